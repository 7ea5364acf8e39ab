"""Rows and columns that a sheet hides: filtered away, or put out of sight. What is not seen is not read, but listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from wizards.intake.cells import letters
from wizards.intake.model import Aside, Merge, Place
from wizards.intake.numberformats import shown

_ROW: Final = "隐藏的行，没有读；要用的请取消隐藏再带入"
_COLUMN: Final = "隐藏的列，没有读；要用的请取消隐藏再带入"
_LONGEST: Final = 200


class Hidden:
    """What a sheet hides.

    Args:
        rows: numbers of hidden rows, from 0.
        columns: first and last number of each stretch of hidden columns.
        merges: merged cells; one that is seen in part shows its text there.
    """

    def __init__(self, rows: Collection[int], columns: Iterable[tuple[int, int]], merges: Sequence[Merge]) -> None:
        self._rows = frozenset(rows)
        self._columns = tuple(columns)
        self._seen = {merge[:2] for merge in merges if self._is_seen_in_part(merge)} if rows or self._columns else set()

    def __bool__(self) -> bool:
        return bool(self._rows or self._columns)

    def covers(self, place: Place) -> bool:
        """Return whether nothing of a cell is seen."""
        row, column = place
        return (row in self._rows or self._hides_column(column)) and place not in self._seen

    def take_out(self, name: str, values: list[list[Any]]) -> Iterator[Aside]:
        """Blank what is hidden, in ``values`` itself, and yield what stood there, a row or a column at a time."""
        for row in sorted(self._rows):
            if row < len(values):
                yield from self._taken(name, values, [(row, column) for column in range(len(values[row]))], _ROW)
        for column in range(max(map(len, values), default=0)):
            if self._hides_column(column):
                places = [(row, column) for row, cells in enumerate(values) if column < len(cells)]
                yield from self._taken(name, values, places, _COLUMN)

    def _taken(self, name: str, values: list[list[Any]], places: Iterable[Place], why: str) -> Iterator[Aside]:
        texts: list[str] = []
        first: Place | None = None
        for row, column in places:
            text = shown(values[row][column])
            if text and self.covers((row, column)):
                first = first or (row, column)
                texts.append(text)
                values[row][column] = ""
        if first is not None:
            yield Aside(f"{name}!{letters(first[1])}{first[0] + 1}", " ".join(texts)[:_LONGEST], why)

    def _hides_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._columns)

    def _is_seen_in_part(self, merge: Merge) -> bool:
        rows = any(row not in self._rows for row in range(merge[0], merge[2] + 1))
        return rows and any(not self._hides_column(column) for column in range(merge[1], merge[3] + 1))
