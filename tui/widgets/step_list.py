"""The five steps at the left, each with its state by sign and word; a click goes there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from schemas.steps import STEP_TITLES, StepName
from tui import texts
from tui.progress import STEPS, State


class StepList(Widget):
    """The steps. ``show`` brings it up to date."""

    @dataclass
    class Chosen(Message):
        """A step was clicked."""

        step: StepName

    def __init__(self) -> None:
        super().__init__(id="steps")
        self.current: StepName = STEPS[0]
        self.states: Mapping[StepName, State] = {}

    def show(self, current: StepName, states: Mapping[StepName, State]) -> None:
        """Show where the user is and how far each step is."""
        if (current, states) != (self.current, self.states):
            self.current, self.states = current, dict(states)
            self.refresh()

    def render(self) -> Content:
        """Draw two rows a step: its name, and its state below."""
        lines = []
        for number, step in enumerate(STEPS):
            sign, word = texts.STATES[self.states.get(step, "untouched")]
            here = step == self.current
            style = "bold $primary" if here else ""
            lines.append(
                Content.styled(f"{'>' if here else ' '} {texts.STEP_NUMBERS[number]} {STEP_TITLES[step]}", style)
            )
            colour = {"!": "$text-error", "✓": "$text-success"}.get(sign, "$text-muted")
            lines.append(Content.styled(f"     {sign} {word}", colour))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the mouse."""
        index = event.y // 2
        if 0 <= index < len(STEPS):
            self.post_message(self.Chosen(STEPS[index]))
