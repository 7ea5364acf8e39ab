"""Beginning from a session of last year, and what stands in the session that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.desks import INDICATORS
from tests.tui.driving import settle, until
from tests.tui.waiting import wait_for
from tui.app import Ziping
from tui.screens.browser import Browser
from tui.screens.confirm import Ask


def names(app: Ziping) -> list[Any]:
    assert app.desk is not None
    return [row.get("name") for row in app.desk.session.get(INDICATORS)]


async def begin_from(pilot: Pilot[Any], last: Path) -> Any:
    """Ask for this year's session from ``last``; the choice of the form."""
    await settle(pilot)
    await pilot.app.run_action("app.from_last_year")
    await wait_for(pilot, Browser)
    pilot.app.screen.query_one(Input).value = str(last)
    await pilot.press("enter")
    return await wait_for(pilot, Ask)


async def take_the_name(pilot: Pilot[Any]) -> Any:
    """Accept folder and name; the list of what came."""
    await until(pilot, lambda: len(pilot.app.screen.query(Input)) == 2)
    await pilot.press("enter")
    return await wait_for(pilot, Ask)
