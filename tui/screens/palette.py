"""Ctrl+P: find any command, step or field by a few characters of its name."""

from __future__ import annotations

from schemas.step_names import STEP_TITLES, STEPS
from tui import texts
from tui.actions import ACTIONS
from tui.desk import Desk
from tui.external_editor import has_editor
from tui.progress import question_states
from tui.screens.finder import Findable, Finder, FinderWords


def entries(desk: Desk | None) -> list[Findable]:
    """Return everything there is to do."""
    hidden = {"palette"} if has_editor() else {"palette", "external_editor"}
    found = [
        Findable(f"action:{action.id}", action.label, action.key_label, action.help)
        for action in ACTIONS
        if action.id not in hidden and (desk is not None or action.where == "app")
    ]
    if desk is None:
        return found
    for number, step in enumerate(STEPS):
        label = texts.PALETTE_STEP.format(number=texts.STEP_NUMBERS[number], title=STEP_TITLES[step])
        found.append(Findable(f"step:{step}", label))
    for step in STEPS:
        states = question_states(desk, step)
        for number, question in enumerate(desk.form.steps.of(step)):
            label, state = texts.PALETTE_FIELD.format(label=question.label), " ".join(texts.STATES[states[number]])
            found.append(Findable(f"question:{step}:{number}", label, help=state))
    return found


class PaletteScreen(Finder):
    """The palette; an entry stands for ``action:ID``, ``step:NAME`` or ``question:STEP:NUMBER``."""

    def __init__(self, desk: Desk | None) -> None:
        super().__init__(entries(desk), FinderWords(texts.PALETTE_TITLE, texts.PALETTE_HINT, texts.PALETTE_NONE))
