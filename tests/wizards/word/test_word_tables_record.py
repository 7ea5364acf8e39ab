"""Tables of many shapes: the widths of their columns, the looks and heights of their cells, where they are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from schemas.blocks import Cell, Grid, Row, Table
from tests.records import Sweep
from tests.wizards.word import table_inputs, word_blocks
from tests.wizards.word.table_inputs import FIGURE, HEAD, KINDS, MIXED, PAGES, PROSE, WORDS, plain
from wizards.word.cell_styles import CellStyles, row_heights
from wizards.word.grid import Lattice, pieces
from wizards.word.page import PORTRAIT, SHEET, SHEET_SMALL, Page
from wizards.word.result import ProofFailed
from wizards.word.split import cuts, heads, kept_rows, split
from wizards.word.table import table as written
from wizards.word.widths import adapted, torn

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

SHAPES: dict[str, Callable[[], Iterator[tuple[str, Table]]]] = {
    **{f"one long text of {kind}": partial(table_inputs.one_long, kind) for kind in KINDS},
    **{f"{kind} beside rows": partial(table_inputs.labels_beside, kind) for kind in ("words", "mixed", "lines")},
}
ORDERS = {"orders of rows": table_inputs.headings_and_heads, "several grids": table_inputs.several_grids}


def widths_of(table: Table, page: Page) -> str:
    made = adapted(table, page)
    return f"{[grid.widths for grid in made.grids]} {torn(made, page)} {torn(table, page)}"


def of_widths(make: Callable[[], Iterator[tuple[str, Table]]], pages: tuple[Page, ...]) -> Iterator[str]:
    for name, table in make():
        for page in pages:
            yield f"{name} {PAGES.index(page)} {widths_of(table, page)}"


def of_many_rows() -> Iterator[str]:
    """Rows and labels beyond those that are looked at."""
    for count, page in product(
        (1, 2, 15, 16, 17, 58, 59, 60, 61, 62, 198, 199, 200, 201, 202), (PORTRAIT, SHEET_SMALL)
    ):
        rows = [HEAD[:3], *([f"第{number}项指标", f"{number}", PROSE[: number % 50]] for number in range(count))]
        rows.append(["完成时效及满意度指标", "123456789.00", "末"])
        yield f"{count} {widths_of(plain((3, 2, 4), rows), page)}"
        late = [["一", "一", "一"]] * count + [["困难群众救助补助资金", "≥1,298.57", PROSE[:40]]]
        yield f"{count} late {widths_of(plain((3, 2, 4), late, headed=False), page)}"


def of_many_columns() -> Iterator[str]:
    """Long texts in many columns, which must share the room."""
    for columns, length, page in product(range(1, 19), (0, 2, 5, 9, 12, 13, 16, 17, 30, 200), PAGES):
        texts = [PROSE[:length], WORDS[:length], FIGURE[:length], MIXED[:length]] * 5
        rows = [texts[:columns], texts[1 : columns + 1], ["一"] * columns]
        yield f"{columns} {length} {widths_of(plain((1,) * columns, rows, headed=columns % 2 == 0), page)}"


def of_spans() -> Iterator[str]:
    """Labels over several columns; widths that cannot be."""
    for columns, length, first, rows in product((1, 2, 3, 4), range(0, 15), (0, 1), (1, 2)):
        for text in (WORDS[:length], FIGURE[:length], f"{WORDS[:length]}\n甲"):
            over = Cell(first, text, columns=columns, rows=rows)
            level = Cell(0, text, columns=first + columns, level=2)
            grid = Grid((2, 1, 1, 1, 1), (Row((over,)), Row((level,)), Row((Cell(4, "46处"), Cell(5, "外")))))
            yield f"{columns} {first} {rows} {text!r} {widths_of(Table((grid,)), SHEET)}"
    for widths in ((0, 1), (1, -1), (1,), (1, 100), (1, 1000), (1,) * 40, (1,) * 70, (1,) * 90):
        rows = [["甲"] * len(widths), ["12"] * len(widths)]
        yield f"{widths} {widths_of(plain(widths, rows), SHEET)}"


def looks_of(table: Table, page: Page) -> Iterator[str]:
    lattice = Lattice(table, page.text_width)
    for index, grid in enumerate(table.grids):
        look = CellStyles(lattice, table, index, page)
        for one in grid.rows:
            for cell in one.cells:
                told = (look.style(one, cell), look.inset(one, cell), look.room(cell), look.measure(cell))
                yield f"{told} {look.is_long(cell)}"
            yield f"{look.may_split(one)}"
        yield f"{look.columns} {look.heights()}"


def of_looks(make: Callable[[], Iterator[tuple[str, Table]]], page: Page) -> Iterator[str]:
    for name, table in make():
        yield from (f"{name} {PAGES.index(page)} {line}" for line in looks_of(table, page))


def of_columns() -> Iterator[str]:
    """Columns in which short, long, figures and sentences meet in every share."""
    texts = {
        **{"字": "甲", "词": "水质抽检合格率", "数": "46", "大": "1,234,567.89", "句": PROSE[:24], "长": WORDS[:36]},
        **{
            "点": "好，是",
            "行": "甲\n乙\n丙",
            "两": "甲\n乙",
            "空": "",
            "满": WORDS[:20],
            "过": WORDS[:21],
            "六": WORDS[:6],
        },
    }
    for kinds in product(texts, repeat=2):
        for times in (1, 2, 3):
            rows = [["头", "头"]] + [[texts[kinds[0]], "甲"]] * times + [[texts[kinds[1]], WORDS[:18]], ["说明", "乙"]]
            for widths in ((1, 6), (1, 2), (3, 2)):
                for number, line in enumerate(looks_of(plain(widths, rows), SHEET)):
                    yield f"{kinds} {times} {widths} {number} {line}"


def of_tall_rows() -> Iterator[str]:
    """Rows about as tall as may not break, and merged cells taller than their rows."""
    for length, page, rows in product((*range(151, 400, 9), 17, 18, 19), (PORTRAIT, SHEET_SMALL), (1, 2)):
        for text in (WORDS[:length], MIXED[:length], "甲\n" * (length // 18), "字" * (length // 10) + "\n乙" * 9):
            grid = Grid((1, 3), (Row((Cell(0, text, rows=rows), Cell(1, "甲"))), Row((Cell(1, "乙"),))))
            yield f"{length} {rows} {list(looks_of(Table((grid, grid)), page))}"
            yield f"{row_heights(Table((grid, grid)), page)}"


def of_headings_in_rows() -> Iterator[str]:
    for level, columns, text, head in product(
        (None, -1, 0, 1, 2, 4, 5), (1, 2, 3), ("", "甲", PROSE[:60]), (True, False)
    ):
        grid = Grid((1, 1, 1), (Row((Cell(0, text, columns=columns, level=level),), head),) * 2)
        yield f"{level} {columns} {len(text)} {head} {list(looks_of(Table((grid,)), SHEET))}"


def of_lattices() -> Iterator[str]:
    """Borders of two grids about as near as one border may be, and pieces of merged cells."""
    for near, place in product(range(0, 70), (1000, 4961)):
        first, second = Grid((place, 8844 - place), ()), Grid((place + near, 8844 - place - near), ())
        third = Grid((place + near // 2, 60, 8784 - place - near // 2), ())
        for grids in ((first, second), (second, first, third), (third,), (first, third)):
            try:
                lattice = Lattice(Table(grids), 8844)
            except ProofFailed as failed:
                yield f"{near} {place} {failed}"
            else:
                spans = [lattice.span(at, 0, count) for at in range(len(grids)) for count in (1, 2)]
                yield f"{near} {place} {lattice.lines} {lattice.edges} {lattice.columns} {spans}"
    for widths in product((1, 2, 29, 30, 31), repeat=3):
        table = Table((Grid((*widths, 8844 - sum(widths)), ()), Grid((1, 2, 3), ())))
        try:
            yield f"{widths} {Lattice(table, 8844).lines}"
        except ProofFailed as failed:
            yield f"{widths} {failed}"


def of_pieces() -> Iterator[str]:
    """All pairs of cells in two rows of three columns, also those that overlap or stick out."""
    cells = [Cell(c, t, columns=w, rows=r) for c, w, r, t in product(range(4), (0, 1, 2, 3), (1, 2, 3), ("甲", ""))]
    rows: list[tuple[Row, ...]] = [(Row((one,)), Row((other,))) for one, other in product(cells[::2], cells[::2])]
    rows += [(Row((one, other)), Row(())) for one, other in product(cells[::2], cells[1::2])]
    rows += [(Row((one,)), Row(()), Row((Cell(2, "末"),))) for one in cells]
    for number, one in enumerate(rows):
        for begins in (frozenset[int](), frozenset({1})):
            try:
                told = [[piece[:4] for piece in line] for _, line in pieces(Grid((1, 1, 1), one), begins, "第1张表")]
            except ProofFailed as failed:
                yield f"{number} {failed}"
            else:
                yield f"{number} {told}"


def of_cuts(make: Callable[[], Iterator[tuple[str, Table]]]) -> Iterator[str]:
    for name, table in make():
        kept = [sorted(kept_rows(grid)) for grid in table.grids]
        yield f"{name} {heads(table)} {kept} {list(cuts(table))}"
        for part in split(table):
            yield f"  {part} {heads(part)}"


def of_low_rows() -> Iterator[str]:
    """Labels beside rows with about as much text as still stays together."""
    for length, rows, head in product((195, 198, 199, 200, 201, 202, 399, 400, 401), (1, 2, 3, 4), (True, False)):
        for text in ("", "管几行"):
            below = (Row((Cell(1, WORDS[:length]), Cell(2, WORDS[: length // 2])), head),) * (rows - 1)
            first = Row((Cell(0, text, rows=rows), Cell(1, "甲"), Cell(2, WORDS[:length])), head)
            yield f"{length} {rows} {head} {sorted(kept_rows(Grid((1, 1, 1), (first, *below, first))))}"


def of_files(make: Callable[[], Iterator[tuple[str, Table]]], page: Page) -> Iterator[str]:
    """The table as it stands in the file, with pages beginning in its second row or nowhere."""
    for name, table in make():
        for begins in (frozenset[int](), frozenset({1, 3})):
            breaks = (begins,) * len(table.grids)
            try:
                told = "".join(written(table, page, breaks, "题<", "第1张表"))
            except ProofFailed as failed:
                told = str(failed)
            yield f"{name} {told}"


def many_columns() -> Iterator[tuple[str, Table]]:
    for count, group, inner in product((1, 2, 5, 9), (1, 2, 3, 30), (1, 2, 4)):
        yield f"{count} {group} {inner}", word_blocks.score_table(count, group=group, inner=inner)
    yield "form", word_blocks.form_table()
    yield "progress", word_blocks.progress_table()


RECORD = Sweep(
    __file__,
    "word_tables",
    {
        **{f"widths: {name}": partial(of_widths, make, (PORTRAIT, SHEET_SMALL)) for name, make in SHAPES.items()},
        "widths of scores": partial(of_widths, many_columns, PAGES),
        "widths of several grids": partial(of_widths, table_inputs.several_grids, (PORTRAIT,)),
        "widths of many rows": of_many_rows,
        "widths of many columns": of_many_columns,
        "widths beside labels over columns": of_spans,
        **{
            f"looks: {name}, page {PAGES.index(page)}": partial(of_looks, make, page)
            for name, make in SHAPES.items()
            for page in (PORTRAIT, SHEET_SMALL)
        },
        "looks of scores": partial(of_looks, many_columns, SHEET),
        "looks of columns": of_columns,
        "tall rows": of_tall_rows,
        "headings in rows": of_headings_in_rows,
        "lattices": of_lattices,
        "pieces": of_pieces,
        **{f"cuts: {name}": partial(of_cuts, make) for name, make in ORDERS.items()},
        "cuts of labels": partial(of_cuts, partial(table_inputs.labels_beside, "words")),
        "cuts of scores": partial(of_cuts, many_columns),
        "rows that stay together": of_low_rows,
        **{f"files: {name}": partial(of_files, make, PORTRAIT) for name, make in ORDERS.items()},
        "files of labels": partial(of_files, partial(table_inputs.labels_beside, "mixed"), SHEET_SMALL),
        "files of scores": partial(of_files, many_columns, SHEET),
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_tables_of_many_shapes(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_shape_is_gone() -> None:
    assert RECORD.strays() == set()
