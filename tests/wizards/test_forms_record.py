"""Grades at their borders, running numbers, and every sample taken into every other form: what is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import pytest

from tests.records import Record
from tests.wizards.scoring.builders import a_policy
from tests.wizards.word.word_samples import documents
from wizards.catalogue import list_forms, load_form
from wizards.compose.numerals import numeral
from wizards.intake.changing_form import change_form
from wizards.opening import in_force
from wizards.prose.near import is_slip, is_swap, power_of_ten, significant_digits, within

BORDERS = ("0", "59.99", "60", "60.01", "79.99", "80", "80.5", "81", "89.99", "90", "91", "100", "120")
PAIRS = (
    *(
        ("129.85", "128.95"),
        ("129.85", "129.58"),
        ("129.85", "12.985"),
        ("129.85", "1298.5"),
        ("129.85", "139.85"),
        ("46", "64"),
    ),
    *(
        ("46", "47"),
        ("46", "460"),
        ("1000", "100"),
        ("38126", "31826"),
        ("38126", "38162"),
        ("38126", "3812"),
        ("95", "95.5"),
    ),
    *(
        ("97.35", "93.75"),
        ("0.95", "95"),
        ("5", "5"),
        ("0", "5"),
        ("12", "21"),
        ("120", "210"),
        ("1298500", "1289500"),
        ("8.6", "6.8"),
    ),
    *(
        ("11", "11"),
        ("1.5", "15"),
        ("250", "25"),
        ("129.85", "1129.85"),
        ("129.85", "29.85"),
        ("129.85", "129.855"),
        ("440", "404"),
    ),
)
INTO = [info.id for info in list_forms()[0]]


def of_grades() -> Iterator[str]:
    policy = a_policy()
    for total in BORDERS:
        yield f"{total} {policy.grade(Decimal(total))} {policy.grade(Decimal(total), Decimal(120))}"


def of_numerals() -> Iterator[str]:
    for n in (
        *range(-1, 33),
        35,
        36,
        49,
        50,
        51,
        99,
        100,
        101,
        110,
        111,
        999,
        1000,
        1001,
        1010,
        1100,
        9999,
        10000,
        10001,
    ):
        yield f"{n} {numeral(n, '')} {numeral(n, '一')} {numeral(n, '①')}"


def of_slips() -> Iterator[str]:
    for first, second in PAIRS:
        one, other = Decimal(first), Decimal(second)
        steps = [Decimal(step) for step in ("1", "0.1", "0.01")]
        slips = " ".join(f"{is_slip(one, other, step)}/{is_swap(one, other, step)}" for step in steps)
        near = " ".join(str(within(one, other, share)) for share in ("0.01", "0.1", "0.25", "0.5")) if other else ""
        yield f"{first} {second} {slips} {near} {power_of_ten(one, other)} {significant_digits(one)}"


def of_other_form(name: str, new: str) -> Iterator[str]:
    document = {**documents()[name], "policy": "hubei-2020"}
    made, told = change_form(document, in_force(document).form, load_form(new))
    yield from told
    rows = made.get("performance", {}).get("indicators", [])
    yield " ".join(f"{row.get('catalogue', '')}/{row.get('level1', '')}/{row.get('name', '')[:6]}" for row in rows)


RECORD = Record(
    __file__,
    "forms",
    {
        "grades": of_grades,
        "numerals": of_numerals,
        "slips": of_slips,
        **{
            f"{name} into {new}": partial(of_other_form, name, new)
            for name in ("mof-2020", "chenggong-2019", "dachuan-2018")
            for new in INTO
            if new != name
        },
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_told(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
