"""Which process holds a session, and whether it is provably dead."""

from __future__ import annotations

import getpass
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True)
class Process:
    """A process, described so that another one can tell whether it still runs.

    Attributes:
        user: login name.
        host: name of the machine.
        pid: process number.
        start: when it started, in whatever unit the system has; empty if unknown.
        boot: of the machine, and the process space within it; empty if unknown.
    """

    user: str
    host: str
    pid: int
    start: str
    boot: str


def me() -> Process:
    """Return this process."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return Process(user, host(), os.getpid(), start_of(os.getpid()), boot())


def host() -> str:
    """Return the name of this machine, empty if the system does not tell."""
    try:
        return socket.gethostname()
    except OSError:
        return ""


def dead(process: Process) -> bool:
    """Say whether ``process`` provably no longer runs; doubt counts as alive."""
    if process.host != host():
        return False
    here = boot()
    if process.boot and here and process.boot != here:
        # The same machine after a restart has no processes of before; another process space may well have.
        return process.boot.partition("/")[0] != here.partition("/")[0]
    if not _exists(process.pid):
        return True
    start = start_of(process.pid)
    return bool(process.start and start and process.start != start)


def start_of(pid: int) -> str:
    """Return when a process started; empty if the system does not tell."""
    if sys.platform == "win32":
        return _windows_start(pid)
    try:
        text = (_PROC / str(pid) / "stat").read_bytes()
        return text.rpartition(b")")[2].split()[19].decode()
    except (OSError, IndexError):
        return ""


def boot() -> str:
    """Return what tells one start of this machine from another, and one process space from another."""
    try:
        boot_id = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot_id}/{(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return ""


def _exists(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _windows_start(pid) != ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return not _zombie(pid)


def _zombie(pid: int) -> bool:
    try:
        return (_PROC / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()[0] in (b"Z", b"X")
    except (OSError, IndexError):
        return False


def _windows_start(pid: int) -> str:
    """Return the creation time of a Windows process, ``?`` if it runs but may not be asked, empty if it is gone."""
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return "?" if kernel.GetLastError() == 5 else ""
    times = [wintypes.FILETIME() for _ in range(4)]
    code = wintypes.DWORD()
    known = kernel.GetProcessTimes(handle, *(ctypes.byref(one) for one in times))
    running = kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value == 259
    kernel.CloseHandle(handle)
    if not running:
        return ""
    return f"{times[0].dwHighDateTime:x}{times[0].dwLowDateTime:08x}" if known else "?"
