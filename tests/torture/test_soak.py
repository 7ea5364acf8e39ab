"""L1: a day of work with an injected clock. Memory, open files, generations and recovery copies stay where they are."""

from __future__ import annotations

import gc
import os
import random
import tracemalloc
from pathlib import Path

import pytest

from tests.torture.amounts import SEED, SOAK_EDITS, report, tiers
from tests.torture.faults import document, revision_of
from wizards.storage import Saver, generations, load
from wizards.storage import sessions as module
from wizards.storage.disk.folders import state_folder
from wizards.storage.safety.generations import COUNT
from wizards.storage.saving import save

HOURS = 24
FLAT = 4 << 20
"""The table of interned strings grows by a step now and then; a document leaked per save would be much more."""
ROWS = 5


def open_files() -> int:
    return len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0


@tiers(*SOAK_EDITS)
def test_a_day_of_edits_leaves_everything_flat(tmp_path: Path, amount: int) -> None:
    path, now, dice = tmp_path / "a.toml", [0.0], random.Random(SEED)
    save(path, document(0, ROWS))
    ring = module._Ring(path, module.FILES, clock=lambda: now[0])
    saver = Saver(path, clock=lambda: now[0], after_save=ring, threaded=False)
    oldest = 0.0
    memory: list[int] = []
    files: list[int] = []
    tracemalloc.start()
    for revision in range(1, amount + 1):
        saver.put(document(revision, ROWS), revision)
        typed = now[0]
        until = typed + dice.expovariate(1) * HOURS * 3600 / amount
        while saver.state.saved_revision != revision and now[0] < until:
            now[0] += 0.1
            saver.step()
        if saver.state.saved_revision == revision:
            oldest = max(oldest, now[0] - typed)
        now[0] = max(now[0], until)
        if revision % (amount // 10) == 0:
            gc.collect()
            memory.append(tracemalloc.get_traced_memory()[0])
            files.append(open_files())
    tracemalloc.stop()
    assert saver.flush() and revision_of(load(path).document) == amount
    growth = max(memory[2:]) - memory[1]
    report(
        f"L1 浸泡 {amount} 次修改、模拟 {now[0] / 3600:.1f} 小时：内存增长 {growth // 1024} KiB，"
        f"打开文件 {min(files)}–{max(files)}，历史版本 {len(generations(path))} 份，最久 {oldest:.1f} 秒后在盘上"
    )
    assert growth < FLAT and max(files) == min(files)
    assert len(generations(path)) <= COUNT
    assert oldest <= 0.8
    assert os.listdir(path.parent).count(path.name) == 1 and len(os.listdir(path.parent)) == 1
    assert [name for name in os.listdir(state_folder()) if name != "generations"] == []


def test_the_clock_of_the_ring_is_ten_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    ring = module._Ring(tmp_path / "a.toml", module.FILES, clock=lambda: now[0])
    for _ in range(61):
        now[0] += 60
        ring(b"# x")
    assert len(generations(tmp_path / "a.toml")) == 6
