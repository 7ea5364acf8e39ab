"""F4: one long text on the whole screen, with a count of its characters, a search, and the way back to its field.

It is typed into the session like into any field: every key is stored, and nothing has to be taken over at the end.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from tui import texts_writing
from tui.desk import Desk
from tui.plain import shorten
from tui.screens.leave_once import LeaveOnce
from tui.widgets.control import Typed
from tui.widgets.key_bar import KeyBar
from tui.widgets.long_field import LongField
from tui.widgets.notices import hint
from tui.widgets.status_line import StatusLine
from tui.widgets.text_line import Line
from tui.word_search import nearest, places
from wizards.session import Change

_COUNT_CELLS = 24


class WritingScreen(LeaveOnce[str]):
    """Writes one text; dismisses with the wizard's command that is to follow, ``""`` for none.

    Args:
        desk: the open session.
        field: the field of the text, made for this screen.
        label: what the text is called.
    """

    CSS_PATH = "writing.tcss"
    AUTO_FOCUS = "#whole"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "back", show=False, priority=True),
        Binding("ctrl+f", "find", show=False, priority=True),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+z", "undo", show=False, priority=True),
        Binding("ctrl+y", "redo", show=False, priority=True),
        Binding("f2", "go('next_problem')", show=False, priority=True),
        Binding("f3", "go('previous_step')", show=False, priority=True),
        Binding("f5", "go('next_step')", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, field: LongField, label: str) -> None:
        super().__init__()
        self.desk = desk
        self.text = field
        self.label = label
        self._words = _Words()
        self._unsubscribe = desk.session.subscribe(self._session_changed)

    def compose(self) -> ComposeResult:
        """Title and count, the text, the line of the search, save state, keys."""
        with Horizontal(id="writing-head"):
            yield Static(id="writing-title", markup=False)
            yield Static(id="writing-count", markup=False)
        yield self.text
        with Horizontal(id="writing-find"):
            yield Static(f" {texts_writing.FIND} ", markup=False, id="find-label")
            yield self._words
            yield Static(texts_writing.FIND_HINT, markup=False, id="find-said")
        yield StatusLine(self.desk)
        yield KeyBar("session", "app", more=texts_writing.KEYS)

    def on_mount(self) -> None:
        """Say how long the text is."""
        self.query_one("#writing-find").display = False
        self.call_after_refresh(self.text.scroll_cursor_visible)

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    def on_resize(self) -> None:
        """The title takes what the count leaves."""
        room = max(self.size.width - _COUNT_CELLS - 2, 10)
        title = shorten(" " + texts_writing.TITLE.format(label=self.label), room)
        self.query_one("#writing-title", Static).update(Content(title))
        self._count()

    # Writing ---------------------------------------------------------------------------------------------------

    def on_typed(self, message: Typed) -> None:
        """Count anew."""
        message.stop()
        self._count()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Count what is chosen."""
        self._count()

    def action_undo(self) -> None:
        """Ctrl+Z: only what was done to this text, for nothing else can be seen here."""
        if self.desk.session.next_undo != self.text.path:
            hint(self, texts_writing.UNDO_END)
            return
        self.desk.session.undo()

    def action_redo(self) -> None:
        """Ctrl+Y: likewise."""
        if self.desk.session.next_redo != self.text.path:
            hint(self, texts_writing.REDO_END)
            return
        self.desk.session.redo()

    async def action_save(self) -> None:
        """Ctrl+S: as in the wizard."""
        await self.app.run_action("app.save_now")

    async def action_external_editor(self) -> None:
        """Hand the text to the editor outside and go on here."""
        from tui.external_editor import hand_over

        hand_over(self.app, self.desk, self.text, self.label)

    # Finding ---------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Ctrl+F: ask for words; once more: the next place."""
        if self._words.has_focus:
            self.action_next(1)
            return
        self.query_one("#writing-find").display = True
        if chosen := self.text.selected_text.strip():
            self._words.value = chosen.split("\n")[0][:40]
        self._words.cursor_position = len(self._words.value)
        self.set_focus(self._words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while it is typed, from where the caret stands."""
        event.stop()
        self._show_place(self._at(min(self.text.selection)), 1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the next place."""
        event.stop()
        self.action_next(1)

    def action_next(self, by: int) -> None:
        """Go to the next or the last place."""
        start, end = sorted(self.text.selection)
        self._show_place(self._at(end if by > 0 else start), by)

    def _show_place(self, at: int, by: int) -> None:
        found = places(self.text.text, self._words.value)
        said = texts_writing.FIND_HINT if not self._words.value.strip() else texts_writing.NOT_FOUND
        if found:
            number = nearest(found, at, by)
            said = texts_writing.FOUND.format(number=number + 1, count=len(found))
            self.text.choose(found[number], found[number] + len(self._words.value))
        self.query_one("#find-said", Static).update(said)

    # Leaving ---------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Esc: out of the search, else back to the field."""
        if self._words.has_focus:
            self.query_one("#writing-find").display = False
            self.set_focus(self.text)
            return
        self.dismiss("")

    def action_go(self, command: str) -> None:
        """A key of the wizard: back, and do it there."""
        self.dismiss(command)

    # Within ----------------------------------------------------------------------------------------------------

    def _at(self, place: tuple[int, int]) -> int:
        return self.text.index_of(place)

    def _session_changed(self, change: Change) -> None:
        if change.kind in ("undo", "redo", "replace"):
            self.text.reload()
            self.call_later(self._count)

    def _count(self) -> None:
        count, chosen = signs(self.text.text), signs(self.text.selected_text)
        paragraphs = sum(bool(line.strip()) for line in self.text.text.split("\n"))
        words = texts_writing.COUNT.format(count=count, paragraphs=paragraphs)
        if chosen:
            words = texts_writing.CHOSEN.format(chosen=chosen, count=count)
        self.query_one("#writing-count", Static).update(Content(f"{words} "))


class _Words(Line):
    """What is looked for; up and down go from place to place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.next(1)", show=False),
        Binding("up", "screen.next(-1)", show=False),
    ]


def signs(text: str) -> int:
    """Return how many characters a text has, blanks not counted."""
    return sum(not sign.isspace() for sign in text)
