"""The saver played thousands of times over: typing, failing, hanging, conflicts, in many orders, at each time."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import Memory
from wizards.storage.autosave.emergency import CRASH, emergency, exit_code, looked_at, parting_words
from wizards.storage.autosave.jobs import Job, SaveState
from wizards.storage.autosave.keeper import Keeper
from wizards.storage.autosave.saver import Saver
from wizards.storage.disk.atomic import fingerprint
from wizards.storage.disk.failures import ForeignChange, LockLost, UnusableFile
from wizards.storage.text.toml import to_toml

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PATH = Path("/nowhere/自评.toml")
AT = datetime(2024, 3, 1)
FULL = OSError(errno.ENOSPC, "full")
PAUSES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 2.0, 3.0, 4.0)


class Table:
    """A keeper at whose table the clock is turned by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self.files = Memory()
        self.jobs: list[Job] = []
        self.shown: list[SaveState] = []
        self.keeper = Keeper(
            PATH, 0, files=self.files, start=self.jobs.append, on_state=self.shown.append, saved_at=None
        )
        self.revision = 0

    def type(self) -> None:
        self.revision += 1
        self.keeper.latest = ({"form": str(self.revision)}, self.revision)
        self.keeper.changed(self.now)

    def follow(self) -> None:
        self.revision += 1
        self.keeper.latest = ({"form": str(self.revision)}, self.revision)
        if not self.keeper.follow(self.now):
            self.keeper.changed(self.now)

    def tick(self) -> None:
        self.keeper.tick(self.now)

    def begin(self) -> None:
        if self.keeper.job is None:
            self.keeper.begin(self.now)

    def end(self, error: BaseException | None = None) -> None:
        if self.jobs:
            self.keeper.done(self.jobs[-1], error, self.now)

    def late(self) -> None:
        if len(self.jobs) > 1:
            self.keeper.done(self.jobs[0], None, self.now)

    def hurry(self) -> None:
        self.keeper.urgent = not self.keeper.urgent

    def spoil(self) -> None:
        """Type what no file can carry."""
        self.type()
        self.keeper.latest = ({"form": 1.5}, self.revision)

    def break_copies(self) -> None:
        if self.files.failing:
            self.files.failing.clear()
        else:
            self.files.failing["open_new"] = FULL

    def told(self) -> str:
        keeper, state = self.keeper, self.keeper.state
        waits = [keeper.wait(self.now + more) for more in (0.0, 0.5, 5.0)]
        waiting = " ".join("—" if wait is None else f"{wait:.3f}" for wait in waits)
        marks = (len(self.jobs), keeper.job is not None, keeper.copied, keeper.failures, keeper.attempts, keeper.urgent)
        there = state.recovery_copy is not None, state.since is not None, state.saved_at is not None
        head = f"{state.kind} {state.saved_revision} {state.conflict} {state.reason} {len(self.shown)} {there}"
        return f"{head} {marks} {len(keeper.expected)} {len(keeper.theirs)} {keeper.due():.3f} {waiting}"


EVENTS: dict[str, Callable[[Table], None]] = {
    "type": Table.type,
    "follow": Table.follow,
    "begin": Table.begin,
    "tick": Table.tick,
    "end": Table.end,
    "full": lambda table: table.end(FULL),
    "foreign": lambda table: table.end(ForeignChange(b"theirs")),
    "lost": lambda table: table.end(LockLost("这份自评已被接管")),
    "fault": lambda table: table.end(KeyError("x")),
    "late": Table.late,
    "hurry": Table.hurry,
    "spoil": Table.spoil,
    "copies": Table.break_copies,
}
OFTEN = ("type", "tick", "tick", "tick", "follow", "end", "full")


def games(seed: int) -> Iterator[str]:
    """Many games of chance, always the same ones."""
    chance = random.Random(seed)
    for _ in range(60):
        table = Table()
        for _ in range(25):
            table.now = round(table.now + chance.choice(PAUSES), 3)
            name = chance.choice((*EVENTS, *OFTEN))
            EVENTS[name](table)
            yield f"{table.now:.1f} {name} {table.told()}"


def in_order(first: str) -> Iterator[str]:
    for second, third, pause in product(EVENTS, EVENTS, (0.0, 0.2, 0.6, 3.0)):
        table = Table()
        for name in ("type", "begin", first, second, "tick", third, "tick"):
            EVENTS[name](table)
            table.now = round(table.now + pause, 3)
        yield f"{second} {third} {pause} {table.told()}"


def at_each_time() -> Iterator[str]:
    """How long a save took, on both sides of every limit, and how long it is waited after so many failures."""
    for took in (0.0, 0.1, 0.29, 0.3, 0.31, 0.5, 0.66, 0.67, 0.7, 1.0, 2.9, 2.99, 3.0, 3.01, 5.0):
        table = Table()
        table.type()
        table.keeper.begin(table.now)
        table.type()
        table.now += took
        yield f"{took} {table.told()}"
        table.tick()
        yield table.told()
        table.end()
        yield table.told()
    for failures in range(9):
        table = Table()
        table.type()
        for _ in range(failures):
            table.keeper.begin(table.now)
            table.end(FULL)
        yield table.told()
        for more in (0.4, 0.5, 0.6, 0.9, 1.0, 1.9, 2.0, 3.9, 4.0, 4.9, 5.0):
            wait = table.keeper.wait(table.now + more)
            yield f"{more} {wait}"
    for first, last in product((0.0, 0.1, 0.49, 0.5, 0.51, 0.69, 0.7), (0.0, 0.1, 0.19, 0.2, 0.21)):
        table = Table()
        table.type()
        table.now += first
        table.follow()
        table.now += last
        table.tick()
        yield f"{first} {last} {table.told()}"


