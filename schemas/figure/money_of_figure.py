"""Money read from a figure: 元, 万元, 亿元."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from schemas.figure.exact import shifted
from schemas.figure.one_figure import Figure

MONEY_UNITS = MappingProxyType({"元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8})
"""Power of ten from a unit of money to 元."""


def amount_in(figure: Figure, default_unit: str) -> Decimal | None:
    """The amount in 元; a figure without unit is in ``default_unit``.

    ``"88万"`` names its size, so it is 88万元 whatever the default. Anything but a plain number is ``None``, and so is
    any unit that is no money (元/人 is a standard, not an amount).
    """
    if figure.kind != "number" or figure.value is None:
        return None
    if figure.unit == "元" or (figure.unit is None and _names_its_size(figure)):
        return figure.value
    shift = MONEY_UNITS.get(default_unit)
    if figure.unit is not None or shift is None:
        return None
    return shifted(figure.value, shift)


def money_to(value_yuan: Decimal, unit: str) -> Decimal:
    """An amount in 元 expressed in ``unit``, exactly.

    Raises:
        ValueError: ``unit`` is no unit of money.
    """
    shift = MONEY_UNITS.get(unit)
    if shift is None:
        raise ValueError(f"不是金额单位：{unit}")
    return shifted(value_yuan, -shift)


def _names_its_size(figure: Figure) -> bool:
    # 三百二十万五千 has no single scale, yet nobody means so many 万元.
    return figure.scale != 1 or any(size in figure.text for size in "万萬亿億")
