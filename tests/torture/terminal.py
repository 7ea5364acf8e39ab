"""The real app in a pseudo-terminal: typed at, looked at, left alone, killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
START = "import sys; from tui.cli import main; sys.exit(main(sys.argv[1:]))"


class Terminal:
    """``ziping`` running in a terminal of its own. ``raw`` is everything it wrote."""

    def __init__(self, *arguments: str, columns: int = 100, rows: int = 30, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        self.drawn = 0
        self.main, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        settings = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *arguments],
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**os.environ, **settings, **environment},
        )
        self.quiet = 0
        """How often the reader found nothing to read."""
        self.reading = threading.Event()
        self.reading.set()
        self.lock = threading.Lock()
        self.closed = False
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while not self.closed:
                self.reading.wait()
                if not select.select([self.main], [], [], 0.05)[0]:
                    self.quiet += 1
                    continue
                self.raw += os.read(self.main, 65536)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        with self.lock:
            # Drawn only when somebody looks: emulating a terminal takes more time than the app itself.
            everything = bytes(self.raw)
            with contextlib.suppress(Exception):
                self.stream.feed(everything[self.drawn :])
            self.drawn = len(everything)
            # The emulator's own ``display`` stumbles over cells that hold nothing.
            rows = [self.screen.buffer[y] for y in range(self.screen.lines)]
            return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    def keys(self, text: str | bytes) -> float:
        """Type; returns when."""
        at = time.monotonic()
        os.write(self.main, text.encode() if isinstance(text, str) else text)
        return at

    def until(self, condition: Callable[[], bool] | str, timeout: float = 10.0) -> bool:
        """Wait for a text on the screen, or for a condition."""

        def holds() -> bool:
            if callable(condition):
                return condition()
            # A sign that was never written cannot be on the screen.
            return condition[-1].encode() in self.raw and condition in self.text.replace(" ", "")

        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if holds():
                return True
            time.sleep(0.02)
        return False

    def modes_restored(self) -> bool:
        """Say whether line discipline, screen, mouse and paste mode are as they were."""
        now = termios.tcgetattr(self.slave)
        raw = bytes(self.raw)
        left_on = [mode for mode in (b"1049", b"1000", b"1003", b"1006", b"2004") if _last(raw, mode) == b"h"]
        hidden = raw.rfind(b"\x1b[?25l") > raw.rfind(b"\x1b[?25h")
        return now[3] == self.before[3] and not left_on and not hidden

    def end(self) -> int | None:
        """Wait for the program to end, and until all that it wrote was read."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(8)
        before = self.quiet
        if self.reading.is_set():
            # On a busy machine the last words may lie in the terminal for a while.
            self.until(lambda: self.quiet >= before + 2 or not self.reader.is_alive())
        return self.process.poll()

    def close(self) -> None:
        """Make sure that nothing is left."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)
        # The reader must be gone before its descriptor is: the number may be another file's at once.
        self.closed = True
        self.reading.set()
        self.reader.join(5)
        for one in (self.slave, self.main):
            with contextlib.suppress(OSError):
                os.close(one)


def _last(raw: bytes, mode: bytes) -> bytes:
    at = max(raw.rfind(b"\x1b[?" + mode + b"h"), raw.rfind(b"\x1b[?" + mode + b"l"))
    return raw[at + 3 + len(mode) : at + 4 + len(mode)] if at >= 0 else b""


@contextlib.contextmanager
def terminal(*arguments: str, columns: int = 100, rows: int = 30, **environment: str) -> Iterator[Terminal]:
    """Run the app in a terminal that is certainly gone at the end."""
    one = Terminal(*arguments, columns=columns, rows=rows, **environment)
    try:
        yield one
    finally:
        one.close()
