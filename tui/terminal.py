"""Decisions about the terminal that must stand before anything of Textual is imported. Imports nothing of it."""

from __future__ import annotations

import os
import sys


def prepare_environment() -> None:
    """Turn off the Kitty keyboard protocol, with which input methods' commits arrive broken or not at all.

    Textual reads the variable once, at import. A user may still set it to another value.
    """
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # Looking for plugins reads the metadata of every installed package; there are none for this program.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def prepare_output() -> None:
    """Make printing to a console that is not UTF-8 replace what it cannot show instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def has_terminal() -> bool:
    """Return whether a person sits in front: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()
