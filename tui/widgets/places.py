"""Places of a form in the order of its screens: where a step opens, and what is to be mended after what."""

from __future__ import annotations

from schemas.finding import Finding
from schemas.paths import row_model
from schemas.step_names import STEPS, StepName
from schemas.steps import Question
from tui.desk import Desk
from tui.widgets.row_wants import wants
from tui.widgets.rows import Column, Rows

Place = tuple[int, int, int]


def first_path(desk: Desk, step: StepName) -> str:
    """Return what is asked first in a step, empty if nothing is."""
    questions = desk.form.steps.of(step)
    return questions[0].path if questions else ""


def opening_path(desk: Desk, step: StepName) -> str:
    """Return the first place of a step where nothing stands yet, be it a cell of a row; else the first of all."""
    empty = (_empty_place(desk, question) for question in desk.form.steps.of(step))
    return next(filter(None, empty), first_path(desk, step))


def _empty_place(desk: Desk, question: Question) -> str:
    """Return the question, its empty list or the first empty cell of its rows; empty when all of it is filled."""
    if row_model(question.path) is None:
        stands = desk.session.text(question.path) or desk.sentence(question.path)
        return "" if stands else question.path
    rows = Rows(desk, question)
    keys = rows.keys()
    if not keys:
        return question.address if rows.may_change else ""
    cells = ((key, column) for key in keys for column in rows.asked(key) if _waits(rows, key, column))
    return next((f"{question.path}.{key}.{column.key}" for key, column in cells), "")


def _waits(rows: Rows, key: str, column: Column) -> bool:
    """Return whether a cell is empty and waits for an answer."""
    return not rows.text(key, column.key) and rows.applies(key, column) and wants(rows, key, column)


def starting_place(desk: Desk) -> tuple[StepName, str]:
    """Return the step and path where the user stopped, else the first place where nothing stands yet."""
    path = desk.session.text("place.field")
    asked = desk.asked_at(path) if path else None
    if asked is not None:
        return asked[0], path
    named = desk.session.text("place.step")
    step = next((one for one in STEPS if one == named), STEPS[0])
    return step, opening_path(desk, step)


class Order:
    """Where paths stand in a form as it is filled now: the number of the question, of the row, of the column.

    A list stands before its rows and a row before its cells; what is not asked comes last.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers = {at.question.address: number for number, at in enumerate(desk.form.asked.all)}
        self._rows: dict[str, Rows] = {}

    def of(self, path: str) -> Place:
        """Return the place of a path."""
        asked = self._desk.asked_at(path)
        if asked is None:
            return len(self._numbers), -1, -1
        question = asked.question
        number = self._numbers[question.address]
        if row_model(question.path) is None or path in (question.path, question.address):
            return number, -1, -1
        rows = self._rows.setdefault(question.address, Rows(self._desk, question))
        word, _, column = path[len(question.path) + 1 :].partition(".")
        key, keys = rows.key_of(word), rows.keys()
        columns = [one.key for one in rows.asked(key)]
        return (
            number,
            keys.index(key) if key in keys else len(keys),
            columns.index(column) if column in columns else -1,
        )


def problems(desk: Desk) -> list[Finding]:
    """Return the errors and warnings in the order of the form; what no question asks for comes last."""
    weight = {"error": 0, "warning": 1}
    order = Order(desk)
    found = [one for one in desk.evaluation.open_findings if one.severity in weight]
    return sorted(found, key=lambda one: (order.of(one.path), one.span or (-1, -1), weight[one.severity]))
