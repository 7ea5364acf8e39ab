"""What the user chose for the program itself, not for one assessment."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.places import state_folder


def preference(name: str, *, files: FileOps = FILES) -> str:
    """Return what was chosen, ``""`` when nothing was or it cannot be read."""
    return _all(files).get(name, "")


def keep_preference(name: str, value: str, *, files: FileOps = FILES) -> None:
    """Keep a choice for the next start; one that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        files.make_folder(_file().parent)
        data = json.dumps({**_all(files), name: value}, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        write_atomic(_file(), data, files=files)


def _file() -> Path:
    return state_folder() / "preferences.json"


def _all(files: FileOps) -> dict[str, str]:
    try:
        found = json.loads(files.read(_file(), 1 << 16))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
