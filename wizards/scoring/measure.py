"""Target and actual value on one scale: units compared, sizes (万) taken out where both were written alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.figure import Figure, read_figure
from schemas.figure.exact import shifted

_ONE = Decimal(1)
_SHARES = {"‰": -1, "‱": -2}


@dataclass(frozen=True, slots=True)
class Reading:
    """The number of a figure in its base unit; ``scale`` leads from the written unit to it; ``unit`` may be unknown."""

    value: Decimal
    unit: str | None
    scale: Decimal


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and an actual value that can be held against each other, in one unit."""

    target: Decimal
    actual: Decimal


def read_number(figure: Figure, value: Decimal, row_unit: str) -> Reading:
    """Read ``value`` of ``figure``; a number without unit is in the unit of its row."""
    if figure.unit in _SHARES:
        power = _SHARES[figure.unit]
        return Reading(shifted(value, power), "%", shifted(_ONE, power))
    if figure.unit is not None:
        return Reading(value, figure.unit, figure.scale)
    scale, unit = unit_of(row_unit)
    if figure.scale != 1:
        return Reading(value, unit, figure.scale)
    return Reading(_times(value, scale), unit, scale)


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


def pair(target: Reading, actual: Reading) -> Pair | str:
    """Put both on one scale, or say in Chinese why that cannot be done."""
    units = {unit for unit in (target.unit, actual.unit) if unit is not None}
    if len(units) > 1:
        return f"指标值的单位是“{target.unit}”，实际完成值的单位是“{actual.unit}”，不能比较"
    if (target.unit is None or actual.unit is None) and target.scale != actual.scale:
        side = "实际完成值" if actual.scale == 1 else "指标值"
        return f"{side}没有写单位，不知道以什么为单位，不能比较"
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
