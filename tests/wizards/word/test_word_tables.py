"""Tables: any drawing becomes one lattice that python-docx, too, reads as drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.blocks import Block, Cell, Grid, Heading, Paragraph, Row, Table
from tests.wizards.word.structure import check_structure
from tests.wizards.word.word_blocks import LAYOUT, LINE, form_table, progress_table, row, score_table
from tests.wizards.word.word_files import document_of
from wizards.word import write
from wizards.word.cell_styles import CellStyles
from wizards.word.grid import Lattice
from wizards.word.page import LANDSCAPE, PORTRAIT
from wizards.word.split import heads, split


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Columns and rows, tiled at random with cells of any extent."""
    columns = draw(st.integers(1, 6))
    rows = draw(st.integers(1, 40))
    taken: set[tuple[int, int]] = set()
    cells: list[list[Cell]] = [[] for _ in range(rows)]
    for y in range(rows):
        for x in range(columns):
            if (y, x) in taken:
                continue
            width = draw(st.integers(1, columns - x))
            while any((y, x + i) in taken for i in range(width)):
                width -= 1
            height = draw(st.sampled_from([1, 1, 1, 2, 5, 40]))
            height = min(height, rows - y)
            taken.update((y + j, x + i) for j in range(height) for i in range(width))
            cells[y].append(Cell(x, f"{y}行{x}列", width, height))
    widths = tuple(draw(st.lists(st.integers(1, 9), min_size=columns, max_size=columns)))
    heads = draw(st.integers(0, 2))
    return Grid(widths, tuple(Row(tuple(line), number < heads) for number, line in enumerate(cells)))


@given(st.lists(grids(), min_size=1, max_size=3), st.booleans())
@settings(max_examples=30, deadline=None)
def test_any_tiling(drawn: list[Grid], landscape: bool) -> None:
    block = Table(tuple(drawn), landscape)
    data = write([block], LAYOUT)
    assert check_structure(data) == []
    tables = docx.Document(io.BytesIO(data)).tables
    for part, table in zip(split(block), tables, strict=True):
        _reads_as_drawn(part, table, (LANDSCAPE if landscape else PORTRAIT).text_width)


def _reads_as_drawn(part: Table, table: Any, width: int) -> None:
    flat, count, top = table._cells, len(table.columns), 0
    for grid, edges in zip(part.grids, Lattice(part, width).edges, strict=True):
        for number, line in enumerate(grid.rows):
            for cell in line.cells:
                for column in range(edges[cell.column], edges[cell.column + cell.columns]):
                    for below in (0, cell.rows - 1):
                        assert flat[(top + number + below) * count + column].text == cell.text
        top += len(grid.rows)


