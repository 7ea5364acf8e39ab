"""The whole app without a screen, in the Python that is shipped: type, save, F8, F9. ``headless.py LIB SESSION``.

Prints a word for each step that went as it should; the test compares the words.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])

from textual import events
from textual.pilot import Pilot

from tui.app import Ziping
from tui.opening import sit_down

WORDS = "试着写六个字"


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> bool:
    for _ in range(400):
        if true():
            return True
        await pilot.pause(0.05)
    return False


async def walk(session: Path) -> None:
    opened = sit_down(session)
    async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:

        def on(screen: str) -> Callable[[], bool]:
            return lambda: type(app.screen).__name__ == screen

        def typed() -> bool:
            return WORDS in session.read_text("utf-8")

        async def step(word: str, done: Callable[[], bool]) -> None:
            print(word if await until(pilot, done) else f"not {word}: {app.screen}", flush=True)

        await step("wizard", lambda: on("WizardScreen")() and app.screen.focused is not None)
        app.post_message(events.Paste(WORDS))
        await step("saved", typed)
        await pilot.press("f8")
        await step("review", on("ReviewScreen"))
        await pilot.press("escape")
        await step("back", on("WizardScreen"))
        await pilot.press("f9")
        await step("report", on("ReportScreen"))
    opened.close()


if __name__ == "__main__":
    asyncio.run(walk(Path(sys.argv[2])))
