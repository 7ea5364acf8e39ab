"""The look into any sheet, element by element: whatever an XML parser takes, however odd, is understood here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wizards.intake.model import GENERAL, Look, Unreadable
from wizards.intake.packages import walk_xml
from wizards.intake.sheet_look import (
    CELLS,
    DAMAGED,
    ROWS,
    TOO_LARGE,
    SheetLook,
    check_area,
    column_number,
    is_set,
    whole_number,
)


def walk_sheet(content: bytes, looks: Sequence[Look]) -> SheetLook:
    """Return what a sheet says beside its values.

    Args:
        content: the sheet's part.
        looks: how each cell style, by its number, shows numbers.

    Raises:
        Unreadable: it is damaged, or larger than a table can be.
    """
    return _Walk(looks).read(content)


class _Walk:
    """One sheet on its way through the XML parser; handlers are kept short, there are many cells."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = {str(number): look for number, look in enumerate(looks) if look != GENERAL}
        self._found = SheetLook()
        self._columns: dict[str, int] = {}
        self._prefix = ""
        self._row = self._column = -1
        self._row_text = ""
        self._cells = self._filled_rows = 0
        self._last_filled = -1
        self._lowest = self._rightmost = -1
        self._attributes: Mapping[str, str] = {}
        self._formula = self._valued = False

    def read(self, content: bytes) -> SheetLook:
        """Return what the sheet says beside its values."""
        walk_xml(content, self._start)
        self._cell()
        return self._found

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._prefix:
            tag = tag.removeprefix(self._prefix)
        if tag == "c":
            if self._valued or self._formula:
                self._cell()
            self._cells += 1
            self._attributes = attributes
            self._formula = self._valued = False
            self._column = self._column_of(attributes.get("r", ""))
            if self._cells > CELLS:
                raise Unreadable(TOO_LARGE)
        elif tag in ("v", "is"):
            self._valued = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag in ("col", "sheetFormatPr"):
            self._found.note_layout(tag, attributes)
        elif tag.endswith("worksheet"):
            self._prefix = tag.removesuffix("worksheet")

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._cell()
        self._row_text = attributes.get("r") or str(self._row + 2)
        self._row = whole_number(self._row_text) - 1
        if not 0 <= self._row < ROWS:
            raise Unreadable(DAMAGED)
        self._found.told_rows.add(self._row)
        if is_set(attributes.get("hidden")):
            self._found.hidden_rows.add(self._row)
        self._column = -1

    def _cell(self) -> None:
        """Note the cell that was begun last, when all of it has been seen."""
        if not (self._valued or self._formula):
            return
        self._stretch()
        look = self._looks.get(self._attributes.get("s", ""))
        self._found.note((self._row, self._column), self._attributes.get("t", "n"), look, formula=self._formula)
        self._formula = self._valued = False

    def _stretch(self) -> None:
        """The reader of values makes a full rectangle of the filled cells: it must not become too large."""
        row, column = self._row, self._column
        is_new = row != self._last_filled
        if is_new:
            self._last_filled = row
            self._filled_rows += 1
        if is_new or column > self._rightmost:
            self._lowest, self._rightmost = max(self._lowest, row), max(self._rightmost, column)
            check_area(self._lowest + 1, self._rightmost + 1, self._filled_rows)

    def _column_of(self, reference: str) -> int:
        """Return the column of a cell; its row must be the one that it stands in, or the reader is led elsewhere."""
        if not reference:
            return self._column + 1
        letters = reference.rstrip("0123456789")
        if reference[len(letters) :] != self._row_text:
            raise Unreadable(DAMAGED)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        return column
