"""How the cells of a table look: what fits, which columns are prose, which rows repeat or may break."""

from __future__ import annotations

import re

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.grid import Lattice, Piece
from wizards.word.paragraph import HIGHEST, LOWEST
from wizards.word.setting import ems

CHARACTER = 210
"""Twips of a full-width character of table text (五号)."""

MARGINS = 120
TALLEST = 18
"""A row that fills more lines than this may break; one taller than a page would leave the page before it empty."""

_LONG_TEXT = 20
_FIGURE = re.compile("[!-~]+")
_LONGEST_FIGURE = 12
_DIGIT = 0.55
_SMALLER = ((180, "TableSmall"), (0, "TableTiny"))


class Look:
    """The looks of the cells of one grid. Columns are judged as a whole: a column of mixed looks reads badly."""

    def __init__(self, lattice: Lattice, table: Table, index: int) -> None:
        self.lattice = lattice
        self.index = index
        self.grid = table.grids[index]
        self._room: dict[tuple[int, int], float] = {}
        self._left: set[int] = set()
        figures: dict[int, float] = {}
        narrow = {c for c in range(len(self.grid.widths)) if self.room(Cell(c, "")) < _LONGEST_FIGURE}
        for row in self.grid.rows:
            for cell in row.cells:
                if row.head or cell.columns != 1 or cell.level is not None or not cell.text:
                    continue
                if self.is_long(cell):
                    self._left.add(cell.column)
                elif cell.column in narrow:
                    widest = max(map(len, _FIGURE.findall(cell.text)), default=0) * _DIGIT
                    figures[cell.column] = max(widest, figures.get(cell.column, 0))
        self._centre = {column: self._figure_style(column, width) for column, width in figures.items()}

    def _figure_style(self, column: int, widest: float) -> str:
        """A figure is never broken into two lines; where it is wider than its column it is set smaller."""
        room = self.room(Cell(column, "")) * CHARACTER
        if widest * CHARACTER <= room:
            return "TableCentre"
        return next(style for size, style in _SMALLER if widest * size <= room or not size)

    def room(self, cell: Cell) -> float:
        """Characters on one line of the cell."""
        key = cell.column, cell.columns
        room = self._room.get(key)
        if room is None:
            _, width = self.lattice.span(self.index, *key)
            room = self._room[key] = max(1.0, (width - MARGINS) / CHARACTER)
        return room

    def is_long(self, cell: Cell) -> bool:
        """Whether the text is prose and not an entry."""
        text = cell.text
        if len(text) <= _LONG_TEXT:
            return "\n" in text
        return "\n" in text or (ems(text) > _LONG_TEXT and ems(text) > self.room(cell))

    def style(self, row: Row, cell: Cell) -> str:
        """The paragraph style of a cell."""
        if cell.level is not None:
            return f"TableHeading{min(max(cell.level, HIGHEST), LOWEST)}"
        if row.head:
            wide = cell.columns * 2 > len(self.grid.widths) and row is self.grid.rows[0]
            return "Caption" if wide else "TableHead"
        if cell.columns != 1:
            return "TableText" if self.is_long(cell) else "TableCentre"
        return "TableText" if cell.column in self._left else self._centre.get(cell.column, "TableCentre")

    def may_split(self, line: list[Piece]) -> bool:
        """Whether a row is so tall that it must be allowed to break across pages."""
        for _, _, text, _, cell in line:
            if len(text) > TALLEST and cell.rows == 1:
                room = int(self.room(cell))
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
