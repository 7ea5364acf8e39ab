"""Dates as people write them (日期、年月): the only reader of a typed day or month.

``read_day`` understands ``2022-08-16``, ``2022年8月16日``, ``2022.8.16`` in any width, ``二〇二二年八月十六日``;
``read_month`` also a month alone. What is none, and a day that no calendar has, carries its fault; nothing raises.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from schemas.figure.chinese import read_numeral
from schemas.figure.lazy import LazyPattern
from schemas.figure.spelling import plain_text

Fault = Literal["", "unreadable", "no_such_day"]

_DAY = LazyPattern(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH = LazyPattern(r"(\d{4})[-/.年](\d{1,2})月?份?")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_HAN = LazyPattern(f"([〇○零一二三四五六七八九]{{4}})年({_HAN_NUMBER})月(?:({_HAN_NUMBER})[日号])?")
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LONGEST = 40
_NO_DAY = 99
"""A day or month that was typed and that no calendar has."""


@dataclass(frozen=True, slots=True)
class Day:
    """A typed day or month and what it means.

    Attributes:
        text: as typed.
        year: the year, 0 when the text is no date.
        month: the month, 0 when the text is no date.
        day: the day of the month, 0 for a month alone or no date.
        fault: ``unreadable`` for what is no date at all, ``no_such_day`` for 2022-02-30; empty when all is well.
    """

    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    fault: Fault = ""

    @property
    def blank(self) -> bool:
        """Nothing was typed; that is no fault."""
        return not self.text.strip()

    @property
    def known(self) -> bool:
        """It is a date that exists."""
        return bool(self.year) and not self.fault

    @property
    def iso(self) -> str:
        """``2022-08-16`` or ``2022-08``; empty without a date."""
        if not self.known:
            return ""
        month = f"{self.year:04d}-{self.month:02d}"
        return f"{month}-{self.day:02d}" if self.day else month

    @property
    def printed(self) -> str:
        """``2022年8月16日`` or ``2022年8月`` (GB/T 9704-2012: Arabic figures, no leading zero); else as typed."""
        if not self.known:
            return self.text
        month = f"{self.year}年{self.month}月"
        return f"{month}{self.day}日" if self.day else month

    @property
    def date(self) -> date | None:
        """The day itself; ``None`` for a month alone or no date."""
        return date(self.year, self.month, self.day) if self.known and self.day else None


def read_day(text: str | None) -> Day:
    """Read a day; a month alone is ``unreadable`` as a day."""
    found = read_month(text)
    if found.known and not found.day:
        return Day(found.text, fault="unreadable")
    return found


def read_month(text: str | None) -> Day:
    """Read a month, or a day that lies in it."""
    return _read(text or "")


@lru_cache(maxsize=256)
def _read(text: str) -> Day:
    if not text.strip():
        return Day(text)
    parts = _parts("".join(plain_text(text).split())) if len(text) <= _LONGEST else None
    if parts is None:
        return Day(text, fault="unreadable")
    year, month, day = parts
    return Day(text, year, month, day, "" if _exists(year, month, day) else "no_such_day")


def _parts(plain: str) -> tuple[int, int, int] | None:
    found = _DAY.fullmatch(plain) or _MONTH.fullmatch(plain)
    if found is not None:
        year, month, *day = (int(part) for part in found.groups())
        return year, month, (day[0] or _NO_DAY) if day else 0
    han = _HAN.fullmatch(plain)
    if han is None:
        return None
    return int(han[1].translate(_YEAR_DIGITS)), _small(han[2]), _small(han[3]) if han[3] else 0


def _small(numeral: str) -> int:
    read = read_numeral(numeral)
    return int(read[0]) if read and read[0].isdigit() and not read[1] else _NO_DAY


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return True
