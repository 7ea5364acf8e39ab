"""Titles of several lines: they break between names and phrases, and never inside a word.

Only the width of a title is chosen. A line break in it would be read as part of its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from schemas.blocks import Heading
from wizards.lexicon.phrases import phrases
from wizards.word.run_text import clean
from wizards.word.setting import SLACK, TITLE_CHARACTER, broken, ems, spaced

_SHORTEST = 4
# Figures of a substitute font may be wider; they must not push the title into one more line.
_WIDE_DIGIT = 0.66
_TORN, _IN_NAME, _SHORT, _MORE = 60.0, 4.0, 8.0, 9.0
_IMPOSSIBLE = 1000.0


def title_inset(block: Heading, width: int) -> int:
    """How far a title of several lines is narrowed on both sides so that its lines break well."""
    text = clean(block.number + block.text)
    most = width // TITLE_CHARACTER
    parts = text.split("\n")
    if all(spaced(part) <= most for part in parts):
        return 0
    breaks = _Breaks(text, block, width / TITLE_CHARACTER)
    count = sum(len(broken(part, most, _wide)) for part in parts)
    narrowest = max(2, -int(-max(map(ems, parts)) // (count + 1)))
    best = min(range(most, narrowest - 1, -1), key=lambda measure: breaks.badness(measure, count), default=most)
    return (width - best * TITLE_CHARACTER - SLACK) // 2 if best < most else 0


def _unevenness(lines: list[str]) -> float:
    widths = [ems(line) for line in lines]
    return (max(widths) - min(widths)) / 4 + _SHORT * (len(lines) > 1 and widths[-1] < _SHORTEST)


def _wide(text: str) -> float:
    return ems(text, _WIDE_DIGIT)


class _Breaks:
    """Where a title may break: after a word, and better not inside a value of the session, as its name."""

    def __init__(self, text: str, block: Heading, room: float) -> None:
        self.text = text
        self.room = room
        self.words = set(accumulate(map(len, phrases(text))))
        self.inside: set[int] = set()
        at = 0
        for source in block.sources:
            start = text.find(source.words, at) if source.words else -1
            if start >= 0:
                at = start + len(source.words)
                self.inside |= set(range(start + 1, at))

    def badness(self, measure: int, count: int) -> float:
        """How badly the title breaks at this width; of the two ways of spacing figures the worse one counts."""
        room = min(self.room, measure + SLACK / TITLE_CHARACTER)
        parts = self.text.split("\n")
        return max(self._badness([broken(part, room, wide) for part in parts], count) for wide in (ems, spaced))

    def _badness(self, lines: list[list[str]], count: int) -> float:
        every = sum(map(len, lines))
        if every > count + 1:
            return _IMPOSSIBLE
        ends = [end for part in self._ends(lines) for end in part]
        torn, names = sum(end not in self.words for end in ends), sum(end in self.inside for end in ends)
        return _TORN * torn + _IN_NAME * names + sum(map(_unevenness, lines)) + _MORE * max(0, every - count)

    @staticmethod
    def _ends(lines: list[list[str]]) -> Iterator[list[int]]:
        """Where lines end that the text does not end itself, part by part."""
        at = 0
        for part in lines:
            ends = list(accumulate(map(len, part), initial=at))
            yield ends[1:-1]
            at = ends[-1] + 1
