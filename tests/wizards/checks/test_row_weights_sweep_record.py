"""Rows of indicators at every limit of the rules on weights, groups of rows and blank rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import BY_CLASS, CLASSES, FORM, POLICY, STATED, changed
from tests.wizards.checks.rows_judged import WHOLE, Cells, of_rows
from tests.wizards.checks.varied import said_by

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def weights() -> Iterator[str]:
    """The weights of the five rows of the clean document moved, one and two at a time."""
    at = ("0", "1", "2", "3", "4")
    usual = {"0": 20, "1": 30, "2": 20, "3": 10, "4": 10}
    others = (None, "0", "-1", "若干", "+1", "-10")
    for first, second in product(at, repeat=2):
        for one, two in product(others, repeat=2) if first < second else ():
            changes = {f"performance/indicators/{first}/weight": _weight(usual[first], one)}
            changes |= {f"performance/indicators/{second}/weight": _weight(usual[second], two)}
            for form, policy in ((FORM, POLICY), (CLASSES, WHOLE)):
                yield said_by(of_rows(), changed(changes), form, policy)


def _weight(usual: int, change: str | None) -> str | None:
    return str(usual + int(change)) if change and change[0] in "+-" and len(change) > 1 else change


def trees() -> Iterator[str]:
    """Rows of other groups, blank rows, rows without a level."""
    at = "performance/indicators/"
    levels = ("产出指标", "效益指标", "满意度指标", "效果指标", "别的指标", "")
    blanks: tuple[Cells, ...] = (
        *({}, {"id": "b"}, {"level2": "时效指标"}, {"level2": "质量指标", "weight": "10"}),
        {"tier": " "},
    )
    for form, policy in ((FORM, POLICY), (CLASSES, POLICY), (BY_CLASS, None), (STATED, POLICY)):
        for number, level in product(range(5), levels):
            yield said_by(of_rows(), changed({f"{at}{number}/level1": level}), form, policy)
            yield said_by(of_rows(), changed({f"{at}{n}/level1": level for n in range(number + 1)}), form, policy)
        for blank, number in product(blanks, range(5)):
            yield said_by(of_rows(), changed({f"{at}5": blank, f"{at}{number}/weight": "10"}), form, policy)
            yield said_by(of_rows(), changed({f"{at}{number}": blank}), form, policy)
        for number in range(5):
            yield said_by(of_rows(), changed({f"{at}4": None, f"{at}{number % 4}/weight": "40"}), form, policy)


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "D01 D02 D04 weights": weights,
    "D02 D06 D07 C29 trees": trees,
}
RECORD = Sweep(__file__, "row_weights_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_weights_of_rows(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
