"""The long pattern of a figure is tried only where one can begin: nothing is lost by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.figure import terms

_GUARD, _, _WHOLE = terms._HEAD.compiled.pattern.partition("])")
_UNGUARDED = re.compile(_WHOLE)
WORDS = [
    "不低于",
    "最少不低于",
    "至少",
    "未达到",
    "约为",
    "差不多",
    "人民币",
    "百分之",
    "力争",
    "控制在",
    "介于",
    "应当",
]
PIECES = [
    *WORDS,
    "12.5",
    "-3",
    "+7",
    ".5",
    "1,200",
    "一",
    "三十二点五",
    "万",
    "亿",
    "¥",
    "≥",
    "=>",
    "<",
    "=",
    "项目",
    "，",
]


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def test_there_is_a_guard() -> None:
    assert _GUARD.startswith("(?=[") and _WHOLE.startswith("(?P<lead>")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_guard_loses_no_figure(text: str) -> None:
    assert spans(terms._HEAD.compiled, text) == spans(_UNGUARDED, text)


@pytest.mark.parametrize("text", ["一项工作，二是检查", "项目一共万余户", "第一，约一半"])
def test_a_single_numeral_is_none(text: str) -> None:
    assert list(terms.each_term(text)) == []
