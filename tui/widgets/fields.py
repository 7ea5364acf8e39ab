"""The control of a value of one line. Every key reaches ``Session.set`` at once; nothing of the answer is kept here.

Dangerous characters are drawn as harmless ones of the same length, so that a hostile file cannot drive the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip

from schemas.text import clean
from tui import texts, texts_keys
from tui.messages import FieldEntered, FieldLeft
from tui.pasting import offered
from tui.plain import common_end
from tui.textual_seams import was_taken_away
from tui.widgets.control import Field, Key, RowsControl, Typed, go_on, rows_around
from tui.widgets.text_line import Line, blank
from wizards.session import Session


class LineField(Line, Field):
    """A field of one line.

    Args:
        session: where the value is read from and written to.
        path: the value.
        read_only: typing is refused, with a word why.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_field", show=False, priority=True),
        Binding("delete", "delete_here", show=False),
    ]

    # The width of the box never follows its text, so a key need not lay the page out anew.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, session: Session, path: str, *, read_only: bool = False) -> None:
        self.session = session
        self.path = path
        self.read_only = read_only
        self._known = clean(session.text(path), multiline=False)
        self._written_at = ""
        """The value that was changed here last: a Delete that has just emptied it takes nothing more away."""
        super().__init__(self._known)

    def watch_value(self, value: str) -> None:
        """Hand what was typed to the session."""
        if value == self._known:
            return
        if self.read_only:
            self.value = self._known
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
            return
        self._known = value
        self._written_at = self.path
        self.session.set(self.path, value)
        self.post_message(Typed())

    def watch_selection(self) -> None:
        """Follow the caret in the field that has the focus; any other one is seen from its beginning."""
        self._show_cursor()

    def on_resize(self) -> None:
        """Before the first layout there was no room to show the caret in."""
        self._show_cursor()

    def reload(self) -> None:
        """Show what the session holds, the cursor where the change was."""
        text = clean(self.session.text(self.path), multiline=False)
        if text == self._known:
            return
        cursor = len(text) - common_end(self._known, text)
        self._known = text
        self.value = text
        self.cursor_position = cursor

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing once the field is taken away."""
        return blank(crop) if was_taken_away(self) else super().render_lines(crop)

    async def action_next_field(self) -> None:
        """Go on to the next field; the screen knows which that is."""
        await go_on(self)

    async def action_delete_here(self) -> None:
        """Delete what is right of the caret; in a row in which nothing was written, the row."""
        rows = self._row_to_drop()
        if rows is not None and self._written_at != self.path:
            await rows.drop()
        else:
            self.action_delete_right()

    def _row_to_drop(self) -> RowsControl | None:
        rows = rows_around(self)
        return rows if rows is not None and not self.value and rows.may_drop() else None

    @property
    def keys_here(self) -> Sequence[Key]:
        """In a row, what leads on and out of it; what takes away one that nobody needs."""
        rows = rows_around(self)
        if rows is None:
            return ()
        unused = texts_keys.UNUSED_ROW_KEYS if self._row_to_drop() else ()
        return (*texts_keys.CELL_KEYS, *unused, *rows.more_keys)

    def take(self, text: str) -> None:
        """Type ``text`` behind what stands here."""
        self.insert_clean(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not offered(self, event.text, as_text=lambda: self.insert_clean(event.text)):
            self.insert_clean(event.text)

    def _on_focus(self, event: events.Focus) -> None:
        self._written_at = ""
        self.call_later(self._show_cursor)  # after the click that gave the focus has found its place
        self.post_message(FieldEntered(self.path))

    def _on_blur(self, event: events.Blur) -> None:
        self.cursor_position = self.selection.end  # what was selected to be typed over is so only while one is here
        self.scroll_to(0, 0, animate=False, force=True, immediate=True)
        self.session.seal()
        self.post_message(FieldLeft(self.path))

    def _show_cursor(self) -> None:
        if not self.is_attached:
            return
        if self.has_focus:
            self.scroll_to_region(Region(self.caret, 0, 1, 1), force=True, animate=False)
        else:
            self.scroll_to(0, 0, animate=False, force=True, immediate=True)