@given(st.lists(grids(), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_nothing_is_lost_where_a_table_is_split(drawn: list[Grid]) -> None:
    parts = [grid for part in split(Table(tuple(drawn))) for grid in part.grids]
    assert _texts(parts) == _texts(drawn)
    assert [_squares(grid) for grid in parts] == [len(grid.rows) * len(grid.widths) for grid in parts]


def _texts(grids: Sequence[Grid]) -> list[str]:
    return [cell.text for grid in grids for line in grid.rows for cell in line.cells if cell.text]


def _squares(grid: Grid) -> int:
    return sum(cell.rows * cell.columns for line in grid.rows for cell in line.cells)


def test_lattice_is_the_least_common_refinement() -> None:
    lattice = Lattice(form_table(), 2400)
    assert lattice.lines == [100 * line for line in (0, 4, 6, 8, 10, 12, 16, 18, 20, 22, 24)]
    assert lattice.edges[1] == [0, 2, 5, 7, 10]
    assert lattice.span(3, 2, 1) == (3, 800)


def test_borders_that_nearly_meet_are_one() -> None:
    block = Table((Grid((1, 1, 1), (row("", "", ""),)), Grid((33, 33, 34), (row("", "", ""),))))
    assert len(Lattice(block, PORTRAIT.text_width).lines) == 5
    assert len(Lattice(block, 2000).lines) == 4


@pytest.mark.parametrize("width", [PORTRAIT.text_width, LANDSCAPE.text_width])
def test_each_grid_fills_the_text_width(width: int) -> None:
    lattice = Lattice(Table((Grid((1, 2), (row("", ""),)), Grid((7,), (row(""),)))), width)
    assert sum(lattice.columns) == width


def head(count: int, *, heads: int, title: bool = False) -> Grid:
    top = (Row((Cell(0, "一、", columns=2, level=1),)),) if title else ()
    return Grid((1, 1), (*top, *(row("", "", head=number < heads) for number in range(count))))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table((head(5, heads=2),)), [(5, 2)]),
        (Table((head(5, heads=0),)), [(5, 0)]),
        (Table((head(5, heads=1, title=True),)), [(6, 2)]),
        (Table((head(5, heads=0, title=True),)), [(6, 0)]),
        (Table((head(2, heads=2),)), [(2, 0)]),
        (Table((head(5, heads=0), head(3, heads=0))), [(8, 0)]),
        (Table((head(5, heads=1), head(2, heads=0))), [(5, 1), (2, 0)]),
        (Table((head(2, heads=1), head(9, heads=1, title=True))), [(2, 1), (10, 2)]),
        (Table((head(4, heads=0), head(9, heads=1))), [(4, 0), (9, 1)]),
    ],
)
def test_each_head_begins_a_table_and_repeats(table: Table, expected: list[tuple[int, int]]) -> None:
    parts = split(table)
    assert [(sum(len(grid.rows) for grid in part.grids), heads(part)) for part in parts] == expected
    text = document_of(write([table], LAYOUT))
    assert text.count("<w:tblHeader/>") == sum(count for _, count in expected)
    assert text.count("<w:vanish/>") == len(expected) - 1


def labelled(*, above: int = 1, below: int = 3) -> Table:
    """A label beside the head and the rows below it, as 绩效指标 stands beside its indicators."""
    label = Row((Cell(0, "绩效指标", rows=above + below), Cell(1, "一级指标", rows=above)), head=True)
    more_heads = [Row((), head=True)] * (above - 1)
    rows = [Row((Cell(1, f"指标{number}"),)) for number in range(below)]
    return Table((Grid((1, 3), (row("项目名称", "某项目"), label, *more_heads, *rows)),))


@pytest.mark.parametrize(("above", "below"), [(1, 3), (2, 3), (1, 1)])
def test_a_label_beside_head_and_rows_reads_as_one_cell(above: int, below: int) -> None:
    data = write([labelled(above=above, below=below)], LAYOUT)
    assert check_structure(data) == []
    text = document_of(data)
    assert text.count(">绩效指标<") == 1
    assert text.count("<w:tblHeader/>") == above
    assert text.count('<w:bottom w:val="nil"/>') == above
    assert text.count('<w:top w:val="nil"/>') == below
    first, second = docx.Document(io.BytesIO(data)).tables
    assert [len(first.rows), len(second.rows)] == [1, above + below]


def test_a_merge_from_above_keeps_the_head_in_its_table() -> None:
    rows = (Row((Cell(0, "甲", rows=3), Cell(1, "乙"))), Row((Cell(1, "表头"),), head=True), Row((Cell(1, "丙"),)))
    assert split(Table((Grid((1, 1), rows),))) == [Table((Grid((1, 1), rows),))]


def look(*rows: Row, widths: tuple[int, ...] = (1, 1, 1, 1)) -> tuple[CellStyles, Grid]:
    grid = Grid(widths, rows)
    table = Table((grid,))
    return CellStyles(Lattice(table, PORTRAIT.text_width), table, 0, PORTRAIT), grid


def styles(*rows: Row, widths: tuple[int, ...] = (1, 1, 1, 1)) -> list[list[str]]:
    made, grid = look(*rows, widths=widths)
    return [[made.style(line, cell) for cell in line.cells] for line in grid.rows]


def test_prose_starts_at_the_left_and_entries_stand_in_the_middle() -> None:
    assert styles(row("甲", LINE, "5", ""), row("乙", "没有纳入的每个扣1分", "5", "")) == [
        ["TableCentre", "TableText", "TableCentre", "TableCentre"],
        ["TableCentre", "TableText", "TableCentre", "TableCentre"],
    ]


