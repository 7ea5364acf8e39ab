"""The values of a pack's own columns: what was typed, in the unit of the column, and what is computed from others."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from schemas.derived import Formula
from schemas.figure import MONEY_UNITS, Figure, read_figure
from schemas.pack_columns import OwnColumn
from wizards.facts.computed import ReadableRow
from wizards.facts.value import EXACT, Value, counted, rate, summed, trimmed, typed, typed_figure

_PLACES: Final = 2
"""Places of a plain quotient of which the pack says nothing."""


def typed_value(column: OwnColumn, figure: Figure | None, money_unit: str) -> Value | None:
    """Return what was typed into a column; a figure of another dimension than the column's is no number."""
    if figure is None or figure.blank:
        return None
    if column.kind == "amount":
        return typed_figure(figure, column.unit or money_unit)
    if column.kind != "figure":
        return typed(column.kind, figure.text, money_unit)
    value = typed_figure(figure, None)
    if value is None or value.number is None or not column.unit or not _has_unit(figure):
        return value
    scale = scale_to(column.unit, figure)
    number = None if scale is None else trimmed(EXACT.divide(value.number, scale))
    return Value(value.text, number, value.unit if scale == 1 else "")


def scale_to(unit: str, figure: Figure) -> Decimal | None:
    """Return what one ``unit`` is in the base unit of a figure; ``None`` when it is of another dimension."""
    one = read_figure(f"1{unit}")
    if one.value is None or figure.unit not in (None, one.unit):
        return None
    return one.value


def _has_unit(figure: Figure) -> bool:
    return figure.unit is not None or figure.scale != 1


def computed_value(formula: Formula, row: ReadableRow) -> Value | None:
    """Return what a formula makes of a row, ``None`` while something that it needs is missing."""
    values = _alike(_operands(formula, row))
    if formula.operation == "sum":
        return _rounded(summed([value for value in values if value is not None]), formula)
    numbers = [value.number for value in values if value is not None and value.number is not None]
    if len(numbers) != len(values):
        return None
    if formula.operation == "difference":
        left = numbers[0]
        for number in numbers[1:]:
            left = EXACT.subtract(left, number)
        return _rounded(counted(left), formula)
    return _quotient(formula, numbers[0], numbers[1], row)


def _operands(formula: Formula, row: ReadableRow) -> list[Value | None]:
    """Return what a formula is made of; a share is held against the total of its own column."""
    values = [row.value(name) for name in formula.names]
    return [*values, *map(row.whole, formula.names)] if formula.operation == "share" else values


def _quotient(formula: Formula, top: Decimal, bottom: Decimal, row: ReadableRow) -> Value | None:
    if not bottom:
        return None
    if formula.operation == "share" or formula.unit == "%":
        pack = row.facts.form.pack
        places = pack.rate_decimals if formula.decimals is None else formula.decimals
        percent = EXACT.divide(EXACT.multiply(top, Decimal(100)), bottom)
        return rate(percent, places, zeros=pack.rate_zeros or formula.decimals is not None)
    places = _PLACES if formula.decimals is None else formula.decimals
    return _to(EXACT.divide(top, bottom), places)


def _rounded(value: Value | None, formula: Formula) -> Value | None:
    """Return a sum without the units that its terms were typed with: the column has one."""
    if value is None or value.number is None:
        return None
    return counted(value.number) if formula.decimals is None else _to(value.number, formula.decimals)


def _to(number: Decimal, places: int) -> Value:
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP", context=EXACT)
    return Value(format(rounded if rounded else abs(rounded), "f"), rounded)


def _alike(values: list[Value | None]) -> list[Value | None]:
    """Return amounts of money in the unit of the first of them."""
    unit = next((value.money for value in values if value is not None and value.money), "")
    return [_in_unit(value, unit) for value in values]


def _in_unit(value: Value | None, unit: str) -> Value | None:
    if value is None or value.number is None or value.money in ("", unit):
        return value
    number = value.number.scaleb(MONEY_UNITS[value.money] - MONEY_UNITS[unit], context=EXACT)
    return Value(value.text, number, money=unit)
