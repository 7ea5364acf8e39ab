"""A folder as one looks into it to choose a file: names only, read in one go; what each session is follows later."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from wizards.storage.disk.failures import UnusableFile, cause
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.headers import session_head
from wizards.storage.recents import RecentSession
from wizards.storage.walking import SESSION, hidden, own_copy

Kind = Literal["folder", "file", "nothing"]
_FILE: Final = re.compile(r".+\.[A-Za-z][A-Za-z0-9]{0,4}")
"""A name that files have and folders do not."""


@dataclass(frozen=True, slots=True)
class FolderView:
    """What can be chosen in a folder.

    Attributes:
        folder: the folder.
        folders: names of the folders in it, links to folders too.
        files: names of the files that end as wanted.
        problem: why it cannot be looked into, empty if it can.
    """

    folder: Path
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    problem: str = ""


def look_into(folder: Path, endings: Sequence[str] = (SESSION,)) -> FolderView:
    """Return what stands in a folder; hidden files and own copies are passed over. May wait for a disk."""
    try:
        with os.scandir(folder) as found:
            entries = [(entry.name, _is_folder(entry)) for entry in found if not hidden(entry.name)]
    except (OSError, ValueError) as error:
        return FolderView(folder, problem=cause(error) if isinstance(error, OSError) else "这不是一个可用的名称")
    folders = sorted((name for name, is_folder in entries if is_folder), key=str.casefold)
    files = [name for name, is_folder in entries if not is_folder and _wanted(name, endings)]
    return FolderView(folder, tuple(folders), tuple(sorted(files, key=str.casefold)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether it is a folder; a link is never followed here, what it leads to may not answer."""
    if entry.is_symlink():
        return _FILE.fullmatch(entry.name) is None
    return entry.is_dir(follow_symlinks=False)


def _wanted(name: str, endings: Sequence[str]) -> bool:
    return name.lower().endswith(tuple(endings)) and not own_copy(name)


def kind_of(path: Path) -> Kind:
    """Return what a path leads to. May wait for a disk."""
    try:
        if path.is_dir():
            return "folder"
        return "file" if path.exists() else "nothing"
    except (OSError, ValueError):
        return "nothing"


def where_to_begin(path: Path) -> tuple[Path, Path | None]:
    """Return the folder to look into for a path, and the file of it, if that is there. May wait for a disk."""
    kind = kind_of(path)
    if kind == "folder":
        return path, None
    folder = next((one for one in path.parents if kind_of(one) == "folder"), path.parent)
    return folder, path if kind == "file" else None


def without_links(folder: Path) -> Path:
    """Return where a folder really is, so that links in a circle lead back to where one was."""
    try:
        return folder.resolve() if folder.is_symlink() else folder
    except (OSError, RuntimeError):
        return folder


def heads_of(paths: Iterable[Path], *, files: FileOps = FILES) -> dict[Path, RecentSession | None]:
    """Return of each file what session it is, ``None`` for one that is none or cannot be read."""
    found: dict[Path, RecentSession | None] = {}
    for path in paths:
        try:
            found[path] = session_head(path, files)
        except UnusableFile:
            found[path] = None
    return found
