"""Where the clerk wants an answer in a blank that has several places for it, in the user's state folder."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import state_folder

COUNT = 200
_LIMIT = 1 << 20


def blank_choices(digest: str, *, files: FileOps = FILES) -> dict[str, str]:
    """Return what was chosen for a blank: key of the answer → place; empty when nothing was.

    Args:
        digest: of the blank's bytes.
        files: the file operations.
    """
    chosen = _all(files).get(digest)
    return {str(key): str(place) for key, place in chosen.items()} if isinstance(chosen, dict) else {}


def keep_blank_choices(digest: str, choices: Mapping[str, str], *, files: FileOps = FILES) -> None:
    """Keep choices for a blank, beside those made before; what cannot be kept is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        kept = {**blank_choices(digest, files=files), **choices}
        others = {key: chosen for key, chosen in _all(files).items() if key != digest}
        noted = {digest: kept, **dict(list(others.items())[: COUNT - 1])}
        files.make_folder(_file().parent)
        write_atomic(_file(), json.dumps(noted, ensure_ascii=False).encode("utf-8", "replace"), files=files)


def _file() -> Path:
    return state_folder() / "blanks.json"


def _all(files: FileOps) -> dict[str, object]:
    try:
        found = json.loads(files.read(_file(), _LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
