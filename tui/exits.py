"""Leaving in a hurry: flush within two seconds, give the terminal back, one plain sentence, the right exit code.

The handlers are set with ``signal.signal``: when the terminal no longer reads, the event loop stands still and an
asyncio handler would never run.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from wizards.storage import SIGNALS, emergency, exit_code, looked_at, parting_words

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.opening import Sitting

_WATCH = 2.0
"""Seconds between two looks whether the terminal is still there."""

_PATIENCE = 1.0
_NEXT_TRY = 0.005
"""Seconds that the terminal is given for the last words, and between two tries."""

_TITLE_BACK = b"\x1b[23;2t"

_RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m" + _TITLE_BACK
)
"""Undoes what the driver switched on: paste, wrap, resize reports, mouse, alternate screen, cursor, focus reports."""


class Exits:
    """The signal handlers of one run.

    Args:
        current: returns the session that is open, if any.
        undo: what undoes on the terminal that which the program switched on.
    """

    def __init__(self, current: Callable[[], Sitting | None], undo: bytes = _RESTORE) -> None:
        self._current = current
        self._undo = undo
        self._before: dict[int, Any] = {}
        self._modes = _terminal_modes()
        self._over = threading.Event()

    def __enter__(self) -> Exits:
        for number in SIGNALS:
            with contextlib.suppress(OSError, ValueError):
                self._before[number] = signal.signal(number, self._leave)
        if self._modes is not None:
            threading.Thread(target=self._watch, name="ziping-terminal", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for number, handler in self._before.items():
            with contextlib.suppress(OSError, ValueError, TypeError):
                signal.signal(number, handler)

    def _watch(self) -> None:
        """Leave when the terminal is gone and nobody said so: under nohup its hang-up is ignored."""
        while not self._over.wait(_WATCH):
            if _terminal_modes() is None:
                self._leave(1, None)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        """Never returns: the ordinary way out would wait for the terminal."""
        try:
            sitting = self._current()
            words = farewell(sitting.desk if sitting else None)
            restore_terminal(self._modes, words, self._undo)
            if sitting is not None:
                _let_go(sitting)
        finally:
            os._exit(exit_code(number))


def farewell(desk: Desk | None) -> str:
    """Save within two seconds and return the sentence that says where the data are, empty without a session."""
    if desk is None:
        return ""
    return last_sentence(desk, emergency(desk.saver))


def last_sentence(desk: Desk, saved: bool) -> str:
    """Return what is left on the terminal; ``saved`` tells whether the saver got everything into the file."""
    if desk.read_only:
        return looked_at(desk.path, changed=desk.session.touched)
    state = desk.save_state
    return parting_words(desk.path, saved, state.recovery_copy if state else None)


def restore_terminal(modes: list[Any] | None, words: str, undo: bytes = _RESTORE) -> None:
    """Give the terminal back and leave ``words`` on it; waits only a moment for a terminal that does not read."""
    # While the app runs, sys.stderr is a stand-in of the framework's that has no encoding.
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    message = undo + (words + "\r\n").encode(encoding, "replace") if words else undo
    with contextlib.suppress(Exception):
        flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        terminal = os.open("/dev/tty" if os.name != "nt" else "CONOUT$", flags)
        draw_no_more()
        write_soon(terminal, message)
    if modes is not None:
        with contextlib.suppress(Exception):
            import termios

            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, modes)  # type: ignore[union-attr]


def draw_no_more() -> None:
    """Let what other threads still draw go nowhere: behind the last sentence it would stand on the user's screen."""
    if os.name == "nt":
        return  # there the console is not reached by a number that could be turned elsewhere
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        if os.isatty(number):
            os.dup2(nowhere, number)


def write_soon(terminal: int, message: bytes, patience: float = _PATIENCE) -> None:
    """Write to a terminal that may be busy; what it has not taken after ``patience`` seconds is given up.

    It is busy while it has not read all, and while another thread is still in the middle of a frame.
    """
    until = time.monotonic() + patience
    while message and time.monotonic() < until:
        try:
            message = message[os.write(terminal, message) :]
        except BlockingIOError:
            time.sleep(_NEXT_TRY)


def give_title_back() -> None:
    """Let the window have the title again that it had before."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.write(sys.__stdout__.fileno(), _TITLE_BACK)  # type: ignore[union-attr]  # None is an AttributeError


def _let_go(sitting: Sitting) -> None:
    """Give the lock up when all is saved, so that the next start has nothing to ask; never waits long for a share."""
    state, lock = sitting.desk.save_state, sitting.opened.lock
    if lock is not None and state is not None and state.kind == "saved":
        helper = threading.Thread(target=lock.release, daemon=True)
        helper.start()
        helper.join(0.5)


def _terminal_modes() -> list[Any] | None:
    with contextlib.suppress(Exception):
        import termios

        return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
    return None
