"""What the last report of a session printed as its total, in the user's state folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import key_of
from wizards.storage.disk.notes import read_note, write_note

COUNT = 1000
EARLIER = 8
"""So many earlier reports of one session are remembered."""
_NOTE = "reports.json"
_BEFORE = "before"


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
    before = [asdict(one) for one in noted_reports(session, files=files)[:EARLIER]]
    write_note(_NOTE, {key: {**asdict(report), _BEFORE: before}, **dict(others[: COUNT - 1])}, files)


def last_report(session: Path, *, files: FileOps = FILES) -> LastReport | None:
    """Return what is known of the last report of a session, ``None`` when nothing is."""
    return next(iter(noted_reports(session, files=files)), None)


def noted_reports(session: Path, *, files: FileOps = FILES) -> list[LastReport]:
    """Return the reports of a session that are known, the newest first."""
    noted = _all(files).get(key_of(session))
    if not isinstance(noted, dict):
        return []
    before = noted.get(_BEFORE)
    rows = [{key: value for key, value in noted.items() if key != _BEFORE}]
    rows += [row for row in before if isinstance(row, dict)] if isinstance(before, list) else []
    return [one for one in map(_report, rows) if one is not None]


def _report(row: dict[str, Any]) -> LastReport | None:
    try:
        return LastReport(**row)
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
