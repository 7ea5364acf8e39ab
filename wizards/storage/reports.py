"""What the last report of a session printed as its total, in the user's state folder."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.places import key_of, state_folder

COUNT = 1000
_LIMIT = 1 << 20


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
    with contextlib.suppress(OSError, ValueError):
        key = key_of(session)
        others = {one: noted for one, noted in _all(files).items() if one != key}
        noted = {key: asdict(report), **dict(list(others.items())[: COUNT - 1])}
        files.make_folder(_file().parent)
        write_atomic(_file(), json.dumps(noted, ensure_ascii=False).encode("utf-8", "replace"), files=files)


def last_report(session: Path, *, files: FileOps = FILES) -> LastReport | None:
    """Return what is known of the last report of a session, ``None`` when nothing is."""
    noted = _all(files).get(key_of(session))
    try:
        return LastReport(**noted) if isinstance(noted, dict) else None
    except TypeError:
        return None


def _file() -> Path:
    return state_folder() / "reports.json"


def _all(files: FileOps) -> dict[str, object]:
    try:
        found = json.loads(files.read(_file(), _LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
