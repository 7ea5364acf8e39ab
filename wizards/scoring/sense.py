"""Which comparison a target means (方向): its sign, the row's own direction, or what such a name usually means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from schemas.figure import Comparator, Figure
from wizards.lexicon import fold, lexicon
from wizards.scoring.item import Item
from wizards.scoring.judgement import HIGHER, LOWER

_DECLARED: dict[str, tuple[frozenset[str | None], Comparator]] = {"higher": (HIGHER, "ge"), "lower": (LOWER, "le")}
_COST = "成本"


@dataclass(frozen=True, slots=True)
class Sense:
    """The comparison, and whether it was assumed because nobody wrote one; ``None``: it cannot be told."""

    comparator: Comparator | None
    assumed: bool = False


def sense_of(item: Item, target: Figure) -> Sense:
    """The comparison meant by the target of a row (DESIGN §5).

    The row's direction counts before the sign. A plain ``=`` above 0 is at least; a bare number is what its name says.
    """
    if item.direction == "equal":
        return Sense("eq")
    if item.direction in _DECLARED:
        alike, usual = _DECLARED[item.direction]
        return Sense(target.bound if target.bound in alike else usual)
    if target.bound in HIGHER or target.bound in LOWER:
        return Sense(target.bound)
    if target.comparator != "eq":
        return Sense(target.comparator)
    if target.value is not None and target.value <= 0:
        return Sense("eq")
    if target.bound == "eq":
        return Sense("ge")
    return Sense(usual_sense(item.name, item.level1, item.level2), assumed=True)


def usual_sense(name: str, level1: str = "", level2: str = "") -> Comparator | None:
    """At least or at most, from the longest known ending of a name, else from its class: costs are limits.

    ``None`` for something bad that no known ending names: whoever wrote it must say which way it is meant.
    """
    thing = named_sense(name)
    if thing == "lower":
        return "le"
    if thing == "higher":
        return "ge"
    if _COST in level2 or (_COST in level1 and not level2):
        return "le"
    return None if _is_ill(name) and thing != "open" else "ge"


@lru_cache(maxsize=1024)
def _is_ill(name: str) -> bool:
    things = {term.thing for word, term in lexicon().words("ill").items() if word in name}
    return things == {"ill"}  # 事故应急演练 is a good thing


def is_bad(name: str) -> bool:
    """Whether a name is of something bad, as the score takes it: nobody wants more of it."""
    return named_sense(name) == "lower" or (named_sense(name) == "" and usual_sense(name) is None)


def named_sense(name: str) -> str:
    """What the longest known ending of a name says: ``lower``, ``higher``, ``open``, or nothing."""
    return _ending(fold(name).word.removesuffix("指标"))


@lru_cache(maxsize=1024)
def _ending(name: str) -> str:
    words = lexicon().words("direction")
    for start in range(len(name)):
        term = words.get(name[start:])
        if term is not None:
            return term.thing
    return ""
