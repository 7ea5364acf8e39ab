"""How a row's target and actual value are understood, in the few words that stand beside the fields."""

from __future__ import annotations

from decimal import Decimal

from schemas.figure import Figure, plain_string, read_moment
from schemas.scoresheet import IndicatorScore
from wizards.scoring.item import Item
from wizards.scoring.judgement import SIGNS
from wizards.scoring.measure import read_number
from wizards.scoring.quantitative import way_of
from wizards.scoring.sense import sense_of

_ASSUMED = {"le": "不超过", "ge": "不低于"}


def understood_target(item: Item) -> str:
    """The target as it is compared: ``≥ 85500 人``, ``90—110 %``, ``期限 12月底前``, ``定性``; empty without one."""
    target = item.target
    if target is None or target.not_applicable:
        return ""
    way = way_of(item)
    if way == "tier":
        return "定性"
    if way == "date":
        moment = read_moment(target.text)
        return f"期限 {moment.written}" if moment else ""
    return _bounds(target, item) if target.kind == "range" else _single(target, item, is_trend=way == "trend")


def _bounds(target: Figure, item: Item) -> str:
    bounds = [_number(target, bound, item.unit) for bound in (target.low, target.high) if bound is not None]
    return f"{'—'.join(bounds)}{_unit(target, item.unit)}"


def _single(target: Figure, item: Item, *, is_trend: bool) -> str:
    if target.value is None:
        return ""
    sense = target.bound or "ge" if is_trend else _sign_of(item, target)
    sign = SIGNS[sense] if sense else "约" if target.kind == "approximate" else ""
    return f"{sign} {_number(target, target.value, item.unit)}{_unit(target, item.unit)}".strip()


def assumption(score: IndicatorScore) -> str:
    """What was assumed of a bare target, as a sentence for the clerk; empty when nothing was."""
    word = _ASSUMED.get(score.sense or "")
    return f"没有写≥或≤，按“{word}”理解" if score.assumed and word else ""


def _sign_of(item: Item, target: Figure) -> str | None:
    return target.comparator if target.kind == "deadline" else sense_of(item, target).comparator


def _number(figure: Figure, value: Decimal, row_unit: str) -> str:
    return plain_string(read_number(figure, value, row_unit).value)


def _unit(figure: Figure, row_unit: str) -> str:
    unit = read_number(figure, figure.value or figure.low or Decimal(0), row_unit).unit
    return f" {unit}" if unit else ""
