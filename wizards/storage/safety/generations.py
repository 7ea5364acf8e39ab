"""Earlier states of a session: a ring of ten in the user's state folder."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import key_of, state_folder

COUNT = 10
SPACING = 600.0
"""Seconds between two generations that are kept in passing."""
_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})(?:-(\d+))?\.toml")


@dataclass(frozen=True)
class Generation:
    """An earlier state: where it is, when it was kept, and as which one of them all.

    The number counts, not the time: a clock that jumps back makes the newest state look like the oldest.
    """

    path: Path
    kept_at: datetime
    number: int = 0


def generations_folder(path: Path) -> Path:
    """Return where the generations of a session are."""
    return state_folder() / "generations" / key_of(path)


def generations(path: Path, *, files: FileOps = FILES) -> list[Generation]:
    """Return the generations of a session, newest first."""
    folder = generations_folder(path)
    found = [one for name in files.list(folder) if (one := _generation(folder, name))]
    return sorted(found, key=lambda one: (one.number, one.path.name), reverse=True)


def keep_generation(path: Path, data: bytes, *, files: FileOps = FILES, at: datetime | None = None) -> Path | None:
    """Keep ``data`` as the newest generation and drop the oldest ones; None if it could not be kept."""
    stamp = (at or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)
    folder = generations_folder(path)
    try:
        files.make_folder(folder)
        number = max((one.number for one in generations(path, files=files)), default=0) + 1
        kept = folder / f"{stamp}-{number}.toml"
        write_atomic(kept, data, files=files)
    except (OSError, ValueError):
        return None
    for old in generations(path, files=files)[COUNT:]:
        with contextlib.suppress(OSError):
            files.unlink(old.path)
    return kept


def _generation(folder: Path, name: str) -> Generation | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Generation(folder / name, at.astimezone(), int(found[2] or 0))
