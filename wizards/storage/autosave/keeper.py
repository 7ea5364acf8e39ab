"""What has to be saved, until when, and what to do when it cannot be: the rules of the saver, without its threads.

Debounce 0.2 s after the last change, but never later than 0.7 s after the first one that is not saved yet. When the
session's place fails or does not answer, the same bounds hold for a recovery copy in the user's state folder, and
saving is tried again until it works.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from wizards.storage.autosave.jobs import Conflict, Job, SaveState
from wizards.storage.disk.atomic import fingerprint, write_atomic
from wizards.storage.disk.failures import ForeignChange, LockLost, cause, name_of
from wizards.storage.disk.fileops import FileOps
from wizards.storage.safety.recovery_copy import origin_note, recovery_path
from wizards.storage.text.toml import to_toml

DEBOUNCE = 0.2
MAX_WAIT = 0.7
PATIENCE = 1.0
"""Seconds after which a write that does not come back no longer counts as on its way."""
FLUSH_PATIENCE = 0.5
ALARM = 3.0
"""Seconds after which the user is told so."""
BACK_OFF = (0.5, 1.0, 2.0, 4.0, 5.0)
SLOW = 0.3
"""A save longer than this is followed by a pause of three times its length, at most ``LONGEST_PAUSE``."""
LONGEST_PAUSE = 2.0
NEVER = float("inf")


def _now() -> datetime:
    return datetime.now().astimezone()


class Keeper:
    """The state machine. One thread calls it; ``start`` hands a job to whoever writes."""

    def __init__(
        self,
        path: Path,
        revision: int,
        *,
        files: FileOps,
        start: Callable[[Job], None],
        on_state: Callable[[SaveState], None] | None,
        saved_at: datetime | None,
    ) -> None:
        self.path = path
        # Asked for now: to know the name, links are looked at, and the share may answer no more when a copy is due.
        self.copy_path = recovery_path(path)
        self.files = files
        self.start = start
        self.on_state = on_state
        self.before: Callable[[], None] | None = None
        self.after: Callable[[bytes], None] | None = None
        self.expected: frozenset[str] = frozenset()
        self.theirs = b""
        self.latest: tuple[Mapping[str, Any], int] = ({}, revision)
        self.state = SaveState("saved", revision, saved_at)
        self.first: float | None = None
        self.last = 0.0
        self.job: Job | None = None
        self.failures = 0
        self.not_before = 0.0
        self.urgent = False
        self.attempts = 0
        self.copied: int | None = None
        self.copy_not_before = 0.0
        self.copy_problem = ""
        self.problem = ""

    @property
    def dirty(self) -> bool:
        """Whether there is anything that is not in the session file."""
        return self.latest[1] != self.state.saved_revision

    def changed(self, at: float) -> None:
        """Note that ``latest`` was changed at ``at``."""
        self.first = at if self.first is None else self.first
        self.last = at
        if self.state.kind == "saved" and self.dirty:
            self.show(replace(self.state, kind="saving"))

    def follow(self, at: float) -> bool:
        """Put off a countdown that is running, because of a change at ``at``; return whether one is.

        Called by whoever changes. Should the countdown end in this moment, the change is found when the job is done.
        """
        if self.first is None or self.job is not None:
            return False
        self.last = at
        return True

    def due(self) -> float:
        """Return when the changes must be on some disk."""
        if self.urgent or self.first is None:
            return 0.0
        return min(self.last + DEBOUNCE, self.first + MAX_WAIT)

    def wait(self, now: float) -> float | None:
        """Return how long nothing needs to be done; None for until the next message."""
        times: list[float] = []
        if self.dirty:
            if self.job is None and not self.state.conflict:
                times.append(max(self.due(), 0.0 if self.urgent else self.not_before))
            if self.copied != self.latest[1]:
                times.append(max(self.due(), self._copy_from(now)))
        if self.job is not None and self.state.kind == "saving":
            times.append(self.job.started + ALARM)
        soonest = min(times, default=NEVER)
        return None if soonest == NEVER else max(0.0, soonest - now)

    def tick(self, now: float) -> None:
        """Do what is due."""
        if self.job is not None and now >= self.job.started + ALARM and self.state.kind == "saving":
            self._failing("磁盘或网络文件夹没有响应")
        if not self.dirty or now < self.due():
            return
        if self._may_begin(now):
            self.begin(now)
        if self.dirty and self.copied != self.latest[1] and now >= self._copy_from(now):
            self.copy(now)

    def _may_begin(self, now: float) -> bool:
        free = self.job is None and not self.state.conflict
        return free and (self.urgent or now >= self.not_before)

    def begin(self, now: float) -> None:
        """Serialise the newest snapshot and hand it over."""
        document, revision = self.latest
        self.first = None
        try:
            data = to_toml(document)
        except (ValueError, MemoryError, RecursionError) as error:
            self._failed(error, now)
            return
        self.job = Job(self.path, data, revision, self.expected, now, self.before, self.after)
        self.start(self.job)

    def done(self, job: Job, error: BaseException | None, now: float) -> None:
        """Take note of how a job ended."""
        if job is not self.job:
            return
        self.job = None
        if error is not None:
            # It may have failed after the replacing: then this is what stands there, and it is ours.
            self.expected |= {fingerprint(job.data)}
            self._failed(error, now)
            return
        spent = now - job.started
        self.not_before = now + min(LONGEST_PAUSE, 3 * spent) if SLOW < spent < ALARM else now
        self.failures = 0
        self.expected = frozenset((fingerprint(job.data),))
        whole = self.latest[1] == job.revision
        self.show(SaveState("saved" if whole else "saving", job.revision, _now()))
        if whole and self.copied is not None:
            self.drop_copy()

    def copy(self, now: float) -> None:
        """Write the recovery copy."""
        document, revision = self.latest
        self.first = None
        try:
            self.files.make_folder(self.copy_path.parent)
            write_atomic(self.copy_path, to_toml(document, note=origin_note(self.path)), files=self.files)
        except (OSError, ValueError, MemoryError, RecursionError) as error:
            self.copy_not_before = now + BACK_OFF[0]
            self.copy_problem = f"；恢复副本也没有写成：{cause(error)}"
        else:
            self.copied = revision
            self.copy_problem = ""
        if self.state.kind == "saving":
            self.show(replace(self.state, recovery_copy=self._copy_there))
        else:
            self.show(replace(self.state, recovery_copy=self._copy_there, reason=self.problem + self.copy_problem))

    def drop_copy(self) -> None:
        """Delete the recovery copy: the session file has everything."""
        with contextlib.suppress(OSError):
            self.files.unlink(self.copy_path)
        self.copied = None

    def move_to(self, path: Path, copy_path: Path) -> None:
        """Save to another file from now on; the copy of the one before is not needed any more."""
        self.drop_copy()
        self.path, self.copy_path = path, copy_path

    def show(self, state: SaveState) -> None:
        """Tell the status line."""
        if state != self.state:
            self.state = state
            if self.on_state is not None:
                with contextlib.suppress(Exception):
                    self.on_state(state)

    @property
    def _copy_there(self) -> Path | None:
        return None if self.copied is None else self.copy_path

    def _copy_from(self, now: float) -> float:
        """Return from when on a recovery copy is due, the session's place being what it is."""
        start = NEVER
        if self.state.kind in ("unsaved", "conflict") or (self.job is None and self.not_before > now):
            start = 0.0
        elif self.job is not None:
            start = self.job.started + (FLUSH_PATIENCE if self.urgent else PATIENCE)
        return max(start, self.copy_not_before)

    def _failed(self, error: BaseException, now: float) -> None:
        self.urgent = False
        self.not_before = now + BACK_OFF[min(self.failures, len(BACK_OFF) - 1)]
        self.failures += 1
        self.attempts += 1
        if isinstance(error, ForeignChange):
            self.theirs = error.theirs
            self._conflict("changed", error)
        elif isinstance(error, LockLost):
            self._conflict("taken", error)
        else:
            self._failing(f"{cause(error)}：{name_of(self.path)}")

    def _failing(self, reason: str) -> None:
        self.problem = reason
        since = self.state.since or _now()
        words = reason + self.copy_problem
        self.show(replace(self.state, kind="unsaved", since=since, reason=words, recovery_copy=self._copy_there))

    def _conflict(self, kind: Conflict, error: Exception) -> None:
        self.problem = str(error)
        state = replace(self.state, kind="conflict", since=_now(), reason=self.problem, conflict=kind)
        self.show(replace(state, recovery_copy=self._copy_there))
