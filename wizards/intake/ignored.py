"""Columns of an indicator table that are not brought in: named once each, or taken where they say one thing of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from wizards.intake.cells import Cells
from wizards.intake.heads import Head
from wizards.intake.labels import TITLE, label_value, several_projects
from wizards.intake.model import Aside, Reading
from wizards.lexicon import Lexicon, fold

_NOT_BROUGHT: Final = "这一列不带入；要用的请在向导里填"
_COMPUTED: Final = "程序自己会算"
_SIDE_HEADS: Final = "绩效指标"
"""What stands at the left of a printed table, one word or two below each other."""


class Ignored:
    """Notes what stands in the columns that are not read.

    Attributes:
        values: single values by path, of columns that say the same of every row (项目名称, 实施单位).
    """

    def __init__(self, cells: Cells, words: Lexicon) -> None:
        self.values: dict[str, Reading] = {}
        self._cells = cells
        self._words = words
        self._columns: dict[int, tuple[str, str]] = {}
        self._rows: dict[int, list[int]] = {}

    def use(self, head: Head, read: Collection[str]) -> None:
        """Go on with the columns of a head; ``read`` are the things that are read."""
        self._rows = {}
        self._columns = {column: (text, head.why.get(column, _NOT_BROUGHT)) for column, text in head.others.items()}
        for thing, column in head.columns.items():
            if thing not in read:
                title = self._cells.spread(head.last, column) or self._cells.spread(head.first, column)
                computed = self._words.term("indicators", thing).computed
                self._columns[column] = (title, _COMPUTED if computed else _NOT_BROUGHT)

    def note(self, row: int, filled: Mapping[int, str]) -> None:
        """Note what stands in one row."""
        for column in self._columns:
            if column in filled:
                self._rows.setdefault(column, []).append(row)

    def told(self) -> list[Aside]:
        """Return each column in which something stands, once."""
        found: list[Aside] = []
        for column, rows in sorted(self._rows.items()):
            title, why = self._columns[column]
            texts = [self._cells.line(row, column) for row in rows]
            if self._is_label_column(title, column, rows[0], texts):
                continue
            where = f"{self._cells.where(rows[0], column)}:{self._cells.where(rows[-1], column).rpartition('!')[2]}"
            plain = why == _COMPUTED or fold(title + "".join(texts)).word == _SIDE_HEADS
            found.append(Aside(where, f"{title}：{'；'.join(texts)}"[:200], why, plain))
        return found

    def _is_label_column(self, title: str, column: int, row: int, texts: list[str]) -> bool:
        """Take a column that says the same of every row (项目名称, 实施单位); several projects are refused."""
        term = self._words.find("labels", title)
        if term is None or not term.taken:
            return False
        different = list(dict.fromkeys(texts))
        if len(different) > 1 and term.path == TITLE:
            raise several_projects(different)
        if len(different) > 1:
            return False
        reading = label_value(term.thing, Reading(texts[0], self._cells.where(row, column)))
        if reading is not None:
            self.values[term.path] = reading
        return reading is not None
