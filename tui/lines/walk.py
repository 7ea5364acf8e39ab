"""The places of a form one after the other: every question, and of a list every cell of every row, then a new row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from schemas.asked import At
from schemas.part import KindName
from schemas.paths import kind_of, row_model
from schemas.step_names import StepName
from schemas.steps import Question
from tui.desk import Desk
from tui.widgets.rows import Column, Rows

_NEW: Final = ".@"
"""What tells a question about a list from its rows; a path with it is where a new row begins."""

Unit = tuple[int, str]
"""The number of a question, and the row in it: empty for a value, and for the row that is not there yet."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: a value, a cell of a row, or a new row of a list.

    Attributes:
        number: which question of the form.
        step: the step in which it stands.
        question: the question.
        path: the value; of a new row, that of the list with ``.@`` behind it.
        label: what the value is called.
        kind: what is typed there.
        choices: the closed answers, if it is not free.
        row: key of the row, empty for a value and for a new row.
        column: the column of the cell; of a new row the one that it begins with.
    """

    number: int
    step: StepName
    question: Question
    path: str
    label: str
    kind: KindName
    choices: tuple[str, ...] = ()
    row: str = ""
    column: Column | None = None

    @property
    def is_new_row(self) -> bool:
        """Whether an answer makes a new row."""
        return self.column is not None and not self.row

    @property
    def unit(self) -> Unit:
        """The question and the row."""
        return self.number, self.row


class Walk:
    """Goes through the places of one session, as it is filled at this moment."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._rows: dict[str, Rows] = {}

    @property
    def _all(self) -> tuple[At, ...]:
        """The questions of the form in force: undo may take a change of the form back."""
        return self.desk.form.asked.all

    def rows(self, number: int) -> Rows | None:
        """Return the rows of a question, ``None`` if it asks a value."""
        question = self._all[number].question
        if row_model(question.path) is None:
            return None
        known = self._rows.get(question.address)
        if known is None or known.question is not question:
            known = self._rows[question.address] = Rows(self.desk, question)
        return known

    def after(self, stop: Stop) -> Stop | None:
        """Return the next place."""
        here = self.stops(stop.unit)
        at = next((number for number, one in enumerate(here) if one.path == stop.path), len(here))
        return next(chain(here[at + 1 :], self._from(self._units_behind(stop.unit))), None)

    def before(self, stop: Stop) -> Stop | None:
        """Return the place before; of the row before it is the last cell."""
        here = self.stops(stop.unit)
        at = next((number for number, one in enumerate(here) if one.path == stop.path), 0)
        if at:
            return here[at - 1]
        found = (self.stops(unit) for unit in self._units_before(stop.unit))
        return next((stops[-1] for stops in found if stops), None)

    def at(self, path: str) -> Stop | None:
        """Return the place of a path, of a row or a list its first cell; ``None`` if the form does not ask it."""
        asked = self.desk.asked_at(path)
        if asked is None:
            return None
        number, question = self._all.index(asked), asked.question
        rows = self.rows(number)
        if rows is None:
            return self.stops((number, ""))[0]
        if _NEW in path:
            return next(chain(self.stops((number, "")), self._from(self._units(number))), None)
        word, _, column = path[len(question.path) + 1 :].partition(".")
        key = rows.key_of(word) if word else ""
        if not key or key not in rows.keys():  # noqa: SIM118  # rows are no mapping
            return self.first_of(number)
        stops = self.stops((number, key))
        exact = next((one for one in stops if one.column is not None and one.column.key == column), None)
        return exact or self._hidden(number, key, column) or next(iter(stops), None)

    def first(self) -> Stop | None:
        """Return the first place of all."""
        return self.first_of(0)

    def first_of(self, number: int) -> Stop | None:
        """Return the first place of a question, or behind it."""
        units = chain.from_iterable(self._units(one) for one in range(number, len(self._all)))
        return next(self._from(units), None)

    def every_question(self) -> list[Stop]:
        """Return the first place of every question that has one."""
        firsts = (next(self._from(self._units(number)), None) for number in range(len(self._all)))
        return [one for one in firsts if one is not None]

    def stops(self, unit: Unit) -> list[Stop]:
        """Return the places of a row, or the one of a value or a new row."""
        number, key = unit
        step, question = self._all[number]
        rows = self.rows(number)
        if rows is None:
            kind = kind_of(question.path) or "line"
            return [
                Stop(number, step, question, question.path, question.label, kind, self.desk.choices(question)),
            ]
        if not key:
            return self._new_row(number, rows)
        columns = [rows.with_answers(column) for column in rows.asked(key)]
        return [
            self.cell(number, key, column)
            for column in columns
            if rows.text(key, column.key) or rows.applies(key, column)
        ]

    def _hidden(self, number: int, key: str, column: str) -> Stop | None:
        """Return a cell that does not apply: whoever is sent there finds it."""
        rows = self.rows(number)
        asked = rows.asked(key) if rows is not None and column else []
        return next((self.cell(number, key, one) for one in asked if one.key == column), None)

    def cell(self, number: int, key: str, column: Column) -> Stop:
        """Return a cell of a row."""
        step, question = self._all[number]
        path = f"{question.path}.{key}.{column.key}"
        return Stop(number, step, question, path, column.label, column.kind, column.choices, key, column)

    def _new_row(self, number: int, rows: Rows) -> list[Stop]:
        if not rows.may_change:
            return []
        step, question = self._all[number]
        given = rows.new_row(next(reversed(rows.keys()), None))
        column = next((one for one in rows.columns if one.key not in given), None)
        if column is None:
            return []
        column = rows.with_answers(column)
        label = question.label
        path = question.address if question.where else question.path + _NEW
        return [Stop(number, step, question, path, label, column.kind, column.choices, "", column)]

    def _units(self, number: int) -> list[Unit]:
        rows = self.rows(number)
        keys = rows.keys() if rows is not None else []
        return [*((number, key) for key in keys), (number, "")]

    def _units_behind(self, unit: Unit) -> Iterator[Unit]:
        mine = self._units(unit[0])
        yield from mine[mine.index(unit) + 1 :] if unit in mine else ()
        for number in range(unit[0] + 1, len(self._all)):
            yield from self._units(number)

    def _units_before(self, unit: Unit) -> Iterator[Unit]:
        mine = self._units(unit[0])
        yield from reversed(mine[: mine.index(unit)] if unit in mine else mine)
        for number in range(unit[0] - 1, -1, -1):
            yield from reversed(self._units(number))

    def _from(self, units: Iterator[Unit] | list[Unit]) -> Iterator[Stop]:
        for unit in units:
            yield from self.stops(unit)
