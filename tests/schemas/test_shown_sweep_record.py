"""Each sign of Unicode as it is stored, shown, quoted and put in a name of a file; scores with and without a part."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, Score, ScoreSheet, Total
from schemas.text import as_word, clean, narrow, narrow_with_places, safe_file_name, show
from tests.records import Makers, Sweep

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def signs(low: int, high: int) -> Iterator[str]:
    for code in range(low, high):
        text = f"甲{chr(code)}乙"
        seen = clean(text, multiline=True), clean(text, multiline=False), show(text), show(text, one_line=True)
        made = safe_file_name(text, ".x"), as_word(text)
        if any(one != text for one in seen) or made[0] != f"{text}.x" or made[1] != text:
            yield f"{code:04x} {seen} {made}"


def narrowed(low: int, high: int) -> Iterator[str]:
    for code in range(low, high):
        text = f"甲{chr(code)}乙{chr(code)}"
        if narrow(text) != text:
            yield f"{code:04x} {narrow(text)} {narrow_with_places(text)}"


def lines() -> Iterator[str]:
    breaks = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\t", " ", "\u3000", "")
    for first, second, third in product(breaks, repeat=3):
        text = f"{first}甲{second}{third}乙{first}"
        yield f"{clean(text, multiline=True)!r} {clean(text, multiline=False)!r} {show(text, one_line=True)!r}"


def file_names() -> Iterator[str]:
    for sign, suffix, size in product(
        "a中𠀀é", ("", ".x", ".docx", ".handed-in.toml"), (*range(45, 72), *range(82, 104))
    ):
        made = safe_file_name(sign * size, suffix)
        yield f"{size} {len(made)} {len(made.encode())} {made[-12:]}"
    devices = ("con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt", "con1", "acon", "console")
    numbered = (f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³a")
    for name, tail in product((*devices, *numbered), ("", ".a", "a", " ", "_")):
        yield f"{safe_file_name(name + tail, '.x')} {safe_file_name(name.upper() + tail, '.x')}"
    for edge in "._-~ ":
        given = (f"{edge}{edge}甲{edge}{edge}", edge * 3, "甲" * 32 + edge + "乙" * 66)
        yield " ".join(safe_file_name(one, ".x") for one in given)


def scores() -> Iterator[str]:
    numbers = (None, Decimal(0), Decimal(3))
    for computed, stated in product(numbers, repeat=2):
        yield f"{Score(None, computed, stated, None).score} {Total(computed, stated).score}"
    for complete, (computed, stated), (first, second) in product(
        (False, True), product(numbers, repeat=2), product((None, "优"), (None, "差"))
    ):
        rows = tuple(IndicatorScore(None, None, None, None, id=key) for key in ("a", "b", "a"))
        total, grade = Total(computed, stated), Grade(first, second)
        sheet = ScoreSheet("x", None, complete, ExecutionScore(None, None, None, None), rows, total, grade)
        found = [(one := sheet.of(key)) and rows.index(one) for key in ("a", "b", "c")]
        yield f"{complete} {computed} {stated} {sheet.total_shown} {grade.grade} {sheet.grade_shown} {found}"


STEP = 0x2000
BLOCKS = (*range(0, 0x10000, STEP), 0x10000, 0x12000, 0x1A000, 0x1C000, 0x1D000, 0xE0000)
NARROWED = ((0xA0, 0x250), (0x2000, 0x2190), (0x2460, 0x2500), (0x3000, 0x3400), (0xFE30, 0xFFF0))
MAKERS: Makers = {
    **{f"signs {low:05x}": partial(signs, low, low + STEP) for low in BLOCKS},
    **{f"narrow {low:05x}": partial(narrowed, low, high) for low, high in NARROWED},
    "lines": lines,
    "file names": file_names,
    "scores": scores,
}
RECORD = Sweep(__file__, "shown_sweep", MAKERS)


@pytest.mark.skipif(os.name == "nt", reason="quotation marks of another system")
@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_shown(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
