"""R3: power cuts. The block device is copied while the saver works; the copy is mounted and looked at.

A copy of the backing file holds exactly the blocks that ext4 has given to its disk so far. Needs root and loop mounts;
where they are not allowed, the test says so and ``test_crash_states`` stands alone.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.amounts import POWER_CUTS, SEED, report, tiers
from tests.torture.driver import ROWS, SWITCH
from tests.torture.faults import document, revision_of
from tests.torture.harness import Driver, driver
from wizards.storage import UnusableFile, create, load

MEGABYTES = 16


def sudo_free(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True, capture_output=True)
    try:
        yield place
    finally:
        for _ in range(50):
            if sudo_free("umount", str(place)):
                break
            time.sleep(0.05)
        else:
            sudo_free("umount", "-l", str(place))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A small ext4 disk: its image and where it is mounted."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("断电测试需要 root 和 loop 挂载，这台机器上没有")
    image = tmp_path / "disk.img"
    with image.open("wb") as file:
        file.truncate(MEGABYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)
    stack = contextlib.ExitStack()
    try:
        place = stack.enter_context(mounted(image, tmp_path / "disk"))
    except subprocess.CalledProcessError:
        pytest.skip("断电测试需要 loop 挂载，这台机器不允许")
    with stack:
        yield image, place


def cut(image: Path, folder: Path, writer: Driver, stopped: bool) -> str:
    """Cut the power once; returns what is wrong, empty if nothing is."""
    acknowledged = writer.drain().acknowledged
    if stopped:
        writer.process.send_signal(signal.SIGSTOP)
    copy = folder / "copy.img"
    # A power cut is one instant: a copy during which the disk changed is none, and is made again.
    for _ in range(200):
        shutil.copyfile(image, copy)
        if filecmp.cmp(image, copy, shallow=False):
            break
        acknowledged = writer.drain().acknowledged if not stopped else acknowledged
    else:
        return "the disk never stood still"
    if stopped:
        writer.process.send_signal(signal.SIGCONT)
    with mounted(copy, folder / "copy") as place:
        path = place / "a.toml"
        try:
            loaded = load(path)
            kept = revision_of(loaded.document)
            if loaded.digest != "match" or loaded.document != document(kept, ROWS):
                return "torn"
            return "" if kept >= acknowledged else f"{acknowledged} was acknowledged, {kept} is there"
        except UnusableFile as error:
            return str(error)


@tiers(*POWER_CUTS)
def test_power_cuts_lose_nothing_acknowledged(disk: tuple[Path, Path], tmp_path: Path, amount: int) -> None:
    image, place = disk
    dice = random.Random(SEED)
    create(place / "a.toml", document(0, ROWS))
    problems: list[str] = []
    switch = {SWITCH: os.environ[SWITCH]} if SWITCH in os.environ else {}
    with driver("save", place / "a.toml", SEED, **switch) as writer:
        writer.wait_ready()
        for number in range(amount):
            time.sleep(dice.uniform(0.01, 0.15))
            # Every second cut finds the program between two calls, the others anywhere inside them.
            if problem := cut(image, tmp_path, writer, number % 2 == 0):
                problems.append(f"{number}: {problem}")
        revision = writer.drain().acknowledged
        writer.kill()
    report(f"R3 断电 {amount} 次（ext4 块快照，种子 {SEED}，其间确认保存 {revision} 次）：出错 {len(problems)} 次")
    assert problems == []
    assert revision > amount // 2
