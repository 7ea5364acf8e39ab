"""What the user chose for the program itself, not for one assessment."""

from __future__ import annotations

from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.notes import read_note, write_note

_NOTE = "preferences.json"


def preference(name: str, *, files: FileOps = FILES) -> str:
    """Return what was chosen, ``""`` when nothing was or it cannot be read."""
    return _all(files).get(name, "")


def keep_preference(name: str, value: str, *, files: FileOps = FILES) -> None:
    """Keep a choice for the next start; one that cannot be written is no reason to stop."""
    write_note(_NOTE, {**_all(files), name: value}, files, indent=1)


def _all(files: FileOps) -> dict[str, str]:
    found = read_note(_NOTE, files)
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
