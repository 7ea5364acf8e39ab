"""R1, R2: ``kill -9`` at random instants of typing: what was acknowledged is there, what is lost is a second old."""

from __future__ import annotations

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

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


@tiers(*KILLS)
def test_kills_lose_at_most_a_second_of_typing(tmp_path: Path, amount: int) -> None:
    allowed = bound(amount, KILLS[1])
    with ThreadPoolExecutor(TOGETHER) as pool:
        outcomes = list(pool.map(lambda n: one_kill(tmp_path, SEED + n, allowed), range(amount)))
    problems = [f"{SEED + n}: {one.problem}" for n, one in enumerate(outcomes) if one.problem]
    ages = sorted(one.lost_for for one in outcomes)
    report(
        f"R1/R2 强杀 {amount} 次（种子 {SEED} 起）：出错 {len(problems)} 次；最老的丢失按键 {ages[-1]:.2f} 秒，"
        f"中位 {ages[len(ages) // 2]:.2f} 秒；最多丢 {max(one.lost_keys for one in outcomes)} 个按键"
    )
    assert problems == []
