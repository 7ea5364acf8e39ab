"""From a line in which a path stands to the browser and back: what is chosen there is put into the line."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from tui import texts_browser
from tui.browsing import Wanted
from tui.screens.browser import Browser
from tui.typed_paths import as_path, typed_path
from tui.widgets.text_line import Line


def find_key(wanted: Wanted, action: str) -> Content:
    """Return the words that name the key, a button for the mouse."""
    words = texts_browser.FIND_FOLDER if wanted.of_folder else texts_browser.FIND_FILE
    return Content.styled(words, Style.from_meta({"@click": action}))


def find_place(
    screen: Screen[Any], title: str, line: Line, wanted: Wanted, here: Path, then: Callable[[], None]
) -> None:
    """Open the browser at what stands in the line, as seen from ``here``; Esc there leaves the line as it is."""
    start = here
    with suppress(RuntimeError):
        start = here / typed_path(line.value)

    def take(answer: str | None) -> None:
        if not answer:
            return
        name = "" if line.value.endswith(os.sep) else Path(as_path(line.value)).name
        line.value = str(Path(answer) / name) if wanted.what == "place" else answer
        line.put_caret_before_ending()
        then()

    screen.app.push_screen(Browser(title, start, wanted), take)
