"""The indicator table of a grid: where it is, and its rows in the words of the session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from schemas.prompts import is_only_prompt, is_prompt
from wizards.intake import values
from wizards.intake.cells import is_blank_mark, one_line
from wizards.intake.heads import FIRST_ROWS, Head, Heads, column_unit
from wizards.intake.labels import PROMPT, TITLE, label_value, several_projects
from wizards.intake.levels import Levels
from wizards.intake.model import Aside, Reading, Row
from wizards.intake.points import settle_points
from wizards.intake.sum_rows import SumRows
from wizards.intake.values import Text
from wizards.lexicon import fold

_TABLE: Final = "indicators"
_VALUES: Final = ("target", "actual", "weight", "stated_score", "deviation_reason", "improvement", "reason_and_measure")
_READ: Final = frozenset((*_VALUES, "level1", "level2", "name", "comparator", "unit", "adjusted_target"))
_NOTHING: Final = Reading("", "")
_NAME_WITH_MARK: Final = re.compile("[XxＸ×○]{2,}[\u4e00-\u9fff]")
"""XX村道路: a name in which a place was hidden."""
_NOT_BROUGHT: Final = "这一列不带入；要用的请在向导里填"


def is_head(head: Head) -> bool:
    """Return whether a head is one of an indicator table: names, and something said of them."""
    return "name" in head.columns and any(thing in head.columns for thing in _VALUES)


def find_head(heads: Heads) -> Head | None:
    """Return the head of the indicator table: of all in the first forty rows the one that says most."""
    best: Head | None = None
    for row in range(min(heads.cells.height, FIRST_ROWS)):
        head = heads.at(row, _TABLE)
        if is_head(head) and (best is None or len(head.columns) > len(best.columns)):
            best = head
    return best


class IsFoot(Protocol):
    """Says whether a row belongs to what stands below the table; ``full``: it has a name and a value."""

    def __call__(self, row: int, *, full: bool) -> bool:
        """Return whether the table is over."""
        ...


class IndicatorTable:
    """Reads the rows below a head, one after the other.

    Args:
        heads: the reader of heads of the grid.
        head: the head.
        levels: the form's words for the levels.
        own_unit: the form keeps the unit in a column of its own, so that it is not put behind the target.
        is_foot: whether a row belongs to what stands below the table.
    """

    def __init__(
        self,
        heads: Heads,
        head: Head,
        levels: Levels,
        *,
        own_unit: bool,
        is_foot: IsFoot,
    ) -> None:
        self.heads = heads
        self.cells = heads.cells
        self.words = words = heads.words
        self.levels = levels
        self.rows: list[Row] = []
        self.values: dict[str, Reading] = {}
        self.aside: list[Aside] = []
        self.used: set[int] = set()
        self._own_unit = own_unit
        self._is_foot = is_foot
        self._sums = SumRows(words)
        self._levels: dict[tuple[str, str, bool], tuple[str, str]] = {}
        self._name_words = {word for word, term in words.words(_TABLE).items() if term.thing in ("name", "content")}
        self._carried = {"level1": "", "level2": ""}
        self._use(head)

    def _use(self, head: Head) -> None:
        self.head = head = self._with_level_of_values(head)
        self.used |= set(range(head.first, head.last + 1))
        self.aside += head.aside
        self._ignored: dict[int, tuple[str, bool]] = {column: (text, False) for column, text in head.others.items()}
        self._units = {
            thing: column_unit(self.cells, head, column, self.words) for thing, column in head.columns.items()
        }
        self._fields = [(thing, column) for thing, column in head.columns.items() if thing in _READ]
        for thing, column in head.columns.items():
            if thing not in _READ:
                self._ignored[column] = (self._title(column), self.words.term(_TABLE, thing).computed)

    def _with_level_of_values(self, head: Head) -> Head:
        """A single column of classes (指标类型) holds 二级指标 when its words are those: 数量指标, 社会效益指标."""
        column = head.columns.get("level1")
        if column is None or "level2" in head.columns:
            return head
        words = {self.cells.spread(row, column) for row in range(head.last + 1, self.cells.height)} - {""}
        first = {word for word in words if self.words.find("level1", word) is not None}
        second = {word for word in words if self.words.find("level2", word) is not None}
        if not second - first or first - second:
            return head
        columns = {"level2" if thing == "level1" else thing: at for thing, at in head.columns.items()}
        return replace(head, columns=columns)

    def _title(self, column: int) -> str:
        return self.cells.spread(self.head.last, column) or self.cells.spread(self.head.first, column)

    def read(self) -> None:
        """Read all rows down to the foot of the table."""
        row = self.head.last + 1
        last_ignored: dict[int, list[int]] = {}
        while row < self.cells.height:
            if self._is_foot(row, full=self._is_full(row)):
                break
            self.used.add(row)
            row = self._read_row(row, last_ignored) + 1
        self._tell_ignored(last_ignored)
        self.aside += settle_points(self.rows)

    def _is_full(self, row: int) -> bool:
        named = bool(self.cells.text(row, self.head.columns["name"]))
        return named and any(thing in _VALUES and self.cells.text(row, column) for thing, column in self._fields)

    def _read_row(self, row: int, ignored: dict[int, list[int]]) -> int:
        """Read one row; return the last row that was read with it (a repeated head may have two)."""
        filled = dict(self.cells.filled(row))
        if not filled:
            return row
        if self._repeats_head(filled):
            head = self.heads.at(row, _TABLE)
            if is_head(head):
                self._tell_ignored(ignored)
                ignored.clear()
                self._use(head)
                return head.last
        if self._sums.is_sum(filled, self.head.columns["name"]):
            text = " ".join(filled.values())
            self.aside.append(Aside(self.cells.where(row, min(filled)), text, "合计行，不是指标", plain=True))
            return row
        for column in filled.keys() & self._ignored.keys():
            ignored.setdefault(column, []).append(row)
        self._indicator(row, filled)
        return row

    def _repeats_head(self, filled: Mapping[int, str]) -> bool:
        name = filled.get(self.head.columns["name"], "")
        return "".join(name.split()) in self._name_words

    def _indicator(self, row: int, filled: Mapping[int, str]) -> None:
        levels = [(level, self._level(row, level)) for level in ("level1", "level2")]
        told = {thing: filled[column] for thing, column in self._fields if column in filled}
        name = values.name_of(told.get("name", ""))
        if is_only_prompt(name.text) and _NAME_WITH_MARK.match(name.text) is None:
            name = Text("")
        if self.cells.grid.holes:
            self._tell_holes(row)
        if not name.text:
            if any(thing in _VALUES and not is_blank_mark(text) for thing, text in told.items()):
                where = self.cells.where(row, min(filled))
                self.aside.append(Aside(where, " ".join(filled.values()), "这一行没有指标名称"))
            return
        found: Row = {level: reading for level, reading in levels if reading.text}
        self._put(found, row, "name", name)
        if "name" not in found:  # it cannot be read, and nothing else of the row has a place
            where = self.cells.where(row, min(filled))
            self.aside.append(Aside(where, " ".join(filled.values()), "这一行的指标名称读不出来"))
            return
        self._put_values(found, row, told)
        self.rows.append(found)

    def _level(self, row: int, level: str) -> Reading:
        """Return a level: of the merged cell, of the cell, or of the rows above where the cell is blank."""
        column = self.head.columns.get(level)
        if column is None:
            return _NOTHING
        own = self.cells.spread(row, column)
        if level == "level2" and own and self._is_one_with_level1(row, column):
            own = own if self.words.find("level2", own) is not None else ""
        if own:
            if level == "level1" and own != self._carried["level1"]:
                self._carried["level2"] = ""
            self._carried[level] = own
        key = (level, self._carried[level], bool(own))
        if key not in self._levels:
            self._levels[key] = self._own_word(*key)
        text, note = self._levels[key]
        return Reading(text, self.cells.where(row, column), note)

    def _own_word(self, level: str, carried: str, own: bool) -> tuple[str, str]:
        text = self.levels.own("level1" if level == "level1" else "level2", carried)
        notes = ["沿用上面一行"] if not own and text else []
        if text and fold(text).word != fold(carried).word:
            notes.append(f"表里写的是“{one_line(carried)}”")
        return text, "；".join(notes)

    def _is_one_with_level1(self, row: int, column: int) -> bool:
        first = self.head.columns.get("level1")
        return first is not None and self.cells.merge(row, column) == self.cells.merge(row, first)

    def _put_values(self, found: Row, row: int, told: Mapping[str, str]) -> None:
        """Read what is said of an indicator; ``told`` is what stands in its cells, one line each."""
        target = self._target(found, row, told)
        if "unit" in told and not is_blank_mark(told["unit"]):
            self._put(found, row, "unit", Text(told["unit"]))
        if "actual" in told:
            self._put(found, row, "actual", values.actual_of(told["actual"], target.text, self._units["actual"]))
        for thing in ("weight", "stated_score"):
            if thing in told:
                self._put(found, row, thing, Text(told[thing]))
        if "reason_and_measure" in told:
            reason, measure = values.reason_and_measure(self._long(row, "reason_and_measure"), self.words)
            self._put(found, row, "deviation_reason", reason, "reason_and_measure")
            self._put(found, row, "improvement", measure, "reason_and_measure")
        for thing in ("deviation_reason", "improvement"):
            if thing in told:
                self._put(found, row, thing, Text(self._long(row, thing)))

    def _target(self, found: Row, row: int, told: Mapping[str, str]) -> Text:
        """Read the target: the adjusted one where there is one, else that of the year's beginning."""
        adjusted = values.says_adjusted(told.get("adjusted_target", ""))
        of = "adjusted_target" if adjusted else "target"
        if of not in told:
            return Text("")
        # In a text file a number does not look other than a word.
        number = self.cells.is_number(row, self.head.columns[of]) or not self.cells.grid.looks_known
        unit, problem = values.unit_of(told.get("unit", ""), self._units[of], apart=self._own_unit)
        target = values.target_of(told[of], told.get("comparator", ""), unit, self.words, number=number)
        target = target._replace(problem=target.problem or problem)
        if adjusted:
            target = values.adjusted(target, told.get("target", ""))
        self._put(found, row, "target", target, of)
        return target

    def _put(self, found: Row, row: int, thing: str, text: Text, column_of: str = "") -> None:
        if not text.text or is_blank_mark(text.text):
            return
        column = self.head.columns[column_of or thing]
        problem = text.problem or self.cells.problem(row, column)
        if (
            not problem
            and thing != "name"
            and (is_prompt if thing in ("target", "actual") else is_only_prompt)(text.text)
        ):
            problem = PROMPT
        if not problem and thing != "name" and self._is_shared(row, column):
            problem = "合并的格子管几行，分不开"
        where = self.cells.where(row, column)
        if problem:
            self.aside.append(Aside(where, text.text, problem))
            return
        note = text.note
        if thing in ("target", "actual") and (remark := self.cells.remark(row, column)):
            note = f"{note}；{remark}" if note else remark
        found[thing] = Reading(text.text, where, note)

    def _is_shared(self, row: int, column: int) -> bool:
        if not self.cells.grid.merges:
            return False
        first, _, last, _ = self.cells.merge(row, column)
        return first != last

    def _tell_holes(self, row: int) -> None:
        """List the cells of a row in which something stands that has no value."""
        for thing, column in self._fields:
            hole = self.cells.grid.holes.get((row, column))
            if hole is not None and thing not in ("comparator", "unit"):
                self.aside.append(Aside(self.cells.where(row, column), self.cells.line(row, column), hole))

    def _long(self, row: int, thing: str) -> str:
        return self.cells.text(row, self.head.columns[thing])

    def _tell_ignored(self, filled: Mapping[int, list[int]]) -> None:
        """Name each column that is not brought in and has something in it, once."""
        for column, rows in sorted(filled.items()):
            title, plain = self._ignored[column]
            texts = [self.cells.line(row, column) for row in rows]
            if self._is_label_column(title, column, rows[0], texts):
                continue
            where = f"{self.cells.where(rows[0], column)}:{self.cells.where(rows[-1], column).rpartition('!')[2]}"
            why = "程序自己会算" if plain else self.head.why.get(column, _NOT_BROUGHT)
            self.aside.append(Aside(where, f"{title}：{'；'.join(texts)}"[:200], why, plain))

    def _is_label_column(self, title: str, column: int, row: int, texts: list[str]) -> bool:
        """Take a column that says the same of every row (项目名称, 实施单位); several projects are refused."""
        term = self.words.find("labels", title)
        if term is None or not term.taken:
            return False
        different = list(dict.fromkeys(texts))
        if len(different) > 1 and term.path == TITLE:
            raise several_projects(different)
        if len(different) > 1:
            return False
        reading = label_value(term.thing, Reading(texts[0], self.cells.where(row, column)))
        if reading is not None:
            self.values[term.path] = reading
        return reading is not None
