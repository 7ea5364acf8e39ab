"""R5: every system call of a save, failing with every error, once and from then on, or followed by ``kill -9``.

``strace`` injects the faults into the running program. Where it is missing or not allowed, the test says so and the
same sweep through the Python seam (``test_seam``) stands alone.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.torture.amounts import SYSCALL_FAULTS, report, tiers
from tests.torture.driver import ROWS
from tests.torture.faults import document, revision_of
from tests.torture.harness import Driver, driver
from wizards.storage import create, load, open_session

CALLS = ("openat", "write", "fsync", "close", "rename", "unlink")
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES")
TOGETHER = 3


@dataclass(frozen=True)
class Case:
    """One fault."""

    call: str
    what: str
    when: str

    @property
    def deadly(self) -> bool:
        return "SIGKILL" in self.what


def cases() -> Iterator[Case]:
    for call, error, nth in itertools.product(CALLS, ERRORS, ("1", "1+", "2", "2+")):
        yield Case(call, f"error={error}", nth)
    for call, nth in itertools.product(CALLS, "1234"):
        yield Case(call, "signal=SIGKILL", nth)
    for call, nth in itertools.product(("openat", "write", "fsync"), "12"):
        yield Case(call, "error=EINTR", nth)
    for nth in ("1", "1+", "2", "2+"):
        yield Case("openat", "error=EMFILE", nth)
        yield Case("rename", "error=EBUSY", nth)


ALL = list(cases())


def attach(case: Case, pid: int, log: Path) -> subprocess.Popen[bytes]:
    """Attach to the saving threads; returns when the faults are in place."""
    inject = f"inject={case.call}:{case.what}:when={case.when}"
    threads = [one.name for one in Path(f"/proc/{pid}/task").iterdir() if one.name != str(pid)]
    command = ["strace", "-qq", "-o", str(log), "-e", f"trace={case.call}", "-e", inject]
    tracer = subprocess.Popen(command + [word for one in threads for word in ("-p", one)], stderr=subprocess.DEVNULL)
    for _ in range(400):
        if all("TracerPid:\t0" not in Path(f"/proc/{pid}/task/{one}/status").read_text() for one in threads):
            break
        time.sleep(0.005)
    return tracer


@pytest.fixture(scope="module")
def strace() -> None:
    if not shutil.which("strace"):
        pytest.skip("系统调用注入需要 strace，这台机器上没有")
    trial = subprocess.run(["strace", "-e", "inject=getpid:error=EIO", "true"], capture_output=True, check=False)
    if trial.returncode != 0:
        pytest.skip("系统调用注入需要 ptrace 权限，这台机器不允许")


def one_case(folder: Path, number: int, case: Case) -> str:
    """Save under one fault; returns what is wrong, empty if nothing is."""
    path = folder / str(number) / "a.toml"
    path.parent.mkdir()
    create(path, document(0, ROWS))
    with driver("serve", path) as worker:
        worker.wait_ready()
        worker.ask("open")
        worker.ask("put 1")
        worker.ask("flush")
        tracer = attach(case, worker.pid, path.parent / "trace")
        return _watch(case, path, worker, tracer)


def _watch(case: Case, path: Path, worker: Driver, tracer: subprocess.Popen[bytes]) -> str:
    worker.ask("put 2")
    time.sleep(0.6)
    during = load(path)
    problems = [] if during.digest == "match" and revision_of(during.document) in (1, 2) else ["neither old nor new"]
    alive = worker.process.poll() is None
    if alive:
        state = worker.ask("state")
        if state.startswith("saved 2") and revision_of(load(path).document) != 2:
            problems.append("said saved, but is not")
        if not state.startswith(("saved", "saving")) and not state.split(" ", 4)[4].strip("-"):
            problems.append(f"no reason given: {state}")
    tracer.send_signal(signal.SIGINT)
    tracer.wait(10)
    if alive:
        worker.ask("put 3")
        worker.ask("flush")
        problems += _after(path, worker.ask("state"))
        worker.ask("close")
        left = [name for name in os.listdir(path.parent) if name.endswith(".tmp")]
        if left and case.call != "unlink":
            problems.append(f"left {left}")
    worker.end()
    if worker.errors or (not alive and not case.deadly):
        problems.append(f"ended or complained: {worker.errors}")
    opened = open_session(path)
    if [name for name in os.listdir(path.parent) if name.endswith(".tmp")]:
        problems.append("temp files not swept")
    opened.close()
    return "; ".join(problems)


def _after(path: Path, state: str) -> list[str]:
    kept = revision_of(load(path).document)
    if kept == 3 and state.startswith("saved 3"):
        return []
    return [f"the next save gave {state}, the file has {kept}"]


@tiers(*SYSCALL_FAULTS)
def test_every_failing_call_leaves_the_old_or_the_new_file(tmp_path: Path, strace: None, amount: int) -> None:
    chosen = ALL[:: max(1, len(ALL) // amount)]
    with ThreadPoolExecutor(TOGETHER) as pool:
        results = list(pool.map(lambda item: one_case(tmp_path, *item), enumerate(chosen)))
    problems = [f"{case}: {problem}" for case, problem in zip(chosen, results, strict=True) if problem]
    report(f"R5 系统调用故障 {len(chosen)} 种：出错 {len(problems)} 种")
    assert problems == []
    assert len(ALL) >= 150
