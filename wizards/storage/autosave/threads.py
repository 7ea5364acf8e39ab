"""The two ends of the saver's queues: a request somebody waits for, and the thread that may hang."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wizards.storage.autosave.jobs import Job
from wizards.storage.disk.fileops import FileOps


@dataclass
class Request:
    """Something the caller waits for."""

    work: Callable[[], Any] | None
    deadline: float
    attempts: int = 0
    result: Any = None
    error: BaseException | None = None
    ready: threading.Event = field(default_factory=threading.Event)


class Writer:
    """The thread that writes to the session's place, and may hang there."""

    def __init__(self, files: FileOps, done: queue.SimpleQueue[object]) -> None:
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._files = files
        self._done = done
        threading.Thread(target=self._run, name="ziping-writer", daemon=True).start()

    def _run(self) -> None:
        while (job := self.jobs.get()) is not None:
            self._done.put((job, job.run(self._files)))
