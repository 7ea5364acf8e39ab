"""A disk that is a dict: quick, forgetful, with a clock of its own, and each of its operations can be made to fail."""

from __future__ import annotations

import errno
import os
import stat as modes
from pathlib import Path

from wizards.storage.disk.fileops import FileOps

NOW = 1_700_000_000.0


class Memory(FileOps):
    """What is held, when it was written, what is done, and what fails."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.times: dict[str, float] = {}
        self.open: dict[int, str] = {}
        self.failing: dict[str, OSError] = {}
        self.slept: list[float] = []
        self.number = 100

    def put(self, path: Path | str, data: bytes, age: float = 0.0) -> Path:
        """Put a file there that is ``age`` seconds old."""
        self.held[str(path)], self.times[str(path)] = data, NOW - age
        return Path(path)

    def _may(self, what: str, path: Path | str = "") -> None:
        if what in self.failing:
            raise self.failing[what]
        if what in ("stat", "read", "unlink", "replace") and str(path) not in self.held:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))

    def open_new(self, path: Path, mode: int) -> int:
        self._may("open_new", path)
        if str(path) in self.held:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        self.put(path, b"")
        self.number += 1
        self.open[self.number] = str(path)
        return self.number

    def open_append(self, path: Path, mode: int) -> int:
        self._may("open_append", path)
        self.held.setdefault(str(path), b"")
        self.number += 1
        self.open[self.number] = str(path)
        return self.number

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self._may("write")
        self.held[self.open[fd]] += bytes(data)
        return len(data)

    def fsync(self, fd: int) -> None:
        self._may("fsync")

    def close(self, fd: int) -> None:
        self.open.pop(fd, None)

    def replace(self, source: Path, target: Path) -> None:
        self._may("replace", source)
        self.put(target, self.held.pop(str(source)))

    def rename_new(self, source: Path, target: Path) -> None:
        if str(target) in self.held:
            raise FileExistsError(errno.EEXIST, "exists", str(target))
        self.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._may("sync_folder")

    def unlink(self, path: Path) -> None:
        self._may("unlink", path)
        del self.held[str(path)]

    def stat(self, path: Path) -> os.stat_result:
        self._may("stat", path)
        at = self.times.get(str(path), NOW)
        return os.stat_result((modes.S_IFREG | 0o600, 0, 0, 1, 0, 0, len(self.held[str(path)]), at, at, at))

    def read(self, path: Path, limit: int) -> bytes:
        self._may("read", path)
        return self.held[str(path)][:limit]

    def list(self, folder: Path) -> list[str]:
        self._may("list")
        return sorted(Path(name).name for name in self.held if Path(name).parent == folder)

    def make_folder(self, folder: Path) -> None:
        self._may("make_folder")

    def copy_mode(self, fd: int, like: os.stat_result) -> None:
        pass

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def told(self) -> str:
        """What is held, without what chance names."""
        kept = (name for name in self.held if not name.endswith(".tmp"))
        return " ".join(
            f"{Path(name).name}={len(self.held[name])}" for name in sorted(kept, key=lambda one: Path(one).name)
        )


def said(*parts: object) -> str:
    """One line of a record."""
    return " ".join(map(str, parts))
