"""Locks and processes: every kind of holder, age of a lock, state of a process, and step that fails."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import NOW, Memory, said
from wizards.storage.disk.failures import LockLost
from wizards.storage.safety import locks, processes
from wizards.storage.safety.locks import Locked, SessionLock, holder_of, lock_path
from wizards.storage.safety.processes import Process, dead

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PATH = Path("/nowhere/自评.toml")
ME = Process("me", "here", 7, "70", "boot/space")


def of_processes() -> Iterator[str]:
    for host, pid, start, boot, runs, now_boot, now_start in product(
        ("here", "there"),
        (0, 7),
        ("", "70", "71"),
        ("", "boot/space", "boot/other", "old/space"),
        (True, False),
        ("", "boot/space"),
        ("", "70"),
    ):
        with (
            patch.object(processes, "host", lambda: "here"),
            patch.object(processes, "boot", lambda now=now_boot: now),
            patch.object(processes, "start_of", lambda _pid, now=now_start: now),
            patch.object(processes, "_exists", lambda _pid, there=runs: there),
        ):
            yield said(host, pid, start, boot, runs, now_boot, now_start, dead(Process("a", host, pid, start, boot)))


def of_running() -> Iterator[str]:
    """What the system says of a process: its state, when it began, whether it is there."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        for number, text in enumerate(
            (
                "1 (a) S" + " 0" * 18 + " 55 9",
                "2 (a b) c) Z" + " 0" * 18 + " 66",
                "3 (x) X",
                "4 (x) R 1",
                "",
                "6 (x",
                "7 (x) ",
            )
        ):
            (root / str(number)).mkdir()
            (root / str(number) / "stat").write_text(text)
        with patch.object(processes, "_PROC", root):
            for pid in range(8):
                with patch("os.kill", lambda _pid, _number: None):
                    process = Process("a", processes.host(), pid, "55", "")
                    yield f"{pid} {processes.start_of(pid)} {dead(process)} [{processes.boot()}]"
        for error in (None, ProcessLookupError(), PermissionError(), OverflowError()):
            with patch("os.kill", side_effect=error), patch.object(processes, "_PROC", root):
                yield f"{error!r} {[dead(Process('a', processes.host(), pid, '', '')) for pid in (-1, 0, 1, 2, 5)]}"


class Kernel:
    """What Windows answers when it is asked of a process."""

    def __init__(self, handle: int, fault: int, known: int, code: int | None) -> None:
        self.handle, self.fault, self.known, self.code = handle, fault, known, code
        self.asked: list[object] = []

    @property
    def kernel32(self) -> Kernel:
        return self

    def OpenProcess(self, *asked: object) -> int:
        self.asked.append(asked)
        return self.handle

    def GetLastError(self) -> int:
        return self.fault

    def GetProcessTimes(self, _handle: int, *times: Any) -> int:
        self.asked.append(len(times))
        times[0]._obj.dwHighDateTime, times[0]._obj.dwLowDateTime = 0x1D9, 0xABCDE
        return self.known

    def GetExitCodeProcess(self, _handle: int, code: Any) -> int:
        code._obj.value = self.code or 0
        return int(self.code is not None)

    def CloseHandle(self, handle: int) -> None:
        self.asked.append(handle)


def of_windows() -> Iterator[str]:
    import ctypes

    for handle, fault, known, code in product((0, 9), (0, 4, 5, 6), (0, 1), (None, 0, 258, 259, 260)):
        kernel = Kernel(handle, fault, known, code)
        with patch.object(ctypes, "windll", kernel, create=True), patch("sys.platform", "win32"):
            start, gone = processes.start_of(7), dead(Process("u", processes.host(), 7, "", ""))
            nobody = dead(Process("u", processes.host(), 0, "", ""))
        yield f"{handle} {fault} {known} {code} [{start}] {gone} {nobody} {kernel.asked}"


def lock_text(**other: Any) -> bytes:
    fields = {
        "user": "u",
        "host": "there",
        "pid": 9,
        "start": "1",
        "boot": "b",
        "token": "t",
        "since": "2024-03-01T08:00:00+08:00",
    }
    return json.dumps({**fields, **other}).encode()


def long_lock(**other: Any) -> bytes:
    """A lock that fills what is read of one to the last byte, and something behind it."""
    return lock_text(user="u" * (4097 - len(lock_text(**other))), **other) + b"x"


LOCKS = (
    long_lock(),
    long_lock(host="here", pid=0),
    long_lock(token="0" * 8),
    None,
    lock_text(),
    lock_text(host="here"),
    lock_text(host="here", pid=0),
    lock_text(since=""),
    lock_text(since=None),
    lock_text(since="gestern"),
    lock_text(pid="x"),
    lock_text(pid="9"),
    lock_text(token=3),
    lock_text(user="u" * 4000),
    lock_text(user="u" * 3990 + "v" * 40),
    lock_text() + b" " * (4096 - len(lock_text())),
    lock_text() + b" " * 4096 + b"x",
    b"[]",
    b"3",
    b"null",
    b"{}",
    b"",
    b"\xff",
    b"[" * 4000,
)


def at(files: Memory, there: bytes | None, age: float) -> SessionLock:
    if there is not None:
        files.put(lock_path(PATH), there, age)
    return SessionLock(PATH, files=files)


def of_locks() -> Iterator[str]:
    ages = (-5.0, 0.0, 1.0, 1.9, 2.0, 2.1, 3600.0)
    with (
        patch("time.time", lambda: NOW),
        patch.object(locks, "me", lambda: ME),
        patch.object(processes, "host", lambda: "here"),
        patch.object(processes, "boot", lambda: "b"),
        patch.object(processes, "start_of", lambda _pid: "1"),
        patch.object(processes, "_exists", lambda pid: pid > 0),
        patch("secrets.token_hex", lambda count: "0" * count),
    ):
        for there, age, action in product(LOCKS, ages, ("acquire", "take_over", "check", "release")):
            files = Memory()
            lock = at(files, there, age)
            holder = holder_of(PATH, files=files)
            try:
                getattr(lock, action)()
                told = "gut"
            except (Locked, LockLost, OSError) as error:
                told = f"{type(error).__name__} {error}"
            yield said(
                age,
                action,
                told,
                holder and holder.dead,
                holder and holder.describe(),
                files.slept,
                len(files.held),
                lock.broken and lock.broken.token,
            )
        for action, broken in product(
            ("acquire", "check", "release", "take_over"), ("open_new", "read", "unlink", "replace", "stat", "fsync")
        ):
            files = Memory()
            lock = at(files, lock_text(host="here", pid=0), 9.0)
            files.failing[broken] = OSError(errno.EACCES, "no")
            try:
                getattr(lock, action)()
                yield f"{action} {broken} {len(files.held)}"
            except (Locked, LockLost, OSError) as error:
                yield f"{action} {broken} {type(error).__name__} {len(files.held)}"


MAKERS: Makers = {"processes": of_processes, "running": of_running, "windows": of_windows, "locks": of_locks}
RECORD = Sweep(__file__, "locks_sweep", MAKERS)


@pytest.mark.skipif(os.name == "nt", reason="names and modes of another system")
@pytest.mark.parametrize("title", RECORD.titles)
def test_who_holds_a_session(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
