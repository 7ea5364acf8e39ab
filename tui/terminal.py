"""Decisions about the terminal that must stand before anything of Textual is imported. Imports nothing of it."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Iterator

_CHINESE = "自评≥①"
"""What an encoding must hold for a Chinese sentence to be readable in it."""
_STAND_INS = {"‹": "<", "›": ">", "☑": "√", "•": "·", "–": "-"}
_LENIENT = "ziping"


def prepare_environment() -> None:
    """Turn off the Kitty keyboard protocol, with which input methods' commits arrive broken or not at all.

    Textual reads the variable once, at import. A user may still set it to another value.
    """
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # Looking for plugins reads the metadata of every installed package; there are none for this program.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def prepare_output() -> None:
    """Make printing never raise and stay readable, whatever encoding the console or the locale names.

    GBK keeps its encoding and gets a stand-in for what it lacks. In an encoding without Chinese every sentence would
    be question marks: there UTF-8 is written, which today's terminals, files and pipes are read in.
    """
    codecs.register_error(_LENIENT, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with contextlib.suppress(OSError, ValueError):
            if holds_chinese(stream.encoding):
                reconfigure(errors=_LENIENT)
            else:
                reconfigure(encoding="utf-8", errors=_LENIENT)


def has_terminal() -> bool:
    """Return whether a person sits in front: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def can_address_cursor() -> bool:
    """Return whether the terminal can put the cursor anywhere, as far as it is known; an unknown one may well."""
    name = os.environ.get("TERM", "")
    if name in ("dumb", "unknown"):
        return False
    try:
        import curses
    except ImportError:  # Windows
        return True
    try:
        curses.setupterm(name or None)
        return bool(curses.tigetstr("cup"))
    except Exception:  # not in the terminal database
        return True


def holds_chinese(encoding: str) -> bool:
    """Return whether a Chinese sentence can be written in an encoding."""
    try:
        _CHINESE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return what is printed for characters that the encoding lacks: the picture of a control as ``^[``, else ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_readable(character) for character in missing), error.end


def _readable(character: str) -> str:
    if "\u2400" <= character < "\u2420":
        return f"^{chr(ord(character) - 0x2400 + 0x40)}"
    return _STAND_INS.get(character, "?")


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep silent what a library writes on standard error behind Python's back; for commands, never for the screen."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
