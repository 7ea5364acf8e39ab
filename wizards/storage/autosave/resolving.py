"""When saving had to stop because the file is no longer ours: keep mine, take theirs, go on elsewhere.

Nothing that anybody saved is lost by the choice; the version that gives way becomes a generation.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from wizards.storage.autosave.jobs import SaveState
from wizards.storage.autosave.keeper import Keeper
from wizards.storage.autosave.threads import Writer
from wizards.storage.disk.atomic import fingerprint, write_atomic
from wizards.storage.disk.failures import UnusableFile, cause, name_of
from wizards.storage.disk.fileops import FileOps
from wizards.storage.safety.generations import keep_generation
from wizards.storage.safety.recovery_copy import recovery_path
from wizards.storage.text.loading import LIMIT, Loaded, parse, read_bytes
from wizards.storage.text.toml import to_toml


class Lock(Protocol):
    """What the saver needs of a session's lock."""

    def check(self) -> None:
        """Raise ``LockLost`` if it is no longer ours."""

    def take_over(self) -> None:
        """Make it ours, deliberately."""


class Resolutions:
    """The part of the saver that settles conflicts.

    Whatever may hang is done on the caller's thread; only the switch itself is the saver's, which goes on keeping
    recovery copies meanwhile.
    """

    _keeper: Keeper
    _files: FileOps
    _lock: Lock | None
    _writer: Writer | None

    def flush(self, timeout: float = 2.0) -> bool:
        """Save now (the saver's)."""
        raise NotImplementedError

    def _call(self, work: Callable[[], Any]) -> Any:
        """Run ``work`` on the saver's thread (the saver's)."""
        raise NotImplementedError

    def resolve_keep_mine(self) -> bool:
        """Save over what stands there; theirs is kept as a generation. True when it is saved.

        Raises:
            UnusableFile: theirs cannot be kept anywhere; nothing has changed.
        """
        keeper, lock = self._keeper, self._lock if self._keeper.state.conflict == "taken" else None
        theirs = self._there() if lock is not None else keeper.theirs
        self._keep(theirs, "那边的内容")
        if lock is not None:
            self._take_over(lock)

        def work() -> None:
            keeper.expected = frozenset((fingerprint(theirs),))
            self._settle()

        self._call(work)
        return self.flush()

    def resolve_take_theirs(self) -> Loaded:
        """Give up what was typed here for what stands there; mine is kept as a generation.

        Raises:
            UnusableFile: theirs cannot be read, or mine cannot be kept anywhere; nothing has changed.
        """
        keeper, lock = self._keeper, self._lock if self._keeper.state.conflict == "taken" else None
        data, saved_at = read_bytes(keeper.path, self._files)
        loaded = parse(keeper.path, data, saved_at)
        self._keep(to_toml(keeper.latest[0]), "这边的内容")
        if lock is not None:
            self._take_over(lock)

        def work() -> None:
            keeper.expected = frozenset((loaded.fingerprint,))
            self._settle()
            keeper.show(SaveState("saved", keeper.latest[1], saved_at))
            keeper.drop_copy()

        self._call(work)
        return loaded

    def save_as(
        self,
        path: Path | str,
        *,
        force: bool = False,
        lock: Lock | None = None,
        after_save: Callable[[bytes], None] | None = None,
    ) -> bool:
        """Go on in another file; True when everything is in it.

        Raises:
            UnusableFile: that file exists (without ``force``) or cannot be written.
        """
        target, keeper = Path(path), self._keeper
        document, revision = keeper.latest
        data = to_toml(document)
        try:
            write_atomic(target, data, files=self._files, new=not force)
        except (OSError, ValueError) as error:
            why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件名"
            raise UnusableFile(f"没有另存为 {name_of(target)}：{why}；请换一个位置或名称再试。") from None

        copy = recovery_path(target)

        def work() -> None:
            keeper.move_to(target, copy)
            keeper.expected, keeper.job = frozenset((fingerprint(data),)), None
            keeper.before = lock.check if lock is not None else None
            keeper.after = after_save
            self._lock, self._writer = lock, None
            self._settle()
            whole = keeper.latest[1] == revision  # typing goes on meanwhile
            keeper.show(SaveState("saved" if whole else "saving", revision, datetime.now().astimezone()))

        self._call(work)
        return not self._keeper.dirty

    def _keep(self, data: bytes, whose: str) -> None:
        """Keep what gives way; without a place for it nothing gives way."""
        if data and keep_generation(self._keeper.path, data, files=self._files) is None:
            raise UnusableFile(
                f"{whose}没有地方留存（历史版本写不进去），所以什么也没有改动：请用“另存”，或腾出磁盘空间再选。"
            )

    def _take_over(self, lock: Lock) -> None:
        try:
            lock.take_over()
        except OSError as error:
            raise UnusableFile(f"接管不了 {name_of(self._keeper.path)}：{cause(error)}；请用“另存”。") from None

    def _settle(self) -> None:
        keeper = self._keeper
        keeper.theirs, keeper.not_before, keeper.failures = b"", 0.0, 0
        keeper.show(replace(keeper.state, kind="saving", conflict="", reason="", since=None))

    def _there(self) -> bytes:
        """Return what stands in the file now; nothing if there is none."""
        with contextlib.suppress(OSError, ValueError):
            return self._files.read(self._keeper.path, LIMIT + 1)
        return b""
