"""Target and actual value on one scale: units compared and converted, a bare number given its partner's unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from schemas.figure import Figure, plain_string, read_figure
from schemas.figure.exact import shifted
from schemas.figure.units import common_factors, interchangeable
from schemas.scoresheet import Open

_ONE = Decimal(1)
_SHARES = {"‰": -1, "‱": -2}
_ABSURD = (Decimal("0.02"), Decimal(50))
"""A bare number so far off in its partner's unit is not taken on trust."""
_DAYS, _MONTHS = {"日", "工作日"}, {"日", "月"}
_SHORT, _LONG = Decimal(28), Decimal(31)
_FITS = (Decimal("0.1"), Decimal(10))


@dataclass(frozen=True, slots=True)
class Reading:
    """The number of a figure in its base unit.

    Attributes:
        value: in the base unit.
        unit: the base unit, ``None`` while unknown.
        scale: factor from the written unit to the base unit.
        own: the figure itself carries a unit or a size (万); otherwise it is its row's.
        bare: the number as typed.
    """

    value: Decimal
    unit: str | None
    scale: Decimal
    own: bool
    bare: Decimal


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and an actual value that can be held against each other, in one unit.

    Attributes:
        target: the target.
        actual: the actual value.
        adopted: the actual value with the unit it took from the target, as people write it; empty without.
    """

    target: Decimal
    actual: Decimal
    adopted: str = ""


@dataclass(frozen=True, slots=True)
class NoPair:
    """Why two figures cannot be compared; ``doubt`` is what the bare one was probably meant to be."""

    why: str
    doubt: str = ""
    open: Open = "unit"


def read_number(figure: Figure, value: Decimal, row_unit: str) -> Reading:
    """Read ``value`` of ``figure``; a number without unit is in the unit of its row."""
    if figure.unit in _SHARES:
        power = _SHARES[figure.unit]
        return Reading(shifted(value, power), "%", shifted(_ONE, power), True, value)
    if figure.unit is not None:
        return Reading(value, figure.unit, figure.scale, True, value)
    scale, unit_of_row = unit_of(row_unit)
    if figure.scale != 1:
        return Reading(value, unit_of_row, figure.scale, True, value)
    return Reading(_times(value, scale), unit_of_row, scale, False, value)


@lru_cache(maxsize=256)
def unit_of(text: str) -> tuple[Decimal, str | None]:
    """Scale and base unit of a unit as a form writes it: 万人 is (10000, 人); nothing written is (1, none)."""
    text = text.strip()
    if not text:
        return _ONE, None
    figure = read_figure("1" + text)
    if figure.unit in _SHARES:
        return shifted(_ONE, _SHARES[figure.unit]), "%"
    if figure.kind == "number" and figure.value and (figure.unit is not None or figure.scale != 1):
        return figure.value, figure.unit
    return _ONE, text


def pair(target: Reading, actual: Reading) -> Pair | NoPair:
    """Put both on one scale, or say in Chinese why that cannot be done.

    A number without unit takes the unit and size of its partner, unless that is absurd and the number as it stands
    fits: ``≥95%`` against 0.97 is a question and no verdict (DESIGN §5).
    """
    lent = _lent(target, actual)
    return _in_one_unit(target, actual) if lent is None else lent


def _lent(target: Reading, actual: Reading) -> Pair | NoPair | None:
    """What follows where a number stands without unit; ``None`` when each side has what it needs."""
    if target.own and actual.own:
        return None
    if target.own:
        return _adopting(target, actual) if actual.unit is None else _doubtful(actual, _other_size(target, actual))
    if actual.own:
        return _turned(_adopting(actual, target)) if target.unit is None else None
    return _doubtful(actual, _doubt(target, actual))


def _turned(found: Pair | NoPair) -> Pair | NoPair:
    """The target took the unit of the actual value."""
    return found if isinstance(found, NoPair) else Pair(found.actual, found.target)


def _in_one_unit(target: Reading, actual: Reading) -> Pair | NoPair:
    if not target.unit or not actual.unit or interchangeable(target.unit, actual.unit):
        return _together(target, actual)
    if {target.unit, actual.unit} == _DAYS:
        return _days(target, actual)
    if {target.unit, actual.unit} == _MONTHS:
        return _months(target, actual)
    factors = common_factors(target.unit, actual.unit)
    if factors is None:
        return NoPair(f"指标值的单位是“{target.unit}”，实际完成值的单位是“{actual.unit}”，不能比较")
    return Pair(target.value * factors[0], actual.value * factors[1])


def _days(target: Reading, actual: Reading) -> Pair | NoPair:
    """Working days against days: no more working days than days, which decides one side of each case."""
    sure = actual.value <= target.value if target.unit == "工作日" else actual.value > target.value
    if sure:
        return Pair(target.value, actual.value)
    return NoPair(f"指标值按“{target.unit}”、实际完成值按“{actual.unit}”计，看不出有没有超过")


def _months(target: Reading, actual: Reading) -> Pair | NoPair:
    """Months against days: a month has 28 to 31 of them; what stays within even so is within."""
    days = (
        Pair(target.value * _SHORT, actual.value) if target.unit == "月" else Pair(target.value, actual.value * _LONG)
    )
    if days.actual <= days.target:
        return days
    return NoPair("指标值和实际完成值一个按月、一个按天计，看不出有没有超过")


def _adopting(giver: Reading, taker: Reading) -> Pair | NoPair:
    taken = replace(taker, value=_times(taker.bare, giver.scale), unit=giver.unit, scale=giver.scale)
    adopted = replace(_together(giver, taken), adopted=_written(taker.bare, giver))
    return _doubtful(taker, _doubt(giver, taken)) or adopted


def _other_size(giver: Reading, reading: Reading) -> str:
    """What a number is that its row's unit makes absurd (8 in a row of 亩 beside 8万亩), empty when all is well."""
    if giver.unit != reading.unit or giver.scale == reading.scale or giver.value <= 0 or reading.bare <= 0:
        return ""
    taken = _times(reading.bare, giver.scale)
    absurd = not _lies(reading.value / giver.value, _ABSURD)
    return _written(reading.bare, giver) if absurd and _lies(taken / giver.value, _FITS) else ""


