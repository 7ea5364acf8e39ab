"""What can be done with a row, as one line of words: add, copy, move up, move down, delete."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui import texts, texts_keys
from tui.messages import FieldEntered
from tui.widgets.control import Key
from tui.widgets.notices import hint
from tui.widgets.rows import Rows

_GAP = 2
ADD: Final = "add"


class RowBar(Widget, can_focus=True):
    """One focusable line: arrows choose, Enter or a click does it."""

    DEFAULT_CSS = """
    RowBar {
        height: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "do", show=False, priority=True),
        Binding("space,ideographic_space", "do", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    def __init__(
        self, rows: Rows, do: Callable[[str], Awaitable[None]], typed: Callable[[str], Awaitable[None]]
    ) -> None:
        """``do`` does a row command, ``typed`` types into the row with the cursor.

        Both are called, not told by a message, so that no key on its way is lost.
        """
        super().__init__()
        self.rows = rows
        self._do = do
        self._typed = typed

    @property
    def keys_here(self) -> Sequence[Key]:
        """How a command is chosen and done."""
        return texts_keys.BAR_KEYS

    async def begin_typing(self, text: str) -> None:
        """A letter at “add” begins a new row; at another command nothing can be typed."""
        if self.cursor or not self.rows.may_change:
            hint(self, texts_keys.BAR_TYPING)
            return
        if self.rows.keys():
            await self._do(ADD)
        await self._typed(text)

    def offer(self) -> None:
        """Ask whether there is to be one more row."""
        self.cursor = 0
        self.screen.set_focus(self)
        hint(self, texts_keys.ROW_MORE)

    def action_move(self, by: int) -> None:
        """Choose another command."""
        self.cursor = (self.cursor + by) % len(texts.ROW_COMMANDS)

    async def action_do(self) -> None:
        """Do the chosen command."""
        await self._do(tuple(texts.ROW_COMMANDS)[self.cursor])

    def render(self) -> Content:
        """Draw the commands."""
        parts = []
        for index, _, _ in self._places():
            chosen = self.has_focus and index == self.cursor
            label = tuple(texts.ROW_COMMANDS.values())[index]
            parts += [Content.styled(f"[{label}]", "reverse" if chosen else "$text-accent"), Content(" " * _GAP)]
        return Content("").join(parts)

    async def _on_click(self, event: events.Click) -> None:
        for index, left, cells in self._places():
            if left <= event.x < left + cells:
                self.cursor = index
                await self.action_do()

    def _on_focus(self, event: events.Focus) -> None:
        self.refresh()
        self.post_message(FieldEntered(self.rows.question.address))

    def _places(self) -> Iterator[tuple[int, int, int]]:
        left = 0
        for index, label in enumerate(texts.ROW_COMMANDS.values()):
            cells = cell_len(label) + 2
            yield index, left, cells
            left += cells + _GAP
