"""A paste that is more than a word: a table out of a sheet, or the path of a file that was dropped into the window.

What a widget that got such a paste does: it offers it here, and if that is taken, leaves it alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from textual.app import App
from textual.message import Message
from textual.widget import Widget

SUFFIXES: Final = (".xlsx", ".xls", ".docx", ".csv", ".tsv", ".txt")
"""Of files that are brought in when they are dropped; other sessions are, too, when they are asked for."""
_LONGEST = 2_000
_ABSOLUTE = re.compile(r"(?:/|~/|[A-Za-z]:[\\/]|\\\\)")
_BEFORE_DRIVE = re.compile(r"\A/(?=[A-Za-z]:)")
_ESCAPED = re.compile(r"\\(?=[ ()'\"&\[\]])")


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


def dropped_path(text: str) -> Path | None:
    """Return the file that a pasted text names as a terminal writes it: in quotes, with escapes, as file://."""
    if not text.strip() or len(text.strip()) > _LONGEST or "\n" in text.strip():
        return None
    plain = as_path(text)
    if not _ABSOLUTE.match(plain) or not plain.lower().endswith(SUFFIXES):
        return None
    return Path(plain)


def as_path(text: str) -> str:
    """Return a path without what a terminal or a file manager puts around it: quotes, escapes, file://."""
    plain = text.strip()
    if len(plain) > 1 and plain[0] in "'\"" and plain[-1] == plain[0]:
        return plain[1:-1]
    if plain.startswith("file://"):
        return _BEFORE_DRIVE.sub("", unquote(urlsplit(plain).path))
    return _ESCAPED.sub("", plain) if plain.startswith("/") else plain


def typed_path(text: str) -> Path:
    """Return the file that was typed or pasted into a line.

    Raises:
        RuntimeError: it begins with the home folder of somebody who is not known here.
    """
    return Path(as_path(text)).expanduser()


def typed_place(text: str) -> str:
    """Return what was typed into a line as a place: without quotes, a folder still marked as one.

    Raises:
        RuntimeError: as ``typed_path`` does.
    """
    plain, path = as_path(text), str(typed_path(text))
    ends = plain.endswith((os.sep, os.altsep or os.sep)) and not path.endswith(os.sep)
    return f"{path}{os.sep}" if ends else path


def is_whole_path(text: str) -> bool:
    """Return whether a text is one path from the root on, or from the home folder."""
    plain = as_path(text)
    return "\n" not in plain and len(plain) <= _LONGEST and _ABSOLUTE.match(plain) is not None
