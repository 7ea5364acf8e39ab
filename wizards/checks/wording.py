"""How findings speak: short quotations, plain numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from schemas.figure import is_struck_out
from schemas.figure.exact import plain_string
from schemas.text import narrow as narrow
from schemas.text import narrow_with_places as narrow_with_places
from schemas.text import show

EXACT = Context(prec=100)
"""Products and quotients of figures (fifteen digits each) lose nothing that is shown."""

_NOTHING = ("无", "暂无", "没有", "不涉及")
_LONGEST = 30


def says_nothing(text: str) -> bool:
    """Return whether a cell is struck out as on paper, by a sign or a word."""
    return text.strip() in _NOTHING or is_struck_out(text)


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
