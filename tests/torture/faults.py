"""File operations that fail on demand, and documents to save: shared by the storage tests and the torture tier."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from wizards.storage.disk.fileops import FileOps

OPERATIONS = (
    "open_new",
    "open_append",
    "write",
    "fsync",
    "close",
    "replace",
    "rename_new",
    "sync_folder",
    "unlink",
    "stat",
    "read",
    "list",
    "make_folder",
    "remove_folder",
    "copy_mode",
    "sleep",
)
Fault = Callable[[str, int], BaseException | None]


class FaultyFiles(FileOps):
    """Counts every operation and asks ``fault`` whether it fails this time."""

    def __init__(self, fault: Fault = lambda name, nth: None) -> None:
        self.fault = fault
        self.calls: list[str] = []

    def asked(self, name: str) -> None:
        self.calls.append(name)
        if error := self.fault(name, self.calls.count(name)):
            raise error


def _wrapped(name: str) -> Callable[..., Any]:
    real = getattr(FileOps, name)

    def call(self: FaultyFiles, *args: Any) -> Any:
        if name == "close":
            # A close that reports an error has closed all the same.
            real(self, *args)
            return self.asked(name)
        self.asked(name)
        return None if name == "sleep" else real(self, *args)

    return call


for _name in OPERATIONS:
    setattr(FaultyFiles, _name, _wrapped(_name))


class WindowsError32(PermissionError):
    """What Windows says while another program holds a file."""

    winerror = 32


def os_error(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def once(operation: str, nth: int, error: BaseException) -> Fault:
    return lambda name, count: error if name == operation and count == nth else None


def always(operation: str, error: BaseException, nth: int = 1) -> Fault:
    return lambda name, count: error if name == operation and count >= nth else None


DISK_FULL = os_error(errno.ENOSPC)


def document(revision: int = 0, rows: int = 3, **profile: str) -> dict[str, Any]:
    """Return a session document that names its revision."""
    return {
        "schema_version": 1,
        "form": "sample",
        "profile": {"title": f"项目{revision}", "fiscal_year": 2021, **profile},
        "funds": {"unit": "万元", "lines": [{"source": "county", "executed": f"{revision}.50"}]},
        "performance": {
            "indicators": [
                {"id": f"row{i:05}", "name": f"指标{i}", "target": "≥95%", "actual": f"{revision}", "weight": "10"}
                for i in range(rows)
            ]
        },
        "texts": {"overview": f'第{revision}次\n概况\t"引号"\\反斜杠'},
    }


def revision_of(text: Any) -> int:
    return int(text["profile"]["title"].removeprefix("项目"))
