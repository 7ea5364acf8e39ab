"""Dates in running text: days that no calendar has, ends before beginnings, brackets of document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from schemas.day import read_month
from wizards.prose.mentions import Passage
from wizards.prose.slip import Kind, Slip

_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?!份?[内度均]|\d{1,2}[日号]?内)(?:(?P<day>\d{1,2})[日号])?"
)
_TO = re.compile(r"(?:初|底|末|起)?(?:至|到|-{1,2}|—{1,2}|~)")
_BEGINS = re.compile(
    r"^(?:初|底|末|中旬|上旬|下旬)?[\u4e00-\u9fff]{0,4}"
    r"(?:开工|开始|启动|进场|动工|起|实施|开班|开学|开幕|签订合同|签约)[^0-9。;]{0,10}$"
)
_ENDS = re.compile(
    r"^(?:初|底|末|中旬|上旬|下旬|前)?[\u4e00-\u9fff]{0,4}"
    r"(?:完工|竣工|结束|完成|止|建成|结业|结课|闭幕|验收|交付)"
)
_APART = re.compile("[,、;至到于]")
_NUMBER = re.compile(r"[\u4e00-\u9fff](?P<said>[\[【({]((?:19|20)\d\d)[\]】)}])第?\d{1,4}号")
_LEAP = 2000
"""A day without its year may be of a leap year."""


def wrong_dates(passage: Passage) -> Iterator[Slip]:
    """Yield the days that do not exist and the periods that end before they begin."""
    text = passage.plain.text
    dates = list(_DATE.finditer(text)) if "月" in text else []
    for found in dates:
        if not _exists(found):
            yield _slip(passage, "date", found, "没有这一天")
    for first, last in pairwise(dates):
        if _is_period(passage, first, last) and _before(last, first):
            yield _slip(passage, "period", last, f"早于开始的 {first[0]}")


def wrong_brackets(passage: Passage) -> Iterator[Slip]:
    """Yield the document numbers whose year does not stand in 〔〕."""
    for found in _NUMBER.finditer(passage.plain.text):
        start, end = passage.plain.span(*found.span("said"))
        said = passage.typed[start:end]
        if said[0] not in "〔﹝":
            yield Slip("bracket", *found.span("said"), said, f"〔{found[2]}〕", "")


def _exists(found: re.Match[str]) -> bool:
    year = int(found["year"] or _LEAP)
    return read_month(f"{year}-{found['month']}" + (f"-{found['day']}" if found["day"] else "")).known


def _is_period(passage: Passage, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether the words make the second of two dates the end of what begins with the first."""
    if not (first["year"] and last["year"]) or last.start() - first.end() > 16:
        return False
    between = passage.plain.text[first.end() : last.start()]
    if _TO.fullmatch(between):
        return True
    if not _APART.search(between):
        return False  # 2023年4月开始养护2022年10月验收的路段
    return bool(_BEGINS.search(between) and _ENDS.search(passage.plain.text[last.end() : last.end() + 8]))


def _before(first: re.Match[str], second: re.Match[str]) -> bool:
    if not (_exists(first) and _exists(second)):
        return False
    if not (first["day"] and second["day"]):
        return (int(first["year"]), int(first["month"])) < (int(second["year"]), int(second["month"]))
    return _day(first) < _day(second)


def _day(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _slip(passage: Passage, kind: Kind, found: re.Match[str], why: str) -> Slip:
    start, end = passage.plain.span(*found.span())
    return Slip(kind, *found.span(), passage.typed[start:end], "", why)
