"""The two bottom rows: what is saved, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from schemas.text import show
from tui import texts
from tui.actions import Action, Where, in_bar
from tui.desk import Desk
from tui.plain import shorten
from wizards.storage import SaveState

LATE: Final = 1.0
"""Seconds within which what was typed is promised to be in the file; while it is not, the status line says so."""
_LOOK: Final = 0.2


def save_words(state: SaveState | None, waiting: float = 0.0) -> tuple[str, str]:
    """Return what the status line says of saving, and its style; ``waiting``: seconds that the oldest change waits."""
    if state is None:
        return texts.READ_ONLY, "bold $text-warning"
    if state.kind in ("saved", "saving") and waiting > LATE:
        began = datetime.now() - timedelta(seconds=waiting)
        return texts.UNSAVED.format(time=f"{began:%H:%M:%S}", reason=texts.TOO_BUSY), "bold $text-error"
    if state.kind == "saved":
        time = f"{state.saved_at:%H:%M:%S}" if state.saved_at else ""
        return texts.SAVED.format(time=time), "$text-success"
    if state.kind == "saving":
        return texts.SAVING, "$text-muted"
    reason = show(state.reason, one_line=True)
    if state.kind == "conflict":
        return texts.CONFLICT.format(reason=reason), "bold $text-error"
    since = f"{state.since:%H:%M:%S}" if state.since else ""
    words = texts.UNSAVED.format(time=since, reason=reason)
    return words + (texts.UNSAVED_COPY if state.recovery_copy else ""), "bold $text-error"


class StatusLine(Widget):
    """One row: the save state, and the file when there is room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="status")
        self.desk = desk
        self._shown = save_words(desk.save_state)
        self._clock: Timer | None = None
        self._unsubscribe: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Look at the clock while something is not in the file yet."""
        self._clock = self.set_interval(_LOOK, self.bring_up_to_date, pause=True)
        self._unsubscribe = self.desk.session.subscribe(lambda change: self._clock.resume() if self._clock else None)

    def on_unmount(self) -> None:
        """Listen no longer."""
        if self._unsubscribe is not None:
            self._unsubscribe()

    def bring_up_to_date(self) -> None:
        """Show what the saver says now."""
        waiting = self.desk.unsaved_for()
        words = save_words(self.desk.save_state, waiting)
        if not waiting and self._clock is not None:
            self._clock.pause()
        if words != self._shown:
            self._shown = words
            self.refresh()

    def render(self) -> Content:
        """Draw the row."""
        words, style = self._shown
        room = self.size.width - cell_len(words) - 2
        path = show(str(self.desk.path), one_line=True)
        if room < 12:
            return Content.styled(shorten(words, self.size.width), style)
        if cell_len(path) > room:
            path = shorten(self.desk.path.name, room)
        gap = " " * max(room - cell_len(path) + 2, 2)
        return Content.assemble((words, style), gap, (path, "$text-muted"))


class KeyBar(Widget):
    """One row: the keys that matter, each also a button."""

    def __init__(self, *places: Where, more: Iterable[tuple[str, str, str]] = ()) -> None:
        """Show the commands of ``places`` and ``more`` (key, label, action)."""
        super().__init__(id="keys")
        self._notice: Content | None = None
        self._until: Timer | None = None
        actions: list[Action] = in_bar(*places)
        self._items = [*more, *((action.key_label, action.label, action.id) for action in actions)]

    def say(self, text: str, style: str, seconds: float) -> bool:
        """Show a notice in place of the keys for a while; return whether there was room for it."""
        if cell_len(text) > self.size.width - 2:
            return False
        self._notice = Content.styled(f" {text} ", style)
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(seconds, self.hush)
        self.refresh()
        return True

    def hush(self) -> None:
        """Show the keys again."""
        self._notice = None
        self.refresh()

    def render(self) -> Content:
        """Draw the notice, or as many keys as there is room for."""
        if self._notice is not None:
            return self._notice
        parts: list[Content] = []
        for key, label, _, _ in self._places():
            parts.append(Content.assemble((key, "bold $primary"), (label, ""), "  "))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Do the command under the mouse."""
        if self._notice is not None:
            self.hush()
            return
        x = 0
        for _, _, action, cells in self._places():
            if x <= event.x < x + cells - 2:
                self.call_later(self._run, action)
            x += cells

    async def _run(self, action: str) -> None:
        for namespace in (self.screen, self.app):
            if hasattr(namespace, f"action_{action}"):
                await self.app.run_action(action, namespace)
                return

    def _places(self) -> Iterable[tuple[str, str, str, int]]:
        used = 0
        for key, label, action in self._items:
            cells = cell_len(key) + cell_len(label) + 2
            if used + cells - 2 > self.size.width:
                break
            used += cells
            yield key, label, action, cells
