"""The indicator table of a grid: where it is, and its rows in the words of the session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from schemas.form import Form
from wizards.catalogue.reach import INDICATORS
from wizards.intake import values
from wizards.intake.cells import Places, is_blank_mark
from wizards.intake.heads import FIRST_ROWS, Head, Heads
from wizards.intake.ignored import Ignored
from wizards.intake.labels import is_note
from wizards.intake.levels import Levels
from wizards.intake.model import Aside, Reading, Row
from wizards.intake.own_columns import is_own, own_columns
from wizards.intake.points import settle_points
from wizards.intake.row_levels import RowLevels
from wizards.intake.row_values import Left, RowValues
from wizards.intake.sum_rows import SumRows, is_numbers_of_columns
from wizards.intake.told_in_name import told_in_name
from wizards.intake.values import Text
from wizards.lexicon.prompts import is_only_prompt, is_prompt

_TABLE: Final = "indicators"
_VALUES: Final = ("target", "actual", "weight", "stated_score", "deviation_reason", "improvement", "reason_and_measure")
_SAID: Final = ("target", "adjusted_target", "actual", "unit", "comparator", "deviation_reason", "improvement")
"""What a row that is only a head over others (产出指标) does not say."""
_READ: Final = frozenset((*_VALUES, "level1", "level2", "name", "comparator", "unit", "adjusted_target"))
_NOT_TOLD: Final[Mapping[str, Text]] = {}
_NUMBERS_WITHIN: Final = 2
"""The numbers of columns stand right below a head."""
_NAME_WITH_MARK: Final = re.compile("[XxＸ×○]{2,}[\u4e00-\u9fff]")
"""XX村道路: a name in which a place was hidden."""


def is_head(head: Head) -> bool:
    """Return whether a head is one of an indicator table: names, and something said of them."""
    return "name" in head.columns and any(map(_is_value, head.columns))


def _is_value(thing: str) -> bool:
    return thing in _VALUES or is_own(thing)


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


def _without_prompts(name: Text, told: Mapping[str, Text]) -> tuple[Text, dict[str, Text]]:
    return name, {thing: text for thing, text in told.items() if not is_prompt(text.text)}


class IsFoot(Protocol):
    """Says whether a row belongs to what stands below the table.

    ``first``: what stands first in it; ``full``: it has a name and a value.
    """

    def __call__(self, row: int, first: str, *, full: bool) -> bool:
        """Return whether the table is over."""
        ...


class IndicatorTable:
    """Reads the rows below a head, one after the other.

    Args:
        heads: the reader of heads of the grid.
        head: the head.
        levels: the form's words for the levels.
        form: the form.
        money: the session's unit of money.
        is_foot: whether a row belongs to what stands below the table.
    """

    def __init__(self, heads: Heads, head: Head, levels: Levels, form: Form, money: str, is_foot: IsFoot) -> None:
        self.heads = heads
        self.cells = heads.cells
        self.words = words = heads.words
        self.rows: list[Row] = []
        self.aside: list[Aside] = []
        self.used: set[int] = set()
        self.ends = head.last + 1
        self._form, self._money = form, money
        self._is_foot = is_foot
        self._sums = SumRows(words)
        self._levels = RowLevels(self.cells, words, levels)
        self._ignored = Ignored(self.cells, words)
        self._name_words = {word for word, term in words.words(_TABLE).items() if term.thing in ("name", "content")}
        self._name_initials = {word[0] for word in self._name_words}
        self._at: list[int] = []
        self._found: list[Row] = []
        self._left: list[Left] = []
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
        self._name = head.columns["name"]
        self._places = Places(self.cells.addresses, {**self._levels.columns, "name": self._name})
        self._where = self._places.where
        self._apart = "target" in head.columns or "actual" in head.columns
        self._values = {column for thing, column in head.columns.items() if _is_value(thing)}
        self._said = {column for thing, column in head.columns.items() if thing in _SAID or is_own(thing)}
        self._ignored.use(head, _READ | own_columns(self._form, INDICATORS).keys())

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
                first = next(iter(filled.values()))
                if self._is_foot(row, first, full=self._is_full(filled)):
                    if not self._is_note_between(row, filled):
                        break
                    self._leave(row, filled, "表中的说明", plain=True)
                else:
                    row = self._read_row(row, filled)
            self.used.add(row)
            row += 1
        self.ends = row
        self._finish()
        self.aside += settle_points(self.rows)

    def _is_full(self, filled: Mapping[int, str]) -> bool:
        return self._name in filled and not self._values.isdisjoint(filled)

    def _is_note_between(self, row: int, filled: Mapping[int, str]) -> bool:
        """Return whether a note stands between the rows: the next row is an indicator again."""
        if not is_note(next(iter(filled.values()))):
            return False
        below = next((after for after in range(row + 1, self.cells.height) if self.cells.lines(after)), None)
        if below is None or not self._is_full(self.cells.lines(below)):
            return False
        return not self._is_foot(below, next(iter(self.cells.lines(below).values())), full=False)

    def _read_row(self, row: int, filled: Mapping[int, str]) -> int:
        """Read one row; return the last row that was read with it (a repeated head may have two)."""
        name = filled.get(self._name, "")
        if name[:1] in self._name_initials and "".join(name.split()) in self._name_words:
            head = self.heads.at(row, _TABLE)
            if is_head(head):
                self._finish()
                self._use(head)
                return head.last
        if row <= self.head.last + _NUMBERS_WITHIN and is_numbers_of_columns(filled):
            return row
        if self._sums.is_sum(filled, self._name):
            self._leave(row, filled, "合计行，不是指标", plain=True)
            return row
        self._ignored.note(row, filled)
        self._indicator(row, filled)
        return row

    def _indicator(self, row: int, filled: Mapping[int, str]) -> None:
        name, told = self._named(filled.get(self._name, ""))
        if name.text and self._said.isdisjoint(filled) and self._levels.is_heading(row, name.text):
            return
        levels, notes = self._levels.of(row, filled)
        if self.cells.grid.holes:
            self._tell_holes(row)
        if not name.text:
            if any(not is_blank_mark(filled[column]) for column in self._values if column in filled):
                self._leave(row, filled, "这一行没有指标名称")
        elif self.cells.odd_places and (problem := self.cells.problem(row, self._name)):
            self._leave(row, filled, f"这一行的指标名称读不出来（{problem}）")
        else:
            notes = {**notes, "name": name.note} if name.note else dict(notes)
            found = Row({**levels, "name": name.text}, notes, self._where, row)
            self._put_told(row, found, told)
            self._found.append(found)
            self._at.append(row)

    def _named(self, text: str) -> tuple[Text, Mapping[str, Text]]:
        """Return the name, and what its cell tells of target and actual value where they have no columns."""
        name = values.name_of(text)
        if is_only_prompt(name.text) and _NAME_WITH_MARK.match(name.text) is None:
            return Text(""), _NOT_TOLD
        return (name, _NOT_TOLD) if self._apart else _without_prompts(*told_in_name(name))

    def _put_told(self, row: int, found: Row, told: Mapping[str, Text]) -> None:
        for thing, text in told.items():
            self._places.put(thing, self._name)
            found[thing] = Reading(text.text, self.cells.where(row, self._name), text.note)

    def _leave(self, row: int, filled: Mapping[int, str], why: str, *, plain: bool = False) -> None:
        first = min(filled)
        aside = Aside(self.cells.where(row, first), " ".join(filled.values()), why, plain)
        self._left.append(((row, first), aside))

    def _tell_holes(self, row: int) -> None:
        """List the cells of a row in which something stands that has no value."""
        for thing, column in self.head.columns.items():
            hole = self.cells.grid.holes.get((row, column))
            if hole is not None and (thing in _READ or is_own(thing)):
                text = self.cells.line(row, column)
                self._left.append(((row, column), Aside(self.cells.where(row, column), text, hole)))

    def _finish(self) -> None:
        """Read the values of the rows that were found under the present head."""
        reader = RowValues(self.cells, self.head, self.words, self._form, self._money, self._places)
        self._left += reader.read(self._at, self._found)
        self._left.sort(key=lambda left: left[0])
        self.aside += [aside for _, aside in self._left]
        self.aside += self._ignored.told()
        self.rows += self._found
        self._at, self._found, self._left = [], [], []
