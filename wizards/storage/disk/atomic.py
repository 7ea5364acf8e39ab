"""Put bytes in a file so that the old or the new content is there, never half of one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Collection
from pathlib import Path

from wizards.storage.disk.failures import ForeignChange
from wizards.storage.disk.fileops import FILES, FileOps

TEMP_PREFIX = ".~"
TEMP_SUFFIX = ".tmp"
PRIVATE = 0o600
COMPARED = 8 * 1024 * 1024
"""No session is that long; of a longer file this much tells that it is another one."""
_SHARING_ERRORS = {5, 32, 33}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def real_path(path: Path) -> Path:
    """Return the file behind links, so that a link stays a link and the temp file is on the target's disk."""
    return Path(os.path.realpath(path))


def fingerprint(data: bytes) -> str:
    """Return what tells two contents apart."""
    return hashlib.sha256(data).hexdigest()


def write_atomic(
    path: Path,
    data: bytes,
    *,
    files: FileOps = FILES,
    mode: int = PRIVATE,
    new: bool = False,
    expected: Collection[str] | None = None,
    ready: Callable[[], None] | None = None,
) -> None:
    """Write ``data`` to ``path`` durably; when this returns, it is on the disk.

    Args:
        path: the target.
        data: its whole content.
        files: the file operations.
        mode: of a new file; an existing one keeps its own.
        new: fail if the target exists.
        expected: fingerprints of what may be there now; anything else (but nothing or ``data`` itself) stops the save.
        ready: called when all is written and only the replacing is left; may stop the save by raising.

    Raises:
        ForeignChange: somebody else changed the target.
        OSError: the target is as it was.
    """
    target = real_path(path)
    old = None
    with contextlib.suppress(FileNotFoundError):
        old = files.stat(target)
    temp = _temp_beside(target)
    fd = files.open_new(temp, mode)
    try:
        _fill(fd, data, None if new else old, files)
        # As late as can be: between looking and replacing nobody else should find the time to save.
        if ready is not None:
            ready()
        if expected is not None:
            _compare(target, data, expected, files)
        if new:
            files.rename_new(temp, target)
        else:
            _replace(temp, target, files)
    except BaseException:
        with contextlib.suppress(OSError):
            files.unlink(temp)
        raise
    files.sync_folder(target.parent)


def _temp_beside(target: Path) -> Path:
    return target.parent / f"{TEMP_PREFIX}{target.name[:40]}-{secrets.token_hex(6)}{TEMP_SUFFIX}"


def _fill(fd: int, data: bytes, like: os.stat_result | None, files: FileOps) -> None:
    """Put all the data on the disk, under the mode of the file it takes the place of, and close it."""
    try:
        _write_all(fd, data, files)
        if like is not None:
            files.copy_mode(fd, like)
        files.fsync(fd)
    finally:
        files.close(fd)


def _compare(target: Path, data: bytes, expected: Collection[str], files: FileOps) -> None:
    try:
        there = files.read(target, COMPARED)
    except FileNotFoundError:
        return
    if fingerprint(there) not in expected and there != data:
        raise ForeignChange(there)


def _write_all(fd: int, data: bytes, files: FileOps) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[files.write(fd, rest) :]


def _replace(temp: Path, target: Path, files: FileOps) -> None:
    """Replace, waiting out a virus scanner or indexer that holds the target open (Windows only)."""
    for pause in _PAUSES:
        try:
            files.replace(temp, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
        files.sleep(pause)
    files.replace(temp, target)
