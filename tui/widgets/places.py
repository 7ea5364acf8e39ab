"""Places of a form in the order of its screens: where a step opens, and what is to be mended after what."""

from __future__ import annotations

from schemas.finding import Finding
from schemas.paths import row_model
from schemas.steps import Question, StepName
from tui.desk import Desk
from tui.progress import STEPS
from tui.widgets.rows import Rows


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
        return "" if desk.session.text(question.path) else question.path
    rows = Rows(desk, question)
    keys = rows.keys()
    if not keys:
        return question.address if rows.may_change else ""
    cells = ((key, column) for key in keys for column in rows.asked(key) if rows.applies(key, column))
    return next((f"{question.path}.{key}.{one.key}" for key, one in cells if not rows.text(key, one.key)), "")


def starting_place(desk: Desk) -> tuple[StepName, str]:
    """Return the step and path where the user stopped, else the first place where nothing stands yet."""
    path = desk.session.text("place.field")
    asked = desk.asked_at(path) if path else None
    if asked is not None:
        return asked[0], path
    named = desk.session.text("place.step")
    step = next((one for one in STEPS if one == named), STEPS[0])
    return step, opening_path(desk, step)


def problems(desk: Desk) -> list[Finding]:
    """Return the errors and warnings in the order of the screen; what no question asks for comes last."""
    weight = {"error": 0, "warning": 1}
    places = {at.question.address: number for number, at in enumerate(desk.form.asked.all)}

    def order(finding: Finding) -> tuple[int, int]:
        asked = desk.asked_at(finding.path)
        return (places[asked.question.address] if asked else len(places), weight[finding.severity])

    return sorted((one for one in desk.evaluation.open_findings if one.severity in weight), key=order)
