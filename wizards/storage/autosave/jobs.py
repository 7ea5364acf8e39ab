"""What passes between the saver, its threads and the status line."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from wizards.storage.disk.atomic import write_atomic
from wizards.storage.disk.fileops import FileOps

Clock = Callable[[], float]
Kind = Literal["saved", "saving", "unsaved", "conflict"]
Conflict = Literal["", "changed", "taken"]


@dataclass(frozen=True)
class SaveState:
    """What the status line says.

    Attributes:
        kind: ``saved`` everything is on the disk · ``saving`` it will be within the second · ``unsaved`` it cannot be
            saved at present · ``conflict`` the user must decide.
        saved_revision: newest revision that is durably in the session file.
        saved_at: when that was (wall time).
        since: since when saving fails.
        reason: why, in Chinese.
        recovery_copy: where the changes are meanwhile.
        conflict: ``changed`` the file was changed from outside · ``taken`` another window took the session over.
    """

    kind: Kind
    saved_revision: int
    saved_at: datetime | None = None
    since: datetime | None = None
    reason: str = ""
    recovery_copy: Path | None = None
    conflict: Conflict = ""


@dataclass(frozen=True)
class Job:
    """One write to the session's place."""

    path: Path
    data: bytes
    revision: int
    expected: frozenset[str]
    started: float
    before: Callable[[], None] | None
    after: Callable[[bytes], None] | None

    def run(self, files: FileOps) -> BaseException | None:
        """Write; returns what went wrong, if anything."""
        try:
            write_atomic(self.path, self.data, files=files, expected=self.expected, ready=self.before)
        except Exception as error:
            return error
        if self.after is not None:
            with contextlib.suppress(Exception):
                self.after(self.data)
        return None
