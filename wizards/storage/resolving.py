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

from wizards.storage.atomic import fingerprint, write_atomic
from wizards.storage.errors import UnusableFile, cause, name_of
from wizards.storage.fileops import FileOps
from wizards.storage.generations import keep_generation
from wizards.storage.jobs import SaveState
from wizards.storage.keeper import Keeper
from wizards.storage.reading import LIMIT, Loaded, parse, read_bytes
from wizards.storage.threads import Writer
from wizards.storage.toml import to_toml


class Lock(Protocol):
    """What the saver needs of a session's lock."""

    def check(self) -> None:
        """Raise ``LockLost`` if it is no longer ours."""

    def take_over(self) -> None:
        """Make it ours, deliberately."""


class Resolutions:
    """The part of the saver that settles conflicts, on the saver's own thread."""

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
        """Save over what stands there; theirs is kept as a generation. True when it is saved."""

        def work() -> None:
            keeper = self._keeper
            if keeper.state.conflict == "taken" and self._lock is not None:
                self._lock.take_over()
                keeper.theirs = self._there()
            keep_generation(keeper.path, keeper.theirs, files=self._files)
            keeper.expected = frozenset((fingerprint(keeper.theirs),))
            self._settle()

        self._call(work)
        return self.flush()

    def resolve_take_theirs(self) -> Loaded:
        """Give up what was typed here for what stands there; mine is kept as a generation.

        Raises:
            UnusableFile: theirs cannot be read; nothing has changed.
        """

        def work() -> Loaded:
            keeper = self._keeper
            data, saved_at = read_bytes(keeper.path, self._files)
            loaded = parse(keeper.path, data, saved_at)
            document, revision = keeper.latest
            keep_generation(keeper.path, to_toml(document), files=self._files)
            if keeper.state.conflict == "taken" and self._lock is not None:
                self._lock.take_over()
            keeper.expected = frozenset((loaded.fingerprint,))
            self._settle()
            keeper.show(SaveState("saved", revision, saved_at))
            keeper.drop_copy()
            return loaded

        loaded: Loaded = self._call(work)
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
        target = Path(path)

        def work() -> None:
            keeper = self._keeper
            document, revision = keeper.latest
            data = to_toml(document)
            try:
                write_atomic(target, data, files=self._files, new=not force)
            except (OSError, ValueError) as error:
                why = cause(error) if isinstance(error, OSError) else "这不是一个可用的文件名"
                raise UnusableFile(f"没有另存为 {name_of(target)}：{why}；请换一个位置或名称再试。") from None
            keeper.drop_copy()
            keeper.path, keeper.expected, keeper.job = target, frozenset((fingerprint(data),)), None
            keeper.before = lock.check if lock is not None else None
            keeper.after = after_save
            self._lock, self._writer = lock, None
            self._settle()
            keeper.show(SaveState("saved", revision, datetime.now().astimezone()))

        self._call(work)
        return not self._keeper.dirty

    def _settle(self) -> None:
        keeper = self._keeper
        keeper.theirs, keeper.not_before, keeper.failures = b"", 0.0, 0
        keeper.show(replace(keeper.state, kind="saving", conflict="", reason="", since=None))

    def _there(self) -> bytes:
        """Return what stands in the file now; nothing if there is none."""
        with contextlib.suppress(OSError, ValueError):
            return self._files.read(self._keeper.path, LIMIT + 1)
        return b""
