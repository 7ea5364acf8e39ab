"""Plays bursts at the app and looks after each: is it still there, and is on the disk what it says is saved?"""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key

from samples import sample_path
from tests.torture.keys_moves import Atom, Burst, Start
from tests.tui.carets import caret_fault
from tui.app import Ziping
from tui.opening import Sitting, sit_down
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import UnusableFile, create, load

PATIENCE = 20.0
"""Seconds without an answer that count as the end of the program."""
_FRAME, _FRAMES = 0.05, 20
"""A text that is wrapped anew is drawn in the next frame; on a busy machine that takes a moment."""


class Fault(Exception):
    """What must never happen, with the number of the burst after which it did."""

    def __init__(self, words: str, at: int) -> None:
        super().__init__(words)
        self.at = at


@dataclass
class Played:
    """What was seen while playing."""

    bursts: int = 0
    keys: int = 0
    looked: int = 0
    """So often what was called saved was compared with the file."""
    starts: int = 0
    slowest: float = 0.0
    slowest_burst: Burst = ()
    screens: set[str] = field(default_factory=set)

    def add(self, other: Played) -> None:
        """Take in what was seen elsewhere."""
        self.bursts += other.bursts
        self.keys += other.keys
        self.looked += other.looked
        self.starts += other.starts
        self.screens |= other.screens
        if other.slowest > self.slowest:
            self.slowest, self.slowest_burst = other.slowest, other.slowest_burst


class Watch:
    """Remembers what every revision of the open session looked like, and compares it with the file."""

    def __init__(self) -> None:
        self.sitting: Sitting | None = None
        self.known: dict[int, Mapping[str, Any]] = {}
        self.untouchable = b""
        """What stands in a file that was opened only to be looked at."""
        self.theirs: Mapping[str, Any] | None = None
        """What somebody else wrote into the file."""

    def follow(self, sitting: Sitting | None) -> None:
        """Watch another session."""
        if sitting is self.sitting or sitting is None:
            self.sitting = sitting
            return
        self.sitting, self.theirs = sitting, None
        session = sitting.desk.session
        self.known = {session.revision: session.document}
        self.changed_by_others()
        session.subscribe(lambda change: self.known.setdefault(change.revision, session.document))

    def changed_by_others(self) -> None:
        """Note what the file holds from now on."""
        if self.sitting is not None and self.sitting.desk.read_only:
            self.untouchable = self.sitting.desk.path.read_bytes()

    def look(self) -> bool:
        """Compare, if the status line calls something saved; return whether it did."""
        if self.sitting is not None and self.sitting.desk.read_only:
            assert self.sitting.desk.path.read_bytes() == self.untouchable, "opened read-only, but written"
        state = self.sitting.desk.save_state if self.sitting else None
        if self.sitting is None or state is None or state.kind not in ("saved", "saving"):
            return False
        wanted = self.known.get(state.saved_revision)
        if wanted is None:
            return False
        path = self.sitting.desk.path
        there = load(path).document
        newer = [self.known[number] for number in self.known if number >= state.saved_revision]
        wrong = f"called saved at revision {state.saved_revision}, but the file holds something else"
        assert there in [*newer, self.theirs], wrong
        return True


async def play(start: Start, moves: Sequence[Burst], folder: Path) -> Played:
    """Play from the beginning; an app that was left by its own keys is started again on the same file.

    Raises:
        Fault: the program ended, hung, or did not keep what it said.
    """
    os.environ["ZIPING_HOME"] = str(folder / "home")
    (folder / "work").mkdir(parents=True)
    os.chdir(folder / "work")
    path = _prepare(start, folder / "work" / "自评.toml")
    player = Player(start, list(moves), path)
    while player.at < len(moves):
        await player.run_once()
    return player.seen


