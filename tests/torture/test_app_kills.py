"""R1, R2 on the real app: typed at through a terminal, killed at random instants.

Every key is another sign, so what stands in the file afterwards says exactly which keys survived: they must be the
first ones, in order, and the oldest lost one must be younger than a second.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.torture.amounts import APP_KILLS, SEED, bound, report
from tests.torture.terminal import Terminal
from wizards.storage import create, load, open_session
from wizards.storage.safety.comparing import leaves

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="尚未在 Windows 上运行")

TOGETHER = 2
FIELDS = 3
"""So many fields are left at most; behind the fourth text of a row there is a choice that takes none."""
FIRST = 0x3400
WAYS = {
    "fields": ("profile", "profile.title", "照抄预算批复"),
    "long text": ("profile", "texts.overview", "为什么立项"),
    "rows": ("performance", "performance.indicators.a2b3c4d5.level2", "指标值和分值照抄"),
}
"""Where the typing is: the place the session opens at, and what the help says there."""


@dataclass
class Typist:
    """Types signs and remembers when."""

    app: Terminal
    typed: list[float] = field(default_factory=list)
    left: list[tuple[int, float]] = field(default_factory=list)

    def sign(self) -> None:
        self.typed.append(self.app.keys(chr(FIRST + len(self.typed))))

    def leave(self, key: str) -> None:
        self.left.append((len(self.typed), self.app.keys(key)))

    def type_for(self, seconds: float, dice: random.Random, breaks: str) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if dice.random() < 0.06 and self.typed and len(self.left) < FIELDS:
                self.leave(breaks)
            self.sign()
            time.sleep(1 / dice.uniform(10, 40))


def new_session(path: Path, way: str = "fields") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"id": "a2b3c4d5", "name": "指标", "weight": "15"}
    step, field_, _ = WAYS[way]
    place = {"step": step, "field": field_}
    create(path, {"schema_version": 1, "form": "mof-2020", "performance": {"indicators": [row]}, "place": place})


def started(path: Path, way: str = "fields") -> Terminal:
    """Return the app, open at one place and ready to be typed at."""
    new_session(path, way)
    app = Terminal("open", str(path))
    if not (app.until("已保存", 60) and app.until(WAYS[way][2], 60)):
        app.close()
        raise AssertionError(f"did not start: {app.text}")
    time.sleep(0.4)
    return app


def survivors(path: Path) -> list[int]:
    """Return which keys are in the file, in the order of the file's values."""
    found: list[int] = []
    for _, text in leaves(load(path).document):
        inside = [ord(sign) - FIRST for sign in text if FIRST <= ord(sign) < FIRST + 2000]
        assert inside == sorted(inside), f"out of order: {text}"
        found += inside
    return found


def one_kill(folder: Path, seed: int, allowed: float) -> tuple[float, str]:
    """Type and kill once; returns the age of the oldest lost key and what is wrong."""
    dice = random.Random(seed)
    path = folder / str(seed) / "a.toml"
    way = dice.choice(list(WAYS))
    app = started(path, way)
    try:
        typist = Typist(app)
        typist.type_for(dice.uniform(0.1, 1.8), dice, "\r" if way == "long text" else "\t")
        at, wall = time.monotonic(), time.localtime()
        app.process.kill()
        app.process.wait(10)
        text = app.text
        shown = re.findall(r"已保存 (\d\d):(\d\d):(\d\d)", text)
    finally:
        app.close()
    kept = sorted(survivors(path))
    lost_for = at - typist.typed[len(kept)] if len(kept) < len(typist.typed) else 0.0
    problems = []
    if kept != list(range(len(kept))):
        problems.append(f"not the first keys: {kept} of {len(typist.typed)}")
    if lost_for > allowed and "未保存" not in text:
        problems.append(f"lost {lost_for:.2f} s, and the status line did not say so")
    if (
        "未保存" not in text
        and way != "long text"
        and any(count > len(kept) for count, when in typist.left if at - when > allowed)
    ):
        problems.append("a field that was left is lost")
    if shown:
        # What was typed before the second the status line names is saved; keys take a moment to get there.
        age = (wall.tm_hour * 3600 + wall.tm_min * 60 + wall.tm_sec - _seconds(shown[-1])) % 86400
        if any(at - when > age + 1.5 for when in typist.typed[len(kept) :]):
            problems.append("shown as saved, but lost")
    opened = open_session(path)
    if not opened.unclean or [name for name in os.listdir(path.parent) if name.endswith(".tmp")]:
        problems.append("no resume offered, or temp files left")
    opened.close()
    return lost_for, "; ".join(problems) and f"{way}: {'; '.join(problems)}"


def judged(folder: Path, seed: int, allowed: float) -> tuple[float, str]:
    """Like ``one_kill``; what goes wrong on the way is a problem of this kill, not of the others."""
    try:
        return one_kill(folder, seed, allowed)
    except Exception as error:
        return 0.0, f"{type(error).__name__}: {error}"


def _seconds(clock: tuple[str, str, str]) -> int:
    hours, minutes, seconds = map(int, clock)
    return hours * 3600 + minutes * 60 + seconds


def batches() -> list[Any]:
    """Return seed and amount of every batch: one in the short tier; in full, small ones, each with its figures."""
    short, full, size = *APP_KILLS, 100
    every = [pytest.param(SEED + at, size, marks=pytest.mark.torture, id=f"full-{at}") for at in range(0, full, size)]
    return [pytest.param(SEED, short, id="short"), *every]


@pytest.mark.parametrize(("seed", "amount"), batches())
def test_killing_the_app_loses_at_most_a_second_of_typing(tmp_path: Path, seed: int, amount: int) -> None:
    allowed = bound(amount, 100)
    with ThreadPoolExecutor(TOGETHER) as pool:
        results = list(pool.map(lambda number: judged(tmp_path, seed + number, allowed), range(amount)))
    problems = [f"{seed + number}: {problem}" for number, (_, problem) in enumerate(results) if problem]
    ages = sorted(age for age, _ in results)
    report(
        f"R1/R2 在终端里强杀真实程序 {amount} 次（种子 {seed} 起）：出错 {len(problems)} 次；"
        f"最老的丢失按键 {ages[-1]:.2f} 秒，中位 {ages[len(ages) // 2]:.2f} 秒"
    )
    assert problems == []
