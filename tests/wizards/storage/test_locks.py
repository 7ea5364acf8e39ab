from __future__ import annotations

import ctypes
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import systems
from wizards.storage.disk.failures import LockLost
from wizards.storage.disk.fileops import FileOps
from wizards.storage.safety import locks as module
from wizards.storage.safety.locks import Locked, SessionLock, holder_of, lock_path
from wizards.storage.safety.processes import Process, boot, dead, host, me


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.toml"


def write_lock(path: Path, **changes: Any) -> None:
    here = me()
    fields = {"user": "李某", "host": here.host, "pid": here.pid, "start": here.start, "boot": here.boot}
    lock_path(path).write_text(json.dumps({**fields, "token": "theirs", "since": "", **changes}))


def gone() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@systems.modes
def test_a_lock_names_its_holder_privately_and_goes_away(path: Path) -> None:
    lock = SessionLock(path)
    lock.acquire()
    holder = holder_of(path)
    assert holder is not None and holder.process == me() and holder.token == lock.holder.token and holder.since
    assert stat.S_IMODE(lock_path(path).stat().st_mode) == 0o600
    lock.check()
    lock.release()
    assert os.listdir(path.parent) == []


def test_a_second_opener_learns_who_and_since_when(path: Path) -> None:
    SessionLock(path).acquire()
    with pytest.raises(Locked, match=rf"本机另一个窗口.*进程 {os.getpid()}"):
        SessionLock(path).acquire()


@pytest.mark.parametrize(
    "changes",
    [
        {"pid": "gone"},
        {"pid": -1},
        {"start": "1"},
        pytest.param({"boot": f"another-boot/{boot().partition('/')[2]}"}, marks=systems.boots),
    ],
)
def test_the_lock_of_a_dead_process_is_broken(path: Path, changes: dict[str, Any]) -> None:
    write_lock(path, **({"pid": gone()} if changes.get("pid") == "gone" else changes))
    lock = SessionLock(path)
    lock.acquire()
    assert lock.broken is not None and lock.broken.token == "theirs"
    assert os.listdir(path.parent) == [lock_path(path).name]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"host": "PC-17"},
        {"host": "PC-17", "pid": -1, "boot": "old"},
        {"start": ""},
        pytest.param({"pid": 1, "start": ""}, marks=systems.first),
        pytest.param({"boot": f"{boot().partition('/')[0]}/pid:[1]", "pid": 2**22 + 5}, marks=systems.boots),
        {"boot": ""},
    ],
)
def test_doubt_is_no_proof(path: Path, changes: dict[str, Any]) -> None:
    write_lock(path, **changes)
    with pytest.raises(Locked):
        SessionLock(path).acquire()
    assert holder_of(path) is not None


def test_another_machine_is_named(path: Path) -> None:
    write_lock(path, host="PC-17\x1b[2J")
    with pytest.raises(Locked, match="PC-17␛\\[2J 上由 李某 打开"):
        SessionLock(path).acquire()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', "\x00" * 50, "[" * 5000])
def test_a_lock_without_sense_is_broken_after_two_seconds(path: Path, text: str) -> None:
    lock_path(path).write_text(text)
    os.utime(lock_path(path), (1, 1))
    lock = SessionLock(path)
    lock.acquire()
    lock.check()
    assert holder_of(path) == lock.holder


class _Naps(FileOps):
    """Notes how long is waited, and does what another program does meanwhile."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.naps: list[float] = []
        self.meanwhile = meanwhile

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.meanwhile()


def test_a_lock_without_sense_may_still_be_being_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within two seconds it is waited for; when its writer has come to the end, it holds."""
    lock_path(path).write_text("{")
    os.utime(lock_path(path), (1000, 1000))
    monkeypatch.setattr(module.time, "time", lambda: 1000.5)
    files = _Naps(lambda: write_lock(path))
    with pytest.raises(Locked):
        SessionLock(path, files=files).acquire()
    assert files.naps == [1.5]


@pytest.mark.parametrize("age", [2.0, -1.0])
def test_an_older_lock_without_sense_is_not_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch, age: float) -> None:
    lock_path(path).write_text("{")
    os.utime(lock_path(path), (1000, 1000))
    monkeypatch.setattr(module.time, "time", lambda: 1000 + age)
    files = _Naps(lambda: None)
    SessionLock(path, files=files).acquire()
    assert files.naps == []


def test_taking_over_is_noticed_before_the_next_save(path: Path) -> None:
    first, second = SessionLock(path), SessionLock(path)
    first.acquire()
    second.take_over()
    second.check()
    with pytest.raises(LockLost, match="接管"):
        first.check()
    first.release()
    assert holder_of(path) is not None, "who lost the lock must not remove it"


def test_a_lock_that_was_swept_away_is_put_back(path: Path) -> None:
    lock = SessionLock(path)
    lock.acquire()
    lock_path(path).unlink()
    lock.check()
    assert holder_of(path) is not None


def test_two_who_break_the_same_lock_do_not_both_get_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lock(path, pid=gone())
    quick = SessionLock(path)
    looked = []

    def look(self: SessionLock) -> Any:
        holder = module._parse(lock_path(path).read_bytes())
        if not looked:
            # Between the slow one's look and its breaking, the quick one breaks and takes the lock.
            looked.append(1)
            quick.acquire()
        return holder

    slow = SessionLock(path)
    monkeypatch.setattr(SessionLock, "_there", look)
    with pytest.raises(Locked):
        slow.acquire()
    quick.check()


class _Kernel:
    """What Windows says of a process: whether it may be opened, and with what it ended."""

    def __init__(self, *, error: int = 0, ended: int = 259, times: bool = True) -> None:
        self.GetLastError = lambda: error
        self.OpenProcess = lambda *_: 0 if error else 7
        self.CloseHandle = lambda handle: None
        self._ended, self._times = ended, times

    def GetExitCodeProcess(self, handle: int, code: Any) -> bool:
        code._obj.value = self._ended
        return True

    def GetProcessTimes(self, handle: int, begun: Any, *_: Any) -> bool:
        begun._obj.dwHighDateTime, begun._obj.dwLowDateTime = 0x1DB, 0x2A
        return self._times


@pytest.mark.parametrize(
    ("kernel", "began", "is_dead"),
    [
        (_Kernel(), "1db0000002a", False),
        (_Kernel(), "1db0000002b", True),  # another one that got the same number
        (_Kernel(times=False), "1db0000002a", True),
        (_Kernel(ended=0), "1db0000002a", True),
        (_Kernel(ended=1), "1db0000002a", True),
        (_Kernel(error=87), "1db0000002a", True),  # no process of that number
        (_Kernel(error=5), "?", False),  # somebody else's: it runs, but may not be asked
        (_Kernel(error=5), "", False),
    ],
)
def test_what_windows_says_of_a_process(
    kernel: _Kernel, began: str, is_dead: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process("李某", host(), 4242, began, "")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert dead(process) is is_dead


def test_this_process_is_alive_and_an_ended_one_is_not() -> None:
    assert not dead(me())
    assert dead(replace(me(), pid=gone()))
    assert not dead(Process("x", "elsewhere", 1, "", ""))
