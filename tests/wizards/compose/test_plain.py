"""The plain rendering: what is wide takes two columns, nothing is lost, nothing sticks out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from schemas.blocks import Block, Cell, Grid, Heading, Paragraph, Row, RunIn, Table
from wizards.compose.plain_lines import render
from wizards.compose.width import width_of, wrap


def test_headings_and_paragraphs() -> None:
    blocks: list[Block] = [
        Paragraph("附件1", "label"),
        Heading(0, "", "报告"),
        Heading(1, "一、", "概况"),
        Paragraph("正文"),
        Paragraph("", lead=RunIn(3, "1. ", "数量：")),
        Paragraph(""),
        Paragraph("单位", "right", new_page=True),
    ]
    assert render(blocks, 14) == [
        "附件1",
        "",
        "     报告",
        "",
        "",
        "一、概况",
        "　　正文",
        "　　1. 数量：",
        "",
        "",
        "┄" * 14,
        "",
        "          单位",
    ]


def test_a_table_with_merged_cells_and_two_grids() -> None:
    first = Grid(
        (1, 1, 1),
        (
            Row((Cell(0, "一级", rows=2), Cell(1, "甲", columns=2))),
            Row((Cell(1, "95%"), Cell(2, "乙"))),
        ),
    )
    second = Grid((1, 2), (Row((Cell(0, "丙"), Cell(1, "丁戊"))),))
    assert render([Table((first, second))], 22) == [
        "┌──────┬─────────────┐",
        "│一级  │甲           │",
        "│      ├──────┬──────┤",
        "│      │95%   │乙    │",
        "├──────┼──────┴──────┤",
        "│丙    │丁戊         │",
        "└──────┴─────────────┘",
    ]


def test_a_tall_merged_cell_makes_room_in_its_last_row() -> None:
    grid = Grid((1, 1), (Row((Cell(0, "一二三四五六", rows=2), Cell(1, "甲"))), Row((Cell(1, "乙"),))))
    assert render([Table((grid,))], 11) == [
        "┌────┬────┐",
        "│一二│甲  │",
        "│三四├────┤",
        "│五六│乙  │",
        "└────┴────┘",
    ]


def test_figures_and_marks_are_not_torn_apart() -> None:
    assert wrap("实际支出28545.30万元", 12) == ["实际支出", "28545.30万元"]
    assert wrap("一二三四五六，七", 12) == ["一二三四五", "六，七"]
    assert wrap("一二三四五（六）", 12) == ["一二三四五", "（六）"]
    assert wrap("上访率为≤1%，全年", 12) == ["上访率为≤", "1%，全年"]
    assert wrap("123456789012", 4) == ["1234", "5678", "9012"]
    assert wrap("甲\n\n乙", 10) == ["甲", "", "乙"]


def test_what_a_terminal_acts_on_is_shown_not_sent() -> None:
    lines = render([Paragraph("\x1b[31m红"), Table((Grid((1,), (Row((Cell(0, "\x07响"),)),)),))], 20)
    assert not re.search("[\x00-\x1f]", "".join(lines))


TEXTS = st.text(alphabet="ab1,.%（），。中文字\u0301\n ", max_size=30)


@given(TEXTS, st.integers(4, 40))
def test_no_line_is_wider_than_the_screen(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines) == text.replace("\n", "")


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(10, 60))
def test_a_table_is_a_rectangle_that_holds_every_text(rows: list[list[str]], width: int) -> None:
    grid = Grid((1, 2, 3), tuple(Row(tuple(Cell(i, text) for i, text in enumerate(row))) for row in rows))
    lines = render([Table((grid,))], width)
    assert {width_of(line) for line in lines} == {width}
    printed = "".join(lines)
    for text in "".join(map("".join, rows)):
        assert text in printed or text == "\n" or text == "\u0301"
