"""A text with words put in the place of others, and the way back to what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.finding import Span


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it is printed.

    Attributes:
        text: the text.
        parts: where it differs from the text as typed: the place as typed, and the place as printed, in order.
        missing: the names in it that have no value, with their place as printed.
    """

    text: str
    parts: tuple[tuple[Span, Span], ...] = ()
    missing: tuple[tuple[str, Span], ...] = ()

    def typed(self, span: Span) -> Span:
        """Return where words of the printed text stand in the text as typed; what was put in counts as a whole."""
        return self._typed(span[0], end=False), self._typed(span[1], end=True)

    def _typed(self, at: int, *, end: bool) -> int:
        shift = 0
        for typed, printed in self.parts:
            if at < printed[0] or (end and at == printed[0]):
                break
            if at < printed[1] or (end and at == printed[1]):
                return typed[1] if end else typed[0]
            shift = typed[1] - printed[1]
        return at + shift


def written(typed: str, parts: Iterable[tuple[Span, str, str]]) -> Written:
    """Return a text with words in the places of ``parts``, which follow one another.

    A part is its place, the words, and the name that has no value, ``""`` if it has one.
    """
    pieces: list[str] = []
    places: list[tuple[Span, Span]] = []
    missing: list[tuple[str, Span]] = []
    at = length = 0
    for (start, end), words, lost in parts:
        pieces += (typed[at:start], words)
        length += start - at
        printed = (length, length + len(words))
        places.append(((start, end), printed))
        if lost:
            missing.append((lost, printed))
        length, at = printed[1], end
    return Written("".join([*pieces, typed[at:]]), tuple(places), tuple(missing))
