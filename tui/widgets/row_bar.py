"""What can be done with a row, as one line of words: add, copy, move up, move down, delete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui import texts

_GAP = 2


class RowBar(Widget, can_focus=True):
    """One focusable line: arrows choose, Enter or a click does it."""

    DEFAULT_CSS = """
    RowBar {
        height: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,ideographic_space", "do", show=False, priority=True),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Asked(Message):
        """The user asked for one of the row commands, by its id."""

        command: str

    def action_move(self, by: int) -> None:
        """Choose another command."""
        self.cursor = (self.cursor + by) % len(texts.ROW_COMMANDS)

    def action_do(self) -> None:
        """Do the chosen command."""
        self.post_message(self.Asked(tuple(texts.ROW_COMMANDS)[self.cursor]))

    def render(self) -> Content:
        """Draw the commands."""
        parts = []
        for index, label in enumerate(texts.ROW_COMMANDS.values()):
            style = "reverse" if self.has_focus and index == self.cursor else "$text-accent"
            parts += [Content.styled(f"[{label}]", style), Content(" " * _GAP)]
        return Content("").join(parts)

    async def _on_click(self, event: events.Click) -> None:
        left = 0
        for index, label in enumerate(texts.ROW_COMMANDS.values()):
            width = cell_len(label) + 2
            if left <= event.x < left + width:
                self.cursor = index
                self.action_do()
            left += width + _GAP
