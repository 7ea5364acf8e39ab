"""What an unclean end left behind, and what the user can do with it."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizards.storage.disk.failures import UnusableFile
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.safety.comparing import Difference, count_answers, differences, text_at
from wizards.storage.safety.generations import keep_generation
from wizards.storage.safety.locks import holder_of
from wizards.storage.safety.processes import Process, dead
from wizards.storage.safety.recovery_copy import ORIGIN, recovery_folder, recovery_path
from wizards.storage.text.loading import Loaded, parse, read_bytes


@dataclass(frozen=True)
class Recovery:
    """A session that was not closed.

    Attributes:
        session: the session file.
        copy: the recovery copy; None when all that was typed up to the last second is in the session file.
        name: of the project.
        unit: that assesses itself.
        form: id of the form pack.
        saved_at: of the session file; None if it cannot be read.
        copied_at: of the recovery copy.
        saved_answers: how many answers stand in the session file; None if it cannot be read.
        copied_answers: how many stand in the copy.
        problem: why the session file cannot be read; empty if it can.
    """

    session: Path
    copy: Path | None
    name: str
    unit: str
    form: str
    saved_at: datetime | None
    copied_at: datetime | None
    saved_answers: int | None
    copied_answers: int | None
    problem: str = ""


def recovery_copies(*, files: FileOps = FILES) -> list[Path]:
    """Return the recovery copies that lie in the state folder; ``recoverable`` tells what is in them."""
    folder = recovery_folder()
    return [folder / name for name in files.list(folder) if name.endswith(".toml")]


def recoverable(
    sessions: list[Path] | None = None, copies: list[Path] | None = None, *, files: FileOps = FILES
) -> list[Recovery]:
    """Return what was not closed: recovery copies first, then sessions whose lock belongs to a dead process.

    Each of them is waited for: who must not wait for the share of one to hear of the others asks for each by itself.

    Args:
        sessions: the session files to look at for dead locks (those of ``recent()``).
        copies: the recovery copies to look at, else all of ``recovery_copies()``.
        files: the file operations.
    """
    copies = recovery_copies(files=files) if copies is None else copies
    found = [one for copy in copies if (one := _from_copy(copy, files))]
    known = {one.session for one in found}
    for session in sessions or []:
        holder = holder_of(session, files=files)
        if session not in known and holder is not None and holder.dead:
            saved, problem = _saved(session, files)
            if saved is not None or problem:
                found.append(_recovery(session, None, None, saved, problem))
    return found


def recovery_for(session: Path, *, files: FileOps = FILES) -> Recovery | None:
    """Return what a recovery copy offers for a session that is being opened; None if there is nothing new in it."""
    copy = recovery_path(session)
    with contextlib.suppress(OSError):
        files.stat(copy)
        return _from_copy(copy, files, session)
    return None


def recovered(recovery: Recovery, *, files: FileOps = FILES) -> Loaded:
    """Return what stands in the recovery copy.

    Raises:
        UnusableFile: it cannot be read.
    """
    copy = recovery.copy or recovery.session
    data, at = read_bytes(copy, files)
    return parse(copy, data, at)


def compare(recovery: Recovery, *, files: FileOps = FILES) -> list[Difference]:
    """Return in what the recovery copy differs from the session file.

    Raises:
        UnusableFile: the copy cannot be read.
    """
    saved, _ = _saved(recovery.session, files)
    return differences(saved.document if saved else {}, recovered(recovery, files=files).document)


def dismiss(recovery: Recovery, *, files: FileOps = FILES) -> bool:
    """Go on with the saved file; the recovery copy becomes a generation. True when that was done."""
    if recovery.copy is None:
        return True
    try:
        data, _ = read_bytes(recovery.copy, files)
        if keep_generation(recovery.session, data, files=files) is None:
            return False
        files.unlink(recovery.copy)
    except (UnusableFile, OSError):
        return False
    return True


def _from_copy(copy: Path, files: FileOps, session: Path | None = None) -> Recovery | None:
    try:
        data, at = read_bytes(copy, files)
        loaded = parse(copy, data, at)
    except UnusableFile:
        return None
    origin, maker = _origin(data)
    session = session or origin
    if session is None or (maker is not None and not dead(maker)):
        return None
    saved, problem = _saved(session, files)
    if saved is not None and saved.document == loaded.document:
        return None
    return _recovery(session, copy, loaded, saved, problem)


def _origin(data: bytes) -> tuple[Path | None, Process | None]:
    """Return which session a copy belongs to and which program made it."""
    for line in data.decode("utf-8", "replace").splitlines()[:3]:
        if line.startswith(f"# {ORIGIN}"):
            with contextlib.suppress(ValueError, TypeError, KeyError):
                fields = json.loads(line.removeprefix(f"# {ORIGIN}"))
                return Path(fields.pop("path")), Process(**fields)
    return None, None


def _saved(session: Path, files: FileOps) -> tuple[Loaded | None, str]:
    try:
        data, at = read_bytes(session, files)
        return parse(session, data, at, allow_newer=True), ""
    except UnusableFile as error:
        return None, str(error)


def _recovery(session: Path, copy: Path | None, new: Loaded | None, saved: Loaded | None, problem: str) -> Recovery:
    chosen = new or saved
    shown = chosen.document if chosen else {}
    return Recovery(
        session,
        copy,
        text_at(shown, "profile", "title"),
        text_at(shown, "profile", "unit", "name"),
        text_at(shown, "form"),
        saved.saved_at if saved else None,
        new.saved_at if new else None,
        count_answers(saved.document) if saved else None,
        count_answers(new.document) if new else None,
        problem,
    )
