"""Which fact the words around a figure speak of: by the two-character pieces of names, or of nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from wizards.lexicon import Expressions
from wizards.prose.facts import Fact

_SAID = Expressions("prose_phrases")
_TAIL = _SAID["tail_of_name"]
_BRACKETS = re.compile(r"\([^()]*\)|[\"“”‘’《》]")
_HARMLESS = _SAID["says_nothing"]
_AREA = re.compile("全[县市区镇乡旗州]")
_LEVELS = re.compile("[市州县区旗镇乡]")
_USUAL = "县区镇乡旗"
"""Of a unit whose name says no level: 全市 may well be the city that a county lies in."""
_COMMON = 24
"""A piece that more names than this share says nothing."""
_MOST = 8
"""So many of the best names are looked at closely."""
_ENOUGH = 0.75
_MARGIN = 0.15
_RIGHT = 12
_REMEMBERED = 4096
"""Several rules ask for the same words of a text."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure's fact, and how well the words cover its name."""

    fact: Fact
    cover: float


@dataclass(frozen=True, slots=True)
class _Name:
    word: str
    pieces: frozenset[str]
    fact: int


class Subjects:
    """The facts by their names.

    Args:
        facts: what can be spoken of; the time to find one does not grow with their number.
        context: words of the whole project (its title): they may stand beside any name.
        owner: the name of the unit: 全县 is all of it only in a county.
    """

    def __init__(self, facts: Sequence[Fact], context: str = "", owner: str = "") -> None:
        self.facts = facts
        levels = _LEVELS.findall(owner)
        self._areas = levels[-1:] or list(_USUAL)
        self._context = pieces(context)
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._by_piece: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, fact in enumerate(facts):
            for word in dict.fromkeys(spelling for name in fact.names for spelling in _spellings(name)):
                self._add(fact.unit, _Name(word, pieces(word), index))

    def _add(self, unit: str, name: _Name) -> None:
        names = self._names[unit]
        names.append(name)
        for piece in name.pieces:
            self._by_piece[unit, piece].append(len(names) - 1)

    def knows(self, unit: str) -> bool:
        """Whether any fact is counted in this unit."""
        return unit in self._names

    def bind(self, left: str, right: str, unit: str, *, loose: bool = False) -> Bound | None:
        """Return the one fact that the words left and right of a figure name, or ``None``.

        Every word on the left must belong to the name, or say nothing: what is left over makes it something else
        (a part, another place), unless that is allowed by ``loose``.
        """
        ranked = self._ranked(left, right, unit, loose=loose)
        if not ranked or ranked[0][1] < _ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return None
        return Bound(self.facts[ranked[0][0]], ranked[0][1])

    def all_named(self, left: str, right: str, unit: str) -> list[Fact]:
        """Return all facts that the words name equally well: the lines of the money grid have the same columns."""
        ranked = self._ranked(left, right, unit, loose=False)
        return [self.facts[index] for index, cover in ranked if cover >= max(_ENOUGH, ranked[0][1])]

    def _ranked(self, left: str, right: str, unit: str, *, loose: bool) -> list[tuple[int, float]]:
        said = said_of(self._without_area(left))
        spoken = pieces(said + said_of(right[:_RIGHT]))
        best: dict[int, float] = {}
        for name in self._candidates(unit, spoken):
            cover = _cover(name, "" if loose else said, spoken, self._context)
            if cover > best.get(name.fact, 0):
                best[name.fact] = cover
        return sorted(best.items(), key=lambda item: -item[1])

    def adds_nothing(self, words: str, fact: Fact) -> bool:
        """Return whether no word makes another thing of what a fact's names say (精神残疾人护理补贴, a part)."""
        said = said_of(self._without_area(words))
        return any(is_made_of(said, pieces(name), self._context) for name in fact.names)

    def _without_area(self, words: str) -> str:
        if "全" not in words:
            return words
        return _AREA.sub(lambda found: "" if found[0][1] in self._areas else found[0], words)

    def _candidates(self, unit: str, spoken: Iterable[str]) -> list[_Name]:
        """The names of which the largest part is said; pieces that many names share say nothing."""
        hits: dict[int, int] = {}
        for piece in spoken:
            holders = self._by_piece.get((unit, piece), ())
            if len(holders) <= _COMMON:
                for index in holders:
                    hits[index] = hits.get(index, 0) + 1
        names = self._names.get(unit, [])
        if len(hits) > _MOST:
            return [names[at] for at in nlargest(_MOST, hits, key=lambda at: hits[at] / len(names[at].pieces))]
        return [names[at] for at in hits]


@lru_cache(maxsize=_REMEMBERED)
def said_of(words: str) -> str:
    """Return what is left of words without those that say nothing of what is counted."""
    return _HARMLESS.sub("", words)


@lru_cache(maxsize=_REMEMBERED)
def pieces(word: str) -> frozenset[str]:
    """Return every two neighbouring characters of a word."""
    return frozenset(word[at : at + 2] for at in range(len(word) - 1))


def is_made_of(words: str, *known: frozenset[str]) -> bool:
    """Return whether every character of some words stands in a piece of two that is known; nothing is made of all."""
    covered = [False] * len(words)
    for at in range(len(words) - 1):
        piece = words[at : at + 2]
        if any(piece in some for some in known):
            covered[at] = covered[at + 1] = True
    return all(covered)


def _spellings(name: str) -> list[str]:
    """A name as it is, and without the word that only says that it is counted (维修工程数量)."""
    plain = said_of(_BRACKETS.sub("", name))
    short = _TAIL.sub("", plain)
    return [word for word in (plain, short) if len(word) >= 2]


def _cover(name: _Name, said: str, spoken: frozenset[str], context: frozenset[str]) -> float:
    """How much of a name the words cover; 0 when words on the left are left over, or too little to matter."""
    share = len(name.pieces & spoken) / len(name.pieces)
    if share < _ENOUGH and _is_part(said, name.word):
        share = _ENOUGH + len(said) / 1000  # 报销比例 for 住院费用报销比例, if no other name ends like this
    if share < _ENOUGH - _MARGIN or not is_made_of(said, name.pieces, context):
        return 0.0
    if share < _ENOUGH and is_made_of(name.word, spoken):
        return _ENOUGH  # every word of it in another order: 防治有害生物面积 for 有害生物防治面积
    return share


def _is_part(said: str, name: str) -> bool:
    """Whether a name was said without its beginning, its end or its middle."""
    if len(said) < 3:
        return False
    if name.endswith(said):
        return True
    return len(said) >= 4 and (name.startswith(said) or _is_shortened(said, name))


def _is_shortened(said: str, name: str) -> bool:
    """Whether a name was said without a word in its middle (水质合格率 for 水质抽检合格率)."""
    head = next((at for at, (a, b) in enumerate(zip(said, name, strict=False)) if a != b), min(len(said), len(name)))
    return 2 <= head < len(said) and len(said) - head >= 2 and name.endswith(said[head:]) and len(name) > len(said)
