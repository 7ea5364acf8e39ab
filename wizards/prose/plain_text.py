"""Running text as the grammar sees it: half width, without blanks, and the way back to what was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.figure.spelling import GLYPHS

_UNSEEN = re.compile(r"\s+")
_GLYPHS = {chr(code): " " if glyph is None else glyph for code, glyph in GLYPHS.items()}
_STOPS = re.compile(r"[。!?]+[”’\"')]*|\n+")

Span = tuple[int, int]
"""Where something stands in a text as typed: first character, one past the last."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in one spelling.

    Attributes:
        text: the characters that count, in half width; line breaks stay.
        origin: for each of them where it stands in the text as typed.
    """

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the text as typed."""
        if start >= end:
            return (0, 0)
        return self.origin[start], self.origin[end - 1] + 1


def plain(typed: str) -> Plain:
    """Return ``typed`` in one spelling; takes time in proportion to its length."""
    text = _in_one_spelling(typed)
    if _UNSEEN.search(text) is None:
        return Plain(text, range(len(text)))
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for blank in _UNSEEN.finditer(text):
        kept.append(text[at : blank.start()])
        origin.extend(range(at, blank.start()))
        if "\n" in blank[0] or "\r" in blank[0]:
            kept.append("\n")
            origin.append(blank.start())
        elif _parts_figures(text, blank.start(), blank.end()):
            kept.append("、")
            origin.append(blank.start())
        at = blank.end()
    kept.append(text[at:])
    origin.extend(range(at, len(text)))
    return Plain("".join(kept), origin)


def _in_one_spelling(typed: str) -> str:
    """Half width, character for character; a text has few kinds of what is to be replaced."""
    for char in _GLYPHS.keys() & set(typed):
        typed = typed.replace(char, _GLYPHS[char])
    return typed


def _parts_figures(text: str, start: int, end: int) -> bool:
    """Whether a blank keeps two numbers apart."""
    return start > 0 and end < len(text) and text[start - 1].isdigit() and text[end].isdigit()


def sentences(text: str) -> list[Span]:
    """Return where each sentence of a plain text stands, its stop included."""
    found: list[Span] = []
    at = 0
    for stop in _STOPS.finditer(text):
        found.append((at, stop.end()))
        at = stop.end()
    if at < len(text):
        found.append((at, len(text)))
    return found


def sentence_at(typed: str, span: Span) -> str:
    """Return the sentences of a typed text that ``span`` touches, as typed, without blanks around them."""
    start, end = span
    for first, last in sentences(_in_one_spelling(typed)):
        if last <= span[0] or first >= span[1]:
            continue
        start, end = min(start, first), max(end, last)
    return typed[start:end].strip()
