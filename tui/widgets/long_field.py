"""Paragraphs and lists of words. Every key reaches ``Session.set`` at once; nothing of the answer is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from schemas.finding import Span
from schemas.text import clean
from tui import texts, texts_keys
from tui.messages import FieldEntered, FieldLeft
from tui.pasting import offered
from tui.plain import common_end, same_length
from tui.textual_seams import was_taken_away
from tui.widgets.control import Field, Key, Typed, rows_around
from tui.widgets.marked import MarkedArea
from tui.widgets.text_line import blank
from wizards.session import Session


class LongField(MarkedArea, Field):
    """Paragraphs. Enter is a new line (in a row: the next cell), Tab leaves; undo and redo are the session's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "new_line", show=False),
        Binding("ctrl+g", "app.bound_figure", show=False),
    ]

    def __init__(
        self,
        session: Session,
        path: str,
        *,
        read_only: bool = False,
        id: str | None = None,  # noqa: A002  # the framework's own word
    ) -> None:
        self.session = session
        self.path = path
        self._known = self._stored()
        super().__init__(
            self._known,
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            read_only=read_only,
            max_checkpoints=2,
            highlight_cursor_line=False,  # it would lie over the marks of words
            id=id,
        )
        self._entered = False
        self.cursor_blink = False

    def _stored(self) -> str:
        return clean(self.session.text(self.path), multiline=True)

    def _on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = self.text
        if text == self._known:
            return
        self._known = text
        self.session.set(self.path, text)
        self.post_message(Typed())

    def reload(self) -> None:
        """Show what the session holds, the cursor where the change was."""
        text = self._stored()
        if text == self._known:
            return
        at = len(text) - common_end(self._known, text)
        self._known = text
        self.load_text(text)
        self.move_cursor(self.place_at(at))

    def on_resize(self) -> None:
        """Other widths wrap the text elsewhere: it is drawn anew, and the caret stays in view."""
        # The framework wraps anew and draws only when that makes the text longer or shorter.
        self.refresh()
        self.call_after_refresh(self._show_caret)

    def _show_caret(self) -> None:
        if self.is_attached:
            self.scroll_cursor_visible()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not offered(self, event.text, as_text=lambda: self._insert(event.text), prose=True):
            self._insert(event.text)

    @property
    def keys_here(self) -> Sequence[Key]:
        """What Enter does not do here, and the key of the whole screen."""
        return texts_keys.LONG_KEYS if rows_around(self) is None else texts_keys.LONG_CELL_KEYS

    def take(self, text: str) -> None:
        """Type ``text`` where the caret is."""
        self._insert(text)

    def action_new_line(self) -> None:
        """Ctrl+J: a new line, also in a row, where Enter goes on."""
        self._insert("\n")

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line of a cell to the row above."""
        if not select and rows_around(self) and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line of a cell to the row below."""
        if not select and rows_around(self) and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_down(select)

    def action_delete_left(self) -> None:
        """Backspace."""
        if not self._refused():
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete."""
        if not self._refused():
            super().action_delete_right()

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable or event.key == "enter":
            self._refused()
        await super()._on_key(event)

    def _refused(self) -> bool:
        """Say that nothing can be changed here, if that is so."""
        if self.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
        return self.read_only

    def _insert(self, pasted: str) -> None:
        if not self._refused() and (text := clean(pasted, multiline=True)):
            self.insert(text) if self.selection.is_empty else self.replace(text, *self.selection)

    def _on_focus(self, event: events.Focus) -> None:
        if not self._entered:  # who comes back to a text goes on at its end, as in a field of one line
            self._entered = True
            self.move_cursor(self.document.end)
        self.post_message(FieldEntered(self.path))

    def _on_blur(self, event: events.Blur) -> None:
        self.session.seal()
        self.post_message(FieldLeft(self.path))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing once the field is taken away."""
        return blank(crop) if was_taken_away(self) else super().render_lines(crop)

    def drawn(self, text: str) -> str:
        """Return the text with harmless signs for dangerous ones."""
        return same_length(text)

    def set_text(self, text: str) -> None:
        """Put a whole text, as an editor outside gave it back."""
        self.session.seal()
        self.session.set(self.path, text)
        self.session.seal()
        self.reload()

    def again(self, *, id: str) -> LongField:  # noqa: A002  # the framework's own word
        """Return another field of the same text, the caret and what is chosen where they are here."""
        other = type(self)(self.session, self.path, read_only=self.read_only, id=id)
        other._entered = True
        other.selection = self.selection
        other.mark(self.marks)
        other.placeholder = self.placeholder
        return other

    def take_over(self, other: LongField) -> None:
        """Go on where another field of the same text was left."""
        if other.path != self.path:
            return
        self.reload()
        self.move_cursor(other.cursor_location)
        self.post_message(Typed())

    def point_to(self, span: Span) -> None:
        """Put the caret on words of the text and bring them into view, for they are why the user is here."""
        self._entered = True
        if span[0] <= len(self.text):
            self.move_cursor(self.place_at(span[0]))
            self.call_after_refresh(self._show_caret)

    def text_with(self, words: str) -> str:
        """Return the text with some words at the caret, in the place of what is chosen."""
        start, end = sorted(map(self.index_of, self.selection))
        return self.text[:start] + words + self.text[end:]

    def choose(self, start: int, end: int) -> None:
        """Mark the characters from ``start`` to ``end`` and bring them into view."""
        self.selection = Selection(self.place_at(start), self.place_at(end))
        self.scroll_cursor_visible()


class WordsField(LongField):
    """A list of words, one a line."""

    def _stored(self) -> str:
        return self.session.text(self.path)
