"""Where the user stands: the state of each step, the order of problems, where to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from schemas.finding import Finding
from schemas.form import Form
from schemas.paths import find
from schemas.step_names import STEPS, StepName
from schemas.steps import Question
from tui.desk import Desk
from wizards.session import new_document

State = Literal["untouched", "filling", "problem", "complete"]


def step_states(desk: Desk) -> dict[StepName, State]:
    """Return the state of each step from the newest evaluation there is; never computes one."""
    found: dict[StepName, list[Finding]] = {step: [] for step in STEPS}
    for one in desk.said:
        asked = desk.asked_at(one.path) if one.severity != "note" else None
        if asked is not None:
            found[asked.step].append(one)
    return {step: _state_of(desk, step, found[step]) for step in STEPS}


def question_states(desk: Desk, step: StepName) -> list[State]:
    """Return the state of each question of a step, from the newest evaluation there is; never computes one."""
    blank = pristine(desk.form)
    found: dict[str, list[Finding]] = {}
    for one in desk.said:
        asked = desk.asked_at(one.path) if one.severity != "note" else None
        if asked is not None and asked.step == step:
            found.setdefault(asked.question.address, []).append(one)
    return [_state_of_one(desk, one, found.get(one.address, []), blank) for one in desk.form.steps.of(step)]


def _state_of_one(desk: Desk, question: Question, found: Sequence[Finding], blank: Mapping[str, Any]) -> State:
    if _blank(desk, question, blank):
        return "untouched"
    if any(not one.gap for one in found):
        return "problem"
    return "filling" if found or desk.last_evaluation is None else "complete"


def _state_of(desk: Desk, step: StepName, found: Sequence[Finding]) -> State:
    """Return the state of one step with the errors and warnings in it."""
    questions, blank = desk.form.steps.of(step), pristine(desk.form)
    evaluated = desk.last_evaluation is not None
    if all(_blank(desk, question, blank) for question in questions):
        return "complete" if evaluated and not questions else "untouched"
    if any(not one.gap for one in found):
        return "problem"
    missing = any(question.required and _blank(desk, question, blank) for question in questions)
    return "filling" if missing or found or not evaluated else "complete"


def overall(states: Mapping[StepName, State]) -> State:
    """Return one state for all steps."""
    found = set(states.values())
    if "problem" in found:
        return "problem"
    return found.pop() if len(found) == 1 else "filling"


_PRISTINE: dict[str, Any] = {}


def pristine(form: Form) -> Mapping[str, Any]:
    """Return the document that a new session of ``form`` begins with."""
    key = form.pack.id
    if key not in _PRISTINE:
        _PRISTINE[key] = new_document(form)
    document: Mapping[str, Any] = _PRISTINE[key]
    return document


def _blank(desk: Desk, question: Question, blank: Mapping[str, Any]) -> bool:
    value = _of_question(desk.session.get(question.path), question)
    if isinstance(value, str):
        value = value.strip()
    return not value or _bare(value) == _bare(_of_question(find(blank, question.path), question))


def _of_question(value: Any, question: Question) -> Any:
    """Return the rows of a list that a question asks for, where others ask for the rest of it."""
    if isinstance(value, list) and question.where:
        return [row for row in value if question.takes(row)]
    return value


def _bare(value: Any) -> Any:
    """Return rows without the ids that were made for them."""
    if isinstance(value, list):
        return [
            {key: val for key, val in row.items() if key != "id"} if isinstance(row, Mapping) else row for row in value
        ]
    return value
