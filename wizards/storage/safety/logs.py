"""What happened, for whoever has to help: never an answer, never a value.

A crash log names the places in the code that were passed, with the kind of error. The error's own words are left out:
they may quote what the user typed.
"""

from __future__ import annotations

import contextlib
import secrets
import sys
import traceback
from datetime import datetime
from pathlib import Path

from wizards.storage.disk.atomic import PRIVATE, write_atomic
from wizards.storage.disk.fileops import FILES, FileOps
from wizards.storage.disk.folders import state_folder

LIMIT = 256 * 1024
CRASHES = 10


def log_path() -> Path:
    """Return the log."""
    return state_folder() / "ziping.log"


def log(words: str, *, files: FileOps = FILES) -> None:
    """Add a line to the log. ``words`` are the program's own, never the user's."""
    path = log_path()
    with contextlib.suppress(OSError):
        files.make_folder(path.parent)
        with contextlib.suppress(FileNotFoundError):
            if files.stat(path).st_size > LIMIT:
                files.replace(path, path.with_suffix(".old.log"))
        fd = files.open_append(path, PRIVATE)
        try:
            files.write(fd, f"{datetime.now():%Y-%m-%d %H:%M:%S} {words}\n".encode("utf-8", "replace"))
        finally:
            files.close(fd)


def write_crash_log(error: BaseException, *, files: FileOps = FILES) -> tuple[str, Path | None]:
    """Keep what is needed to find a fault; returns its number and where it is kept (None if it could not be)."""
    number = f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    path = state_folder() / "crashes" / f"{number}.txt"
    text = "\n".join([f"ziping {number}", f"Python {sys.version} {_system()}", *_chain(error)])
    try:
        files.make_folder(path.parent)
        write_atomic(path, (text + "\n").encode("utf-8", "replace"), files=files)
    except (OSError, ValueError):
        return number, None
    # The one just written stays, even when the clock has jumped back and its name sorts before all others.
    others = [name for name in files.list(path.parent) if name != path.name]
    for name in others[: max(0, len(others) - CRASHES + 1)]:
        with contextlib.suppress(OSError):
            files.unlink(path.parent / name)
    return number, path


def _system() -> str:
    """Return which system this is; what would ask the system's services is left out, for they may take seconds."""
    if sys.platform == "win32":
        return f"win32 {'.'.join(map(str, sys.getwindowsversion()[:3]))}"
    return sys.platform


def _chain(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        lines.append(type(following).__qualname__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(following.__traceback__)
        ]
        following = following.__cause__ or following.__context__
    return lines
