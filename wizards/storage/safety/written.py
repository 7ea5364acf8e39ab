"""Which Word files are still as they were written: digests of what was written last, in the user's state folder.

By content, not by name: a report that was moved or copied is known again, one that was typed into is not.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from wizards.storage.disk.atomic import fingerprint, write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.places import state_folder

COUNT = 2000
"""More than any office writes before it looks at the oldest again."""
_LIMIT = 1 << 20


def note_written(data: bytes, *, files: FileOps = FILES) -> None:
    """Remember what was written; a note that cannot be kept costs an old copy too many, never one too few."""
    mark = fingerprint(data)
    marks = [mark, *(one for one in _marks(files) if one != mark)][:COUNT]
    with contextlib.suppress(OSError, ValueError):
        files.make_folder(_file().parent)
        write_atomic(_file(), json.dumps(marks, indent=0).encode(), files=files)


def was_written(data: bytes, *, files: FileOps = FILES) -> bool:
    """Return whether these are the very bytes that were written once."""
    return fingerprint(data) in _marks(files)


def _file() -> Path:
    return state_folder() / "written.json"


def _marks(files: FileOps) -> list[str]:
    try:
        found = json.loads(files.read(_file(), _LIMIT))
    except (OSError, ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
