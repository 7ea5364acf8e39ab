"""Earlier states of a session: a ring of ten in the user's state folder."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wizards.storage.atomic import write_atomic
from wizards.storage.fileops import FILES, FileOps
from wizards.storage.places import key_of, state_folder

COUNT = 10
SPACING = 600.0
"""Seconds between two generations that are kept in passing."""
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True)
class Generation:
    """An earlier state: where it is and when it was kept."""

    path: Path
    kept_at: datetime


def generations_folder(path: Path) -> Path:
    """Return where the generations of a session are."""
    return state_folder() / "generations" / key_of(path)


def generations(path: Path, *, files: FileOps = FILES) -> list[Generation]:
    """Return the generations of a session, newest first."""
    folder = generations_folder(path)
    found = []
    for name in files.list(folder):
        with contextlib.suppress(ValueError):
            at = datetime.strptime(name.removesuffix(".toml"), _STAMP).replace(tzinfo=UTC)
            found.append(Generation(folder / name, at.astimezone()))
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def keep_generation(path: Path, data: bytes, *, files: FileOps = FILES, at: datetime | None = None) -> Path | None:
    """Keep ``data`` as the newest generation and drop the oldest ones; None if it could not be kept."""
    stamp = (at or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)
    folder = generations_folder(path)
    try:
        files.make_folder(folder)
        write_atomic(folder / f"{stamp}.toml", data, files=files)
    except (OSError, ValueError):
        return None
    for old in generations(path, files=files)[COUNT:]:
        with contextlib.suppress(OSError):
            files.unlink(old.path)
    return folder / f"{stamp}.toml"
