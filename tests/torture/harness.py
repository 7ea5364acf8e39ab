"""Start, feed and kill the driver."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Told:
    """What a driver said before it ended."""

    typed: dict[int, float] = field(default_factory=dict)
    acknowledged: int = 0
    committed: int = 0
    ready: tuple[str, ...] = ()

    def take(self, line: str) -> None:
        """Take in one whole line."""
        kind, *words = line.split()
        if kind == "T":
            self.typed[int(words[0])] = float(words[1])
        elif kind == "A":
            self.acknowledged = int(words[0])
        elif kind == "C":
            self.committed = int(words[0])
        elif kind == "READY":
            self.ready = tuple(words)


class Driver:
    """A running driver."""

    def __init__(self, mode: str, path: Path, seed: int = 0, **extra_env: str) -> None:
        command = [sys.executable, "-m", "tests.torture.driver", mode, str(path), str(seed)]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **extra_env},
        )
        self.told = Told()
        self.rest = b""

    @property
    def pid(self) -> int:
        return self.process.pid

    def wait_ready(self) -> None:
        """Wait until the session is open."""
        line = self.process.stdout.readline()  # type: ignore[union-attr]  # a pipe was asked for
        if not line.startswith(b"READY"):
            raise AssertionError(line + self.process.stderr.read())  # type: ignore[union-attr,operator]  # see above
        self.told.take(line.decode())
        os.set_blocking(self.process.stdout.fileno(), True)  # type: ignore[union-attr]  # see above

    def drain(self) -> Told:
        """Take in what was said up to now, without waiting."""
        descriptor = self.process.stdout.fileno()  # type: ignore[union-attr]  # a pipe was asked for
        os.set_blocking(descriptor, False)
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(descriptor, 65536):
                self._feed(chunk)
        os.set_blocking(descriptor, True)
        return self.told

    def kill(self) -> float:
        """Kill at once; returns when. What was said is in ``told``, what it complained of in ``errors``."""
        at = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        self._feed(self.process.stdout.read())  # type: ignore[union-attr]  # a pipe was asked for
        self.end()
        return at

    def end(self) -> int:
        """Close the pipes and wait for the end."""
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # pipes were asked for
        self.errors = self.process.stderr.read().decode()  # type: ignore[union-attr]  # see above
        self.process.stderr.close()  # type: ignore[union-attr]  # see above
        return self.process.wait(10)

    def ask(self, line: str) -> str:
        """Send a command to a serving driver and return its answer."""
        self.process.stdin.write(f"{line}\n".encode())  # type: ignore[union-attr]  # a pipe was asked for
        self.process.stdin.flush()  # type: ignore[union-attr]  # see above
        while True:
            answer = self.process.stdout.readline().decode()  # type: ignore[union-attr]  # see above
            if not answer or answer[0] in "=!":
                return answer[2:].rstrip("\n") if answer[:1] == "=" else f"! {answer[2:]}".rstrip("\n")
            self.told.take(answer)

    def _feed(self, chunk: bytes) -> None:
        *lines, self.rest = (self.rest + chunk).split(b"\n")
        for line in lines:
            self.told.take(line.decode())


@contextlib.contextmanager
def driver(mode: str, path: Path, seed: int = 0, **extra_env: str) -> Iterator[Driver]:
    """Run a driver that is certainly gone at the end."""
    one = Driver(mode, path, seed, **extra_env)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait(10)
        for pipe in (one.process.stdin, one.process.stdout, one.process.stderr):
            with contextlib.suppress(OSError, ValueError):
                pipe.close()  # type: ignore[union-attr]  # pipes were asked for
