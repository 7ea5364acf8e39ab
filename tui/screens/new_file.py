"""Ask where a new session file goes and make it; an existing one is never replaced. Runs in a worker of the app."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from tui import texts
from tui.aside import soon
from tui.browsing import Wanted
from tui.screens.confirm import Asked, AskText
from tui.screens.waiting import or_cancel
from wizards.storage import UnusableFile, free_name

_ENDING = ".toml"


async def write_new(
    app: App[Any], title: str, folder: Path, name: str, about: str, make: Callable[[Path], object]
) -> Path | None:
    """Return the file that ``make`` made, ``None`` when the user went back or did not want to wait for its disk.

    Args:
        app: the app.
        title: what is asked.
        folder: where the file would go.
        name: how it would be called.
        about: what it is begun with, empty where the title says it.
        make: makes it, or raises ``UnusableFile``.
    """
    where, problem = str(folder.absolute()), ""
    while True:
        fields: list[Asked] = [(texts.FOLDER, where, Wanted("folder")), (texts.FILE_NAME, name)]
        answer = await app.push_screen_wait(AskText(title, fields, problem, replace=True, about=about))
        if not answer:
            return None
        where, name = answer.split("\n")
        path = Path(where) / (name if name.endswith(_ENDING) else f"{name}{_ENDING}")
        try:
            return await or_cancel(app, texts.MAKING.format(name=path.name), partial(_made, path, make))
        except UnusableFile as error:
            problem = str(error)


async def proposed_name(folder: Path, stem: str) -> str:
    """Return a name that is not taken in a folder; of one that does not answer nobody knows, and none is replaced."""
    return (await soon(partial(free_name, folder, stem, _ENDING), folder / f"{stem}{_ENDING}")).stem


def _made(path: Path, make: Callable[[Path], object]) -> Path:
    make(path)
    return path
