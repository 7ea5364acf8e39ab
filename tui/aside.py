"""Do something that may not come back, without stopping the screen and without holding up the end of the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Final, TypeVar

_Result = TypeVar("_Result")

_SOON: Final = 1.0
"""Seconds that a folder may take to say what is only proposed, which names are free and the like."""

AT_ONCE: Final = 0.3
"""Seconds that the screen waits for what a user asked for: on a healthy disk it is done before the next key."""


async def aside(work: Callable[[], _Result], patience: float = 0.0) -> _Result:
    """Run ``work`` in a thread of its own and return what it returns, or raise what it raises.

    The framework's own workers are waited for when the program ends: one that hangs on a share that does not answer
    would keep the window open.

    Args:
        work: what to do.
        patience: seconds to wait on the spot, so that keys already typed act on what comes of it.
    """
    box: Future[_Result] = Future()

    def run() -> None:
        box.set_running_or_notify_cancel()
        try:
            box.set_result(work())
        except Exception as error:
            box.set_exception(error)

    threading.Thread(target=run, name="ziping-aside", daemon=True).start()
    wait([box], patience)
    return box.result() if box.done() else await asyncio.wrap_future(box)


async def soon(work: Callable[[], _Result], otherwise: _Result) -> _Result:
    """Return what ``work`` returns; ``otherwise`` when its folder does not answer soon, or cannot be read."""
    try:
        return await asyncio.wait_for(aside(work, AT_ONCE), _SOON)
    except (OSError, TimeoutError):
        return otherwise
