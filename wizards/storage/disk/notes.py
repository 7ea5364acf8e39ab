"""Small notes in the user's state folder: read as they are, written if possible, never a reason to stop."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FileOps
from wizards.storage.disk.folders import state_folder

LARGEST = 1_048_576
"""Bytes; a longer file is no note of ours, and what is cut off is no JSON."""


def read_note(name: str, files: FileOps) -> Any:
    """Return what a note holds; ``None`` when it is not there or cannot be read."""
    try:
        return json.loads(files.read(state_folder() / name, LARGEST))
    except (OSError, ValueError, RecursionError):
        return None


def write_note(name: str, content: Any, files: FileOps, *, indent: int | None = None) -> None:
    """Put ``content`` in the place of a note, if that can be done."""
    path = state_folder() / name
    with contextlib.suppress(OSError, ValueError):
        files.make_folder(path.parent)
        data = json.dumps(content, ensure_ascii=False, indent=indent).encode("utf-8", "replace")
        write_atomic(path, data, files=files)
