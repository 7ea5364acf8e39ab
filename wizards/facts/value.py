"""One value as printed and as a number, and how typed values become one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import Any

from schemas.day import read_month
from schemas.figure import MONEY_UNITS, Figure, amount_in, money_to
from schemas.part import KindName

EXACT = Context(prec=100)
"""Sums and products are exact: fifteen digits, thirty places and many rows fit."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value.

    Attributes:
        text: as it is printed.
        number: as it is calculated with: money in ``funds.unit``, rates in %, else the base unit; its exponent says
            how precisely it was given.
        unit: the unit that was typed with it, so that a sum of equal units can carry it; never for money.
        money: the unit that ``number`` is in if it is money.
        items: the single texts of a list of words.
    """

    text: str
    number: Decimal | None = None
    unit: str = ""
    money: str = ""
    items: tuple[str, ...] = field(default=())

    @property
    def words(self) -> tuple[str, ...]:
        """The single texts, one if it is no list."""
        return self.items or (self.text,)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is stated (typed or claimed by the unit) and what is computed."""

    stated: Value | None = None
    computed: Value | None = None

    @property
    def value(self) -> Value | None:
        """The side that counts: the stated one if there is one."""
        return self.computed if self.stated is None else self.stated


NOTHING = Sides()

_OWN_UNIT = re.compile(r"(?<=\d)[^\d\s.,，。；：、（(]{1,5}$")


def before_unit(own: str, figure: Value, following: str) -> str:
    """Return a figure as it stands before the unit that follows in the text: 88万元 and 1.5亿元 before 万元."""
    unit = _OWN_UNIT.search(own)
    if unit is None:
        return own
    if following.startswith(unit[0]):
        return own[: unit.start()]
    other_money = figure.money and unit[0] in MONEY_UNITS and following.startswith(figure.money)
    if other_money and figure.number is not None and not (unit[0] in "万亿" and following.startswith("元")):
        return format(figure.number, "f")
    return own


def typed(kind: KindName | None, raw: Any, money_unit: str) -> Value | None:
    """Return the value of a field as typed, or ``None`` if it is blank."""
    if isinstance(raw, Figure):
        return typed_figure(raw, money_unit if kind == "amount" else None)
    if isinstance(raw, str):
        text = raw.strip("\n")
        if not text.strip():
            return None
        return Value(read_month(text).printed if kind in ("date", "month") else text)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Value(str(raw), Decimal(raw))
    if isinstance(raw, list):
        return joined([item for item in raw if isinstance(item, str)])
    return None


def typed_figure(figure: Figure, money_unit: str | None) -> Value | None:
    """Return a typed figure; as an amount in ``money_unit`` if one is given."""
    if figure.blank:
        return None
    text = figure.text.strip("\n")
    if money_unit is not None:
        return Value(text, _money(figure, money_unit), money=money_unit)
    unit = figure.unit if figure.unit and figure.scale == 1 else ""
    return Value(text, figure.value, unit)


def joined(texts: list[str]) -> Value | None:
    """Return a list of words as one value, its blanks left out."""
    items = tuple(text.strip() for text in texts if text.strip())
    return Value("、".join(items), items=items) if items else None


def _money(figure: Figure, unit: str) -> Decimal | None:
    yuan = amount_in(figure, unit)
    if yuan is None:
        return None
    same_unit = figure.scale == Decimal(10) ** MONEY_UNITS[unit] or (figure.scale == 1 and figure.unit is None)
    return trimmed(money_to(yuan, unit), figure.decimals if same_unit else 0)


def trimmed(number: Decimal, keep: int = 0) -> Decimal:
    """Return ``number`` without needless zeros behind the point, but with at least ``keep`` places."""
    exponent = number.normalize(EXACT).as_tuple().exponent
    places = max(keep, -exponent if isinstance(exponent, int) else 0)
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT)


def summed(terms: list[Value]) -> Value | None:
    """Return the sum with the decimals of its most precise term; ``None`` without a number."""
    numbers = [term.number for term in terms if term.number is not None]
    if not numbers:
        return None
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    units = {term.unit for term in terms if term.number is not None}
    return counted(total, units.pop() if len(units) == 1 else "")


def counted(number: Decimal, unit: str = "") -> Value:
    """Return a computed number: its decimals as they are, zero as ``0``."""
    return Value((format(number, "f") if number else "0") + unit, number, unit)


def rate(number: Decimal, places: int, *, zeros: bool = True) -> Value:
    """Return a rate in %, rounded half up to ``places``; without ``zeros`` it ends in no needless one (100%)."""
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP", context=EXACT)
    rounded = rounded if zeros else trimmed(rounded)
    return Value(f"{rounded if rounded else abs(rounded):f}%", rounded, "%")


def quotient(top: Value | None, bottom: Value | None) -> Decimal | None:
    """Return ``top`` ÷ ``bottom`` in %, unrounded; ``None`` if one is missing or the divisor is 0."""
    if top is None or bottom is None or top.number is None or not bottom.number:
        return None
    return EXACT.divide(EXACT.multiply(top.number, Decimal(100)), bottom.number)


def difference(first: Value | None, second: Value | None) -> Value | None:
    """Return ``first`` - ``second``; a missing second term takes nothing away."""
    if first is None or first.number is None:
        return None
    if second is None:
        return counted(first.number)
    return None if second.number is None else counted(EXACT.subtract(first.number, second.number))
