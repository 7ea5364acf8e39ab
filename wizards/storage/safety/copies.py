"""Copies that lie beside a session: as it was opened, before a migration, and what could not be read."""

from __future__ import annotations

import contextlib
import re
import time
from datetime import datetime
from pathlib import Path

from wizards.storage.disk.atomic import TEMP_PREFIX, TEMP_SUFFIX, fingerprint, real_path, write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.safety.generations import keep_generation
from wizards.storage.text.loading import LIMIT, Loaded, parse, read_bytes
from wizards.storage.text.migration import CURRENT

_MARKS = r"(v\d+|broken-[\d-]+|utf-\d+|gb18030)"
"""What ``keep_beside`` puts in the names of its copies."""
BESIDE = rf".+\.{_MARKS}(?:-\d+)?\.toml"
"""The names of those copies, as a pattern."""
_WRITTEN_BY_NOW = 3600.0
"""Seconds after which a temp file of a report is no longer being written."""


def backup_path(path: Path) -> Path:
    """Return where the file as it was last opened is kept."""
    return path.with_name(f"{path.name}.bak")


def keep_as_opened(loaded: Loaded, data: bytes, *, files: FileOps = FILES) -> None:
    """Keep what the first save of this opening will replace.

    Before a change of schema or encoding the copy must succeed, or the save does not happen; it is never rotated. The
    ``.bak`` and the generation are kept as well as can be. A damaged file does not push out a ``.bak`` of a whole one.

    Raises:
        OSError: the copy that must succeed did not.
    """
    path = real_path(loaded.path)
    if loaded.version != CURRENT:
        keep_beside(path, f"v{loaded.version}", data, files=files)
    if loaded.encoding != "utf-8":
        keep_beside(path, loaded.encoding, data, files=files)
    keep_generation(path, data, files=files)
    with contextlib.suppress(OSError):
        if loaded.digest != "different" or not backup_path(path).exists():
            write_atomic(backup_path(path), data, files=files)


def keep_beside(path: Path, mark: str, data: bytes, *, files: FileOps = FILES) -> Path:
    """Write ``data`` to a name of its own beside ``path``, unless it is there already; returns where.

    Raises:
        OSError: it could not be written.
    """
    for number in range(1, 1000):
        tail = f"{mark}-{number}" if number > 1 else mark
        place = path.with_name(f"{path.stem}.{tail}{path.suffix}")
        try:
            write_atomic(place, data, files=files, new=True)
            return place
        except FileExistsError:
            if fingerprint(files.read(place, LIMIT + 1)) == fingerprint(data):
                return place
    raise FileExistsError(f"{path.stem}.{mark}")


def restore(path: Path, source: Path, *, files: FileOps = FILES) -> Path | None:
    """Put an earlier state in the place of a session; what stands there is copied aside first.

    Args:
        path: the session file.
        source: a generation, a ``.bak`` or a recovery copy.
        files: the file operations.

    Returns:
        Where the old content was copied to; None if there was none.

    Raises:
        UnusableFile: the earlier state cannot be read either; nothing has changed.
        OSError: a file could not be written; the session is as it was.
    """
    data, _ = read_bytes(source, files)
    parse(source, data)
    target, aside = real_path(path), None
    with contextlib.suppress(FileNotFoundError):
        old = files.read(target, LIMIT + 1)
        aside = keep_beside(target, f"broken-{datetime.now():%Y%m%d-%H%M%S}", old, files=files)
    write_atomic(target, data, files=files)
    return aside


def sweep(path: Path, *, files: FileOps = FILES) -> int:
    """Delete temp files that a power cut or a kill left of this session; only under our own lock. Returns how many."""
    target = real_path(path)
    ours = (target.name, backup_path(target).name, f"{TEMP_PREFIX}lock.{target.name}#")
    copies = rf"{re.escape(target.stem)}\.{_MARKS}(-\d+)?{re.escape(target.suffix)}"
    names = "|".join([*(re.escape(name[:40]) for name in ours), copies])
    return _delete(target.parent, names, 0.0, files)


def sweep_report(path: Path, *, files: FileOps = FILES) -> int:
    """Delete what a kill left of a report an hour ago or longer; nobody writes one for so long. Returns how many."""
    target = real_path(path)
    return _delete(target.parent, re.escape(target.name[:40]), _WRITTEN_BY_NOW, files)


def _delete(folder: Path, names: str, age: float, files: FileOps) -> int:
    """Delete the temp files of ``names`` (a pattern) that are at least ``age`` seconds old."""
    left = re.compile(rf"{re.escape(TEMP_PREFIX)}({names})-[0-9a-f]{{12}}{re.escape(TEMP_SUFFIX)}")
    count = 0
    with contextlib.suppress(OSError):
        for name in files.list(folder):
            if left.fullmatch(name) and (not age or time.time() - files.stat(folder / name).st_mtime >= age):
                files.unlink(folder / name)
                count += 1
    return count
