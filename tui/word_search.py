"""Look for words in a text as a person does: widths and capitals do not matter."""

from __future__ import annotations

import unicodedata


def places(text: str, words: str) -> list[int]:
    """Return where ``words`` begin in ``text``, in order, none overlapping; nothing is found of blank words."""
    wanted, folded = fold(words), fold(text)
    found: list[int] = []
    at = folded.find(wanted) if wanted.strip() else -1
    while at >= 0:
        found.append(at)
        at = folded.find(wanted, at + len(wanted))
    return found


def nearest(found: list[int], at: int, by: int) -> int:
    """Return the number of the place behind ``at`` (``by`` 1), or before it (-1), wrapping; ``found`` is not empty."""
    if by > 0:
        return next((number for number, place in enumerate(found) if place >= at), 0)
    return next((number for number in reversed(range(len(found))) if found[number] < at), len(found) - 1)


def fold(text: str) -> str:
    """Return the text in one width and without capitals, as long as it was: places in it stay the same."""
    return "".join(map(_fold, text))


def _fold(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign).casefold()
    return folded if len(folded) == 1 else sign
