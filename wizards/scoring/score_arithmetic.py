"""Exact arithmetic of scores: fractions inside, one half-up rounding at the end, plain decimals outside."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from schemas.figure.exact import plain_string
from schemas.policy import Rounding


def half_up(value: Fraction, places: int) -> Decimal:
    """Round half up (四舍五入, away from zero) to ``places``, in no context's precision."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(value < 0 and whole > 0), digits, -places))


def cut(value: Fraction, places: int, rounding: Rounding) -> Decimal:
    """Bring a value of at least 0 to ``places`` in the policy's way."""
    if rounding == "half_up":
        return half_up(value, places)
    whole = math.floor(value * 10**places) if rounding == "down" else math.ceil(value * 10**places)
    return half_up(Fraction(whole, 10**places), places)


def tidy(value: Decimal) -> Decimal:
    """``value`` without trailing zeros and without exponent: 10.00 is 10, 9.50 is 9.5 (as scores are written)."""
    return Decimal(plain_string(value))


def places_of(value: Decimal) -> int:
    """Digits after the point that ``value`` needs."""
    exponent = tidy(value).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def exact(value: Fraction) -> Decimal | None:
    """``value`` as a decimal, if it is one."""
    places = 0
    rest = value.denominator
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest % 2 == 0:
        rest, places = rest // 2, places + 1
    while rest % 5 == 0:
        rest, places = rest // 5, places + 1
    return half_up(value, places) if rest == 1 else None


def show(value: Decimal | Fraction) -> str:
    """``value`` for a sentence: plain, at most four places when it has no end."""
    if isinstance(value, Fraction):
        value = exact(value) or half_up(value, 4)
    return plain_string(value)


def percent(ratio: Fraction, places: int = 2) -> str:
    """A ratio as a percentage for a sentence."""
    return f"{plain_string(half_up(ratio * 100, places))}%"
