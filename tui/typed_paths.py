"""Paths as they are typed, pasted or dropped: in quotes, with escapes, as file://. No widget."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

SUFFIXES: Final = (".xlsx", ".xls", ".docx", ".csv", ".tsv", ".txt")
"""Of files that are brought in when they are dropped; other sessions are, too, when they are asked for."""
_LONGEST = 2_000
_ABSOLUTE = re.compile(r"(?:/|~/|[A-Za-z]:[\\/]|\\\\)")
_BEFORE_DRIVE = re.compile(r"\A/(?=[A-Za-z]:)")
_ESCAPED = re.compile(r"\\(?=[ ()'\"&\[\]])")


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
