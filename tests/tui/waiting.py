"""Waiting for a screen to come, or for the wizard to be back."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from tests.tui.driving import drawn, settle, until
from tui.app import Ziping


async def wait_for(pilot: Pilot[Any], screen: type[Any]) -> Any:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen) and drawn(pilot.app.screen).strip())
    await pilot.pause()
    return pilot.app.screen


async def back_in_wizard(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, Ziping)
    await until(pilot, lambda: app.screen is app.wizard)
    await settle(pilot)
