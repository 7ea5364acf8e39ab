"""A value beside words that say the same (``:不重``): 2025年度 and 2025年农村道路维修项目 become one name."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(\d{4})\s*年度?")
_LAST_YEAR = re.compile(r"\d{4}\s*年度?\s*$")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEAST = 2
"""Fewer characters in common are chance; a value keeps at least as many."""


def without_echo(before: str, own: str, after: str) -> str:
    """Return ``own`` without what stands before or after it already: the year, the unit's name, 项目.

    Another year than the one printed before stays, and so does a span of years.
    """
    text = own.strip()
    for year in dict.fromkeys(_YEAR.findall(before)):
        text = _without_year(text, year)
    text = text[_overlap(_LAST_YEAR.sub("", before), text) :]
    text = text[: len(text) - _overlap(text, after)]
    return text if len(text) >= _LEAST else own


def _without_year(text: str, year: str) -> str:
    """Drop a year: in brackets, else the first one that is no end of a span and no date."""
    spelt = f"(?:{year}|{year.translate(_DIGITS)}|{year.translate(_DIGITS).replace('〇', '○')})"
    bracketed = re.sub(rf"[（(〔\[]{spelt}年?度?[）)〕\]]", "", text)
    if bracketed != text:
        return bracketed
    span = "—~～至到、-"
    return re.sub(rf"(?<![\d{span}]){spelt}\s*年度?(?![{span}以底末前后初\d])", "", text, count=1)


def _overlap(first: str, second: str) -> int:
    """How many characters at the end of ``first`` are the beginning of ``second``."""
    longest = min(len(first), len(second))
    return next((size for size in range(longest, _LEAST - 1, -1) if first[-size:] == second[:size]), 0)
