"""增减: a change against a change (较上年增长10% / 增长12%), where both sides are numbers of one kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from schemas.figure import Comparator, Figure
from wizards.scoring.judgement import LOWER, SIGNS, Judgement, undecided_judgement
from wizards.scoring.measure import NoPair, Pair, pair, read_number
from wizards.scoring.score_arithmetic import show

_WORDS = {"up": "增长", "down": "下降", "": ""}


def is_measured(target: Figure, actual: Figure | None) -> bool:
    """Whether the trend can be compared: a number on both sides (or nothing yet on the other)."""
    if target.kind != "trend" or target.value is None:
        return False
    return actual is None or (actual.kind in ("number", "trend") and actual.value is not None)


def judge_trend(target: Figure, actual: Figure, row_unit: str) -> Judgement:
    """Hold an actual change against the change that was aimed at; a change the other way counts below zero."""
    if target.value is None or actual.value is None:
        return undecided_judgement(f"“{actual.text}”里没有数，不能与“{target.text}”比较", "trend")
    value = -actual.value if actual.move and target.move and actual.move != target.move else actual.value
    found = pair(read_number(target, target.value, row_unit), read_number(actual, value, row_unit))
    if isinstance(found, NoPair):
        return undecided_judgement(found.why, "trend", found.open, found.doubt)
    return _compare(target, found)


def _compare(target: Figure, found: Pair) -> Judgement:
    sense: Comparator = "le" if target.bound in LOWER else "ge"
    kept = found.actual <= found.target if sense == "le" else found.actual >= found.target
    word = _WORDS[target.move]
    text = f"实际{word} {show(found.actual)}，目标{word} {SIGNS[sense]} {show(found.target)}"
    verdict = Judgement("yes" if kept else "no", "trend", pair=found, sense=sense, adopted=found.adopted, text=text)
    if found.target <= 0 or sense == "le":
        return verdict
    completion = Fraction(found.actual) / Fraction(found.target)
    return replace(verdict, completion=completion, share=max(completion, Fraction(Decimal(0))))
