"""What the last report of a session printed as its total, in the user's state folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.notes import read_note, write_note
from wizards.storage.disk.places import key_of

COUNT = 1000
_NOTE = "reports.json"


@dataclass(frozen=True, slots=True)
class LastReport:
    """Total and grade as printed (empty when left blank), the number of the judging, the day, the file's name."""

    total: str
    grade: str
    judging: int
    day: str
    name: str


def note_report(session: Path, report: LastReport, *, files: FileOps = FILES) -> None:
    """Remember the newest report of a session; a note that cannot be kept is no reason to stop."""
    key = key_of(session)
    others = [(one, noted) for one, noted in _all(files).items() if one != key]
    write_note(_NOTE, {key: asdict(report), **dict(others[: COUNT - 1])}, files)


def last_report(session: Path, *, files: FileOps = FILES) -> LastReport | None:
    """Return what is known of the last report of a session, ``None`` when nothing is."""
    noted = _all(files).get(key_of(session))
    try:
        return LastReport(**noted) if isinstance(noted, dict) else None
    except TypeError:
        return None


def printed_totals(sessions: Iterable[Path], *, files: FileOps = FILES) -> dict[Path, str]:
    """Return of each session the total that its last report printed, empty where none is known."""
    noted = _all(files)
    found = {path: noted.get(key_of(path)) for path in sessions}
    return {path: str(one.get("total", "")) if isinstance(one, dict) else "" for path, one in found.items()}


def _all(files: FileOps) -> dict[str, object]:
    found = read_note(_NOTE, files)
    return found if isinstance(found, dict) else {}
