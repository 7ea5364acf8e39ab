"""Shares of the days of a year: 供水保障330天，占全年90.41%. Nobody writes the 365 it is divided by."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wizards.lexicon import any_of
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, is_swap, within
from wizards.prose.operands import usable, window
from wizards.prose.promises import share_before
from wizards.prose.ratio import Ratio
from wizards.prose.slip import Slip, slip_of

_ALL_YEAR = re.compile(r"到?(?:全年度?|整年|年度)(?:总|日历)*(?:天数|日数|时间)?")
_DAYS = ("天", "日")
_COMMON, _LEAP = Decimal(365), Decimal(366)
_OF_VALID_DAYS = any_of("of_valid_days")
"""What is measured is divided by the days with a valid result, which may be fewer than the year has."""
_FEWEST_VALID = Decimal("1.03")


@dataclass(frozen=True, slots=True)
class YearShare:
    """A share that days have in a year.

    Attributes:
        own: the days by those of this year.
        other: the days by those of a year one day longer or shorter.
        named: the words say that it is of the year.
        known: it is known which year it is.
    """

    own: Ratio
    other: Ratio
    named: bool
    known: bool

    def fits(self, rate: Mention) -> bool:
        """Whether a rate is this share; the other length is wrong only where the words leave no choice."""
        return self.own.fits(rate) or (not (self.named and self.known) and self.other.fits(rate))

    def is_of_other_length(self, rate: Mention) -> bool:
        """Whether a rate is the share of a year one day longer or shorter: 366 days of a common year."""
        return self.named and self.other.fits(rate)


def share_of_year(passage: Passage, rate: Mention) -> YearShare | None:
    """Return what days have to do with a year, if a rate may be their share of it."""
    found = share_before(passage, rate)
    if found is None or not _is_days(found.part):
        return None
    named = _ALL_YEAR.fullmatch(found.whole) is not None
    if not named and not found.of_anything:
        return None
    if any(one.value in (_COMMON, _LEAP) and one.unit == found.part.unit for one in window(passage, rate)):
        return None  # the year is written: it is a whole like any other
    year = _year_of(passage, found.part)
    common, leap = (Ratio(found.part, _as_days(found.part, days)) for days in (_COMMON, _LEAP))
    own, other = (leap, common) if year is not None and isleap(year) else (common, leap)
    return YearShare(own, other, named, year is not None)


def _is_days(part: Mention) -> bool:
    return part.unit in _DAYS and not part.per and usable(part) and part.value <= _LEAP


def _as_days(part: Mention, days: Decimal) -> Mention:
    return part._replace(value=days, step=Decimal(1), about=False)


def _year_of(passage: Passage, part: Mention) -> int | None:
    """The year that days are of: the one told, the one before (上年), or the assessed one."""
    year = part.told_year if part.year is None else part.year
    if year or passage.assessed is None:
        return year or None
    return passage.assessed if year is None else passage.assessed - 1


def wrong_share_of_year(passage: Passage, rate: Mention, share: YearShare) -> Iterator[Slip]:
    """Yield a rate that is near the share its days have in the year, and is not it."""
    quotient = share.own
    if rate.unit != "%" or quotient.top.about:
        return
    due = quotient.value
    near = _is_near(rate, due) if share.named else _is_swapped(passage, rate, quotient)
    if near and not _may_be_of_fewer(passage, rate, due):
        days = passage.words(quotient.top)
        why = f"{days} ÷ {quotient.bottom.value}{days[-1]}"
        yield slip_of(passage, "ratio", rate, due, why, (quotient.top,))


def _is_near(rate: Mention, due: Decimal) -> bool:
    if is_slip(rate.value, due, rate.step):
        return True
    return abs(rate.value - due) <= 4 and within(rate.value, due, "0.15")


def _is_swapped(passage: Passage, rate: Mention, quotient: Ratio) -> bool:
    """Whether two digits changed places in a share of the year that is not called so (全年供水330天，占比90.14%)."""
    part = quotient.top
    if "全年" not in part.clause or not is_swap(rate.value, quotient.value, rate.step):
        return False
    return not any(one.unit in _DAYS and one != part for one in window(passage, rate))


def _may_be_of_fewer(passage: Passage, rate: Mention, due: Decimal) -> bool:
    """Whether days without a valid result may have been left out: 优良天数294天，占全年81.7%."""
    if not due <= rate.value <= due * _FEWEST_VALID:
        return False
    start = passage.sentences[max(0, rate.sentence - 1)][0]
    return _OF_VALID_DAYS.search(passage.struck, start, rate.start) is not None
