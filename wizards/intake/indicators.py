"""The indicator table of a grid: where it is, and its rows in the words of the session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from schemas.prompts import is_only_prompt, is_prompt
from wizards.intake import values
from wizards.intake.cells import is_blank_mark
from wizards.intake.heads import FIRST_ROWS, Head, Heads, column_unit
from wizards.intake.ignored import Ignored
from wizards.intake.labels import PROMPT, is_note
from wizards.intake.levels import Levels
from wizards.intake.model import Aside, Reading, Row
from wizards.intake.points import settle_points
from wizards.intake.row_levels import RowLevels
from wizards.intake.sum_rows import SumRows, is_numbers_of_columns
from wizards.intake.told_in_name import told_in_name
from wizards.intake.values import Text

_TABLE: Final = "indicators"
_VALUES: Final = ("target", "actual", "weight", "stated_score", "deviation_reason", "improvement", "reason_and_measure")
_SAID: Final = ("target", "adjusted_target", "actual", "unit", "comparator", "deviation_reason", "improvement")
"""What a row that is only a head over others (产出指标) does not say."""
_READ: Final = frozenset((*_VALUES, "level1", "level2", "name", "comparator", "unit", "adjusted_target"))
_FIGURES: Final = ("target", "actual")
_NAME_WITH_MARK: Final = re.compile("[XxＸ×○]{2,}[\u4e00-\u9fff]")
"""XX村道路: a name in which a place was hidden."""
_SERIAL: Final = "像是日期，但格子没有用日期的格式；请在表里改成日期再带入"


def is_head(head: Head) -> bool:
    """Return whether a head is one of an indicator table: names, and something said of them."""
    return "name" in head.columns and any(thing in head.columns for thing in _VALUES)


def find_head(heads: Heads) -> Head | None:
    """Return the head of the indicator table: of all in the first forty rows the one that says most."""
    best: Head | None = None
    for row in range(min(heads.cells.height, FIRST_ROWS)):
        head = _with_names(heads, heads.at(row, _TABLE))
        if is_head(head) and (best is None or len(head.columns) > len(best.columns)):
            best = head
    return best


def _with_names(heads: Heads, head: Head) -> Head:
    """A table of two levels has its names under 二级指标: no word there is one of a level."""
    column = head.columns.get("level2")
    if column is None or "name" in head.columns:
        return head
    below = {heads.cells.spread(row, column) for row in range(head.last + 1, heads.cells.height)} - {""}
    if not below or any(heads.words.find("level2", text) is not None for text in below):
        return head
    columns = {thing: at for thing, at in head.columns.items() if thing != "level2"}
    return replace(head, columns={**columns, "name": column})


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

    def __init__(self, heads: Heads, head: Head, levels: Levels, *, own_unit: bool, is_foot: IsFoot) -> None:
        self.heads = heads
        self.cells = heads.cells
        self.words = words = heads.words
        self.rows: list[Row] = []
        self.aside: list[Aside] = []
        self.used: set[int] = set()
        self.ends = head.last + 1
        self._own_unit = own_unit
        self._is_foot = is_foot
        self._sums = SumRows(words)
        self._levels = RowLevels(self.cells, words, levels)
        self._ignored = Ignored(self.cells, words)
        self._name_words = {word for word, term in words.words(_TABLE).items() if term.thing in ("name", "content")}
        self._odd = self.cells.odd_places
        self._use(head)

    @property
    def values(self) -> Mapping[str, Reading]:
        """Single values by path: of columns that say the same of every row (项目名称)."""
        return self._ignored.values

    def _use(self, head: Head) -> None:
        self.head = head = self._with_level_of_values(head)
        self.used |= set(range(head.first, head.last + 1))
        self.aside += head.aside
        self._levels.use(head)
        self._units = {
            thing: column_unit(self.cells, head, column, self.words) for thing, column in head.columns.items()
        }
        self._name = head.columns["name"]
        self._fields = [(thing, column) for thing, column in head.columns.items() if thing in _READ]
        self._ignored.use(head, _READ)

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

    def read(self) -> None:
        """Read all rows down to the foot of the table."""
        row = self.head.last + 1
        while row < self.cells.height:
            filled = self.cells.lines(row)
            if filled:
                if self._is_foot(row, full=self._is_full(filled)):
                    if not self._is_note_between(row, filled):
                        break
                    self._leave(row, filled, "表中的说明", plain=True)
                else:
                    row = self._read_row(row, filled)
            self.used.add(row)
            row += 1
        self.ends = row
        self.aside += self._ignored.told()
        self.aside += settle_points(self.rows)

    def _is_full(self, filled: Mapping[int, str]) -> bool:
        return self._name in filled and any(thing in _VALUES and column in filled for thing, column in self._fields)

    def _is_note_between(self, row: int, filled: Mapping[int, str]) -> bool:
        """Return whether a note stands between the rows: the next row is an indicator again."""
        if not is_note(next(iter(filled.values()))):
            return False
        below = next((after for after in range(row + 1, self.cells.height) if self.cells.lines(after)), None)
        if below is None or not self._is_full(self.cells.lines(below)):
            return False
        return not self._is_foot(below, full=False)

    def _read_row(self, row: int, filled: Mapping[int, str]) -> int:
        """Read one row; return the last row that was read with it (a repeated head may have two)."""
        name = filled.get(self._name, "")
        if name and "".join(name.split()) in self._name_words:
            head = self.heads.at(row, _TABLE)
            if is_head(head):
                self.aside += self._ignored.told()
                self._use(head)
                return head.last
        if is_numbers_of_columns(filled):
            return row
        if self._sums.is_sum(filled, self._name):
            self._leave(row, filled, "合计行，不是指标", plain=True)
            return row
        self._ignored.note(row, filled)
        self._indicator(row, filled)
        return row

    def _indicator(self, row: int, filled: Mapping[int, str]) -> None:
        told = {thing: filled[column] for thing, column in self._fields if column in filled}
        name, told_with_it = self._named(told)
        if name.text and not any(thing in told for thing in _SAID) and self._levels.is_heading(row, name.text):
            return
        found = self._levels.of(row)
        if self.cells.grid.holes:
            self._tell_holes(row)
        if not name.text:
            if any(thing in _VALUES and not is_blank_mark(text) for thing, text in told.items()):
                self._leave(row, filled, "这一行没有指标名称")
            return
        self._put(found, row, "name", name, "name")
        if "name" not in found:  # it cannot be read, and nothing else of the row has a place
            self._leave(row, filled, "这一行的指标名称读不出来")
            return
        self._put_values(found, row, told)
        for thing, text in told_with_it.items():
            self._put(found, row, thing, text, "name")
        self.rows.append(found)

    def _named(self, told: Mapping[str, str]) -> tuple[Text, dict[str, Text]]:
        """Return the name, and what its cell tells of target and actual value where they have no columns."""
        name = values.name_of(told.get("name", ""))
        if is_only_prompt(name.text) and _NAME_WITH_MARK.match(name.text) is None:
            return Text(""), {}
        apart = "target" in self.head.columns or "actual" in self.head.columns
        return (name, {}) if apart else told_in_name(name)

    def _leave(self, row: int, filled: Mapping[int, str], why: str, *, plain: bool = False) -> None:
        self.aside.append(Aside(self.cells.where(row, min(filled)), " ".join(filled.values()), why, plain))

    def _put_values(self, found: Row, row: int, told: Mapping[str, str]) -> None:
        """Read what is said of an indicator; ``told`` is what stands in its cells, one line each."""
        target = self._target(found, row, told)
        if "unit" in told:
            self._put(found, row, "unit", Text(told["unit"]), "unit")
        if "actual" in told:
            actual = values.actual_of(told["actual"], target.text, self._units["actual"])
            if values.is_serial_day(actual.text, target.text, found["name"].text):
                actual = actual._replace(problem=_SERIAL)
            self._put(found, row, "actual", actual, "actual")
        for thing in ("weight", "stated_score"):
            if thing in told:
                self._put(found, row, thing, Text(told[thing]), thing)
        if "reason_and_measure" in told:
            reason, measure = values.reason_and_measure(self._long(row, "reason_and_measure"), self.words)
            self._put(found, row, "deviation_reason", reason, "reason_and_measure")
            self._put(found, row, "improvement", measure, "reason_and_measure")
        for thing in ("deviation_reason", "improvement"):
            if thing in told:
                self._put(found, row, thing, Text(self._long(row, thing)), thing)

    def _target(self, found: Row, row: int, told: Mapping[str, str]) -> Text:
        """Read the target: the adjusted one where there is one, else that of the year's beginning."""
        adjusted = values.says_adjusted(told.get("adjusted_target", ""))
        of = "adjusted_target" if adjusted else "target"
        if of not in told:
            return Text("")
        unit, problem = values.unit_of(told.get("unit", ""), self._units[of], apart=self._own_unit)
        sign = told.get("comparator", "")
        if sign or unit:
            # In a text file a number does not look other than a word.
            number = self.cells.is_number(row, self.head.columns[of]) or not self.cells.grid.looks_known
            target = values.target_of(told[of], sign, unit, self.words, number=number)
        else:
            target = Text(told[of])
        if values.is_serial_day(target.text, found["name"].text):
            problem = _SERIAL
        if problem:
            target = target._replace(problem=target.problem or problem)
        if adjusted:
            target = values.adjusted(target, told.get("target", ""))
        self._put(found, row, "target", target, of)
        return target

    def _put(self, found: Row, row: int, thing: str, text: Text, of: str) -> None:
        """Put a value under ``thing``, read in the column ``of``, or list it with what speaks against it."""
        value, note, problem = text
        if not value or is_blank_mark(value):
            return
        column = self.head.columns[of]
        if not problem and (row, column) in self._odd:
            problem = self.cells.problem(row, column) or self._shared(row, column, thing)
        if not problem and thing not in ("name", "unit") and self._is_prompt(thing, value):
            problem = PROMPT
        where = self.cells.where(row, column)
        if problem:
            self.aside.append(Aside(where, value, problem))
            return
        if thing in _FIGURES and (remark := self.cells.remark(row, column)):
            note = f"{note}；{remark}" if note else remark
        found[thing] = Reading(value, where, note)

    def _is_prompt(self, thing: str, value: str) -> bool:
        return is_prompt(value) if thing in _FIGURES else is_only_prompt(value)

    def _shared(self, row: int, column: int, thing: str) -> str:
        first, _, last, _ = self.cells.merge(row, column)
        return "合并的格子管几行，分不开" if first != last and thing != "name" else ""

    def _tell_holes(self, row: int) -> None:
        """List the cells of a row in which something stands that has no value."""
        for thing, column in self._fields:
            hole = self.cells.grid.holes.get((row, column))
            if hole is not None and thing not in ("comparator", "unit"):
                self.aside.append(Aside(self.cells.where(row, column), self.cells.line(row, column), hole))

    def _long(self, row: int, thing: str) -> str:
        return self.cells.text(row, self.head.columns[thing])
