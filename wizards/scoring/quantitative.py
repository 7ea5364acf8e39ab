"""定量指标: is the target met, how far, and what follows for the points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from schemas.figure import Comparator, Figure
from schemas.performance import Direction
from schemas.scoresheet import Met
from wizards.scoring.exact import show
from wizards.scoring.explain import Outcome, undecided
from wizards.scoring.item import Item
from wizards.scoring.measure import Pair, pair, read_number

SIGNS: dict[str, str] = {"ge": "≥", "gt": ">", "eq": "=", "le": "≤", "lt": "<"}
_HIGHER: frozenset[str | None] = frozenset(("ge", "gt"))
_LOWER: frozenset[str | None] = frozenset(("le", "lt"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What target and actual value say of each other.

    Attributes:
        met: whether the target is met.
        completion: actual ÷ target.
        pair: both values on one scale, when there is a single target value.
        sense: the comparison that was made; ``None`` for ranges and where none can be made.
        text: the comparison in words, or why none can be made.
    """

    met: Met
    completion: Fraction | None = None
    pair: Pair | None = None
    sense: Comparator | None = None
    text: str = ""


def is_quantitative(item: Item) -> bool:
    """A target that is a figure, unless the row is declared 定性 or tiered without any target."""
    if item.direction == "qualitative":
        return False
    if item.target is None:
        return not item.row.tier
    return item.target.kind not in ("text", "trend")


def judge(item: Item) -> Judgement:
    """Hold the actual value of a quantitative item against its target."""
    if item.target is None:
        return Judgement("unknown", text="没有填写年度指标值")
    if item.actual is None:
        return Judgement("unknown", text="没有填写实际完成值")
    if item.actual.kind != "number" or item.actual.value is None:
        return Judgement("unknown", text=f"实际完成值“{item.actual.text}”不是一个确定的数，无法与指标值比较")
    if item.target.kind == "range":
        return _within(item.target, item.actual, item.actual.value, item.unit)
    if item.target.value is None:
        return Judgement("unknown", text=f"指标值“{item.target.text}”无法与实际完成值比较")
    found = pair(
        read_number(item.target, item.target.value, item.unit), read_number(item.actual, item.actual.value, item.unit)
    )
    if isinstance(found, str):
        return Judgement("unknown", text=found)
    if item.target.kind == "deadline":
        return _compare(found, item.target.comparator or "le", None)
    completion = Fraction(found.actual) / Fraction(found.target) if found.target > 0 else None
    sense = sense_of(item.target, item.direction)
    if sense is None:
        why = f"指标值“{item.target.text}”没有写允许相差多少，是否完成由填写人判断"
        return Judgement("unknown", completion, found, None, why)
    return _compare(found, sense, completion)


def sense_of(target: Figure, direction: Direction | None) -> Comparator | None:
    """The comparison meant by a target: the row's direction, else the sign typed; equal to more than 0 counts as ≥."""
    sense = target.comparator
    if direction == "higher" and sense not in _HIGHER:
        return "ge"
    if direction == "lower" and sense not in _LOWER:
        return "le"
    if direction == "equal":
        sense = "eq"
    return "ge" if sense == "eq" and target.value is not None and target.value > 0 else sense


def points(judgement: Judgement, weight: Decimal, reverse: Literal["ratio", "linear"]) -> Outcome:
    """The points of a decided judgement."""
    if judgement.met == "unknown":
        return undecided("undecided", judgement.text)
    if judgement.met == "yes":
        return Outcome("met", Fraction(weight), "weight", {"weight": weight}, f"{judgement.text}，达成指标值，得满分")
    if judgement.pair is None or judgement.completion is None or judgement.sense == "eq":
        return Outcome("missed", Fraction(0), "0", {}, f"{judgement.text}，未达成指标值，不能按比例折算，得")
    if judgement.sense in _LOWER:
        return _reverse(judgement.pair, weight, reverse)
    return _ratio(judgement.pair, weight)


def _ratio(values: Pair, weight: Decimal) -> Outcome:
    inputs = {"actual": values.actual, "target": values.target, "weight": weight}
    text = f"实际 {show(values.actual)} ÷ 目标 {show(values.target)} × 分值 {show(weight)}"
    if values.actual < 0:
        return Outcome("ratio", Fraction(0), "max(actual, 0) / target * weight", inputs, f"{text}，不低于 0")
    exact = Fraction(values.actual) / Fraction(values.target) * Fraction(weight)
    return Outcome("ratio", exact, "actual / target * weight", inputs, text)


def _reverse(values: Pair, weight: Decimal, reverse: Literal["ratio", "linear"]) -> Outcome:
    inputs = {"actual": values.actual, "target": values.target, "weight": weight}
    actual, target = Fraction(values.actual), Fraction(values.target)
    shown = show(values.actual), show(values.target), show(weight)
    if reverse == "ratio":
        text = "目标 {1} ÷ 实际 {0} × 分值 {2}".format(*shown)
        return Outcome("reverse_ratio", target / actual * Fraction(weight), "target / actual * weight", inputs, text)
    exact = max((1 - (actual - target) / target) * Fraction(weight), Fraction(0))
    text = "（1 −（实际 {0} − 目标 {1}）÷ 目标 {1}）× 分值 {2}，不低于 0".format(*shown)
    formula = "max((1 - (actual - target) / target) * weight, 0)"
    return Outcome("reverse_linear", exact, formula, inputs, text)


def _compare(values: Pair, sense: Comparator, completion: Fraction | None) -> Judgement:
    actual, target = values.actual, values.target
    holds = {
        "ge": actual >= target,
        "gt": actual > target,
        "le": actual <= target,
        "lt": actual < target,
        "eq": actual == target,
    }[sense]
    text = f"实际 {show(actual)}，目标 {SIGNS[sense]} {show(target)}"
    return Judgement("yes" if holds else "no", completion, values, sense, text)


def _within(target: Figure, actual: Figure, value: Decimal, unit: str) -> Judgement:
    """A range: both bounds belong to it."""
    reading = read_number(actual, value, unit)
    shown: list[str] = []
    inside = True
    for bound, upper in ((target.low, False), (target.high, True)):
        if bound is None:
            continue
        found = pair(read_number(target, bound, unit), reading)
        if isinstance(found, str):
            return Judgement("unknown", text=found)
        inside = inside and (found.actual <= found.target if upper else found.actual >= found.target)
        shown.append(f"{'≤' if upper else '≥'} {show(found.target)}")
    if not shown:
        return Judgement("unknown", text=f"指标值“{target.text}”无法与实际完成值比较")
    return Judgement("yes" if inside else "no", text=f"实际 {actual.text}，目标 {' 且 '.join(shown)}")
