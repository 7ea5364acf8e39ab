"""The session files below a folder: links, hidden files, own copies and locks are passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from wizards.storage.disk.failures import cause
from wizards.storage.handed_in import HANDED_IN
from wizards.storage.safety.copies import BESIDE

SESSION: Final = ".toml"
_HIDDEN: Final = (".", "~$", "#")
_OWN: Final = re.compile(rf"(?:{BESIDE}|{HANDED_IN})", re.IGNORECASE)


class Met(NamedTuple):
    """A file that may be a session, or a folder that cannot be looked into.

    name: as the user typed it, or where it was found.
    named: the user named it himself; what stands in a folder need not be a session.
    problem: why it cannot be looked into, empty if it can.
    piped: what came through a pipe in the place of a file.
    """

    path: Path
    name: str
    named: bool
    problem: str = ""
    piped: bytes | None = None


def is_folder(name: Path | str) -> bool:
    """Return whether the user named a folder."""
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def session_files(paths: Iterable[Path | str]) -> Iterator[Met]:
    """Yield the files that are named, and those below folders that are named, sorted by name; each once."""
    seen: set[str] = set()
    for path in paths:
        met = _below(Path(path)) if is_folder(path) else [Met(Path(path), str(path), named=True)]
        for one in met:
            key = _identity(one.path)
            if key not in seen:
                seen.add(key)
                yield one


def _identity(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)


def files_in(folder: Path) -> Iterator[Met]:
    """Yield the files that may be sessions in a folder and in those directly below it."""
    return _below(folder, deepest=1)


def _below(folder: Path, deepest: int | None = None) -> Iterator[Met]:
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
            folders = [here / entry.name for entry in entries if _is_folder(entry)]
            files = [here / entry.name for entry in entries if _may_be_session(entry)]
        except OSError as error:
            yield Met(here, str(here), named=False, problem=cause(error))
            continue
        yield from (Met(file, str(file), named=False) for file in files)
        if deepest is None or depth < deepest:
            waiting += [(one, depth + 1) for one in reversed(folders)]


def hidden(name: str) -> bool:
    """Return whether a name is kept from those who look into a folder."""
    return name.startswith(_HIDDEN)


def own_copy(name: str) -> bool:
    """Return whether a name is that of a copy that this program has put beside a session."""
    return _OWN.fullmatch(name) is not None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return not hidden(entry.name) and not _is_link(entry) and entry.is_dir(follow_symlinks=False)


def _may_be_session(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if not name.lower().endswith(SESSION) or hidden(name) or own_copy(name):
        return False
    return entry.is_file(follow_symlinks=False)


def _is_link(entry: os.DirEntry[str]) -> bool:
    # Windows knows a second kind of link to folders.
    return entry.is_symlink() or getattr(entry, "is_junction", lambda: False)()
