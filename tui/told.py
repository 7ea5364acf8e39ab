"""What is said once and not again: kept by storage beside the program's other choices."""

from __future__ import annotations

from threading import Thread

from wizards.storage import keep_preference, preference

ABOUT_LINES = 2
"""Lines that what a step wants takes at most, above its first question."""
_NAME = "told"
_APART = " "


def is_told(what: str) -> bool:
    """Return whether something was said before, be it years ago."""
    return what in preference(_NAME).split(_APART)


def note_told(*what: str) -> None:
    """Remember what was said, without waiting for the disk; what cannot be kept is said once more."""
    Thread(target=_note, args=(what,), name="ziping-told").start()


def _note(what: tuple[str, ...]) -> None:
    known = preference(_NAME).split(_APART)
    keep_preference(_NAME, _APART.join(dict.fromkeys(filter(None, (*known, *what)))))
