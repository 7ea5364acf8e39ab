"""Controls for one value each. Every key reaches ``Session.set`` at once; nothing of the answer is kept here.

``LineField`` for one line, ``LongField`` for paragraphs, ``WordsField`` for a list of words, one a line. All draw
dangerous characters as harmless ones of the same length, so that a hostile file cannot drive the terminal.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from schemas.text import clean
from tui import texts
from tui.messages import FieldEntered, FieldLeft
from tui.pasting import offered
from tui.plain import same_length
from tui.textual_seams import SeamTextArea, was_taken_away
from tui.widgets.control import Field, Typed, go_on, rows_around
from tui.widgets.line import Line
from wizards.session import Session


class LineField(Line, Field):
    """A field of one line.

    Args:
        session: where the value is read from and written to.
        path: the value.
        read_only: typing is refused, with a word why.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "next_field", show=False, priority=True)]

    # The width of the box never follows its text, so a key need not lay the page out anew.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, session: Session, path: str, *, read_only: bool = False) -> None:
        self.session = session
        self.path = path
        self.read_only = read_only
        self._known = clean(session.text(path), multiline=False)
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
        cursor = len(text) - _common_end(self._known, text)
        self._known = text
        self.value = text
        self.cursor_position = cursor

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing once the field is taken away."""
        return _blank(crop) if was_taken_away(self) else super().render_lines(crop)

    async def action_next_field(self) -> None:
        """Go on to the next field; the screen knows which that is."""
        await go_on(self)

    def take(self, text: str) -> None:
        """Type ``text`` behind what stands here."""
        self.insert_clean(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not offered(self, event.text, as_text=lambda: self.insert_clean(event.text)):
            self.insert_clean(event.text)

    def _on_focus(self, event: events.Focus) -> None:
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


class LongField(SeamTextArea, Field):
    """Paragraphs. Enter is a new line (in a row: the next cell), Tab leaves; undo and redo are the session's."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", show=False)]

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
        at = len(text) - _common_end(self._known, text)
        self._known = text
        self.load_text(text)
        self.move_cursor(self.document.get_location_from_index(at))  # type: ignore[attr-defined]  # Document has it

    def on_resize(self) -> None:
        """Other widths wrap the text elsewhere: the caret stays in view."""
        self.call_after_refresh(self._show_caret)

    def _show_caret(self) -> None:
        if self.is_attached:
            self.scroll_cursor_visible()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not offered(self, event.text, as_text=lambda: self._insert(event.text), prose=True):
            self._insert(event.text)

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
        return _blank(crop) if was_taken_away(self) else super().render_lines(crop)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        return Text(self.drawn(self.document.get_line(line_index)), end="", no_wrap=True)

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
        return other

    def take_over(self, other: LongField) -> None:
        """Go on where another field of the same text was left."""
        if other.path != self.path:
            return
        self.reload()
        self.move_cursor(other.cursor_location)
        self.post_message(Typed())

    def index_of(self, place: tuple[int, int]) -> int:
        """Return how many characters stand before a line and column."""
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: place[0]]) + place[1]

    def choose(self, start: int, end: int) -> None:
        """Mark the characters from ``start`` to ``end`` and bring them into view."""
        at = self.document.get_location_from_index  # type: ignore[attr-defined]  # Document has it
        self.selection = Selection(at(start), at(end))
        self.scroll_cursor_visible()


class WordsField(LongField):
    """A list of words, one a line."""

    def _stored(self) -> str:
        return self.session.text(self.path)


def _blank(crop: Region) -> list[Strip]:
    return [Strip.blank(crop.width)] * crop.height


def _common_end(old: str, new: str) -> int:
    """Return how many characters at the end are the same, not counting what the beginnings share."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return end