class Held:
    """A lock that may be lost, and may not be taken."""

    def __init__(self) -> None:
        self.lost = self.stuck = False
        self.taken = 0

    def check(self) -> None:
        if self.lost:
            raise LockLost("这份自评已被接管")

    def take_over(self) -> None:
        if self.stuck:
            raise FULL
        self.lost, self.taken = False, self.taken + 1


class Seat:
    """A saver without threads, and everything around it."""

    def __init__(self, locked: bool) -> None:
        self.now = 100.0
        self.jump = 0.0
        self.files = Memory()
        self.files.put(PATH, to_toml({"form": "alt"}))
        self.lock = Held() if locked else None
        self.saved: list[bytes] = []
        self.saver = Saver(
            PATH, files=self.files, clock=self.look, lock=self.lock, after_save=self.saved.append, threaded=False
        )
        self.revision = 0

    def look(self) -> float:
        """Return the time; it may be later at the next look."""
        self.now += self.jump
        return self.now - self.jump

    def put(self) -> None:
        self.revision += 1
        self.saver.put({"form": f"新{self.revision}"}, self.revision)

    def foreign(self) -> None:
        self.files.put(self.saver.path, to_toml({"form": f"别人{self.revision}"}))

    def lose(self) -> None:
        if self.lock is not None:
            self.lock.lost = True

    def stick(self) -> None:
        if self.lock is not None:
            self.lock.stuck = not self.lock.stuck

    def fill(self) -> None:
        if self.files.failing:
            self.files.failing.clear()
        else:
            self.files.failing["open_new"] = FULL

    def take_theirs(self) -> Any:
        return self.saver.resolve_take_theirs().document

    def save_as(self) -> bool:
        return self.saver.save_as(PATH.with_name("别处.toml"))

    def save_over(self) -> bool:
        return self.saver.save_as(PATH.with_name("别处.toml"), force=True, lock=Held(), after_save=self.saved.append)

    def told(self) -> str:
        state = self.saver.state
        kept = sorted(self.files.held.values(), key=len)
        there = self.files.held.get(str(self.saver.path), b"")
        head = f"{state.kind} {state.saved_revision} {state.conflict} {state.reason} {state.recovery_copy is not None}"
        marks = self.saver._keeper.failures, len(kept), len(self.saved), self.lock and self.lock.taken
        return f"{head} {fingerprint(there)[:6]} {marks}"


MOVES: dict[str, Callable[[Seat], Any]] = {
    "put": Seat.put,
    "step": lambda seat: seat.saver.step(),
    "flush": lambda seat: seat.saver.flush(),
    "foreign": Seat.foreign,
    "lose": Seat.lose,
    "stick": Seat.stick,
    "fill": Seat.fill,
    "keep mine": lambda seat: seat.saver.resolve_keep_mine(),
    "take theirs": Seat.take_theirs,
    "save as": Seat.save_as,
    "save over": Seat.save_over,
    "adopt": lambda seat: seat.saver.adopt_copy(),
    "begin": lambda seat: seat.saver.begin_with({"form": "开"}),
    "close": lambda seat: seat.saver.close(0.0),
    "emergency": lambda seat: emergency(seat.saver),
    "gone": lambda seat: seat.files.held.pop(str(seat.saver.path), None) and None,
}


def moved(seat: Seat, name: str) -> str:
    try:
        return f"{name} {MOVES[name](seat)}"
    except UnusableFile as error:
        return f"{name} {error}"


def seats(locked: bool, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(40):
        seat = Seat(locked)
        for _ in range(18):
            seat.now = round(seat.now + chance.choice(PAUSES), 3)
            name = chance.choice((*MOVES, "put", "put", "step", "flush", "foreign", "lose"))
            yield f"{moved(seat, name)} {seat.told()}"


def seats_in_order(locked: bool) -> Iterator[str]:
    for first, second in product(MOVES, repeat=2):
        seat = Seat(locked)
        for name in ("put", "lose", first, "put", "flush", second, "put", "flush"):
            said = moved(seat, name)
            seat.now += 1.0
        yield f"{first} {second} {said} {seat.told()}"


def late_answers() -> Iterator[str]:
    """What is asked of the saver and comes too late is not done."""
    for jump, name in product(
        (0.0, 5.0, 9.9, 10.0, 10.1, 99.0, 101.0), ("keep mine", "take theirs", "save as", "save over")
    ):
        seat = Seat(locked=True)
        seat.put()
        seat.foreign()
        seat.saver.flush()
        seat.jump = jump
        yield f"{jump} {moved(seat, name)} {seat.told()}"


def words() -> Iterator[str]:
    for number in (0, 1, 2, 15, 127):
        yield f"{number} {exit_code(number)}"
    for saved, copy in product((True, False), (None, Path("/x/y.toml"))):
        yield parting_words(Path("/a b/自评.toml"), saved, copy)
    yield from (looked_at(PATH, changed=changed) for changed in (True, False))
    yield f"{emergency(None)} {CRASH}"


MAKERS: Makers = {
    **{f"games {seed}": partial(games, seed) for seed in range(6)},
    **{f"in order {name}": partial(in_order, name) for name in EVENTS},
    "at each time": at_each_time,
    **{f"seats {locked} {seed}": partial(seats, locked, seed) for locked in (False, True) for seed in range(3)},
    **{f"seats in order {locked}": partial(seats_in_order, locked) for locked in (False, True)},
    "late answers": late_answers,
    "words": words,
}
RECORD = Sweep(__file__, "keeper_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_the_saver_does(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
