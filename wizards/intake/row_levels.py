"""一级、二级指标 of the rows of a table: their own cell, merged ones, the rows above, heads that stand in rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from wizards.intake.cells import Cells, one_line
from wizards.intake.heads import Head
from wizards.intake.levels import LevelName, Levels
from wizards.lexicon import Lexicon, fold

LEVELS: Final[tuple[LevelName, ...]] = ("level1", "level2")
_BETWEEN = re.compile(r"\s*(?:[-－—–/／、>＞→\\|]+|\s)\s*")


class RowLevels:
    """The levels of one row after the other.

    Args:
        cells: the grid.
        words: the lexicon with the form's labels.
        levels: the form's words for the levels.
    """

    def __init__(self, cells: Cells, words: Lexicon, levels: Levels) -> None:
        self._cells = cells
        self._words = words
        self._levels = levels
        self._said: dict[tuple[LevelName, str, bool], tuple[str, str]] = {}
        self._pairs: dict[str, tuple[str, str] | None] = {}
        self._carried: dict[LevelName, str] = {"level1": "", "level2": ""}
        self._columns: dict[LevelName, int] = {}
        self._own: list[str] | None = None
        self._headed = False
        self._now: dict[str, str] = {}
        self._notes: dict[str, str] = {}

    def use(self, head: Head) -> None:
        """Go on with the columns of a head."""
        self._columns = {level: head.columns[level] for level in LEVELS if level in head.columns}
        self._at = tuple(self._columns.values())
        self._beside = head.columns["name"]
        self._own = None

    @property
    def columns(self) -> dict[str, int]:
        """Where each level is read: without a column of its own, where the names stand."""
        return {level: self._columns.get(level, self._beside) for level in LEVELS}

    def of(self, row: int, filled: Mapping[int, str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the levels of a row and what was done to them; ``filled`` is what stands in its cells."""
        if self._cells.grid.holes:
            self._forget(row)
        if self._cells.grid.merges:
            texts = [self._own_cell(row, level, column) for level, column in self._columns.items()]
        else:
            texts = [filled.get(column, "") for column in self._at]
        if texts != self._own or self._headed:
            self._own, self._headed = texts, False
            self._begin(dict(zip(self._columns, texts, strict=True)))
        return self._now, self._notes

    def _forget(self, row: int) -> None:
        """A level that cannot be read is not the one above, nor is it for the rows below."""
        lost = [level for level, column in self._columns.items() if self._cells.hole(row, column)]
        for level in LEVELS if "level1" in lost else lost:
            self._carried[level] = ""
        if lost:
            self._own = None

    def _begin(self, own: dict[LevelName, str]) -> None:
        """Note the levels of a row, which are those of the rows below too, as long as these say the same."""
        if len(own) == 1:
            self._part(own)
        said = {level: self._level(level, own.get(level, "")) for level in LEVELS}
        self._now = {level: text for level, (text, _) in said.items() if text}
        self._notes = {level: note for level, (text, note) in said.items() if text and note}

    def is_heading(self, row: int, name: str) -> bool:
        """Return whether a row only says the level of those below it (产出指标 over its rows), and note it then."""
        if any(self._cells.spread(row, column) for column in self._columns.values() if column != self._beside):
            return False
        pair = self._pair(name)
        if pair is not None:
            self._carried["level1"], self._carried["level2"] = pair
            self._headed = True
            return True
        first, second = (self._words.find(level, self._levels.bare(name)) for level in LEVELS)
        if first is None and second is None:
            return False
        self._headed = True
        above = self._levels.above(self._levels.own("level2", name)) if second is not None else ""
        if first is not None:
            self._carried["level1"] = above or name
            self._carried["level2"] = name if above else ""
        else:
            self._carried["level2"] = name
        return True

    def _own_cell(self, row: int, level: LevelName, column: int) -> str:
        own = self._cells.spread(row, column)
        if level == "level2" and own and self._is_one_with_level1(row, column):
            return own if self._words.find("level2", own) is not None else ""
        return own

    def _is_one_with_level1(self, row: int, column: int) -> bool:
        first = self._columns.get("level1")
        return first is not None and self._cells.merge(row, column) == self._cells.merge(row, first)

    def _part(self, own: dict[LevelName, str]) -> None:
        """Part both levels in one cell (产出指标-数量指标), where the table has one column for them."""
        pair = self._pair(next(iter(own.values())))
        if pair is not None:
            own["level1"], own["level2"] = pair

    def _pair(self, text: str) -> tuple[str, str] | None:
        if text not in self._pairs:
            parts = _BETWEEN.split(text.strip())
            known = len(parts) == 2 and all(
                self._words.find(level, part) is not None for level, part in zip(LEVELS, parts, strict=True)
            )
            self._pairs[text] = (parts[0], parts[1]) if known else None
        return self._pairs[text]

    def _level(self, level: LevelName, own: str) -> tuple[str, str]:
        """Return the word for a level, blank if nothing says it, and what was done to it."""
        if own:
            if level == "level1" and own != self._carried["level1"]:
                self._carried["level2"] = ""
            self._carried[level] = own
        carried = self._carried[level]
        if not carried:
            return "", ""
        key = (level, carried, bool(own))
        if key not in self._said:
            self._said[key] = self._own_word(*key)
        return self._said[key]

    def _own_word(self, level: LevelName, carried: str, own: bool) -> tuple[str, str]:
        text = self._levels.own(level, carried)
        notes = ["沿用上面一行"] if not own and text else []
        if text and fold(text).word != fold(carried).word:
            notes.append(f"表里写的是“{one_line(carried)}”")
        return text, "；".join(notes)
