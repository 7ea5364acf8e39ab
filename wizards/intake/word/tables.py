"""Tables of a document: rows, cells, their places in the lattice."""

from __future__ import annotations

from typing import Final

from wizards.intake.model import Unreadable
from wizards.intake.word.model import Cell, Row, Span, Table
from wizards.intake.word.state import LATTICE, Attributes, Ends, Starts, State, is_on, number
from wizards.intake.word.surroundings import read_change

_PLACES: Final = 2_000_000
_WIDEST: Final = 100_000
_TOO_LARGE: Final = "文件里有一张表太大，没有读；请只留下要用的行，另存一份再试。"


class Tables:
    """Reads tables; ``cell`` is the cell in which the reading stands."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._ends_at: list[int] = []
        self._merged: set[Cell] = set()
        self._beside: set[Cell] = set()
        self._places = 0
        self.paragraphs_before = 0
        self.starts: Starts = {
            "tbl": self._start_table,
            "gridCol": self._column,
            "tr": self._start_row,
            "gridBefore": self._before,
            "tblHeader": self._header,
            "ins": self._row_put_in,
            "del": self._row_taken_out,
            "tc": self._start_cell,
            "gridSpan": self._span,
            "vMerge": self._merge,
            "hMerge": self._joined,
            "cellDel": self._cell_taken_out,
        }
        self.ends: Ends = {
            "tbl": self._end_table,
            "tr": self._end_row,
            "tc": self._end_cell,
            "tcPr": self._end_properties,
        }

    @property
    def cell(self) -> Cell | None:
        """The innermost cell that is open."""
        return self._cells[-1] if self._cells else None

    def _start_table(self, attributes: Attributes, at: int) -> None:
        document = self._state.document
        table = Table(len(document.tables) + 1, self.cell, self.paragraphs_before)
        document.tables.append(table)
        if self.cell is None:
            document.blocks.append(table)
        else:
            self.cell.tables.append(table)
        self._tables.append(table)
        self._ends_at.append(0)

    def _end_table(self, span: Span) -> None:
        self._ends_at.pop()
        table = self._tables.pop()
        table.span = span
        self._lay_out(table)

    def _column(self, attributes: Attributes, at: int) -> None:
        if self._tables and len(self._tables[-1].lines) <= LATTICE:
            lines = self._tables[-1].lines or (0,)
            width = number(attributes.get("w", "").partition(".")[0], 0, _WIDEST)
            self._tables[-1].lines = (*lines, lines[-1] + width)

    def _row(self) -> Row | None:
        return self._tables[-1].rows[-1] if self._tables and self._tables[-1].rows else None

    def _start_row(self, attributes: Attributes, at: int) -> None:
        if self._tables:
            self._state.count()
            self._tables[-1].rows.append(Row(control=self._state.control))
            self._ends_at[-1] = 0

    def _end_row(self, span: Span) -> None:
        row = self._row()
        if row is None:
            return
        row.span = span
        if row.change is not None and row.change.kind == "del":
            self._tables[-1].taken_out.append(self._tables[-1].rows.pop())

    def _before(self, attributes: Attributes, at: int) -> None:
        if self._ends_at:
            self._ends_at[-1] = number(attributes.get("val", ""), 0)

    def _header(self, attributes: Attributes, at: int) -> None:
        if (row := self._row()) is not None:
            row.header = is_on(attributes)

    def _row_put_in(self, attributes: Attributes, at: int) -> None:
        if self._state.parent() == "trPr" and (row := self._row()) is not None:
            row.change = read_change("ins", attributes)

    def _row_taken_out(self, attributes: Attributes, at: int) -> None:
        if self._state.parent() == "trPr" and (row := self._row()) is not None:
            row.change = read_change("del", attributes)

    def _start_cell(self, attributes: Attributes, at: int) -> None:
        row = self._row()
        if row is None:
            raise Unreadable(_TOO_LARGE)
        table = self._tables[-1]
        cell = Cell(table, len(table.rows) - 1, len(row.cells), self._ends_at[-1], control=self._state.control)
        row.cells.append(cell)
        self._cells.append(cell)
        self._state.count()

    def _end_cell(self, span: Span) -> None:
        cell = self._cells.pop()
        cell.span = span
        row = self._row()
        if row is None:
            return
        self._ends_at[-1] = cell.column + cell.columns
        if cell in self._beside and len(row.cells) > 1:
            row.cells.pop()
            row.cells[-1].columns += cell.columns

    def _end_properties(self, span: Span) -> None:
        if self.cell is not None:
            self.cell.properties = span

    def _span(self, attributes: Attributes, at: int) -> None:
        if self.cell is not None and self._state.parent() == "tcPr":
            self.cell.columns = max(number(attributes.get("val", ""), 1), 1)

    def _merge(self, attributes: Attributes, at: int) -> None:
        if self.cell is not None and self._state.parent() == "tcPr":
            self.cell.continued = attributes.get("val", "continue") != "restart"
            self._merged.add(self.cell)

    def _joined(self, attributes: Attributes, at: int) -> None:
        """w:hMerge, as old files have it: the cell is part of the one to the left of it."""
        if self.cell is not None and attributes.get("val", "continue") != "restart":
            self._beside.add(self.cell)

    def _cell_taken_out(self, attributes: Attributes, at: int) -> None:
        if self.cell is not None:
            self.cell.taken_out = True

    def _lay_out(self, table: Table) -> None:
        """Join merged cells and note which cell covers which place."""
        above: dict[int, Cell] = {}
        for number_, row in enumerate(table.rows):
            here: dict[int, Cell] = {}
            for cell in row.cells:
                owner = above.get(cell.column) if cell.continued else None
                cell.continued = owner is not None
                if owner is None:
                    owner = cell
                    table.cells.append(cell)
                else:
                    owner.rows += 1
                if cell in self._merged:
                    here[cell.column] = owner
                self._cover(table, number_, cell.column, owner)
            above = here

    def _cover(self, table: Table, row: int, column: int, owner: Cell) -> None:
        self._places += owner.columns
        if self._places > _PLACES:
            raise Unreadable(_TOO_LARGE)
        for place in range(column, column + owner.columns):
            table.places.setdefault((row, place), owner)
