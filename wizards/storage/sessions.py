"""Open a session to work on it: read, lock, look for what was left behind, start saving."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from wizards.storage.autosave.jobs import SaveState
from wizards.storage.autosave.saver import Saver
from wizards.storage.disk.atomic import real_path
from wizards.storage.disk.failures import UnusableFile, cause
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.recents import remember
from wizards.storage.safety.copies import keep_as_opened, sweep
from wizards.storage.safety.generations import SPACING, keep_generation
from wizards.storage.safety.left_behind import Recovery, dismiss, recovered, recovery_for
from wizards.storage.safety.locks import Holder, Locked, SessionLock
from wizards.storage.safety.replacing import refuse_office_name
from wizards.storage.text.loading import Loaded, parse, read_bytes

_RELEASED: Final = 2.0
"""Seconds within which a folder that answers, slow as it may be, has a lock given up: one left says "not closed"."""


@dataclass
class Opened:
    """A session that is open.

    Attributes:
        loaded: what was read, with its notices.
        saver: saves it; None when it is read-only.
        read_only: may be looked at, checked, copied, but not saved.
        held_by: who has it open elsewhere; then the user may take it over (``open_session(…, take_over=True)``).
        unclean: the last program that had it open did not close it.
        recovery: a copy with other content than the file, for the user to choose (``in_copy``, ``keep_saved``).
        notices: everything the user should know, one Chinese sentence each.
    """

    loaded: Loaded
    saver: Saver | None
    lock: SessionLock | None
    read_only: bool
    held_by: Holder | None
    unclean: bool
    recovery: Recovery | None
    notices: tuple[str, ...]
    files: FileOps = FILES

    @property
    def path(self) -> Path:
        """The session file."""
        return self.saver.path if self.saver else self.loaded.path

    def in_copy(self) -> dict[str, Any]:
        """Return what stands in the recovery copy and keep the saved file as a generation; may wait for its disk.

        Raises:
            UnusableFile: the copy cannot be read.
        """
        if self.recovery is None:
            return self.loaded.document
        document = recovered(self.recovery, files=self.files).document
        with contextlib.suppress(Exception):
            keep_generation(self.path, read_bytes(self.path, self.files)[0], files=self.files)
        return document

    def adopt_copy(self) -> None:
        """The session has taken over what stands in the copy, which goes away once the session file has it, too."""
        if self.recovery is not None and self.saver is not None:
            self.saver.adopt_copy()

    def keep_saved(self) -> bool:
        """Choose the saved file: the recovery copy becomes a generation. True when that was done."""
        return self.recovery is None or dismiss(self.recovery, files=self.files)

    def save_as(self, path: Path | str, *, force: bool = False) -> bool:
        """Go on in another file, with a lock of its own.

        Raises:
            UnusableFile: that file exists (without ``force``) or cannot be written.
        """
        if self.saver is None:
            return False
        refuse_office_name(Path(path))
        lock = _locked(Path(path), self.files)
        guard = _Guard(lock, None, self.files)
        try:
            whole = self.saver.save_as(path, force=force, lock=guard, after_save=_Ring(Path(path), self.files))
        except Exception:
            if lock is not None:
                lock.release()
            raise
        if self.lock is not None:
            _release(self.lock)
        self.lock = lock
        return whole

    def close(self, timeout: float = 2.0, *, document: Mapping[str, Any] | None = None) -> bool:
        """Save what is left, give the lock up; True when everything is in the session file."""
        whole = self.saver.close(timeout) if self.saver else True
        if document is not None:
            remember(self.path, document, files=self.files)
        if self.lock is not None and (whole or (self.saver is not None and self.saver.state.conflict)):
            # After a failed save the lock stays: the next start finds it dead and offers the recovery copy.
            _release(self.lock)
        return whole


def open_session(
    path: Path | str,
    *,
    take_over: bool = False,
    read_only: bool = False,
    encoding: str | None = None,
    on_state: Callable[[SaveState], None] | None = None,
    files: FileOps = FILES,
) -> Opened:
    """Open a session file.

    Args:
        path: the file.
        take_over: take it from whoever has it open; the user was asked twice.
        read_only: only look at it.
        encoding: read it in this encoding; the original is kept under a name of its own.
        on_state: told about every ``SaveState``, on the saver's thread.
        files: the file operations.

    Raises:
        UnusableFile: it cannot be read; ``generations(path)`` and ``recovery_for(path)`` may help.
    """
    path = Path(path)
    data, saved_at = read_bytes(path, files)
    loaded = parse(path, data, saved_at, allow_newer=True, encoding=encoding)
    notices = list(loaded.notices)
    lock, held_by = None, None
    if not loaded.read_only and not read_only:
        lock, held_by, note = _take_lock(path, take_over, files)
        notices += [note] if note else []
    saver = None
    if lock is not None:
        if not take_over:
            sweep(path, files=files)
        # Somebody may have saved between our reading and our locking.
        loaded, data = _read_locked(path, lock, encoding, files)
        saver = _saver(path, loaded, _Guard(lock, partial(keep_as_opened, loaded, data, files=files), files), on_state)
    recovery = recovery_for(path, files=files) if saver is not None else None
    unclean = lock is not None and lock.broken is not None
    if unclean:
        notices.append("上次没有正常关闭；已保存的内容都在。")
    return Opened(loaded, saver, lock, saver is None, held_by, unclean, recovery, tuple(notices), files)


def _saver(path: Path, loaded: Loaded, guard: _Guard, on_state: Callable[[SaveState], None] | None) -> Saver:
    return Saver(
        path,
        files=guard.files,
        on_state=on_state,
        saved_at=loaded.saved_at,
        expected=loaded.fingerprint,
        lock=guard,
        after_save=_Ring(path, guard.files),
    )


def _read_locked(path: Path, lock: SessionLock, encoding: str | None, files: FileOps) -> tuple[Loaded, bytes]:
    try:
        data, saved_at = read_bytes(path, files)
        return parse(path, data, saved_at, allow_newer=True, encoding=encoding), data
    except UnusableFile:
        lock.release()
        raise


def _take_lock(path: Path, take_over: bool, files: FileOps) -> tuple[SessionLock | None, Holder | None, str]:
    lock = SessionLock(path, files=files)
    try:
        if take_over:
            lock.take_over()
        else:
            lock.acquire()
    except Locked as error:
        return None, error.holder, f"{error}；这里只能查看，可以另存一份，或接管。"
    except OSError as error:
        return None, None, f"自评文件所在的文件夹不能写（{cause(error)}）：这里只能查看，可以另存一份。"
    return lock, None, ""


def _release(lock: SessionLock) -> None:
    """Give a lock up, without waiting for a folder that no longer answers."""
    release = threading.Thread(target=lock.release, name="ziping-release", daemon=True)
    release.start()
    release.join(_RELEASED)


def _locked(path: Path, files: FileOps) -> SessionLock | None:
    lock = SessionLock(path, files=files)
    try:
        lock.acquire()
    except (Locked, OSError):
        return None
    return lock


class _Guard:
    """What happens before a save: the lock is ours, and before the first one the file as opened is kept."""

    def __init__(self, lock: SessionLock | None, first: Callable[[], None] | None, files: FileOps) -> None:
        self._lock = lock
        self._first = first
        self.files = files

    def check(self) -> None:
        """Raise what must stop the save."""
        if self._lock is not None:
            self._lock.check()
        if self._first is not None:
            self._first()
            self._first = None

    def take_over(self) -> None:
        """Make the session ours again."""
        if self._lock is not None:
            self._lock.take_over()


class _Ring:
    """Keeps a generation in passing, at most one in ten minutes."""

    def __init__(self, path: Path, files: FileOps, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = real_path(path)
        self.files = files
        self._clock = clock
        self._last = clock()

    def __call__(self, data: bytes) -> None:
        """Take note of a save."""
        if self._clock() - self._last >= SPACING:
            self._last = self._clock()
            keep_generation(self._path, data, files=self.files)
