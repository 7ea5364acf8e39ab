"""Two figures that are one: ``90%~110%``, ``≥90%且≤110%``, ``3-5年``, ``100±5``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.figure.exact import shifted, total
from schemas.figure.lazy import LazyPattern
from schemas.figure.terms import Term

_DASH = LazyPattern("-{1,2}|~{1,2}|—{1,2}|至|到")
_AND = LazyPattern("[和与及]")
_BETWEEN = LazyPattern("(?:之间|间|的?范围(?:之?内)?|区间)")
# A faulty 或 stands in many forms where a band is meant; the order of the two bounds tells.
_JOINT = LazyPattern("[,;、~—-]?(?:并且|或者|同时|[或且和与及并而但])?[,、]?")
_CHAIN = LazyPattern("([<>]=?|=[<>]|[≤≥])[^0-9<>=≤≥]{0,12}")

_LOWER = ("ge", "gt")
_UPPER = ("le", "lt", "within")


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds in the base unit; ``start`` and ``end`` are the place in the plain text."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None
    decimals: int
    shift: int
    lead: str
    within: bool


def range_of(plain: str, first: Term, second: Term) -> Range | None:
    """The range that two neighbouring figures make, or ``None`` when they are two facts."""
    gap = plain[first.end : second.start]
    if gap == "±":
        return _spread(first, second)
    between = _BETWEEN.match(plain, second.end)
    sides = (_side(first), _side(second))
    if _is_chain(first, second, gap):
        rising = gap[0] in "<≤" or gap.startswith("=<")
    elif _is_span(first, second, gap) or (between and _is_between(first, second, gap)):
        rising = True
    elif _JOINT.fullmatch(gap) and sides in (("low", "high"), ("high", "low")):
        rising = sides[0] == "low"
    else:
        return None
    lower, upper = (first, second) if rising else (second, first)
    return _bounds(first, second, lower, upper, end=between.end() if between else second.end)


def _is_span(first: Term, second: Term, gap: str) -> bool:
    """90%~110%, also 约3-5年 and 3-5日内."""
    starts = not first.more and first.after is None and first.before in (None, "about")
    return bool(starts and _DASH.fullmatch(gap) and second.before is None and second.after in (None, "within", "about"))


def _is_between(first: Term, second: Term, gap: str) -> bool:
    """90%和110%之间."""
    return bool(_AND.fullmatch(gap) and _open(first) and _open(second))


def _is_chain(first: Term, second: Term, gap: str) -> bool:
    """90%≤完成率≤110%."""
    if not (_open(first) and _CHAIN.fullmatch(gap) and second.after is None):
        return False
    falling = gap[0] in ">≥" or gap.startswith("=>")
    return second.before in (_LOWER if falling else _UPPER)


def _open(term: Term) -> bool:
    return term.before is None and term.after is None and not term.more


def _side(term: Term) -> str | None:
    """Which bound a comparator makes of a figure."""
    words = {word for word in (term.before, term.after) if word}
    if not words or term.more:
        return None
    if words <= set(_LOWER):
        return "low"
    return "high" if words <= set(_UPPER) else None


def _bounds(first: Term, second: Term, lower: Term, upper: Term, *, end: int) -> Range | None:
    low, high = _alike(lower, upper)
    if low.unit != high.unit or low.value >= high.value or _is_calendar(low, high):
        return None
    return Range(
        start=first.start,
        end=end,
        low=low.value,
        high=high.value,
        unit=high.unit,
        decimals=max(low.decimals, high.decimals),
        shift=high.shift,
        lead=first.lead,
        within=second.after == "within",
    )


def _alike(low: Term, high: Term) -> tuple[Term, Term]:
    """In 3-5万元 and in 90%~110 the unit is typed once."""
    if low.unit is None and high.unit is not None:
        low = _inherit(low, high)
    elif high.unit is None and low.unit is not None:
        high = _inherit(high, low)
    elif low.unit is None and low.shift == 0:
        low = _inherit(low, high)
    return low, high


def _inherit(term: Term, giver: Term) -> Term:
    if term.shift:
        return term._replace(unit=giver.unit)
    return term._replace(unit=giver.unit, shift=giver.shift, value=shifted(term.value, giver.shift))


def _is_calendar(low: Term, high: Term) -> bool:
    """2021-2022, 1-12月 and 0851-1234567 are no ranges."""
    if any(len(term.digits) > 1 and term.digits[0] == "0" and term.digits[1] != "." for term in (low, high)):
        return True
    if low.unit in (None, "年") and low.decimals == high.decimals == 0:
        return all(1900 <= term.value <= 2100 for term in (low, high))
    return "月" in (low.typed_unit, high.typed_unit) and high.value <= 12


def _spread(first: Term, second: Term) -> Range | None:
    if not (_open(first) and _open(second)) or (first.unit is None and second.unit == "%"):
        return None
    middle, spread = _alike(first, second)
    if middle.unit != spread.unit or spread.value <= 0:
        return None
    return Range(
        start=first.start,
        end=second.end,
        low=total(middle.value, spread.value.copy_negate()),
        high=total(middle.value, spread.value),
        unit=middle.unit,
        decimals=max(middle.decimals, spread.decimals),
        shift=spread.shift,
        lead=first.lead,
        within=False,
    )
