"""R1, R2: ``kill -9`` at random instants of typing: what was acknowledged is there, what is lost is a second old."""

from __future__ import annotations

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.torture.amounts import KILLS, SEED, bound, report, tiers
from tests.torture.driver import ROWS
from tests.torture.faults import document, revision_of
from tests.torture.harness import Driver
from wizards.storage import create, load, open_session

TOGETHER = 4


@dataclass
class Outcome:
    """How one kill ended."""

    lost_for: float
    lost_keys: int
    problem: str = ""


def one_kill(folder: Path, seed: int, allowed: float) -> Outcome:
    """Let a driver type, kill it, look at what is left."""
    path = folder / str(seed) / "a.toml"
    path.parent.mkdir()
    create(path, document(0, ROWS))
    driver = Driver("type", path, seed)
    driver.wait_ready()
    time.sleep(random.Random(seed).uniform(0.02, 3.2))
    at = driver.kill()
    told = driver.told
    loaded = load(path)
    kept = revision_of(loaded.document)
    lost = [revision for revision in told.typed if revision > kept]
    outcome = Outcome(at - min((told.typed[one] for one in lost), default=at), len(lost))
    left = [name for name in os.listdir(path.parent) if name.endswith(".tmp")]
    opened = open_session(path)
    again = [name for name in os.listdir(path.parent) if name.endswith(".tmp")]
    checks = {
        "not whole": loaded.digest == "match",
        "not what was typed": loaded.document == document(kept, ROWS),
        "acknowledged but lost": kept >= told.acknowledged,
        "committed but lost": kept >= told.committed,
        "lost more than a second": outcome.lost_for <= allowed,
        "several temp files": len(left) <= 1,
        "temp files not swept": not again,
        "no resume offered": opened.unclean,
        f"complained: {driver.errors}": not driver.errors,
    }
    opened.close()
    outcome.problem = "; ".join(name for name, fine in checks.items() if not fine)
    return outcome


def some_kills(folder: Path, amount: int, allowed: float) -> list[str]:
    """Kill ``amount`` drivers, print the figures, return what went wrong."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        outcomes = list(pool.map(lambda n: one_kill(folder, SEED + n, allowed), range(amount)))
    problems = [f"{SEED + n}: {one.problem}" for n, one in enumerate(outcomes) if one.problem]
    ages = sorted(one.lost_for for one in outcomes)
    report(
        f"R1/R2 强杀 {amount} 次（种子 {SEED} 起）：出错 {len(problems)} 次；最老的丢失按键 {ages[-1]:.2f} 秒，"
        f"中位 {ages[len(ages) // 2]:.2f} 秒；最多丢 {max(one.lost_keys for one in outcomes)} 个按键"
    )
    return problems


@tiers(*KILLS)
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path, amount: int) -> None:
    assert some_kills(tmp_path, amount, bound(amount, KILLS[1])) == []


@pytest.mark.torture
def test_of_thirty_kills_none_loses_a_key_older_than_a_second(tmp_path: Path) -> None:
    """The one that ``max-wait`` turns red: the promise of a second is made where nothing else takes the processor."""
    assert some_kills(tmp_path, 30, bound(KILLS[1], KILLS[1])) == []
