"""The row that says what is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer

from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.plain import shorten
from tui.widgets.notices import Notices
from wizards.storage import SaveState

LATE: Final = 1.0
"""Seconds within which what was typed is promised to be in the file; while it is not, the status line says so."""
_LOOK: Final = 0.2
_CALM: Final = ("saved", "saving")


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


class StatusLine(Notices):
    """One row: the save state, and beside it a notice or, when there is room, the file."""

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

    @property
    def room(self) -> int:
        """Cells beside the save state; the whole row while there is nothing alarming in it."""
        state = self.desk.save_state
        # What is shown lags behind by one look; whether anything is alarming is asked now.
        is_late = self.desk.unsaved_for() > LATE
        calm = state is None or (state.kind in _CALM and not is_late)
        return self.content_size.width - (0 if calm else cell_len(self._shown[0]) + 2)

    def render(self) -> Content:
        """Draw the row."""
        words, style = self._shown
        room = self.content_size.width - cell_len(words) - 2
        if self.notice is not None and self.notice.cell_length > room:
            return self.notice
        if self.notice is not None:
            gap = " " * (room + 2 - self.notice.cell_length)
            return Content.assemble((words, style), gap, self.notice)
        path = show(str(self.desk.path), one_line=True)
        if room < 12:
            return Content.styled(shorten(words, self.size.width), style)
        if cell_len(path) > room:
            path = shorten(self.desk.path.name, room)
        gap = " " * max(room - cell_len(path) + 2, 2)
        return Content.assemble((words, style), gap, (path, "$text-muted"))
