"""Where the user's own files are: packs, and what is kept for a rainy day."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

HOME = "ZIPING_HOME"
"""Environment variable that puts all user data below one folder."""


def user_folder() -> Path:
    """Return the folder of the user's form packs (``forms/``) and policies; it need not exist yet."""
    if home := os.environ.get(HOME):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("ziping", appauthor=False)


def state_folder() -> Path:
    """Return the folder of recovery copies, generations and logs (local, never roaming); it need not exist yet."""
    if home := os.environ.get(HOME):
        return Path(home) / "state"
    from platformdirs import user_state_path

    return user_state_path("ziping", appauthor=False)


def key_of(path: Path) -> str:
    """Return the name under which copies of a session are kept: two files of one name in two folders stay apart."""
    real = os.path.realpath(path)
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:16]


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path in ``folder`` that is not taken: ``stem``, else ``stem-2``, ``stem-3`` and so on."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())
