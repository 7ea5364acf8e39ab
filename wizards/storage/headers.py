"""The sessions of a folder by their heads (name, unit, year, form), cheaply: home lists thousands without opening them.

Of a file only the beginning is read; one whose head does not stand there is read whole, by the one reader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from wizards.storage.disk.failures import NoSession, UnusableFile
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.recents import RecentSession, recent_of
from wizards.storage.text.loading import load
from wizards.storage.walking import files_in

MOST: Final = 5000
"""Files of one folder whose heads are read; more are only counted."""
_HEAD: Final = 8192
_BEHIND: Final = re.compile(rb"^\[(?!profile(?:\.unit)?\])", re.MULTILINE)
"""The first table behind the head."""


@dataclass(frozen=True, slots=True)
class InFolder:
    """What stands in a folder and in the folders directly below it.

    Attributes:
        folder: the folder.
        sessions: the sessions in it, by name of the file.
        foreign: how many .toml are no sessions.
        unreadable: how many files and folders could not be read.
        more: how many files were not looked at, because there are too many.
    """

    folder: Path
    sessions: tuple[RecentSession, ...] = ()
    foreign: int = 0
    unreadable: int = 0
    more: int = 0


def sessions_in(folder: Path, *, most: int = MOST, files: FileOps = FILES) -> InFolder:
    """Return the sessions of a folder; links, hidden files and own copies are passed over. May wait for a disk."""
    sessions: list[RecentSession] = []
    foreign = unreadable = 0
    met = list(files_in(folder))
    for one in met[:most]:
        try:
            if one.problem:
                unreadable += 1
            else:
                sessions.append(session_head(one.path, files))
        except NoSession:
            foreign += 1
        except UnusableFile:
            unreadable += 1
    return InFolder(folder, tuple(sessions), foreign, unreadable, max(len(met) - most, 0))


def session_head(path: Path, files: FileOps = FILES) -> RecentSession:
    """Return what session a file is.

    Raises:
        UnusableFile: it is none, or cannot be read.
    """
    head = _head(path, files)
    if head is None:
        loaded = load(path, files=files)
        if not isinstance(loaded.document.get("form"), str):
            raise NoSession(f"{path.name} 里没有写用哪一张表（form）。")
        return recent_of(path, loaded.document, loaded.saved_at)
    document, saved_at = head
    return recent_of(path, document, saved_at)


def _head(path: Path, files: FileOps) -> tuple[Mapping[str, Any], datetime] | None:
    """Return the head of a file as this program writes it, ``None`` when it does not stand at the beginning."""
    try:
        data = files.read(path, _HEAD)
        saved_at = datetime.fromtimestamp(files.stat(path).st_mtime).astimezone()
        found = _BEHIND.search(data)
        if found is None:
            return None
        document = tomllib.loads(data[: found.start()].decode("utf-8"))
    except (OSError, ValueError, OverflowError):
        return None
    known = isinstance(document.get("form"), str) and isinstance(document.get("profile"), dict)
    return (document, saved_at) if known else None
