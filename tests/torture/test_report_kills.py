"""``kill -9`` in the middle of writing a report: under the final name stands the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from samples import sample_path
from tests.torture.amounts import REPORT_KILLS, SEED, report, tiers
from tests.torture.faults import OPERATIONS
from tui.commands.report import keep_report
from tui.reporting import rendered
from wizards.catalogue import default_form_id
from wizards.opening import read_for
from wizards.storage import write_report
from wizards.storage.disk.fileops import FileOps
from wizards.storage.safety.written import note_written

OLD = b"PK an old report " * 4000
NEW = b"PK a new report " * 9000
STEPS = [one for one in OPERATIONS if one not in ("open_append", "sleep", "remove_folder")]


class Killing(FileOps):
    """Kills its own process at the ``nth`` file operation: before it, after it, or with half of the bytes written."""

    def __init__(self, nth: int, how: str) -> None:
        self.left = nth
        self.how = how


def _deadly(name: str) -> object:
    real = getattr(FileOps, name)

    def call(self: Killing, *arguments: object) -> object:
        self.left -= 1
        if self.left == 0 and self.how == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.left == 0 and self.how == "half" and name == "write":
            fd, data = arguments
            os.write(fd, data[: len(data) // 2])  # type: ignore[arg-type,index]  # what ``write`` is called with
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(self, *arguments)
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return call


for _name in STEPS:
    setattr(Killing, _name, _deadly(_name))


def killed(work: object, wait: float | None = None) -> bool:
    """Do ``work`` in a process of its own, killed from outside after ``wait`` seconds; return whether it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            os.write(writing, b"!")
            work()  # type: ignore[operator]  # a plain function
        finally:
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    if wait is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def problem_of(folder: Path, target: Path, before: bytes | None, after: bytes, *, by_hand: bool) -> str:
    """Return what is wrong with what was left, empty if nothing is."""
    there = target.read_bytes() if target.exists() else None
    kept = folder / f"{target.stem}（旧）.docx"
    wrong = {
        f"partial: {len(there or b'')} bytes": there not in (before, after),
        "the old report is nowhere": by_hand and before not in (there, kept.read_bytes() if kept.exists() else None),
        "half an old report": kept.exists() and kept.read_bytes() != before,
        "left under another name": any(
            not one.name.startswith(".~") and one not in (target, kept) for one in folder.iterdir()
        ),
    }
    write_report(target, after, force=True)
    wrong["cannot be written afterwards"] = target.read_bytes() != after
    return "; ".join(name for name, is_so in wrong.items() if is_so)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="强杀测试用 fork，这个系统没有")
@tiers(*REPORT_KILLS)
def test_a_kill_in_the_writing_leaves_no_partial_report(tmp_path: Path, amount: int) -> None:
    dice = random.Random(SEED)
    hit, problems = 0, []
    ways = [(nth, how, kind) for nth in range(1, 40) for how in ("before", "half", "after") for kind in (0, 1, 2)]
    for number, (nth, how, kind) in enumerate(dice.sample(ways * 8, len(ways) * 8)):
        if hit >= amount:
            break
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / "报告.docx"
        before = None
        if kind:
            target.write_bytes(before := OLD)
        if kind == 1:
            note_written(OLD)
        else:
            (Path(os.environ["ZIPING_HOME"]) / "state" / "written.json").unlink(missing_ok=True)
        files = Killing(nth, how)
        if killed(lambda: write_report(target, NEW, force=True, files=files)):  # noqa: B023 - done before the next round
            hit += 1
            if problem := problem_of(folder, target, before, NEW, by_hand=kind == 2):
                problems.append(f"{nth} {how} {kind}: {problem}")
    partial = sum("partial" in one for one in problems)
    report(
        f"写报告时强杀 {hit} 次（逐个文件操作的前、中、后）：最终名称下残缺 {partial}，别的错 {len(problems) - partial}"
    )
    assert problems == [] and hit >= amount


@pytest.mark.skipif(not hasattr(os, "fork"), reason="强杀测试用 fork，这个系统没有")
@tiers(*REPORT_KILLS)
def test_a_kill_at_any_time_of_the_command_leaves_no_partial_report(tmp_path: Path, amount: int) -> None:
    """The whole command, composing and proof included, killed from outside at random instants of its run."""
    dice = random.Random(SEED + 1)
    session = tmp_path / "自评.toml"
    session.write_bytes(sample_path(default_form_id()).read_bytes())
    opened = read_for(session)
    sys.stdout.flush()

    def whole(target: Path) -> None:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        keep_report(opened.path, rendered(opened), target, force=True)

    begun = time.monotonic()
    whole_target = tmp_path / "whole" / "报告.docx"
    whole_target.parent.mkdir()
    assert not killed(lambda: whole(whole_target))
    length, whole_report = time.monotonic() - begun, whole_target.read_bytes()
    cut = partial = 0
    for number in range(amount):
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / "报告.docx"
        killed(lambda: whole(target), wait=dice.uniform(0.5, 1.02) * length)  # noqa: B023 - done before the next round
        cut += not target.exists()
        partial += target.exists() and target.read_bytes() != whole_report
    report(f"整个 report 命令随机强杀 {amount} 次：没写成 {cut}，写全 {amount - cut - partial}，残缺 {partial}")
    assert partial == 0
