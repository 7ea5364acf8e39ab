"""Which Word files are still as they were written: digests of what was written last, in the user's state folder.

By content, not by name: a report that was moved or copied is known again, one that was typed into is not.
"""

from __future__ import annotations

from wizards.storage.disk.atomic import fingerprint
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.notes import read_note, write_note

COUNT = 2000
"""More than any office writes before it looks at the oldest again."""
_NOTE = "written.json"


def note_written(data: bytes, *, files: FileOps = FILES) -> None:
    """Remember what was written; a note that cannot be kept costs an old copy too many, never one too few."""
    mark = fingerprint(data)
    marks = [mark, *(one for one in _marks(files) if one != mark)][:COUNT]
    write_note(_NOTE, marks, files, indent=0)


def was_written(data: bytes, *, files: FileOps = FILES) -> bool:
    """Return whether these are the very bytes that were written once."""
    return fingerprint(data) in _marks(files)


def _marks(files: FileOps) -> list[str]:
    found = read_note(_NOTE, files)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
