"""F4: hand a long text to the user's own editor and take it back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from tui import texts
from wizards.storage import UnusableFile, read_temp, remove_temp, write_temp

_USUAL = ("nano", "vim", "vi")


def editor_command() -> list[str] | None:
    """Return the command of the user's editor, ``None`` if there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=os.name != "nt")
    if os.name == "nt":
        return ["notepad"]
    return next(([name] for name in _USUAL if shutil.which(name)), None)


def edit(app: App[Any], text: str) -> tuple[str | None, str]:
    """Return the text as the editor left it (``None``: unchanged) and what to tell the user."""
    command = editor_command()
    if command is None:
        return None, texts.EDITOR_NONE
    try:
        path = write_temp(text)
    except UnusableFile as error:
        return None, str(error)
    try:
        with app.suspend():
            code = _run([*command, str(path)])
        if code is None:
            return None, texts.EDITOR_NONE
        if code != 0:
            return None, texts.EDITOR_FAILED
        return _taken_back(path, text), texts.EDITOR_DONE
    except SuspendNotSupported:
        return None, texts.EDITOR_NOT_HERE
    except UnusableFile as error:
        return None, str(error)
    finally:
        remove_temp(path)


def _run(command: list[str]) -> int | None:
    try:
        return subprocess.call(command)
    except OSError:
        return None


def _taken_back(path: Path, before: str) -> str:
    after = read_temp(path)
    # Editors end the last line; the text had no such line end.
    return after if before.endswith("\n") else after.removesuffix("\n").removesuffix("\r")
