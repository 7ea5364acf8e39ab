"""Waiting for a screen to come, or for the wizard to be back."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from tests.tui.driving import drawn, settle
from tui.app import Ziping


async def wait_for(pilot: Pilot[Any], screen: type[Any]) -> Any:
    for _ in range(100):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, screen) and drawn(pilot.app.screen).strip():
            await pilot.pause()
            return pilot.app.screen
    raise AssertionError(f"{screen.__name__} does not come; there is {pilot.app.screen}")


async def back_in_wizard(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, Ziping)
    for _ in range(100):
        await pilot.pause(0.02)
        if app.screen is app.wizard:
            await settle(pilot)
            return
    raise AssertionError(f"still at {app.screen}")
