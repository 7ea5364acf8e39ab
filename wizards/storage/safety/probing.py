"""Whether the folders of the user's own files can be written, tried and left as they were."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from wizards.storage.disk.failures import cause
from wizards.storage.disk.folders import HOME, state_folder, user_folder
from wizards.storage.safety.locks import holder_of


@dataclass(frozen=True, slots=True)
class Probed:
    """A folder that was tried.

    Attributes:
        path: the folder; it need not exist yet.
        problem: why it cannot be written, empty if it can.
        free: bytes left on its disk, ``None`` if the system does not tell.
    """

    path: Path
    problem: str
    free: int | None


def probe_state() -> Probed:
    """Try the folder of recovery copies and generations."""
    return probe(state_folder())


def probe_user() -> Probed:
    """Try the folder of settings and of the user's own forms."""
    return probe(user_folder())


def probe(path: Path) -> Probed:
    """Write a file into the folder, or where it would be made, and take it away again."""
    home = None if os.environ.get(HOME) else _missing_home()
    if home is not None or not path.is_absolute():
        return Probed(path, f"用户主目录{f' {home} ' if home else ''}不存在", None)
    there = path
    while not os.path.isdir(there) and there != there.parent:  # noqa: PTH112  # never raises
        there = there.parent
    trial = there / f".ziping-{secrets.token_hex(6)}"
    problem = ""
    try:
        os.close(os.open(trial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        trial.unlink()
    except OSError as error:
        problem = cause(error)
    free = None
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(there).free
    return Probed(path, problem, free)


def held_by(path: Path) -> str:
    """Return who has a session open, in Chinese, empty if nobody has."""
    holder = holder_of(path)
    return "" if holder is None or holder.dead else holder.describe()


def _missing_home() -> str | None:
    """Return the home folder if there is none of that name, else ``None``."""
    home = os.path.expanduser("~")  # noqa: PTH111  # never raises
    return None if os.path.isdir(home) else home  # noqa: PTH112
