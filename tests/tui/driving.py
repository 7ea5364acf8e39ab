"""How tests drive the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

from tests.tiers import some_always
from tui.app import Ziping

SIZES = [(80, 24), (120, 40)]
WINDOWS = some_always(SIZES)
"""The sizes for a test; the wide one in the slow tier."""
PATIENCE = 30.0
"""Seconds until a test gives up; only one that fails waits so long, however busy the machine is."""
_STEP = 0.02


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the app is idle and nothing is being computed."""
    await pilot.pause()
    while computing := [worker for worker in pilot.app.workers if worker.group in ("evaluate", "save")]:
        with suppress(WorkerCancelled):  # a newer one took its place, and is waited for in its turn
            await pilot.app.workers.wait_for_complete(computing)
        await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait for something that a thread does."""
    for _ in range(int(seconds / _STEP)):
        await pilot.pause()
        if condition():
            return
        await asyncio.sleep(_STEP)
    raise AssertionError(f"not within {seconds:.0f} seconds; there is\n{drawn(pilot.app.screen)}")


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Hand over a string as an input method or a paste does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def judge(pilot: Pilot[Any]) -> None:
    """Have scores and findings computed at once instead of after a pause."""
    wizard = pilot.app.wizard  # type: ignore[attr-defined]
    wizard.evaluate()
    await settle(pilot)


def drawn(screen: Screen[Any]) -> str:
    """Return what is on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in screen._compositor.render_strips())


def focused(app: Ziping) -> Widget:
    assert app.screen.focused is not None
    return app.screen.focused
