"""Years in names and dates: what moves on with a new year, and what still speaks of the last one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from schemas.paths import find

_DIGITS: Final = "〇一二三四五六七八九"
_LOOSE_ZERO = "[〇○零]"
_TO = r"[-－—–~～至到/]"
_YEAR_ENDS = r"(?=\s*(?:财|学)?年|\s*[)）\]】〕]|\s*$)"
_ANY_YEAR = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?:{_YEAR_ENDS}|(?=\s*{_TO}))|[〇○零一二三四五六七八九]{{4}}(?=\s*(?:年|{_TO}))"
)
_IN_BRACKETS = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
_DOCUMENT_NUMBER = re.compile(r"[(（〔\[【]\s*\d{4}\s*[)）〕\]】]\s*第?\s*\d+\s*号")

_THIS = r"本年度?|当年度?|今年"
_BEFORE = r"上一?年度?|去年|前年|前一年|上期"
_NUMBER = r"(?:19|20)\d\d|[〇○零一二三四五六七八九]{4}(?=年)"
_OF_YEAR = rf"(?P<year>{_NUMBER})(?:年度?[底末]?)?|(?P<this>{_THIS})|(?P<before>{_BEFORE})"
_YEAR_FIRST = re.compile(rf"\(?(?:{_OF_YEAR})\)?(?![-~—至到/.]?\d)")
_YEAR_LAST = re.compile(rf"(?<![-~—至到/.\d])\(?(?:{_OF_YEAR})\)?$")


@lru_cache(maxsize=2048)
def split_year(head: str) -> tuple[str, int | None, bool]:
    """Return a head without the year that it carries, that year, and whether it speaks of another year than this.

    2024年完成值 → 完成值, 2024; 上年完成值 → 完成值, none, another; a head without a year comes back as it is.
    """
    plain = "".join(unicodedata.normalize("NFKC", head).split())
    match = _YEAR_FIRST.match(plain) or _YEAR_LAST.search(plain)
    if match is None:
        return head, None, False
    rest = plain[: match.start()] + plain[match.end() :]
    return rest, _value(match["year"]) if match["year"] else None, match["before"] is not None


def year_of(document: Mapping[str, Any]) -> int | None:
    """Return the year of a session, ``None`` without one."""
    year = find(document, "profile.fiscal_year")
    if isinstance(year, int) and not isinstance(year, bool) and 1900 <= year <= 2200:
        return year
    return int(year) if isinstance(year, str) and year.strip().isdecimal() and len(year.strip()) == 4 else None


def move_year(text: str, last: int, new: int) -> str:
    """Return a title with last year's number replaced, in Arabic or Chinese figures: 2022年… → 2023年….

    A title that speaks of other years too stays as it is (2022—2024年, 2022年提前下达2023年): nobody knows which
    one moves. Numbers of documents (〔2022〕15号) and quantities (2022户) stay.
    """
    numbers = [match.span() for match in _DOCUMENT_NUMBER.finditer(text)]
    own = [match for match in _own_years(text, last) if not _inside(match.start(), numbers)]
    if not own or _speaks_of_others(text, last, numbers):
        return text
    for match in reversed(own):
        text = f"{text[: match.start()]}{_like(match[0], new)}{text[match.end() :]}"
    return text


def names_year(text: str, year: int) -> bool:
    """Return whether a text names a year: 2022年11月底前, 2022-11-30, 二〇二二年."""
    plain = unicodedata.normalize("NFKC", text)
    return re.search(rf"(?<!\d){year}(?!\d)", plain) is not None or re.search(_chinese(year), text) is not None


def may_name_year(text: str, year: int) -> bool:
    """Return whether a title names a year in any way, also by its last two figures in front (22年养护)."""
    plain = unicodedata.normalize("NFKC", text)
    return names_year(text, year) or re.match(rf"\s*{year % 100:02d}年", plain) is not None


def _own_years(text: str, year: int) -> list[re.Match[str]]:
    digits = "".join(f"[{digit}{chr(ord(digit) + 0xFEE0)}]" for digit in str(year))
    written = rf"(?<![\d第.．]){digits}{_YEAR_ENDS}|{_chinese(year)}"
    return list(re.finditer(written, text))


def _speaks_of_others(text: str, year: int, numbers: list[tuple[int, int]]) -> bool:
    """Return whether other years stand in a title, but earlier ones in brackets (2021年立项), or a span of years."""
    plain = unicodedata.normalize("NFKC", text) if len(unicodedata.normalize("NFKC", text)) == len(text) else text
    if re.search(rf"(?:{year}\s*年?\s*{_TO}\s*\d)|(?:\d\s*年?\s*{_TO}\s*{year}(?!\d))", plain):
        return True
    brackets = [match.span() for match in _IN_BRACKETS.finditer(text)]
    for match in _ANY_YEAR.finditer(plain):
        other = _value(match[0])
        if other == year or _inside(match.start(), numbers):
            continue
        if other > year or not _inside(match.start(), brackets):
            return True
    return False


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _value(written: str) -> int:
    zeros = written.replace("○", "〇").replace("零", "〇")
    return int("".join(str(_DIGITS.index(one)) if one in _DIGITS else one for one in zeros))


def _like(written: str, year: int) -> str:
    """Return a year in the figures in which another one is written: Arabic, wide, Chinese."""
    if written.isascii():
        return str(year)
    if written.isdecimal():
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(year))
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def _chinese(year: int) -> str:
    digits = (_LOOSE_ZERO if digit == "0" else _DIGITS[int(digit)] for digit in str(year))
    return "".join(digits) + "(?=年)"
