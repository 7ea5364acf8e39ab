"""What target and actual value of one row say of each other (完成情况)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from schemas.figure import Comparator
from schemas.scoresheet import Met, Open, Way
from wizards.scoring.measure import Pair

SIGNS: dict[str, str] = {"ge": "≥", "gt": ">", "eq": "=", "le": "≤", "lt": "<"}
HIGHER: frozenset[str | None] = frozenset(("ge", "gt"))
LOWER: frozenset[str | None] = frozenset(("le", "lt"))
Reverse = Literal["ratio", "linear"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and how it came about.

    Attributes:
        met: whether the target is met.
        way: what was compared: numbers, dates, changes (``trend``), or nothing (``tier``).
        share: the part of the points that a missed target still earns; ``None`` where it earns none.
        completion: 完成率 as a share of 1; ``None`` where there is none.
        pair: both values on one scale, when there is a single target value.
        sense: the comparison that was made; ``None`` for ranges and where none can be made.
        assumed: the comparison is not written, it follows from the name or the class.
        adopted: the actual value with the unit it took from the target (8万亩), empty when it has its own.
        open: why there is no verdict.
        doubt: what a figure on another scale was probably meant to be (97%); then there is no verdict.
        text: the comparison in words, or why none can be made.
    """

    met: Met
    way: Way = "number"
    share: Fraction | None = None
    completion: Fraction | None = None
    pair: Pair | None = None
    sense: Comparator | None = None
    assumed: bool = False
    adopted: str = ""
    open: Open = ""
    doubt: str = ""
    text: str = ""


def undecided_judgement(why: str, way: Way = "number", kind: Open = "other", doubt: str = "") -> Judgement:
    """No verdict, and why; ``kind`` is empty while nothing is filled in."""
    return Judgement("unknown", way, open=kind, doubt=doubt, text=why)
