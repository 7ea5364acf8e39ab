"""A paste that is more than a word: a table out of a sheet, or the path of a file that was dropped into the window.

What a widget that got such a paste does: it offers it here, and if that is taken, leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App
from textual.message import Message
from textual.widget import Widget

from tui.typed_paths import dropped_path


@dataclass
class TablePasted(Message):
    """A table was pasted; the app shows what it would bring in. ``otherwise``: what to do if it is not understood."""

    text: str
    otherwise: Callable[[], object] | None = None


@dataclass
class FileDropped(Message):
    """The path of a file was pasted, as terminals do when a file is dropped into the window.

    ``otherwise``: what to do when it is not to be brought in.
    """

    path: Path
    otherwise: Callable[[], object] | None = None


def offered(
    widget: Widget | App[Any], text: str, *, as_text: Callable[[], object] | None = None, prose: bool = False
) -> bool:
    """Pass on a paste that is a table or a path; return whether it was one, so that it is no typing.

    Args:
        widget: who got the paste.
        text: what was pasted.
        as_text: types it after all, when the user does not want the file that it names.
        prose: also a table that is not understood is typed after all.
    """
    path = dropped_path(text)
    if path is not None:
        widget.post_message(FileDropped(path, as_text))
        return True
    if is_table(text):
        widget.post_message(TablePasted(text, as_text if prose else None))
        return True
    return False


def is_table(text: str) -> bool:
    """Return whether a paste has rows and columns; a single line with a tab is a text."""
    lines = [line for line in re.split("\r\n|\r|\n", text) if line.strip()]
    return len(lines) > 1 and sum("\t" in line for line in lines) > len(lines) // 2
