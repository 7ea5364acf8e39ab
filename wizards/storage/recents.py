"""Sessions the user worked on lately, for the home screen."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.notes import read_note, write_note
from wizards.storage.safety.comparing import text_at

COUNT = 30
_NOTE = "recent.json"


@dataclass(frozen=True)
class RecentSession:
    """One line of the home screen.

    Attributes:
        path: the session file.
        name: of the project.
        unit: that assesses itself.
        year: assessed.
        form: id of the form pack.
        saved_at: when it was last saved.
        there: whether the file exists at present; taken for granted by who did not look.
        state: of the submission (填写中 · 已报送 …), empty where nobody looked into the file.
    """

    path: Path
    name: str
    unit: str
    year: str
    form: str
    saved_at: datetime | None
    there: bool
    state: str = ""


def recent(*, look: bool = True, files: FileOps = FILES) -> list[RecentSession]:
    """Return the sessions worked on lately, newest first.

    Without ``look`` no folder but the user's own is touched: a session may lie on a share that does not answer.
    """
    found = []
    for row in _rows(files):
        saved_at = None
        with contextlib.suppress(ValueError):
            saved_at = datetime.fromisoformat(row.get("saved_at", ""))
        path = Path(row["path"])
        there = not look
        if look:
            with contextlib.suppress(OSError, ValueError):
                files.stat(path)
                there = True
        name, unit, year, form = (row.get(key, "") for key in ("name", "unit", "year", "form"))
        found.append(RecentSession(path, name, unit, year, form, saved_at, there))
    return found


def recent_of(path: Path, document: Mapping[str, Any], saved_at: datetime | None) -> RecentSession:
    """Return the line of a session that is there."""
    return RecentSession(
        path,
        text_at(document, "profile", "title"),
        text_at(document, "profile", "unit", "name"),
        text_at(document, "profile", "fiscal_year"),
        text_at(document, "form"),
        saved_at,
        there=True,
        state=text_at(document, "state"),
    )


def remember(
    path: Path | str, document: Mapping[str, Any], *, at: datetime | None = None, files: FileOps = FILES
) -> None:
    """Put a session on top of the list; a list that cannot be written is no reason to stop."""
    one = recent_of(Path(path).absolute(), document, (at or datetime.now()).astimezone())
    row = {
        "path": str(one.path),
        **{key: getattr(one, key) for key in ("name", "unit", "year", "form")},
        "saved_at": one.saved_at.isoformat() if one.saved_at else "",
    }
    rows = [row, *(old for old in _rows(files) if old["path"] != row["path"])]
    write_note(_NOTE, rows[:COUNT], files, indent=1)


def forget(path: Path | str, *, files: FileOps = FILES) -> None:
    """Take a session off the list."""
    rows = [row for row in _rows(files) if row["path"] != str(Path(path).absolute())]
    write_note(_NOTE, rows, files, indent=1)


def _rows(files: FileOps) -> list[dict[str, str]]:
    rows = read_note(_NOTE, files)
    if not isinstance(rows, list):
        return []
    return [
        {str(key): str(value) for key, value in row.items()}
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("path"), str)
    ]
