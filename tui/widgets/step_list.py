"""The five steps at the left, each with its state by sign and word, and the questions of the one that is shown.

A click goes there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from schemas.step_names import STEP_TITLES, STEPS, StepName
from tui import texts
from tui.plain import shorten

if TYPE_CHECKING:
    from tui.progress import State


_ABOVE: Final = 2 * len(STEPS) + 1
"""Lines of the steps, and a blank one."""
_COLOURS: Final = {"!": "$text-error", "✓": "$text-success"}


class StepList(Widget):
    """The steps. ``show`` brings it up to date."""

    @dataclass
    class Chosen(Message):
        """A step was clicked, or a question of the step that is shown."""

        step: StepName
        question: int | None = None

    def __init__(self) -> None:
        super().__init__(id="steps")
        self.current: StepName = STEPS[0]
        self.states: Mapping[StepName, State] = {}
        self.outline: Sequence[tuple[str, State]] = ()
        self.here = -1
        """Number of the question that has the focus, -1: none."""

    def show(self, current: StepName, states: Mapping[StepName, State], outline: Sequence[tuple[str, State]]) -> None:
        """Show where the user is, how far each step is, and each question of the step."""
        if (current, states, outline) != (self.current, self.states, self.outline):
            self.current, self.states, self.outline = current, dict(states), outline
            self.refresh()

    def show_question(self, here: int) -> None:
        """Mark the question that has the focus."""
        if here != self.here:
            self.here = here
            self.refresh()

    def render(self) -> Content:
        """Draw two rows a step, its name and its state below; then a row for each question there is room for.

        While no state is known yet, none is told.
        """
        lines = []
        for number, step in enumerate(STEPS):
            sign, word = texts.STATES[self.states[step]] if step in self.states else ("", "")
            here = step == self.current
            style = "bold $primary" if here else ""
            lines.append(
                Content.styled(f"{'>' if here else ' '} {texts.STEP_NUMBERS[number]} {STEP_TITLES[step]}", style)
            )
            lines.append(Content.styled(f"     {sign} {word}", _COLOURS.get(sign, "$text-muted")))
        return Content("\n").join([*lines, Content(""), *self._questions()])

    def on_click(self, event: events.Click) -> None:
        """Go to what is under the mouse."""
        row = event.get_content_offset_capture(self).y
        number = row - _ABOVE + self._top()
        if 0 <= row < _ABOVE - 1:
            self.post_message(self.Chosen(STEPS[row // 2]))
        elif row >= _ABOVE and number < len(self.outline):
            self.post_message(self.Chosen(self.current, number))

    def _questions(self) -> Iterator[Content]:
        top, room = self._top(), self._room()
        names = short_names([label for label, _ in self.outline], max(self.content_size.width - 4, 4))
        for number, (_, state) in enumerate(self.outline[top : top + room], top):
            here = number == self.here
            sign = texts.STATES[state][0]
            mark = Content.styled(f"{'>' if here else ' '} {sign} ", _COLOURS.get(sign, "$text-muted"))
            yield mark.append(Content.styled(names[number], "bold $primary" if here else "$text-muted"))

    def _room(self) -> int:
        """Return how many questions can be shown; a list of one question tells nothing."""
        return max(self.content_size.height - _ABOVE, 0) if len(self.outline) > 1 else 0

    def _top(self) -> int:
        """Return the first question shown: the one with the focus stands in the middle where not all fit."""
        room = self._room()
        return max(min(self.here - room // 2, len(self.outline) - room), 0)


def short_names(labels: Sequence[str], cells: int) -> list[str]:
    """Return the labels in the room there is; of those that would be cut to the same words the end is shown."""
    names = [_name(label, cells) for label in labels]
    return [name if names.count(name) == 1 else _end(label, cells) for name, label in zip(names, labels, strict=True)]


def _end(label: str, cells: int) -> str:
    if cell_len(label) <= cells:
        return label
    start = next(at for at in range(len(label) + 1) if cell_len(label[at:]) <= cells - 2)
    return f"..{label[start:]}"


def _name(label: str, cells: int) -> str:
    """Return a label in the room there is: of one that is too long what stands behind its colon, where it differs.

    What a form says in brackets at the end is left out before a word is cut.
    """
    _, _, last = label.partition("：")
    name = last if last and cell_len(label) > cells else label
    before, bracket, _ = name.partition("（")
    return shorten(before if before and bracket and name.endswith("）") and cell_len(name) > cells else name, cells)