class Player:
    """One list of bursts being played."""

    def __init__(self, start: Start, moves: list[Burst], path: Path) -> None:
        self.start = start
        self.moves = moves
        self.path = path
        self.at = 0
        self.seen = Played()
        self.watch = Watch()

    async def run_once(self) -> None:
        """Start the app and play on until it is left or nothing is left to play."""
        self.seen.starts += 1
        app = self._start()
        last: Sitting | None = app.sitting
        try:
            async with app.run_test(size=self.start.size):
                await self._until_idle(app)
                while self.at < len(self.moves) and app.is_running:
                    await self._burst(app, self.moves[self.at])
                    last = app.sitting or last
                    self.at += 1
        except Fault:
            raise
        except BaseException as error:
            raise Fault("".join(traceback.format_exception(error)[-6:]), self.at) from None
        finally:
            with contextlib.suppress(Exception):
                if app.sitting is not None:
                    app.sitting.close()
        self._after(app, last)

    def _start(self) -> Ziping:
        if self.start.state == "home":
            return Ziping()
        holder: list[Ziping] = []
        how: dict[str, Any] = {"on_state": lambda state: holder[0].saver_says(state) if holder else None}
        try:
            sitting = sit_down(self.path, read_only=self.start.state == "read-only", **how)
        except UnusableFile as error:
            raise Fault(f"the session cannot be opened again: {error} {error.details}", self.at) from None
        holder.append(Ziping(sitting))
        return holder[0]

    async def _burst(self, app: Ziping, burst: Burst) -> None:
        began = time.monotonic()
        waited = 0.0
        for atom in burst:
            if atom[0] == "wait" and not isinstance(atom, str):
                waited += float(atom[1])
                await asyncio.sleep(float(atom[1]))
            else:
                self._send(app, atom)
        try:
            await asyncio.wait_for(self._until_idle(app), PATIENCE)
        except TimeoutError:
            raise Fault(f"no answer for {PATIENCE} s", self.at) from None
        took = time.monotonic() - began - waited
        self.seen.bursts += 1
        self.seen.keys += len(burst)
        if took > self.seen.slowest:
            self.seen.slowest, self.seen.slowest_burst = took, burst
        if app.is_running:
            self.seen.screens.add(type(app.screen).__name__)
            await self._look_at_caret(app)
        self._look(app)

    async def _look_at_caret(self, app: Ziping) -> None:
        """The caret is where the terminal's cursor is, once what is waiting to be drawn has been drawn."""
        apart = ""
        for _ in range(_FRAMES):
            apart = caret_fault(app) if app.is_running else ""
            if "drawn at" not in apart:
                return
            await asyncio.sleep(_FRAME)
        raise Fault(apart, self.at)

    def _look(self, app: Ziping) -> None:
        if app.crashed or app._exception is not None:
            error = app._exception
            words = "".join(traceback.format_exception(error)) if error else "ended by a fault"
            raise Fault(words, self.at)
        self.watch.follow(app.sitting)
        try:
            self.seen.looked += self.watch.look()
        except (AssertionError, UnusableFile) as error:
            raise Fault(str(error), self.at) from None

    def _send(self, app: Ziping, atom: Atom) -> None:
        if isinstance(atom, str):
            app.post_message(_key(atom))
            return
        kind, one, two = atom
        if kind == "paste":
            app.post_message(events.Paste(str(one)))
        elif kind == "size":
            size = Size(int(one), int(two))
            assert isinstance(app._driver, HeadlessDriver)
            app._driver._size = size
            app.post_message(events.Resize(size, size))
        elif kind == "foreign":
            with contextlib.suppress(OSError, UnusableFile):
                # Between the two a save may come: then others have put back what stood there before it.
                self.watch.theirs = load(self.path).document
                self.path.write_bytes("# 别处\n".encode() + self.path.read_bytes())
            self.watch.changed_by_others()
        else:
            x, y = int(float(one) * app.size.width), int(float(two) * app.size.height)
            for sort in _MOUSE[str(kind)]:
                app.post_message(sort(None, x, y, 0, 0, 1, False, False, False, x, y))

    async def _until_idle(self, app: Ziping) -> None:
        """Wait until app, screen and field have done what was sent; what is computed or saved meanwhile goes on."""
        for _ in range(2):
            for node in (lambda: app, lambda: app.screen, lambda: app.screen.focused):
                taken_in = asyncio.Event()
                if not app.is_running or (here := node()) is None or not here.call_later(taken_in.set):
                    continue
                while app.is_running and here.is_attached and not taken_in.is_set():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(taken_in.wait(), 0.2)

    def _after(self, app: Ziping, last: Sitting | None) -> None:
        """The app is left: everything is in the file."""
        if app.crashed or app._exception is not None or app.return_code not in (0, None):
            raise Fault(f"the program ended with {app.return_code}", self.at)
        if last is None:
            return
        last.close()
        try:
            load(last.desk.path)
        except UnusableFile as error:
            raise Fault(f"the file does not parse: {error}", self.at) from None


_MOUSE = {
    "click": (events.MouseDown, events.MouseUp),
    "roll": (events.MouseScrollDown,),
}


def _key(name: str) -> events.Key:
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, " " if name == "space" else None)


def _prepare(start: Start, path: Path) -> Path:
    if start.state == "empty":
        create(path, new_document(catalogue.load_form(start.form)))
        return path
    ending = {"half": "-half", "printed": "-printed"}.get(start.state, "")
    sample = sample_path(start.form)
    wanted = sample.with_name(f"{sample.stem}{ending}.toml")
    # The national form has no sheet of a real unit behind it, so there is nothing as printed.
    create(path, load(wanted if wanted.exists() else sample).document)
    return path
