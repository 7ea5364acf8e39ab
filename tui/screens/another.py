"""Another session for the same unit. Runs in a worker of the app."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from tui import texts, texts_home
from tui.screens.confirm import tell
from tui.screens.new_file import write_new
from tui.screens.starting import of_form
from tui.screens.waiting import or_cancel
from wizards.opening import OpenedFile, read_for
from wizards.storage import UnusableFile, create, free_name
from wizards.unit.another_project import another_of

_YEAR = 4


async def another(app: App[Any], path: Path) -> Path | None:
    """Make a session with the head of the one at ``path``; return it, ``None`` when the user went back."""
    try:
        read = await or_cancel(app, texts.READING.format(name=path.name), lambda: _read(path))
    except (UnusableFile, OSError) as error:
        await tell(app, texts.CANNOT_OPEN, [str(error)])
        return None
    if read is None:
        return None
    opened, name = read
    form = opened.in_force.form
    made = partial(create, document=another_of(opened.document, form))
    return await write_new(app, texts_home.ANOTHER_TITLE, path.parent, name, of_form(form.pack.id), made)


def _read(path: Path) -> tuple[OpenedFile, str]:
    """Return the session, and a name beside it that is not taken."""
    return read_for(path), free_name(path.parent, _stem(path), ".toml").stem


def _stem(path: Path) -> str:
    """Return the name to count on from: that of 甲-2 is 甲, if that file stands beside it."""
    first, dash, number = path.stem.rpartition("-")
    counted = dash and number.isdecimal() and len(number) < _YEAR and path.with_name(f"{first}{path.suffix}").exists()
    return first if counted else path.stem
