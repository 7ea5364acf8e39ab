"""Exact decimal steps: shift the point, add, print. None of them depends on the precision of the ambient context."""

from __future__ import annotations

from decimal import Decimal

MOST_DIGITS = 15
"""A figure with more before the point is a code, an account or a slip of the key; it is kept as text."""

MAX_DECIMALS = 30


def typed_number(digits: str, shift: int = 0) -> Decimal | None:
    """``"1012.41"`` times ten to the ``shift``; ``None`` when it is too large or too fine to be a figure."""
    negative = digits.startswith("-")
    whole, _, fraction = digits.lstrip("+-").partition(".")
    if len(fraction) > MAX_DECIMALS:
        return None
    fraction = fraction.ljust(shift, "0")
    shifted = (whole + fraction[:shift]).lstrip("0") or "0"
    rest = fraction[shift:]
    if len(shifted) > MOST_DIGITS:
        return None
    value = Decimal(f"{shifted}.{rest}" if rest else shifted)
    return value.copy_negate() if negative and value else value


def shifted(value: Decimal, shift: int) -> Decimal:
    """``value`` times ten to the ``shift``, exactly and without a positive exponent."""
    sign, digits, _ = value.as_tuple()
    exponent = _exponent(value) + shift
    zeros = max(exponent, 0)
    return Decimal((sign, digits + (0,) * zeros, exponent - zeros))


def total(first: Decimal, second: Decimal) -> Decimal:
    """Sum of two figures, exact in any context."""
    exponent = min(_exponent(first), _exponent(second))
    summed = _as_int(first, exponent) + _as_int(second, exponent)
    return Decimal((int(summed < 0), tuple(map(int, str(abs(summed)))), exponent))


def plain_string(value: Decimal) -> str:
    """Without exponent and without needless zeros: ``10124100``, ``95``, ``0.5``."""
    printed = format(value, "f")
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _as_int(value: Decimal, exponent: int) -> int:
    sign, digits, _ = value.as_tuple()
    whole = int("".join(map(str, digits)) + "0" * (_exponent(value) - exponent))
    return -whole if sign else whole
