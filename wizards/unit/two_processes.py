"""Work shared between two processes: results in order, few of them waiting, ended at once when nobody wants more."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Final, TypeVar

_Result = TypeVar("_Result")
_Part = TypeVar("_Part")

WORKERS: Final = 2
_AHEAD: Final = 4
_LOOK: Final = 0.2
"""Seconds between two looks whether the work is still wanted; a file on a dead share may never be done."""


def is_copied() -> bool:
    """Whether another process begins as a copy of this one; on Windows and macOS it begins anew."""
    return multiprocessing.get_start_method() == "fork"


def in_order(
    parts: Iterator[_Part], do: Callable[[_Part], _Result], *, fresh: bool, wanted: Callable[[], bool]
) -> Iterator[_Result]:
    """Yield results in the order of ``parts``; only a few are ever waiting, so memory stays flat.

    Args:
        parts: what to work on.
        do: a function of a module.
        fresh: begin the processes anew; one with threads of its own cannot be doubled.
        wanted: asked now and then; what is not wanted any more ends at once.

    Raises:
        BrokenProcessPool: a process ended, or could not begin.
    """
    others = set(multiprocessing.active_children())
    pool = _pool(fresh=fresh)
    try:
        waiting: list[Future[_Result]] = [pool.submit(do, part) for part in islice(parts, WORKERS * _AHEAD)]
        while waiting and _done(waiting[0], wanted):
            result = waiting.pop(0).result()
            waiting += [pool.submit(do, part) for part in islice(parts, 1)]
            yield result
        whole = not waiting
    except BaseException:
        whole = False
        raise
    finally:
        pool.shutdown(wait=whole, cancel_futures=True)
        if not whole:
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()


def _pool(*, fresh: bool) -> ProcessPoolExecutor:
    """Return the processes; whatever hinders them from beginning is the same to the one who waits for results."""
    try:
        if fresh and os.name == "posix":
            _begin_tracker()
        context = multiprocessing.get_context("spawn" if fresh else None)
        return ProcessPoolExecutor(WORKERS, context, initializer=_begin, initargs=(fresh,))
    except Exception as error:
        raise BrokenProcessPool(str(error)) from error


def _begin_tracker() -> None:
    """Begin the helper of fresh processes, which is handed the error stream: in the app that one is no file."""
    from multiprocessing import resource_tracker

    with os.fdopen(os.open(os.devnull, os.O_WRONLY), "w") as nowhere, contextlib.redirect_stderr(nowhere):
        resource_tracker.ensure_running()


def _done(first: Future[_Result], wanted: Callable[[], bool]) -> bool:
    """Wait for a result; return whether it is there and wanted."""
    while not wait([first], _LOOK).done:
        if not wanted():
            return False
    return wanted()


def _begin(fresh: bool) -> None:
    """In the other process: end with the one that began it, and never write where the app draws."""
    if fresh:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
