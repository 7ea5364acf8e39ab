"""Tables as WordprocessingML: rows are strings, since objects per cell cost ten to a thousand times as much."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.grid import CONTINUE, RESTART, SINGLE, Lattice, Piece, pieces
from wizards.word.paragraph import HIGHEST, LOWEST
from wizards.word.placing import ems
from wizards.word.text import clean, escape, runs

CELL_CHARACTER = 210
CELL_MARGINS = 120
ROW_HEIGHT = 454
TALLEST = 18
"""A row that fills more lines than this may break; one taller than a page would leave the page before it empty."""

_LONG_TEXT = 20
_MERGE = {SINGLE: "", RESTART: '<w:vMerge w:val="restart"/>', CONTINUE: "<w:vMerge/>"}


class Look:
    """How the cells of one grid look: what fits on a line, which columns are text and start at the left."""

    def __init__(self, lattice: Lattice, table: Table, index: int) -> None:
        self.lattice = lattice
        self.index = index
        self.grid = table.grids[index]
        self._room: dict[tuple[int, int], float] = {}
        self._left = frozenset(
            cell.column
            for row in self.grid.rows
            if not row.head
            for cell in row.cells
            if cell.columns == 1 and cell.level is None and self.is_long(cell)
        )

    def room(self, cell: Cell) -> float:
        """Characters on one line of the cell."""
        key = cell.column, cell.columns
        room = self._room.get(key)
        if room is None:
            _, width = self.lattice.span(self.index, *key)
            room = self._room[key] = max(1.0, (width - CELL_MARGINS) // CELL_CHARACTER)
        return room

    def is_long(self, cell: Cell) -> bool:
        """Whether the text is prose and not an entry."""
        text = cell.text
        if len(text) <= _LONG_TEXT and "\n" not in text:
            return False
        return "\n" in text or (ems(text) > _LONG_TEXT and ems(text) > self.room(cell))

    def style(self, row: Row, cell: Cell) -> str:
        """The paragraph style of a cell."""
        if cell.level is not None:
            return f"TableHeading{min(max(cell.level, HIGHEST), LOWEST)}"
        if row.head:
            wide = cell.columns * 2 > len(self.grid.widths) and row is self.grid.rows[0]
            return "Caption" if wide else "TableHead"
        if (cell.column in self._left) if cell.columns == 1 else self.is_long(cell):
            return "TableText"
        return "TableCentre"

    def may_split(self, line: list[Piece]) -> bool:
        """Whether a row is so tall that it must be allowed to break across pages."""
        for _, _, text, _, cell in line:
            if len(text) > TALLEST and cell.rows == 1:
                room = self.room(cell)
                if len(text) > room * TALLEST / 2 or text.count("\n") >= TALLEST / 2:
                    lines = sum(max(1, -(-ems(part) // room)) for part in text.split("\n"))
                    if lines > TALLEST:
                        return True
        return False


def repeated(table: Table) -> int:
    """How many rows at the top repeat on every page: the header rows, with a heading row above them.

    A table of several grids repeats its first header only if that grid is most of the table: over rows of another
    grid it would say something false.
    """
    first = table.grids[0] if table.grids else Grid((1,), ())
    if 2 * len(first.rows) < sum(len(grid.rows) for grid in table.grids):
        return 0
    count = 0
    while count < len(first.rows) and not first.rows[count].head and _is_heading(first.rows[count]):
        count += 1
    start = count
    while count < len(first.rows) and first.rows[count].head:
        count += 1
    return count if start < count < len(first.rows) else 0


def _is_heading(row: Row) -> bool:
    return len(row.cells) == 1 and row.cells[0].level is not None


def table(block: Table, width: int, title: str, where: str) -> Iterator[str]:
    """The table, piece by piece."""
    lattice = Lattice(block, width)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in lattice.columns)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
    heads = repeated(block)
    for index, grid in enumerate(block.grids):
        yield from _rows(Look(lattice, block, index), grid, heads if index == 0 else 0, where)
    yield "</w:tbl>"


def _rows(look: Look, grid: Grid, heads: int, where: str) -> Iterator[str]:
    openings: dict[tuple[int, int, int, str], str] = {}
    for number, (row, line) in enumerate(pieces(grid, where)):
        out = [_row(head=number < heads, whole=not look.may_split(line))]
        for column, columns, text, state, cell in line:
            style = look.style(row, cell)
            key = column, columns, state, style
            opening = openings.get(key)
            if opening is None:
                opening = openings[key] = _opening(look.lattice.span(look.index, column, columns), state, style)
            out.append(opening)
            if text:
                out.append(_text(clean(text), style))
            out.append("</w:p></w:tc>")
        out.append("</w:tr>")
        yield "".join(out)


def _row(*, head: bool, whole: bool) -> str:
    return (
        f'<w:tr><w:trPr>{"<w:cantSplit/>" if whole else ""}<w:trHeight w:val="{ROW_HEIGHT}"/>'
        f"{'<w:tblHeader/>' if head else ''}</w:trPr>"
    )


def _opening(span: tuple[int, int], state: int, style: str) -> str:
    columns, width = span
    across = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{_MERGE[state]}</w:tcPr>{_paragraph(style)}'


def _paragraph(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def _text(text: str, style: str) -> str:
    if "\n" not in text:
        return runs(text)
    return f"</w:p>{_paragraph(style)}".join(map(runs, text.split("\n")))
