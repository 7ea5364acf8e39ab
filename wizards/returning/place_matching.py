"""Where a place of the returned file stands in our paper: by row, head and words, never by position.

The session may have gone on since, and the file may have been saved by another program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import fsum
from typing import Final

from wizards.returning.paper import Printed
from wizards.returning.spot import Spot, Words

_OWN: Final = 2.0
_ROW: Final = 3.0
_ABOVE: Final = 4.0
_HEAD: Final = 1.5
_LEFT: Final = 1.0
_HEADING: Final = 0.5
_NTH: Final = 0.5
_ENOUGH: Final = 4.0
"""Of a cell: its row and its head agree, or its row and its words. The head tells more than the words, which change."""
_SAME_ROW: Final = 0.4
"""What of a row, counted by how telling its words are, must still be there."""
_ALIKE: Final = 0.6
"""How much of a paragraph must still be as it was."""
_LONGEST_COMPARED: Final = 4000


class PlaceMatcher:
    """Finds the places of our paper that a place of the returned file can be; the best ones, if they are good."""

    def __init__(self, places: Sequence[Printed]) -> None:
        self._cells = [place for place in places if place.spot.in_table]
        self._paragraphs = [place for place in places if not place.spot.in_table]
        self._weight = _weights(place.spot for place in self._cells)
        counts = Counter(place.spot.text for place in self._cells)
        self._rarity = {word: 1.0 / count for word, count in counts.items()}
        self._by_word: dict[str, list[int]] = {}
        for number, place in enumerate(self._cells):
            for word in {place.spot.text, *place.spot.row}:
                self._by_word.setdefault(word, []).append(number)

    def find(self, spot: Spot) -> list[Printed]:
        """Return the places that agree best with ``spot``; several if they agree equally, none if no one does well."""
        return self._cell(spot) if spot.in_table else self._paragraph(spot)

    def _cell(self, spot: Spot) -> list[Printed]:
        candidates = {number for word in (spot.text, *spot.row) if word for number in self._by_word.get(word, ())}
        rated = [(self._rate(spot, self._cells[number].spot), number) for number in sorted(candidates)]
        best = max((rate for rate, _ in rated), default=0.0)
        if best < _ENOUGH:
            return []
        return [self._cells[number] for rate, number in rated if rate > best - 0.01]

    def _rate(self, spot: Spot, other: Spot) -> float:
        own = _OWN if spot.text == other.text else 0.0
        row = self._shared(spot.row, other.row, self._weight)
        if (spot.row or other.row) and row < _SAME_ROW:
            return 0.0
        if not (spot.row or other.row) and not own:
            return 0.0
        head = _HEAD * (spot.above[:1] == other.above[:1])
        above = head + _ABOVE * self._shared(spot.above, other.above, self._rarity)
        beside = _LEFT * (spot.left == other.left) + _NTH * (spot.nth == other.nth)
        return own + _ROW * row + above + beside + _HEADING * (spot.heading == other.heading)

    def _shared(self, words: Words, others: Words, weights: Mapping[str, float]) -> float:
        """Return how much two lists of words have in common, from 0 to 1, each word counted by how telling it is."""
        mine, theirs = set(words), set(others)
        # The order of a set is another one in every run: only an exact sum is always the same.
        both = fsum(weights.get(word, 1.0) for word in mine & theirs)
        most = max(fsum(weights.get(word, 1.0) for word in one) for one in (mine, theirs))
        return both / most if most else 1.0

    def _paragraph(self, spot: Spot) -> list[Printed]:
        equal = [place for place in self._paragraphs if place.spot.text == spot.text]
        if equal:
            beside = [place for place in equal if place.spot.heading == spot.heading]
            return beside or equal
        rated = [(_alike(spot, place.spot), number) for number, place in enumerate(self._paragraphs)]
        best = max((rate for rate, _ in rated), default=0.0)
        if best < _ALIKE:
            return []
        return [self._paragraphs[number] for rate, number in rated if rate == best]


def _weights(spots: Iterable[Spot]) -> dict[str, float]:
    """Return for every word of a row how telling it is: one that stands in many rows tells little."""
    rows = {frozenset((spot.text, *spot.row)) for spot in spots}
    seen = Counter(word for row in rows for word in row)
    return {word: 1.0 / count for word, count in seen.items()}


def _alike(spot: Spot, other: Spot) -> float:
    """Return how much two paragraphs have in common, a little more under the same heading; 0 of very long ones."""
    if not spot.text or not other.text or max(len(spot.text), len(other.text)) > _LONGEST_COMPARED:
        return 0.0
    matcher = SequenceMatcher(None, spot.text, other.text, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    rate = matcher.ratio()
    return rate + 0.1 * (spot.heading == other.heading) if rate >= _ALIKE else 0.0
