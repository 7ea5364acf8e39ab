"""Hand a long text to the user's own editor and take it back."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from schemas.text import show
from tui import texts_writing as texts
from tui.desk import Desk
from tui.output import say_aside
from tui.texts import READ_ONLY_TYPING
from tui.widgets.long_field import LongField
from wizards.storage import UnusableFile, read_temp, remove_temp, write_temp


def editor_command() -> list[str]:
    """Return the command of the user's editor, empty if none is set: nobody lands in one that he did not choose.

    Raises:
        ValueError: what is set is no command.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    return shlex.split(named, posix=os.name != "nt")


def has_editor() -> bool:
    """Return whether the user has set an editor at all, be it a wrong one."""
    return bool((os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip())


def hand_over(app: App[Any], desk: Desk, field: LongField, label: str) -> None:
    """Have the text of a field edited outside, put it back, and say how it went."""
    if field.read_only:
        app.notify(READ_ONLY_TYPING)
        return
    desk.save_soon()
    text, words = edit(app, field.text, label)
    if text is not None:
        field.set_text(text)
    app.notify(words)


def edit(app: App[Any], text: str, label: str = "") -> tuple[str | None, str]:
    """Return the text as the editor left it (``None``: unchanged) and what to tell the user."""
    try:
        command = editor_command()
    except ValueError:
        return None, texts.EDITOR_BAD
    if not command:
        return None, texts.EDITOR_NONE
    try:
        path = write_temp(text)
        return _edited(app, command, path, text, label)
    except UnusableFile as error:
        return None, "\n".join([str(error), *error.details])


def _edited(app: App[Any], command: list[str], path: Path, text: str, label: str) -> tuple[str | None, str]:
    """Run the editor; the file goes unless what was written there could not be taken back."""
    try:
        with app.suspend():
            # An editor with a window of its own leaves the terminal as it is: there it stands how to come back.
            say_aside(texts.EDITOR_OPENS.format(name=show(command[0], one_line=True), label=show(label, one_line=True)))
            code = _run([*command, str(path)])
    except SuspendNotSupported:
        remove_temp(path)
        return None, texts.EDITOR_NOT_HERE
    if code != 0:
        remove_temp(path)
        return None, texts.EDITOR_FAILED if code is not None else texts.EDITOR_GONE.format(name=command[0])
    after = _taken_back(path, text)
    remove_temp(path)
    return (None, texts.EDITOR_SAME) if after == text else (after, texts.EDITOR_DONE)


def _run(command: list[str]) -> int | None:
    try:
        return subprocess.call(command)
    except (OSError, ValueError):
        return None


def _taken_back(path: Path, before: str) -> str:
    after = read_temp(path)
    # Editors end the last line; the text had no such line end.
    return after if before.endswith("\n") else after.removesuffix("\n").removesuffix("\r")
