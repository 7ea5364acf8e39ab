"""A program that works on a session and tells what it did: the headless stand-in for the app.

``python -m tests.torture.driver type FILE SEED`` types until it is killed. ``serve FILE`` does what it is told, line by
line. What it says goes out in single small writes to a pipe, which outlive a ``kill -9``:

    T revision time     a key is pressed          A revision    the status line shows it as saved
    C revision          a field was left and its value is committed
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture.faults import document, revision_of
from wizards.storage import FILES, Opened, SaveState, UnusableFile, emergency, exit_code, open_session
from wizards.storage.disk.fileops import FileOps

ROWS = 60
SWITCH = "ZIPING_TEST_SWITCH_OFF"
"""Environment variable that names a protection to leave out, to see a test go red."""


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def files_of_the_day() -> FileOps:
    """Return the file operations, without the protection that is switched off."""
    from tests.torture.switches import switch_off

    return switch_off(os.environ[SWITCH]) if SWITCH in os.environ else FILES


class Worker:
    """One opened session."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        self.acknowledged = 0
        self.opened: Opened = open_session(path, take_over=take_over, on_state=self.told, files=files_of_the_day())
        self.revision = 0

    def told(self, state: SaveState) -> None:
        if state.kind in ("saved", "saving") and state.saved_revision > self.acknowledged:
            self.acknowledged = state.saved_revision
            say("A", state.saved_revision)

    def put(self, number: int) -> None:
        self.revision += 1
        assert self.opened.saver is not None
        self.opened.saver.put(document(number, ROWS), self.revision)

    def key(self) -> None:
        number = self.revision + 1
        say("T", number, time.monotonic())
        self.put(number)

    def leave_field(self) -> None:
        assert self.opened.saver is not None
        if self.opened.saver.flush():
            say("C", self.revision)


def type_until_killed(path: Path, seed: int) -> None:
    """Type with 10 to 100 keys a second, paste, leave fields, pause."""
    dice = random.Random(seed)
    worker = Worker(path)
    say("READY", worker.opened.unclean, worker.opened.recovery is not None)
    while True:
        event = dice.random()
        if event < 0.008:
            worker.leave_field()
        elif event < 0.03:
            for _ in range(10):
                worker.key()
        elif event < 0.035:
            time.sleep(dice.uniform(0.1, 0.5))
        else:
            worker.key()
            time.sleep(1 / dice.uniform(10, 100))


def save_on_and_on(path: Path, seed: int) -> None:
    """Save every few milliseconds, so that a power cut seldom finds the disk at rest."""
    dice = random.Random(seed)
    worker = Worker(path)
    say("READY", False, False)
    while True:
        worker.key()
        worker.leave_field()
        time.sleep(dice.uniform(0.0, 0.03))


def serve(path: Path) -> None:
    """Do what comes in, answer with one line each."""
    worker: Worker | None = None

    def opened(take_over: bool = False) -> str:
        nonlocal worker
        worker = Worker(path, take_over=take_over)
        held = worker.opened.held_by
        how = "read-only" if worker.opened.read_only else "open"
        return f"{how} {revision_of(worker.opened.loaded.document)} {held is not None}"

    def state() -> str:
        assert worker is not None and worker.opened.saver is not None
        now = worker.opened.saver.state
        return (
            f"{now.kind} {now.saved_revision} {now.conflict or '-'} {now.recovery_copy is not None} {now.reason or '-'}"
        )

    def put(number: str) -> str:
        assert worker is not None
        worker.put(int(number))
        return "ok"

    def saver(action: str) -> str:
        assert worker is not None and worker.opened.saver is not None
        if action == "theirs":
            return f"True {revision_of(worker.opened.saver.resolve_take_theirs().document)}"
        return f"{worker.opened.saver.flush() if action == 'flush' else worker.opened.saver.resolve_keep_mine()}"

    def close() -> str:
        assert worker is not None
        return f"{worker.opened.close()}"

    actions: dict[str, Callable[..., str]] = {
        "open": opened,
        "take": lambda: opened(True),
        "state": state,
        "put": put,
        "flush": lambda: saver("flush"),
        "mine": lambda: saver("mine"),
        "theirs": lambda: saver("theirs"),
        "close": close,
    }

    def leave(number: int, frame: object) -> None:
        emergency(worker.opened.saver if worker else None)
        os._exit(exit_code(number))

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, leave)
    say("READY")
    for line in sys.stdin:
        name, *words = line.split()
        try:
            say("=", actions[name](*words))
        except (UnusableFile, AssertionError) as error:
            say("!", str(error).replace("\n", " "))


if __name__ == "__main__":
    mode, file = sys.argv[1], Path(sys.argv[2])
    if mode == "serve":
        serve(file)
    else:
        {"type": type_until_killed, "save": save_on_and_on}[mode](file, int(sys.argv[3]))
