"""When something is due or was done (期限、完成时间): calendar expressions inside a target or an actual value.

``read_moment`` finds the stretch of days that ``2023年12月31日前``, ``9月底``, ``年底前``, ``上半年`` or
``已于2023年11月20日完成`` speaks of. Years that are not written are left open: they are those of the assessed year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from schemas.figure.lazy import LazyPattern
from schemas.figure.spelling import plain_text

_HAN_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {name: number for number, name in enumerate(_HAN_MONTHS, start=1)}
_QUARTERS = {**{str(number): number for number in range(1, 5)}, "一": 1, "二": 2, "三": 3, "四": 4}
_RELATIVE = {"次年": 1, "明年": 1, "翌年": 1, "下年": 1, "上年": -1, "去年": -1}
_START, _MIDDLE, _END = (1, 10), (11, 20), (21, 31)
_THIRDS = {"初": _START, "上旬": _START, "中": _MIDDLE, "中旬": _MIDDLE, "下旬": _END, "底": _END, "末": _END}
_OF_YEAR = {"年初": (1, 3), "年中": (6, 7), "年底": (12, 12), "年末": (12, 12), "年终": (12, 12)}
_SHARP = frozenset(("底", "末", "年底", "年末", "年终"))
"""Words that name the end of a time, so that a date before them includes that end."""

_EXPRESSION = LazyPattern(
    r"(?P<packed>(?<!\d)(?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01])(?![\d.%]))"
    r"|(?P<iso>(?<![\d.])(?P<y>(?:19|20)\d\d)[-./](?P<m>1[0-2]|0?[1-9])(?:[-./](?P<d>3[01]|[12]\d|0?[1-9])日?)?(?![\d%]))"
    r"|(?P<monthly>(?:每个?|次|当)月(?:的)?)(?P<monthday>\d{1,2})[日号]"
    r"|(?<![\d.多近几数半往历两\u4e00一二三四五六七八九十百])(?P<ownyear>[当本全]?年度?(?:之内|以内|内(?![容部涵控存外环])))"
    r"|(?<![\d.第])(?:(?P<year>(?:19|20)\d\d)(?:年度?(?!底|末|终|初|中)|(?=年[底末终初中]))|(?P<relative>次年|明年|翌年|下年|上年|去年|当年|本年|今年)度?)?"
    r"(?:的)?(?:(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<month>\d{1,2}|十[一二]|[一二三四五六七八九十])月份?(?!内|均|度|龄))?"
    r"(?:的)?(?:(?P<day>\d{1,2})[日号]|(?P<third>[上中下]旬|月?[底末初中](?![期央标])))?(?P<yearpart>年[底末终初中])?"
    r"(?P<inside>(?:之内|以内|内)(?![容部涵控存外环]))?"
)
_BEFORE = LazyPattern(r"(?:之前|以前(?!年度)|前(?![期提置往列后沿景端三十\d]))")
_NOT_DONE = LazyPattern("未(?!来)|没|预计|计划|拟|尚|不能|无法|争取|力争")
_JOINED = LazyPattern(r"[-~—至到]{1,2}|-{1,2}")
_MONTHS_OF_ONE_YEAR = LazyPattern(r"(?<![\d.])(\d{1,2})([-~—至到])(\d{1,2})月")
"""6-12月 is 6月-12月."""
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 120
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days; ``year`` is ``None`` where none is written (then ``shift`` counts from the assessed year).

    Attributes:
        year: as written.
        shift: years from the assessed one: 次年 is 1.
        first: month and day on which the stretch begins.
        last: month and day on which it ends.
        before: a date to be kept (…前), not a date on which something was.
        sharp: its own last day is still in time (12月底前, 31日前); otherwise 9月前 may or may not include September.
        monthly: only the day of the month counts (每月10日前).
        written: the expression as it stands in the text.
        alone: the text says nothing else.
    """

    year: int | None
    shift: int
    first: tuple[int, int]
    last: tuple[int, int]
    before: bool
    sharp: bool
    monthly: bool
    written: str
    alone: bool

    def days(self, assessed: int | None) -> tuple[date, date] | None:
        """First and last day; ``None`` while the year is not known."""
        year = self.year if self.year is not None else assessed
        if year is None or not 1900 <= year + self.shift <= 2999:
            return None
        year += 0 if self.year is not None else self.shift
        return _day(year, self.first), _day(year, self.last)

    def limits(self, assessed: int | None) -> tuple[date, date] | None:
        """Last day in time in the strict and in the generous reading of a date to be kept."""
        days = self.days(assessed)
        if days is None:
            return None
        first, last = days
        return (first - timedelta(days=1) if self.before and not self.sharp else last), last


