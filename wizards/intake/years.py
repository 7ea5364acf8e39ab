"""Years in names and dates: what moves on with a new year, and what still speaks of the last one."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_LOOSE_ZERO = "[〇○零]"


def move_year(text: str, last: int, new: int) -> str:
    """Return ``text`` with last year's number replaced, in Arabic or Chinese figures: 2022年… → 2023年…."""
    moved = re.sub(rf"(?<!\d){last}(?!\d)", str(new), text)
    return re.sub(_chinese(last), "".join(_DIGITS[int(digit)] for digit in str(new)), moved)


def names_year(text: str, year: int) -> bool:
    """Return whether a text names a year: 2022年11月底前, 2022-11-30, 二〇二二年."""
    return re.search(rf"(?<!\d){year}(?!\d)", text) is not None or re.search(_chinese(year), text) is not None


def _chinese(year: int) -> str:
    digits = (_LOOSE_ZERO if digit == "0" else _DIGITS[int(digit)] for digit in str(year))
    return "".join(digits) + "(?=年)"
