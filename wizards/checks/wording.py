"""How findings speak: short quotations, plain numbers, dates as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from schemas.figure.exact import plain_string
from schemas.text import show

EXACT = Context(prec=100)
"""Products and quotients of figures (fifteen digits each) lose nothing that is shown."""

_LONGEST = 30
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")


def quote(text: str) -> str:
    """Return a text in quotation marks, on one line, shortened."""
    line = show(" ".join(text.split()), one_line=True)
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}”"


def plain(number: Decimal, places: int | None = None) -> str:
    """Return a number without exponent and needless zeros, rounded half up if ``places`` are given."""
    return plain_string(number if places is None else rounded(number, places))


def rounded(number: Decimal, places: int) -> Decimal:
    """Round half up."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=EXACT)


def percent(top: Decimal, bottom: Decimal) -> Decimal:
    """Return ``top`` ÷ ``bottom`` in %, unrounded; ``bottom`` is not 0."""
    return EXACT.divide(EXACT.multiply(top, Decimal(100)), bottom)


def narrow(text: str) -> str:
    """Return ``text`` in half-width signs and without blanks, as patterns are looked for."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def day_of(text: str | None) -> date | None:
    """Read a date as it is stored or typed; ``None`` if it is none."""
    found = _DAY.fullmatch(narrow(text or ""))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def month_of(text: str | None) -> tuple[int, int] | None:
    """Read a month (or the month of a date) as year and month; ``None`` if it is none."""
    day = day_of(text)
    if day is not None:
        return day.year, day.month
    found = _MONTH.fullmatch(narrow(text or ""))
    return (int(found[1]), int(found[2])) if found and 1 <= int(found[2]) <= 12 else None
