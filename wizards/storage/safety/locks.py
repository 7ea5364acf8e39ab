"""One writer per session: a lock file beside it, broken only when its holder is provably dead."""

from __future__ import annotations

import contextlib
import json
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from wizards.storage.disk.atomic import PRIVATE, real_path, write_atomic
from wizards.storage.disk.failures import LockLost, name_of
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.safety.processes import Process, dead, me

_UNREADABLE_FOR = 2.0
"""Seconds after which a lock file without sense counts as left over."""


@dataclass(frozen=True)
class Holder:
    """Who has a session open.

    Attributes:
        process: the program.
        token: random, one per opening.
        since: when it was opened.
    """

    process: Process
    token: str
    since: datetime | None

    @property
    def dead(self) -> bool:
        """Whether the program provably ended without closing the session."""
        return dead(self.process)

    def describe(self) -> str:
        """Return who, where and since when, in Chinese."""
        since = f"，从 {self.since:%m-%d %H:%M} 起" if self.since else ""
        if self.process.host == me().host:
            return f"这份自评正在本机另一个窗口里打开（进程 {self.process.pid}{since}）"
        return f"这份自评正在 {name_of(self.process.host)} 上由 {name_of(self.process.user)} 打开{since}"


class Locked(Exception):
    """The session is open elsewhere."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.describe())
        self.holder = holder


def lock_path(path: Path) -> Path:
    """Return the lock file of a session."""
    target = real_path(path)
    return target.parent / f".~lock.{target.name}#"


def holder_of(path: Path, *, files: FileOps = FILES) -> Holder | None:
    """Return who holds a session, dead or alive; None if nobody does or the lock makes no sense."""
    try:
        return _parse(files.read(lock_path(path), 4096))
    except OSError:
        return None


class SessionLock:
    """Our lock on a session. ``check`` before every save; ``release`` on closing."""

    def __init__(self, path: Path, *, files: FileOps = FILES) -> None:
        self.path = lock_path(path)
        self.files = files
        self.broken: Holder | None = None
        self.holder = Holder(me(), secrets.token_hex(8), datetime.now().astimezone().replace(microsecond=0))

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            Locked: somebody holds it.
            OSError: the folder cannot be written.
        """
        for _ in range(5):
            try:
                write_atomic(self.path, self._text(), files=self.files, new=True, mode=PRIVATE)
                return
            except FileExistsError:
                self._break_if_dead()
        raise Locked(self._there() or self.holder)

    def take_over(self) -> None:
        """Take the lock from whoever holds it; its program notices before its next save.

        Raises:
            OSError: the folder cannot be written.
        """
        write_atomic(self.path, self._text(), files=self.files, mode=PRIVATE)

    def check(self) -> None:
        """Make sure the lock is still ours.

        Raises:
            LockLost: somebody took the session over.
        """
        try:
            there = _parse(self.files.read(self.path, 4096))
        except FileNotFoundError:
            # Swept away, or another program is just looking at it: put it back, unless somebody else was faster.
            with contextlib.suppress(OSError):
                write_atomic(self.path, self._text(), files=self.files, new=True, mode=PRIVATE)
            there = self._there()
        except OSError:
            return
        if there is not None and there.token != self.holder.token:
            raise LockLost(f"这份自评已被接管：{there.describe()}")

    def release(self) -> None:
        """Give the lock up, if it is ours."""
        there = self._there()
        if there is not None and there.token == self.holder.token:
            with contextlib.suppress(OSError):
                self.files.unlink(self.path)

    def _break_if_dead(self) -> None:
        """Remove the lock of a dead process.

        Another program may be doing the same: the lock is first renamed, then looked at again, and put back if it is
        not the dead one.
        """
        there = self._there()
        if there is None and not self._senseless():
            return
        if there is not None and not there.dead:
            raise Locked(there)
        aside = self.path.with_name(f"{self.path.name[:80]}{secrets.token_hex(6)}.tmp")
        with contextlib.suppress(FileNotFoundError):
            self.files.replace(self.path, aside)
            taken = None
            with contextlib.suppress(OSError):
                taken = _parse(self.files.read(aside, 4096))
            if taken is not None and not taken.dead:
                with contextlib.suppress(FileExistsError):
                    self.files.rename_new(aside, self.path)
                with contextlib.suppress(OSError):
                    self.files.unlink(aside)
                raise Locked(taken)
            self.files.unlink(aside)
            self.broken = taken or self.broken

    def _there(self) -> Holder | None:
        with contextlib.suppress(OSError):
            return _parse(self.files.read(self.path, 4096))
        return None

    def _senseless(self) -> bool:
        """Say whether a lock without sense has been lying there for a while."""
        try:
            age = time.time() - self.files.stat(self.path).st_mtime
        except OSError:
            return False
        if 0 <= age < _UNREADABLE_FOR:
            self.files.sleep(_UNREADABLE_FOR - age)
            return self._there() is None
        return True

    def _text(self) -> bytes:
        since = self.holder.since.isoformat() if self.holder.since else ""
        fields = {**asdict(self.holder.process), "token": self.holder.token, "since": since}
        return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _parse(data: bytes) -> Holder | None:
    try:
        fields = json.loads(data)
        process = Process(
            str(fields["user"]), str(fields["host"]), int(fields["pid"]), str(fields["start"]), str(fields["boot"])
        )
        since = datetime.fromisoformat(fields["since"]) if fields.get("since") else None
        return Holder(process, str(fields["token"]), since)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
