"""The copy that is kept of what was handed in (报送时存一份), beside the session."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, Final

from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.safety.replacing import AlreadyThere
from wizards.storage.saving import create

_MARK: Final = "-报送-"
HANDED_IN: Final = rf".+{_MARK}\d{{4}}-\d{{2}}-\d{{2}}(?:-\d+)?\.toml"
"""The names of such copies, as a pattern."""


def keep_handed_in(path: Path, document: Mapping[str, Any], date: str, *, files: FileOps = FILES) -> Path:
    """Write what was handed in on ``date`` to a name of its own; another one of that day is not written over.

    Raises:
        UnusableFile: it could not be written.
    """
    for number in count(1):
        tail = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}{_MARK}{date}{tail}.toml")
        with contextlib.suppress(AlreadyThere):
            create(target, document, files=files)
            return target
    raise AssertionError("count never ends")


def last_handed_in(path: Path, *, files: FileOps = FILES) -> Path | None:
    """Return the newest copy of what was handed in of a session, ``None`` if there is none or none can be seen."""
    try:
        names = files.list(path.parent)
    except OSError:
        return None
    mine = [name for name in names if name.startswith(f"{path.stem}{_MARK}") and re.fullmatch(HANDED_IN, name)]
    return path.with_name(max(mine, key=_age)) if mine else None


def _age(name: str) -> tuple[str, int]:
    dated = name.rpartition(_MARK)[2].removesuffix(".toml")
    return dated[:10], int(dated[11:] or 1)
