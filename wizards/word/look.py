"""How the cells of a table look: what fits, which columns are prose, which rows repeat or may break."""

from __future__ import annotations

import re

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.grid import Lattice
from wizards.word.paragraph import HIGHEST, LOWEST
from wizards.word.setting import ems

CHARACTER = 210
"""Twips of a full-width character of table text (五号)."""

MARGINS = 120
TALLEST = 18
"""A row that fills more lines than this may break; one taller than a page would leave the page before it empty."""

_LONG_TEXT = 20
_FIGURE = re.compile("[!-~]+")
_DIGIT = 0.55
_SMALLER = ((180, "TableSmall"), (0, "TableTiny"))


class Look:
    """The looks of the cells of one grid. Columns are judged as a whole: a column of mixed looks reads badly.

    Attributes:
        columns: the style of an ordinary cell in each column.
    """

    def __init__(self, lattice: Lattice, table: Table, index: int) -> None:
        self.lattice = lattice
        self.index = index
        self.grid = table.grids[index]
        self._room: dict[tuple[int, int], float] = {}
        columns = range(len(self.grid.widths))
        figures = dict.fromkeys(columns, 0.0)
        # Texts of fewer characters fit whatever they are.
        short = [self.room(Cell(column, "")) / _DIGIT for column in columns]
        prose: set[int] = set()
        for row in self.grid.rows:
            for cell in row.cells:
                length = len(cell.text)
                if cell.columns != 1 or row.head or cell.level is not None:
                    continue
                if (length > _LONG_TEXT or "\n" in cell.text) and self.is_long(cell):
                    prose.add(cell.column)
                elif length > short[cell.column]:
                    widest = max(map(len, _FIGURE.findall(cell.text)), default=0) * _DIGIT
                    figures[cell.column] = max(widest, figures[cell.column])
        self.columns = [
            "TableText" if column in prose else self._figure_style(column, figures[column]) for column in columns
        ]

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
        return self.columns[cell.column]

    def may_split(self, row: Row) -> bool:
        """Whether a row is so tall that it must be allowed to break across pages."""
        for cell in row.cells:
            if len(cell.text) > TALLEST and cell.rows == 1:
                room = int(self.room(cell))
                if len(cell.text) > room * TALLEST / 2 or cell.text.count("\n") >= TALLEST / 2:
                    lines = sum(max(1, -(-ems(part) // room)) for part in cell.text.split("\n"))
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
