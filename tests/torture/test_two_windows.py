"""R12: two programs and an editor on one session. Whatever happens, nobody's saved work is silently overwritten."""

from __future__ import annotations

import contextlib
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.torture.amounts import INTERLEAVINGS, SEED, report, tiers
from tests.torture.driver import ROWS
from tests.torture.faults import document, revision_of
from tests.torture.harness import Driver
from wizards.storage import UnusableFile, create, generations, load
from wizards.storage.safety.copies import backup_path
from wizards.storage.safety.recovery_copy import recovery_path
from wizards.storage.saving import save

STEPS = 14
TOGETHER = 3


class Window:
    """One program and what it believes to be in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.driver: Driver | None = None
        self.writes = False

    def start(self) -> Driver:
        if self.driver is None:
            self.driver = Driver("serve", self.path)
            self.driver.wait_ready()
        return self.driver

    def stop(self) -> None:
        if self.driver is not None:
            self.driver.kill()
        self.driver, self.writes = None, False


class Play:
    """A random course of events, and the rule: the file never loses a content that is not kept elsewhere."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.dice = random.Random(seed)
        self.windows = [Window(path), Window(path)]
        self.number = 0
        self.based_on: dict[Window, int] = {}
        self.saved: set[int] = {0}
        self.log: list[str] = []
        self.conflicts = 0
        self.unsaid = 0
        create(path, document(0, ROWS))

    def kept(self) -> set[int]:
        """Return every content that can still be found."""
        places = [
            self.path,
            backup_path(self.path),
            recovery_path(self.path),
            *(one.path for one in generations(self.path)),
        ]
        found = set()
        for place in places:
            with contextlib.suppress(UnusableFile):
                found.add(revision_of(load(place).document))
        return found

    def there(self) -> int:
        return revision_of(load(self.path).document)

    def step(self) -> str:
        """Do one thing; returns what is wrong, empty if nothing is."""
        window = self.dice.choice(self.windows)
        before = self.there()
        deed = self.dice.choice(("open", "take", "type", "type", "type", "editor", "close", "kill", "decide"))
        self.log.append(f"{self.windows.index(window)} {deed}")
        author: Window | None = window
        if deed in ("open", "take") and not window.writes:
            answer = window.start().ask(deed)
            window.writes = answer.startswith("open")
            if window.writes:
                self.based_on[window] = int(answer.split()[1])
        elif deed == "type" and window.writes:
            self.type(window)
        elif deed == "editor":
            self.number += 1
            save(self.path, document(self.number, ROWS))
            self.saved.add(self.number)
            author = None
        elif deed == "close" and window.writes:
            window.start().ask("close")
            window.stop()
        elif deed == "kill":
            window.stop()
        elif deed == "decide" and window.writes:
            self.decide(window)
        return self.judge(before, author)

    def type(self, window: Window) -> None:
        self.number += 1
        window.start().ask(f"put {self.number}")
        if window.start().ask("flush") == "True":
            self.saved.add(self.number)
        elif not window.start().ask("state").startswith("conflict"):
            self.unsaid += 1
        elif self.dice.random() < 0.5:
            self.decide(window)

    def decide(self, window: Window) -> None:
        state = window.start().ask("state")
        if state.startswith("conflict"):
            self.conflicts += 1
            window.start().ask(self.dice.choice(("mine", "theirs")))
            self.based_on[window] = self.there()

    def judge(self, before: int, author: Window | None) -> str:
        after = self.there()
        if after == before:
            return ""
        self.saved.add(after)
        if author is None:
            return ""
        knew = self.based_on.get(author) == before
        self.based_on[author] = after
        if not knew and before not in self.kept():
            return f"{before} was overwritten by {after} and is kept nowhere"
        return ""

    def run(self) -> str:
        try:
            for _ in range(STEPS):
                if problem := self.step():
                    return f"{problem}: {self.log}"
            if self.unsaid:
                return f"a conflict was not shown: {self.log}"
            if self.there() not in self.saved:
                return f"what is there was never saved: {self.log}"
        finally:
            for window in self.windows:
                window.stop()
        return ""


@tiers(*INTERLEAVINGS)
def test_no_silent_overwrite(tmp_path: Path, amount: int) -> None:
    def one_play(number: int) -> tuple[str, int]:
        folder = tmp_path / str(number)
        folder.mkdir()
        play = Play(folder / "a.toml", SEED + number)
        return play.run(), play.conflicts

    with ThreadPoolExecutor(TOGETHER) as pool:
        results = list(pool.map(one_play, range(amount)))
    problems = [f"{SEED + number}: {problem}" for number, (problem, _) in enumerate(results) if problem]
    conflicts = sum(count for _, count in results)
    report(f"R12 双窗口 {amount} 局（种子 {SEED} 起，裁决冲突 {conflicts} 次）：无声覆盖 {len(problems)} 次")
    assert problems == []
