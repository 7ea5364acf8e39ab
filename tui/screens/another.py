"""Another session for the same unit, and a new file for what was made. Runs in a worker of the app."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from tui import texts, texts_home
from tui.aside import AT_ONCE, aside
from tui.browsing import Wanted
from tui.screens.confirm import Asked, AskText, tell
from tui.screens.starting import of_form
from wizards.opening import read_for
from wizards.storage import UnusableFile, create, free_name
from wizards.unit.another_project import another_of

_YEAR = 4


async def another(app: App[Any], path: Path) -> Path | None:
    """Make a session with the head of the one at ``path``; return it, ``None`` when the user went back."""
    try:
        opened = await aside(lambda: read_for(path), AT_ONCE)
        name = (await aside(lambda: free_name(path.parent, _stem(path), ".toml"), AT_ONCE)).stem
    except (UnusableFile, OSError) as error:
        await tell(app, texts.CANNOT_OPEN, [str(error)])
        return None
    return await write_new(
        app, texts_home.ANOTHER_TITLE, path.parent, name, another_of(opened.document, opened.in_force.form)
    )


def _stem(path: Path) -> str:
    """Return the name to count on from: that of 甲-2 is 甲, if that file stands beside it."""
    first, dash, number = path.stem.rpartition("-")
    counted = dash and number.isdecimal() and len(number) < _YEAR and path.with_name(f"{first}{path.suffix}").exists()
    return first if counted else path.stem


async def write_new(app: App[Any], title: str, folder: Path, name: str, document: Mapping[str, Any]) -> Path | None:
    """Ask where a new file goes and write it; an existing one is never replaced from here."""
    where, problem = str(folder.absolute()), ""
    about = of_form(str(document.get("form", "")))
    while True:
        fields: list[Asked] = [(texts.FOLDER, where, Wanted("folder")), (texts.FILE_NAME, name)]
        answer = await app.push_screen_wait(AskText(title, fields, problem, replace=True, about=about))
        if not answer:
            return None
        where, name = answer.split("\n")
        path = Path(where) / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            create(path, document)
        except UnusableFile as error:
            problem = str(error)
        else:
            return path
