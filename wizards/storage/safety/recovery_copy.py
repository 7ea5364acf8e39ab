"""Where a recovery copy (恢复副本) is kept and how it says whose it is: one place for who writes and who finds it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from wizards.storage.disk.folders import key_of, state_folder
from wizards.storage.safety.processes import me

ORIGIN = "恢复副本，原文件："


def recovery_folder() -> Path:
    """Return the folder of all recovery copies; it need not exist yet."""
    return state_folder() / "recovery"


def recovery_path(path: Path) -> Path:
    """Return where the recovery copy of a session is kept."""
    return recovery_folder() / f"{key_of(path)}.toml"


def origin_note(path: Path) -> str:
    """Return the comment that says whose recovery copy this is, and which program made it."""
    return ORIGIN + json.dumps({"path": str(path.absolute()), **asdict(me())})