def test_one_long_text_among_entries() -> None:
    rows = [row("甲", f"{number}", "", "") for number in range(9)]
    assert {line[1] for line in styles(*rows, row("甲", LINE, "", ""))} == {"TableCentre", "TableText"}


def test_heads_captions_and_headings() -> None:
    caption = Row((Cell(0, "得分表", columns=3), Cell(3, "")), head=True)
    level = Row((Cell(0, "一、基本情况", columns=4, level=1),))
    assert styles(caption, row("甲", "", "", "", head=True), level) == [
        ["Caption", "TableHead"],
        ["TableHead"] * 4,
        ["TableHeading1"],
    ]


def test_a_figure_is_set_smaller_rather_than_broken() -> None:
    figures = row("28545.30", "28545.30", "100.00%", "5")
    assert styles(figures, widths=(40, 12, 7, 21)) == [["TableCentre", "TableCentre", "TableSmall", "TableCentre"]]
    assert styles(figures, widths=(40, 4, 4, 8))[0][1] == "TableTight"


def test_only_a_row_taller_than_a_page_may_break() -> None:
    made, grid = look(row("甲", LINE * 3, "", ""), row("甲", LINE * 30, "", ""), row("\n" * 30, "", "", ""))
    assert [made.may_split(line) for line in grid.rows] == [False, True, True]


def again(*blocks: Block) -> list[int]:
    """The rows of the last table in which its first label is printed."""
    rows = document_of(write(blocks, LAYOUT)).split("<w:tr>")[3:]
    return [number for number, line in enumerate(rows) if ">一级0<" in line]


def test_tall_labels_begin_anew_where_a_page_begins() -> None:
    table = score_table(60, group=60, inner=4)
    found = again(table)
    assert found[0] == 0
    assert 3 <= len(found) <= 4
    assert all(16 <= after - before <= 30 for before, after in pairwise(found))
    below_text = again(*[Paragraph("文" * 26)] * 11, table)
    assert len(below_text) >= 3
    assert below_text[1] < found[1]


def test_a_merge_of_two_pages_is_left_whole_when_it_is_short() -> None:
    assert document_of(write([score_table(14, group=14)], LAYOUT)).count(">一级0<") == 1


def test_rows_without_cells_are_blank() -> None:
    data = write([Table((Grid((1, 1, 1), (Row(()), Row((Cell(1, "中"),)))),))], LAYOUT)
    assert check_structure(data) == []
    (table,) = docx.Document(io.BytesIO(data)).tables
    assert [[cell.text for cell in line.cells] for line in table.rows] == [["", "", ""], ["", "中", ""]]


def test_table_without_rows_is_left_out() -> None:
    blocks = [Paragraph("前"), Table(()), Table((Grid((1,), ()),)), Heading(1, "一、", "后")]
    assert "<w:tbl>" not in document_of(write(blocks, LAYOUT))
    assert document_of(write([Table((Grid((1, 3), ()), Grid((1,), (row("甲"),))))], LAYOUT)).count("<w:gridCol") == 1


def test_paragraphs_of_a_cell() -> None:
    text = document_of(write([Table((Grid((1,), (row("一\n\n二"),)),))], LAYOUT))
    cell = text[text.index("<w:tc>") : text.index("</w:tc>")]
    assert cell.count("<w:p>") == 3


def test_title_for_those_who_cannot_see_the_table() -> None:
    blocks = [progress_table(), Heading(2, "（一）", "目标“完成”\n程度"), progress_table()]
    text = document_of(write(blocks, LAYOUT))
    assert f'<w:tblCaption w:val="{LAYOUT.title}"/>' in text
    assert '<w:tblCaption w:val="（一）目标“完成” 程度"/>' in text


def test_all_lines_above_a_table_stay_with_it() -> None:
    lines = [Paragraph("（2023年度）", "centre"), Paragraph("单位：万元", "right")]
    text = document_of(write([Paragraph("文"), *lines, progress_table(), Paragraph("注", "left")], LAYOUT))
    paragraphs = text[: text.index("<w:tbl>")].split("<w:p>")[1:]
    assert ["<w:keepNext/>" in one for one in paragraphs] == [False, True, True]
    assert "<w:keepNext/>" not in text[text.index("</w:tbl>") :]
