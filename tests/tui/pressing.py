"""Pressing keys in a row of indicators, and what stands below of the keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.desks import default_form, sitting
from tests.tui.driving import focused, settle
from tui.app import Ziping
from tui.opening import Sitting
from tui.widgets.key_bar import KeyBar


@contextmanager
def rows(folder: Path, *given: dict[str, Any]) -> Iterator[Sitting]:
    found = [{"id": f"r{number}", "weight": "10", **row} for number, row in enumerate(given)]
    with sitting(folder, default_form(), {"performance": {"indicators": found}}) as opened:
        yield opened


def column(app: Ziping) -> str:
    return focused(app).path.rsplit(".", 2)[-2] + "." + focused(app).path.rsplit(".", 1)[-1]  # type: ignore[attr-defined]


def keys_shown(app: Ziping) -> str:
    return str(app.screen.query_one(KeyBar).render())


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
