"""What one sheet of an .xlsx says beside its values: number formats, formulas, errors, and how large it really is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from wizards.intake.model import Look, Place, Unreadable

CELLS: Final = 1_500_000
"""Cells looked at, blank ones with a format too."""
FILLED_ROWS: Final = 20_000
AREA: Final = 2_000_000
ROWS: Final = 1_048_576
TOO_LARGE: Final = (
    f"表太大（超过 {FILLED_ROWS} 行，或 {AREA // 10_000} 万个格子），没有读；请只留下要用的行，另存一份再试。"
)
_ZERO: Final = re.compile(r"0+(?:\.0*)?")
DAMAGED: Final = "文件已损坏或不完整，打不开；请在 Excel、WPS 里打开后另存一份再试。"


@dataclass(slots=True)
class SheetLook:
    """What the second look found in one sheet.

    Attributes:
        looks: number formats that say more than the number.
        holes: cells that hold an error.
        formulas: cells with a formula, and the kind of their value.
        hidden_rows: numbers of rows that are not seen.
        hidden_columns: first and last number of each stretch of columns that are not seen.
        told_rows: numbers of rows of which the file says anything, if it hides the others.
        told_columns: stretches of columns of which the file says anything.
        hides_rows: rows of which the file says nothing are not seen; programs write only the others then.
        hides_columns: so it is with columns.
    """

    looks: dict[Place, Look] = field(default_factory=dict)
    holes: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    told_rows: set[int] = field(default_factory=set)
    told_columns: list[tuple[int, int]] = field(default_factory=list)
    hides_rows: bool = False
    hides_columns: bool = False

    def note_layout(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a stretch of columns (``<col>``), and what holds where nothing is said (``<sheetFormatPr>``)."""
        if tag == "sheetFormatPr":
            self.hides_rows = is_set(attributes.get("zeroHeight"))
            self.hides_columns = _is_zero(attributes.get("defaultColWidth"))
        elif tag == "col":
            first, last = whole_number(attributes.get("min")), whole_number(attributes.get("max"))
            hidden = is_set(attributes.get("hidden")) or _is_zero(attributes.get("width"))
            if 1 <= first <= last:
                self.tell_columns(first - 1, last - 1, hidden=hidden)

    def tell_columns(self, first: int, last: int, *, hidden: bool) -> None:
        """Note that something is said of a stretch of columns."""
        self.told_columns.append((first, last))
        if hidden:
            self.hidden_columns.append((first, last))

    def unseen(self, height: int, width: int) -> tuple[set[int], list[tuple[int, int]]]:
        """Return the rows and the stretches of columns that are not seen, of a sheet of this size.

        Nobody fills in a sheet of which nothing is seen: where the file says nothing of any row, none is hidden.
        """
        rows, columns = self.hidden_rows, self.hidden_columns
        if self.hides_rows and self.told_rows:
            rows = rows | set(range(height)) - self.told_rows
        if self.hides_columns and self.told_columns:
            columns = [*columns, *_gaps(self.told_columns, width)]
        return rows, columns

    def note(self, place: Place, kind: str, look: Look | None, *, formula: bool) -> None:
        """Note a cell in which something stands.

        Args:
            place: where it is.
            kind: the kind of its value, as the file calls it (``n`` number, ``str``, ``e`` error).
            look: its number format, where that says more than the number.
            formula: it holds a formula.
        """
        if kind == "e":
            self.holes[place] = "公式出错"
        elif formula:
            self.formulas[place] = kind
        if kind == "n" and look is not None:
            self.looks[place] = look


def check_area(rows: int, columns: int, filled_rows: int) -> None:
    """Refuse a sheet that is too large: the reader of values makes a full rectangle of the filled cells.

    Raises:
        Unreadable: it is.
    """
    if rows * columns > AREA or filled_rows > FILLED_ROWS:
        raise Unreadable(TOO_LARGE)


def column_number(letters: str) -> int:
    """Return the number of a column, from 0.

    Raises:
        Unreadable: there is no such column.
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise Unreadable(DAMAGED)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def is_set(flag: str | None) -> bool:
    """Return whether a yes-or-no of a file is yes."""
    return flag in ("1", "true")


def _is_zero(size: str | None) -> bool:
    """Return whether a width is given, and is none."""
    return size is not None and _ZERO.fullmatch(size) is not None


def _gaps(stretches: Iterable[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the given ones."""
    start = 0
    for first, last in sorted(stretches):
        if first > start:
            yield start, first - 1
        start = max(start, last + 1)
    if start < width:
        yield start, width - 1


def whole_number(text: str | None) -> int:
    """Return a number as files write it; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
