"""A table of a blank as the readers of heads see it, with the way back to its cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizards.intake.cells import Cells
from wizards.intake.model import Grid, Merge
from wizards.intake.word import Cell, Table
from wizards.intake.word.lattice import columns_of


class TableGrid:
    """A table, its texts by row and column as a person sees them.

    Attributes:
        table: the table.
        cells: its texts.
        used: the rows that a block of money or a table of indicators has taken.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.used: set[int] = set()
        columns = columns_of((table,))
        width = max(columns.count, 1)
        values: list[list[Any]] = [[""] * width for _ in table.rows]
        merges: list[Merge] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self._first: dict[Cell, tuple[int, int]] = {}
        for cell in table.cells:
            left, right = columns.span(0, cell)
            bottom = min(cell.row + cell.rows, len(table.rows)) - 1
            values[cell.row][left] = cell.text
            self._first[cell] = (left, right)
            if bottom > cell.row or right > left:
                merges.append((cell.row, left, bottom, right))
            for row in range(cell.row, bottom + 1):
                for column in range(left, right + 1):
                    self._cells[row, column] = cell
        addresses = {place: cell.where for place, cell in self._cells.items()}
        self.cells = Cells(Grid(table.where, values, merges, looks_known=False, addresses=addresses))

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place."""
        return self._cells.get((row, column))

    def span(self, cell: Cell) -> tuple[int, int]:
        """Return first and last column of a cell."""
        return self._first[cell]

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the next cell in the same row."""
        return self.at(cell.row, self.span(cell)[1] + 1)

    def below(self, cell: Cell) -> Cell | None:
        """Return the cell right below, if it is just as wide."""
        other = self.at(cell.row + cell.rows, self.span(cell)[0])
        return other if other is not None and self.span(other) == self.span(cell) else None

    def free(self) -> Iterator[Cell]:
        """Yield the cells in rows that nothing has taken."""
        for cell in self.table.cells:
            if cell.row not in self.used:
                yield cell