def _doubtful(reading: Reading, doubt: str) -> NoPair | None:
    if not doubt:
        return None
    bare = plain_string(reading.bare)
    return NoPair(f"“{bare}”没有写单位，像是 {doubt}，不知道是不是，请把单位写上", doubt, "scale")


def _doubt(giver: Reading, taken: Reading) -> str:
    """What ``taken`` was probably meant to be, empty when it may stand in the unit of ``giver``."""
    if giver.value <= 0 or taken.bare <= 0 or _lies(taken.value / giver.value, _ABSURD):
        return ""
    if giver.unit == "%":
        share = shifted(taken.bare, 2)
        return f"{plain_string(share)}%" if _lies(share / giver.value, _FITS) else ""
    if giver.scale == 1:
        return ""
    return f"{plain_string(taken.bare)}{giver.unit or ''}" if _lies(taken.bare / giver.value, _FITS) else ""


def _lies(ratio: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return bounds[0] <= ratio <= bounds[1]


def _written(bare: Decimal, giver: Reading) -> str:
    sizes = {4: "万", 8: "亿"}
    power = _power(giver.scale)
    if giver.unit == "%" and giver.scale != 1:
        return f"{plain_string(bare)}{'‰' if power == -1 else '‱'}"
    size = sizes.get(power or 0, "")
    value = bare if size or giver.scale == 1 else _times(bare, giver.scale)
    return f"{plain_string(value)}{size}{giver.unit or ''}"


def _together(target: Reading, actual: Reading) -> Pair:
    if target.scale == actual.scale and _power(target.scale) is not None:
        shift = -(_power(target.scale) or 0)
        return Pair(shifted(target.value, shift), shifted(actual.value, shift))
    return Pair(target.value, actual.value)


def _times(value: Decimal, scale: Decimal) -> Decimal:
    power = _power(scale)
    return value * scale if power is None else shifted(value, power)


def _power(scale: Decimal) -> int | None:
    """The power of ten that ``scale`` is, if it is one."""
    power = scale.adjusted()
    return power if scale == shifted(_ONE, power) else None
