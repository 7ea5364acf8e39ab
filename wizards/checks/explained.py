"""Whether the report says a word about something: where a reason is due, any text of it may give it."""

from __future__ import annotations

import re
from typing import Literal

from wizards.checks.case import Case

Topic = Literal["spending", "adjustment", "deduction", "survey"]

_WORDS: dict[Topic, re.Pattern[str]] = {
    "spending": re.compile(
        r"执行率|执行进度|支出进度|支付进度|结余|结转|剩余|余额|收回|缴回|上缴|节约|节支|未支[付出]|未执行|尚未"
    ),
    "adjustment": re.compile(r"调整|调增|调减|追加|追减|核减|压减|增加预算|预算增加|收回"),
    "deduction": re.compile(r"扣\s*(?:除|了|减)?\s*\d|扣分|失分|减\s*\d+(?:\.\d+)?\s*分|未得满分"),
    "survey": re.compile(r"问卷|调查|测评|回访|抽样|访谈|评价器|样本|评议"),
}


def explains(case: Case, topic: Topic) -> bool:
    """Whether any running text of the report speaks of ``topic``."""
    return any(_WORDS[topic].search(text) for _, text in case.narrative)
