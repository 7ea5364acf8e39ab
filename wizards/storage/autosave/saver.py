"""The saver: what was typed is on the disk within a second, and typing never waits for the disk.

Two threads. One keeps the rules (``keeper``), serialises, and writes recovery copies to the user's own state folder.
The other does nothing but write to the session's place, which may be a share that does not answer for minutes. The
caller only drops a reference into a queue, which is safe even inside a signal handler: nothing here takes a lock.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from wizards.storage.autosave.jobs import Clock, Job, SaveState
from wizards.storage.autosave.keeper import Keeper
from wizards.storage.autosave.resolving import Lock, Resolutions
from wizards.storage.autosave.threads import Request, Writer
from wizards.storage.disk.atomic import fingerprint
from wizards.storage.disk.failures import UnusableFile
from wizards.storage.disk.fileops import FILES, FileOps

MONOTONIC: Clock = time.monotonic


class Saver(Resolutions):
    """Saves one session. ``put`` after every change; ``flush`` on leaving a field, a step, the program.

    Args:
        path: the session file.
        files: the file operations.
        clock: monotonic seconds.
        on_state: told about every new ``SaveState``, on the saver's thread.
        revision: revision that is on the disk already.
        saved_at: since when.
        expected: fingerprint of the file (``Loaded.fingerprint``); without it the file is looked at once.
        lock: checked before every save.
        after_save: gets the bytes of every save, on the writing thread.
        threaded: without threads, the caller calls ``step`` (tests with an injected clock).
    """

    def __init__(
        self,
        path: Path | str,
        *,
        files: FileOps = FILES,
        clock: Clock = MONOTONIC,
        on_state: Callable[[SaveState], None] | None = None,
        revision: int = 0,
        saved_at: datetime | None = None,
        expected: str | None = None,
        lock: Lock | None = None,
        after_save: Callable[[bytes], None] | None = None,
        threaded: bool = True,
    ) -> None:
        self._files = files
        self._clock = clock
        self._lock = lock
        self._inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._requests: list[Request] = []
        self._closing = False
        self._threaded = threaded
        self._writer: Writer | None = None
        self._keeper = Keeper(
            Path(path), revision, files=files, start=self._start, on_state=on_state, saved_at=saved_at
        )
        self._keeper.after = after_save
        self._keeper.before = lock.check if lock is not None else None
        self._keeper.expected = frozenset((fingerprint(self._there()) if expected is None else expected,))
        self._thread = threading.Thread(target=self._run, name="ziping-saver", daemon=True)
        if threaded:
            self._thread.start()

    @property
    def state(self) -> SaveState:
        """What the status line says."""
        return self._keeper.state

    @property
    def path(self) -> Path:
        """The file that is saved to."""
        return self._keeper.path

    @property
    def whole(self) -> bool:
        """Whether everything put so far is in the session file."""
        return not self._keeper.dirty

    def begin_with(self, document: Mapping[str, Any]) -> None:
        """Take note of what was opened, before anything is put: saving as another file may come first."""
        self._keeper.latest = (document, self._keeper.latest[1])

    def put(self, document: Mapping[str, Any], revision: int) -> None:
        """Hand over a snapshot; never blocks. The document must not be changed afterwards."""
        self._keeper.latest = (document, revision)
        # A message that is still waiting will find this snapshot too, and so will a thread that counts down already:
        # waking it with each key would take the processor from the screen.
        if self._inbox.empty() and not self._keeper.follow(self._clock()):
            self._inbox.put(self._clock())

    def flush(self, timeout: float = 2.0) -> bool:
        """Save now; True when everything put so far is in the session file. Safe inside a signal handler."""
        if self.whole or self._closing:
            return self.whole
        if not self._threaded:
            self._keeper.urgent = True
            self.step()
            self._keeper.urgent = False
            return not self._keeper.dirty
        request = Request(None, self._clock() + timeout)
        self._inbox.put(request)
        request.ready.wait(timeout)
        return bool(request.result)

    def close(self, timeout: float = 2.0) -> bool:
        """Save what is left and stop; True when everything is in the session file."""
        until = time.monotonic() + timeout
        whole = self.flush(timeout)
        self._closing = True
        self._inbox.put(None)
        if self._writer is not None:
            self._writer.jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(max(0.1, until - time.monotonic()))
        return whole

    def adopt_copy(self) -> None:
        """Delete the recovery copy of an earlier run once its content is saved (the session took it over)."""
        self._keeper.copied = -1

    def step(self) -> None:
        """Do what is due now (only without threads)."""
        while not self._inbox.empty():
            self._take(self._inbox.get())
        self._keeper.tick(self._clock())

    def _call(self, work: Callable[[], Any]) -> Any:
        request = Request(work, self._clock() + 10.0)
        if self._threaded:
            self._inbox.put(request)
            request.ready.wait(10.0)
        else:
            self._take(request)
        if request.error is not None:
            raise request.error
        if not request.ready.is_set():
            raise UnusableFile("磁盘或网络文件夹没有响应，没有办成：请稍后再试。")
        return request.result

    def _start(self, job: Job) -> None:
        if not self._threaded:
            self._keeper.done(job, job.run(self._files), self._clock())
            return
        if self._writer is None:
            self._writer = Writer(self._files, self._inbox)
        self._writer.jobs.put(job)

    def _run(self) -> None:
        keeper = self._keeper
        while not self._closing:
            with contextlib.suppress(queue.Empty):
                self._take(self._inbox.get(timeout=keeper.wait(self._clock())))
            while not self._inbox.empty():
                self._take(self._inbox.get())
            keeper.tick(self._clock())
            self._answer()

    def _take(self, message: object) -> None:
        if isinstance(message, float):
            self._keeper.changed(message)
        elif isinstance(message, tuple):
            job, error = message
            self._keeper.done(job, error, self._clock())
        elif isinstance(message, Request) and message.work is None:
            message.attempts = self._keeper.attempts
            self._keeper.urgent = True
            self._requests.append(message)
        elif isinstance(message, Request) and message.work is not None and self._clock() <= message.deadline:
            # One that waited too long was already reported as not done; doing it now would be a surprise.
            try:
                message.result = message.work()
            except Exception as error:
                message.error = error
            message.ready.set()

    def _answer(self) -> None:
        keeper, now = self._keeper, self._clock()
        for request in list(self._requests):
            failed = keeper.attempts > request.attempts or bool(keeper.state.conflict)
            if not keeper.dirty or failed or now >= request.deadline:
                request.result = not keeper.dirty
                self._requests.remove(request)
                request.ready.set()
        keeper.urgent = bool(self._requests)
