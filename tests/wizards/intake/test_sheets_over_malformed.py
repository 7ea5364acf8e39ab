"""What a hand wrote wrongly into the session stays as it is when a sheet is brought in, and is told."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.paths import find
from tests.wizards.intake.sheet_cases import FULL, OUT, PLAIN, QUAL
from tests.wizards.intake.sheets import bring, default_form, xlsx
from wizards.intake import Unreadable


@pytest.mark.parametrize("path", ["performance", "performance.indicators", "funds.lines", "profile"])
def test_what_is_malformed_in_the_session_is_never_written_over(path: str) -> None:
    section, _, inner = path.partition(".")
    document = {"form": default_form().pack.id, section: {inner: "手写的一段"} if inner else "手写的一段"}
    with pytest.raises(Unreadable, match="写得不对"):
        bring(xlsx(PLAIN), document=document)


def test_rows_that_are_no_rows_stay() -> None:
    document = {"form": default_form().pack.id, "performance": {"indicators": ["手写的一行", {"name": "别的"}]}}
    _, session = bring(xlsx(PLAIN), document=document)
    assert session["performance"]["indicators"][:2] == ["手写的一行", {"name": "别的"}]


@pytest.mark.parametrize(
    "path",
    [
        *("performance.indicators.quality.actual", "performance.indicators.quality.target", "profile.title"),
        *("funds.lines.total.executed", "performance.indicators.quality.name"),
    ],
)
@pytest.mark.parametrize("wrong", [{"x": 1}, ["手写", "两段"], 0.5])
def test_what_a_hand_put_in_place_of_a_text_stays_and_is_told(path: str, wrong: Any) -> None:
    rows = [{"id": "quality", "name": "水质抽检合格率", "level1": OUT, "level2": QUAL}]
    document: dict[str, Any] = {
        "form": default_form().pack.id,
        "profile": {},
        "funds": {"lines": [{"source": "total"}]},
        "performance": {"indicators": rows},
    }
    above, _, name = path.rpartition(".")
    find(document, above)[name] = wrong
    plan, session = bring(xlsx(FULL), document=document)
    assert find(session, above)[name] == wrong
    if not path.endswith(".name"):
        assert any("写得不对" in one.why for one in plan.aside)
