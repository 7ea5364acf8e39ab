"""The table of rows, to look at. It draws only the lines that are seen, so no key ever has to update a cell."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui import texts, texts_keys
from tui.messages import FieldEntered, FieldLeft
from tui.plain import shorten
from tui.widgets.control import Key
from tui.widgets.row_columns import GAP, Shown, cell, columns_of, widths
from tui.widgets.rows import Cell, Rows

_LABEL = 14
_STYLES = {"typed": "", "computed": "$text-muted", "printed": "$text-muted"}
_MARKS = {"✗": "$text-error", "!": "$text-warning"}


class RowList(Widget, can_focus=True):
    """A cursor over rows: arrows move, Enter or a click goes in."""

    DEFAULT_CSS = """
    RowList {
        height: auto;
        max-height: 5;
        background: $surface;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "to(0)", show=False),
        Binding("end", "to(-1)", show=False),
        Binding("enter", "enter", show=False, priority=True),
        Binding("insert", "ask('add')", show=False),
        Binding("delete", "ask('delete')", show=False),
        Binding("ctrl+d", "ask('copy')", show=False),
        Binding("ctrl+up", "ask('up')", show=False),
        Binding("ctrl+down", "ask('down')", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        key: str

    def __init__(
        self,
        rows: Rows,
        enter: Callable[[], Awaitable[None]],
        do: Callable[[str], Awaitable[None]],
        typed: Callable[[str], Awaitable[None]],
    ) -> None:
        """Show ``rows``; ``enter`` goes into the row under the cursor, ``do`` does a row command, ``typed`` types.

        All are called, not told by a message, so that no key on its way is lost.
        """
        super().__init__()
        self.rows = rows
        self._enter = enter
        self._do = do
        self.begin_typing = typed
        self.keys = rows.keys()
        self.cursor = 0
        self.top = 0
        self._columns: list[Shown] = []
        self._widths: list[int] = []
        self._label = 0
        self.place: str | None = None
        """Path that the user was sent to, when it is the list itself or a whole row."""
        self.active = False
        """The editor shows the row under the cursor, so the row is marked also without the focus."""

    @property
    def key(self) -> str | None:
        """Key of the row under the cursor."""
        return self.keys[self.cursor] if self.cursor < len(self.keys) else None

    @property
    def keys_here(self) -> Sequence[Key]:
        """What can be done with a row; where there is none, how the first is begun."""
        if not self.keys and self.rows.may_change:
            return texts_keys.EMPTY_ROWS_KEYS
        return texts_keys.ROWS_KEYS if self.rows.may_change else texts_keys.FIXED_ROWS_KEYS

    def take_rows(self, at: str | None = None) -> None:
        """Read the rows anew; stay on the row ``at``, else on the one that came new, else where the cursor is."""
        before, self.keys = self.keys, self.rows.keys()
        new = [key for key in self.keys if key not in before]
        if at not in self.keys and len(new) == 1:
            at = new[0]
        self.cursor = self.keys.index(at) if at in self.keys else min(self.cursor, max(len(self.keys) - 1, 0))
        self._fit()
        self.refresh(layout=len(before) != len(self.keys))

    def bring_up_to_date(self) -> None:
        """Draw what stands in the cells now."""
        self._fit()
        self.refresh()

    def show(self, key: str) -> None:
        """Put the cursor on a row."""
        if key in self.keys:
            self._go(self.keys.index(key))

    def action_move(self, by: int) -> None:
        """Up, down."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """A screenful up or down."""
        self._go(self.cursor + by * max(self._seen(), 1))

    def action_to(self, index: int) -> None:
        """First or last row."""
        self._go(index if index >= 0 else len(self.keys) - 1)

    async def action_enter(self) -> None:
        """Enter."""
        await self._enter()

    async def action_ask(self, command: str) -> None:
        """A row command by its own key."""
        await self._do(command)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for the head and one for each row."""
        return len(self.keys) + 1

    def on_resize(self) -> None:
        """Other columns may fit now."""
        self._fit()
        self._go(self.cursor)

    def render(self) -> Content:
        """Draw the head and the rows that are seen."""
        if not self.keys:
            empty = texts.ROWS_EMPTY if self.rows.may_change else texts.ROWS_NONE
            return Content.styled(empty, "reverse" if self.has_focus else "$text-muted")
        if not self._widths:
            self._fit()
        lines = [self._head()]
        lines += [self._line(index) for index in range(self.top, min(self.top + self._seen(), len(self.keys)))]
        return Content("\n").join(lines)

    def _head(self) -> Content:
        first = "" if self.rows.question.rows else texts.ROW_NUMBER
        parts = [_fitted(f"  {first}", self._label)]
        parts += [
            _fitted(one.column.label, width, right=one.right)
            for one, width in zip(self._columns, self._widths, strict=False)
        ]
        return Content.styled((" " * GAP).join(parts), "bold $text-muted")

    def _line(self, index: int) -> Content:
        key = self.keys[index]
        here = index == self.cursor and (self.active or self.has_focus)
        mark = self.rows.mark(key)
        label = shorten(self.rows.question.rows.get(key, str(index + 1)), self._label - 2)
        parts: list[Content | str] = [">" if here else " ", Content.styled(mark or " ", _MARKS.get(mark, ""))]
        parts.append(_fitted(label, self._label - 2))
        for one, width in zip(self._columns, self._widths, strict=False):
            shown = cell(self.rows, key, one)
            parts += [" " * GAP, Content.styled(_fitted(_words(shown, one), width, right=one.right), _style(shown))]
        line = Content("").join([part if isinstance(part, Content) else Content(part) for part in parts])
        line = Content.assemble(line, " " * max(self.content_size.width - line.cell_length, 0))
        if here:
            line = line.stylize("reverse" if self.has_focus else "bold on $primary 20%")
        return line

    def _go(self, index: int) -> None:
        index = max(min(index, len(self.keys) - 1), 0)
        seen = self._seen()
        self.top = max(min(self.top, index, len(self.keys) - seen), index - seen + 1, 0)
        if index != self.cursor:
            self.cursor = index
            self.place = None
            self.post_message(self.Moved(self.keys[index]))
        self.refresh()

    def _seen(self) -> int:
        return max(self.content_size.height - 1, 1)

    def _fit(self) -> None:
        room = self.content_size.width
        if not room:
            return
        self._columns = columns_of(self.rows)
        names = [cell_len(label) for label in self.rows.question.rows.values()]
        beside = sum(column.least + GAP for column in self._columns)
        most = max(room - 2 - beside, _LABEL)
        self._label = 2 + (min(max(names), most) if names else max(len(str(len(self.keys))), 2))
        self._widths = widths(self.rows, self._columns, room - self._label - GAP)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._roll(event, 1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._roll(event, -1)

    def _roll(self, event: events.MouseEvent, by: int) -> None:
        top = max(min(self.top + by, len(self.keys) - self._seen()), 0)
        if top != self.top:
            event.stop()
            self.top = top
            self.refresh()

    async def _on_click(self, event: events.Click) -> None:
        index = self.top + event.y - 1
        if event.y >= 1 and index < len(self.keys):
            again = index == self.cursor
            self._go(index)
            if again and event.chain > 1:
                await self._enter()

    def _on_focus(self, event: events.Focus) -> None:
        self.refresh()
        self.post_message(FieldEntered(self.where()))

    def _on_blur(self, event: events.Blur) -> None:
        self.refresh()
        self.post_message(FieldLeft(self.where()))
        self.place = None

    def where(self) -> str:
        """Return the path that the focus stands for."""
        if self.place is not None:
            return self.place
        return f"{self.rows.path}.{self.key}" if self.key else self.rows.question.address


def _words(shown: Cell, column: Shown) -> str:
    """What is computed where something may be typed carries its own sign, for screens without colours."""
    computed = shown.source == "computed" and column.what == "column" and shown.text
    return f"={shown.text}" if computed else shown.text


def _style(shown: Cell) -> str:
    return _STYLES[shown.source]


def _fitted(text: str, width: int, *, right: bool = False) -> str:
    text = shorten(text, width)
    blank = " " * max(width - cell_len(text), 0)
    return blank + text if right else text + blank
