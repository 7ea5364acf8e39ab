"""Where a label breaks: after its words, a figure beside its unit, a bracket whole, if any width does that.

Only the width of the label is chosen. A break or a joiner in it would be read, searched and copied as part of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from wizards.lexicon.phrases import phrases
from wizards.word.setting import broken, close, spaced

_HELD = 3
"""A figure without its unit, or a torn bracket, looks worse than a torn word."""

# Less than a quarter of a character, by which two programs may differ.
_SLACK = 0.12
_TORN_IN_LINES = 2


class Breaks(NamedTuple):
    """How a label stands: its torn words, its lines, and the characters of its widest line, 0 for all there are."""

    torn: int
    lines: int
    measure: float = 0.0


@lru_cache(maxsize=20_000)
def breaks(label: str, room: float) -> Breaks:
    """How a label stands best where a line has room for so many characters; its own line breaks stay."""
    lines = [line for line in label.split("\n") if line]
    if all(spaced(line) <= room for line in lines):
        return Breaks(0, len(lines))
    words = [phrases(line) for line in lines]
    whole = _set(lines, words, room)
    return min((whole, *_narrower(lines, words, room)), key=_badness) if whole.torn else whole


def _badness(found: Breaks) -> int:
    """Torn words and lines, in lines."""
    return _TORN_IN_LINES * found.torn + found.lines


def _narrower(lines: list[str], words: list[tuple[str, ...]], room: float) -> Iterator[Breaks]:
    """How the lines stand where one of them ends with a word, the widest first."""
    widths = {spaced(part) + _SLACK for line in words for part in _parts(line)}
    for measure in sorted((width for width in widths if width < room), reverse=True):
        yield _set(lines, words, measure)._replace(measure=measure)


def _parts(words: tuple[str, ...]) -> Iterator[str]:
    """All that may stand on one line: some words in a row."""
    for first in range(len(words)):
        yield from accumulate(words[first:])


def _set(lines: list[str], words: list[tuple[str, ...]], measure: float) -> Breaks:
    """How the lines stand at a measure, whether or not the program parts figures from words."""
    torn = count = 0
    for line, parts in zip(lines, words, strict=True):
        found = [_line_set(line, _held(parts), measure, width) for width in (spaced, close)]
        torn += max(found)[0]
        count += max(lines for _, lines in found)
    return Breaks(torn, count)


def _line_set(line: str, held: dict[int, int], measure: float, width: Callable[[str], float]) -> tuple[int, int]:
    """How badly one line tears, and into how many; what is wider than the measure is torn somewhere."""
    pieces = broken(line, measure, width, hanging=False)
    torn = sum(held.get(end, 0) for end in accumulate(map(len, pieces)))
    return torn + _HELD * sum(width(piece) > measure for piece in pieces), len(pieces)


@lru_cache(maxsize=2_000)
def _held(words: tuple[str, ...]) -> dict[int, int]:
    """How bad a break is at each place inside a word; the places between words are not in it."""
    found: dict[int, int] = {}
    for end, word in zip(accumulate(map(len, words)), words, strict=True):
        weight = _HELD if word[0] in "（(" or any(char.isdecimal() for char in word) else 1
        found |= dict.fromkeys(range(end - len(word) + 1, end), weight)
    return found
