"""How the cells of a table look: what fits on a line, what is prose, which rows repeat or may break."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from schemas.blocks import Cell, Row, Table
from wizards.word.grid import Lattice
from wizards.word.label_breaks import breaks
from wizards.word.page import SMALL, Page
from wizards.word.setting import HIGHEST, LOWEST, ems, figure_width, is_figure, lines_of, spaced
from wizards.word.widths import MARGINS

TALLEST = 18
"""A row that fills more lines than this may break; one taller than a page would leave the page before it empty."""

_LONG_TEXT = 20
_MANY_LINES = 3
_WORDY = 12
_WORD = 6
_MARKS = "，；。"
_HEADING_HEIGHT = 490
_ABOVE_AND_BELOW = 40
_LINE = 10
"""The line between two rows; the least height of a row has one in it."""


@dataclass(slots=True)
class _Column:
    """What stands in the ordinary cells of one column: ``odd`` where they do not all look alike."""

    room: float
    entries: int = 0
    characters: int = 0
    prose: int = 0
    odd: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether all that is more than a word begins at the left."""
        wordy = 2 * self.prose >= self.entries or self.characters >= _WORDY * self.entries
        return self.prose > 0 and wordy


class CellStyles:
    """The looks of the cells of one grid.

    Attributes:
        columns: the style of all ordinary cells in each column, empty where they differ.
    """

    def __init__(self, lattice: Lattice, table: Table, index: int, page: Page) -> None:
        self.lattice = lattice
        self.index = index
        self.grid = table.grids[index]
        self.type = page.type
        self._room: dict[tuple[int, int], float] = {}
        self._measures: dict[tuple[str, int, int], float] = {}
        columns = [_Column(self.room(Cell(column, ""))) for column in range(len(self.grid.widths))]
        for row in self.grid.rows:
            self._look_at(row, columns)
        self._prose = [column.is_prose for column in columns]
        self.columns = ["" if column.odd or column.is_prose else self.type.centre for column in columns]

    def _look_at(self, row: Row, columns: list[_Column]) -> None:
        for cell in () if row.head else row.cells:
            if cell.columns == 1 and cell.level is None and cell.text:
                self._note(cell, columns[cell.column])

    def _note(self, cell: Cell, column: _Column) -> None:
        column.entries += 1
        column.characters += len(cell.text)
        # Texts of fewer characters fit whatever they are.
        if len(cell.text) <= min(column.room, _LONG_TEXT) and "\n" not in cell.text:
            return
        if self.is_long(cell):
            column.prose += 1
            column.odd = True
        elif not column.odd and is_figure(cell.text):
            column.odd = self._figure(cell) != self.type.centre

    def room(self, cell: Cell) -> float:
        """Characters on one line of the cell."""
        key = cell.column, cell.columns
        room = self._room.get(key)
        if room is None:
            _, width = self.lattice.span(self.index, *key)
            room = self._room[key] = max(1.0, round((width - MARGINS) / self.type.character, 2))
        return room

    def measure(self, cell: Cell) -> float:
        """Characters on one line of the cell as it is set: fewer than there is room for where a label breaks better."""
        room = self.room(cell)
        if len(cell.text) <= room or cell.level is not None:
            return room
        key = cell.text, cell.column, cell.columns
        measure = self._measures.get(key)
        if measure is None:
            measure = self._measures[key] = 0.0 if self._is_whole(cell) else breaks(cell.text, room).measure
        return measure or room

    def _is_whole(self, cell: Cell) -> bool:
        """Whether nothing in the cell is a label that may break."""
        return is_figure(cell.text) or self.is_long(cell)

    def inset(self, row: Row, cell: Cell) -> str:
        """The indents that narrow a cell to its measure, empty for all that fill the room."""
        lacking = round((self.room(cell) - self.measure(cell)) * self.type.character)
        style = self.style(row, cell) if lacking > 0 else "Caption"
        if style == "Caption":
            return ""
        if style == self.type.text:
            return f'<w:ind w:right="{lacking}"/>'
        return f'<w:ind w:left="{lacking // 2}" w:right="{lacking // 2}"/>'

    def is_long(self, cell: Cell) -> bool:
        """Whether the text is prose and not an entry."""
        lines = cell.text.split("\n")
        if len(lines) >= _MANY_LINES:
            return True
        # A short sentence of two lines would look torn if it stood in the middle.
        prose = (len(cell.text) > _LONG_TEXT and ems(cell.text) > _LONG_TEXT) or any(
            mark in cell.text for mark in _MARKS
        )
        return prose and max(map(spaced, lines)) > self.room(cell)

    def style(self, row: Row, cell: Cell) -> str:
        """The paragraph style of a cell: prose starts at the left, entries stand in the middle."""
        if cell.level is not None:
            return f"TableHeading{min(max(cell.level, HIGHEST), LOWEST)}"
        if row.head:
            wide = cell.columns * 2 > len(self.grid.widths) and row is self.grid.rows[0]
            return "Caption" if wide else self.type.head
        if cell.columns == 1 and is_figure(cell.text):
            return self._figure(cell)
        # In a column of prose all that is more than a word begins at the left.
        prose = cell.columns == 1 and self._prose[cell.column] and len(cell.text) > _WORD
        return self.type.text if prose or self.is_long(cell) else self.type.centre

    def _figure(self, cell: Cell) -> str:
        """A figure is never broken into two lines; where it is wider than its column it is set smaller."""
        width, room = figure_width(cell.text), self.room(cell)
        if width <= room:
            return self.type.centre
        return SMALL.centre if width * SMALL.character <= room * self.type.character else "TableTight"

    def heights(self) -> list[int]:
        """Returns the height of every row in twips; what a merged cell needs beyond its rows is in the last of them."""
        heights = [self.type.row] * len(self.grid.rows)
        heights[0] += _LINE if self.index == 0 else 0
        tall: list[tuple[int, int, int]] = []
        # Texts repeat, and most are so short that they fit whatever stands beside them.
        known: dict[tuple[str, int, int], int] = {}
        short = int(min(self.room(Cell(column, "")) for column in range(len(self.grid.widths))))
        for number, row in enumerate(self.grid.rows):
            for cell in row.cells:
                if len(cell.text) <= short and cell.level is None and "\n" not in cell.text:
                    continue
                key = cell.text, cell.column, cell.columns
                needed = known.get(key) or known.setdefault(key, self._height(row, cell))
                if cell.rows == 1:
                    heights[number] = max(heights[number], needed)
                elif needed > self.type.row * cell.rows:
                    tall.append((number, number + cell.rows, needed))
        for first, after, needed in tall:
            heights[after - 1] += max(0, needed - sum(heights[first:after]))
        return heights

    def _height(self, row: Row, cell: Cell) -> int:
        if cell.level is not None or self.style(row, cell) == "Caption":
            return _HEADING_HEIGHT
        if len(cell.text) <= 1:
            return self.type.row
        room = self.measure(cell)
        lines = ceil(len(cell.text) / int(room)) if cell.text.isalpha() else lines_of(cell.text, room, hanging=False)
        return lines * self.type.line + (1 + cell.text.count("\n")) * _ABOVE_AND_BELOW + _LINE

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


def row_heights(table: Table, page: Page) -> list[list[int]]:
    """Returns the heights of all rows in twips, grid by grid, as they are likely to be printed."""
    lattice = Lattice(table, page.text_width)
    return [CellStyles(lattice, table, index, page).heights() for index in range(len(table.grids))]
