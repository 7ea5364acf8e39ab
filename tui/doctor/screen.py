"""What the terminal says of itself: its size, its colours, whether it answers where the cursor is."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import sys

from tui import texts_doctor as texts

_ASK = b"\x1b[6n"
_PATIENCE = 0.5


def size() -> tuple[int, int]:
    """Return columns and rows."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        return columns, rows
    columns, rows = shutil.get_terminal_size()
    return columns, rows


def colours() -> str:
    """Return how many colours there are, in words."""
    if os.environ.get("NO_COLOR"):
        return texts.NO_COLOR
    if os.environ.get("COLORTERM") in ("truecolor", "24bit") or os.environ.get("WT_SESSION"):
        return texts.TRUE_COLOUR
    try:
        import curses

        curses.setupterm()
        count = curses.tigetnum("colors")
    except Exception:  # no terminal database, or the terminal is not in it
        return texts.UNKNOWN
    return texts.COLOUR_COUNT.format(count=count) if count > 0 else texts.NO_COLOURS


def cursor_report() -> bool:
    """Ask the terminal where the cursor is; return whether it answers in half a second."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return False
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source)
        os.write(sys.stdout.fileno(), _ASK)
        answer = b""
        while b"R" not in answer and select.select([source], [], [], _PATIENCE)[0]:
            more = os.read(source, 64)
            if not more:
                break
            answer += more
    except OSError:
        return False
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
    return b"R" in answer
