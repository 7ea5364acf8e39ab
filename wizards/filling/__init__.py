"""The bureau's own blank, filled from a session: bytes in, bytes out; only what is certain, the rest is listed."""

from wizards.filling.filler import digest_of, fill_blank
from wizards.filling.outcome import EVERYWHERE, NOWHERE_CHOSEN, Choices, Doubt, FilledPlace, Filling, Left
from wizards.filling.proving import FillingFailed

__all__ = [
    "EVERYWHERE",
    "NOWHERE_CHOSEN",
    "Choices",
    "Doubt",
    "FilledPlace",
    "Filling",
    "FillingFailed",
    "Left",
    "digest_of",
    "fill_blank",
]
