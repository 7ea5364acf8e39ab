"""Tables drawn with box characters, texts and blocks broken at every width, running numbers in every style."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest

from schemas.blocks import Cell, Grid, Heading, Look, Paragraph, Row, RunIn
from tests.records import Sweep
from wizards.compose.boxes import draw
from wizards.compose.numerals import numeral
from wizards.compose.plain_lines import render
from wizards.compose.width import centred, char_width, right, width_of, wrap

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

TEXTS = (
    *("", "一", "abc", "甲乙丙丁，戊己。", "1,298.57万元（其中）", "e\u0301e\u0301甲\u0301", "多\n行"),
    *("\u0301", "a\tb"),
)


def boxed(first: str) -> Iterator[str]:
    """Two and three columns with merged cells, in rooms from too small to ample, one below the other."""
    for second, third in product(TEXTS, TEXTS[::2]):
        grids = [
            Grid((1, 1), (Row((Cell(0, first), Cell(1, second))), Row((Cell(0, third, 2),)))),
            Grid((1, 2, 1), (Row((Cell(0, first, 1, 2), Cell(1, second, 2))), Row((Cell(1, third), Cell(2, ""))))),
            Grid((0, 0), (Row((Cell(0, first, 9, 9),)),)),
            Grid((9, 1, 1, 1), (Row((Cell(0, first), Cell(1, second), Cell(2, third), Cell(3, "末"))),)),
            Grid(
                (1, 1, 8),
                (Row((Cell(0, "上", 1, 3), Cell(1, third, 2))), Row((Cell(1, second, 2),)), Row((Cell(1, first, 2),))),
            ),
            Grid((1,), ()),
        ]
        for width in (0, 5, 6, 7, 8, 9, 10, 12, 13, 14, 19, 40):
            yield from (f"{width} {draw([grid], width)}" for grid in grids)
            yield f"{draw(grids[:2], width)} {draw(grids, width)} {draw([], width)}"


def lined() -> Iterator[str]:
    """Texts broken at every width, and every kind of block in rooms."""
    long = (
        "《办法》（某水〔2022〕1号）：一、二；三！四？五……",
        "预算98.00%，（其中：拨款）“全部”完。",
        "a" * 9 + "，" + "1.5%" * 3,
    )
    marks = "，。；：、！？）》〉】〕”’％…（《〈【〔“‘"
    for text in (*TEXTS, *long, *(f"甲{mark}乙{mark}{mark}丙ab{mark}c" for mark in marks)):
        for width in range(14):
            yield f"{width} {wrap(text, width)} {centred([text], width)} {right([text], width)}"
        yield f"{width_of(text)} {list(map(char_width, text))}"
    for new_page, text in product((False, True), ("", " ", "甲乙丙丁戊己", "a b")):
        leads = (None, RunIn(3, "1. ", "管理："), RunIn(2, "", ""))
        blocks = [Heading(level, number, text, new_page) for level in (0, 1, 4) for number in ("", "一、")]
        looks: tuple[Look, ...] = ("body", "label", "left", "centre", "right")
        told = [Paragraph(text, look, lead, new_page) for look in looks for lead in leads]
        for width in (0, 4, 9, 20):
            yield from (
                f"{width} {render([block], width)} {render([block, block], width)}" for block in (*blocks, *told)
            )


def numbers() -> Iterator[str]:
    many = (*range(-2, 125), *range(195, 215), 999, 1000, 1001, 1010, 1100, 9999, 10000, 10001, 2005, 5050)
    for number, style in product(many, ("", "一", "①")):
        yield f"{number} {style} {numeral(number, style)}"


MAKERS = {
    **{f"boxed {text}": partial(boxed, text) for text in TEXTS},
    **{"lined": lined, "numbers": numbers},
}
RECORD = Sweep(__file__, "drawn", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_drawn_in_a_room(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