def read_moment(text: str) -> Moment | None:
    """The date or period that ``text`` is about; ``None`` when there is none, several, or it was not kept to.

    Of a period (1月至11月) the end counts. A text of more than a sentence is not searched.
    """
    return _remembered(text) if len(text) <= _LONGEST else None


def _read(text: str) -> Moment | None:
    plain = _MONTHS_OF_ONE_YEAR.sub(r"\1月\2\3月", plain_text(text))
    if not plain or _NOT_DONE.search(plain):
        return None
    found = [match for match in _EXPRESSION.finditer(plain) if match[0] and _names_time(match)]
    if len(found) == 2 and _JOINED.fullmatch(plain[found[0].end() : found[1].start()]):
        return _ended(plain, found[0], found[1])
    if len(found) != 1:
        return None
    return _moment(plain, found[0], found[0].start())


def _ended(plain: str, begin: re.Match[str], end: re.Match[str]) -> Moment | None:
    """Of a period the end counts; its year may stand at the beginning only."""
    first, last = _moment(plain, begin, begin.start()), _moment(plain, end, begin.start())
    if first is None or last is None:
        return None
    return replace(last, year=first.year) if last.year is None and not last.shift else last


def _names_time(match: re.Match[str]) -> bool:
    """Whether the match is a time and not a year or a word alone."""
    return (
        any(match[name] for name in ("packed", "iso", "monthly", "ownyear", "half", "quarter", "month", "yearpart"))
        or bool((match["year"] or match["relative"]) and (match["inside"] or match["third"]))
        or bool(match["year"] and not match["day"])
    )


def _moment(plain: str, match: re.Match[str], start: int) -> Moment | None:
    stretch = _stretch(match)
    if stretch is None:
        return None
    before = _BEFORE.match(plain, match.end())
    end = before.end() if before else match.end()
    if len(plain) - (end - start) > _AROUND:
        return None
    year = match["y"] or match["y8"] or match["year"]
    return Moment(
        year=int(year) if year else None,
        shift=_RELATIVE.get(match["relative"] or "", 0),
        first=stretch[0],
        last=stretch[1],
        before=before is not None,
        sharp=_names_its_end(match),
        monthly=bool(match["monthly"]),
        written=plain[start:end],
        alone=end - start == len(plain),
    )


def _names_its_end(match: re.Match[str]) -> bool:
    if any(match[name] for name in ("d", "d8", "day", "monthday", "inside", "ownyear")):
        return True
    return _third(match) in _SHARP or match["yearpart"] in _SHARP


def _third(match: re.Match[str]) -> str:
    """月底 and 底 are one."""
    return (match["third"] or "").removeprefix("月")


def _stretch(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Month and day of the first and the last day."""
    if match["monthly"]:
        day = int(match["monthday"])
        return ((1, day), (1, day)) if 1 <= day <= 31 else None
    if match["ownyear"]:
        return (1, 1), (12, 31)
    months = _months(match)
    if months is None:
        return None
    typed_day = match["d"] or match["d8"] or match["day"]
    if typed_day:
        date_of = months[1], int(typed_day)
        return (date_of, date_of) if 1 <= date_of[1] <= _LONGEST_MONTHS[date_of[0] - 1] else None
    third = _third(match)
    if third in _THIRDS:
        low, high = _THIRDS[third]
        return (months[1], low), (months[1], high)
    return (months[0], 1), (months[1], 31)


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if month := match["m"] or match["m8"]:
        return int(month), int(month)
    if match["month"]:
        return _month(match["month"])
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"]]
        return last - 2, last
    if match["half"]:
        return (1, 6) if match["half"] == "上半年" else (7, 12)
    if match["yearpart"]:
        return _OF_YEAR[match["yearpart"]]
    if match["third"] and not match["day"]:
        return None
    return 1, 12


def _month(word: str) -> tuple[int, int] | None:
    month = _MONTHS.get(word) or (int(word) if word.isdigit() else 0)
    return (month, month) if 1 <= month <= 12 else None


def _day(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    return date(year, month, min(day, monthrange(year, month)[1]))


_remembered = lru_cache(maxsize=1024)(_read)
