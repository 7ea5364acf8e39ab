"""Adjustments: 年初预算A，核减C，调整后预算B — and the same with what is left of a sum that was cut in two steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip
from wizards.prose.operands import same, slack, usable
from wizards.prose.slip import Slip, slip_of

_MEANWHILE = r"^[,、(]?(?:年中|中途|□*)又?"
_MORE = re.compile(rf"{_MEANWHILE}(?:追加|调增|增加|新增)(?:预算|资金|安排|下达)?了?$")
_LESS = re.compile(rf"{_MEANWHILE}(?:核减|调减|压减|减少|收回|追减|调剂出)(?:预算|资金)?了?$")
_RESULT = re.compile(
    r"^[)]?[,、]?(?:年中)?(?:预算)?"
    r"(?:后|调整后的?(?:预算|全年预算|资金)?(?:数|总额|资金)?|全年预算(?:数|总额)?|调整(?:预算)?)(?:为|是|达到|:)*$"
)
_FIRST = re.compile(r"预算|资金|安排|下达|计划")


def wrong_adjustments(passage: Passage) -> Iterator[Slip]:
    """Yield the adjusted amounts that the first one and the change do not give."""
    for mentions in passage.in_sentence:
        for (first, change), (_, result) in pairwise(pairwise(mentions)):
            if _is_chain(passage, first, change, result):
                yield from _wrong(passage, first, change, result)


def _is_chain(passage: Passage, first: Mention, change: Mention, result: Mention) -> bool:
    if not (same(first, change) and same(change, result) and first.unit == "元" and not first.per):
        return False
    if not all(usable(one) and one.exact for one in (first, change, result)):
        return False
    gap = passage.between(first, change)
    if not (_MORE.search(gap) or _LESS.search(gap)) or not _FIRST.search(first.clause):
        return False
    return _RESULT.search(passage.between(change, result)) is not None


def _wrong(passage: Passage, first: Mention, change: Mention, result: Mention) -> Iterator[Slip]:
    sign = 1 if _MORE.search(passage.between(first, change)) else -1
    due = first.value + sign * change.value
    margin = slack(first) + slack(change) + slack(result)
    if abs(result.value - due) <= margin or abs(result.value - change.value) <= margin:
        return
    if is_slip(result.value, due, result.step) or abs(result.value - due) <= change.value:
        words = f"{passage.words(first)} {'＋' if sign > 0 else '－'} {passage.words(change)}"
        yield slip_of(passage, "difference", result, due, words, (first, change))
