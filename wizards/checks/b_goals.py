"""B05, B06. The goal of the year and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from schemas.finding import Span
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.text_sentences import sentences_at
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions

GOALS = "performance.goals"

_SAID = Expressions("goals")
_SIGNS = re.compile(r"[,。;:、.!？?！\"“”'‘’()\s]+")
_LONG_GOAL = 30
"""A goal of so many characters that comes again word for word was copied, figures or not."""


@rule(
    "B05",
    "error",
    "有总体目标而没有写完成情况；只写“完成年度目标”一类的话，或把预期目标照抄一遍的提醒",
    basis="财预〔2020〕10号 自评表年度总体目标",
    asks=f"{GOALS}:actual",
)
def b05_outcome(case: Case) -> Iterator[Hit]:
    """A goal without an outcome, or with one that only says it is done, or says the goal again."""
    for path, goal in case.rows(GOALS, case.assessment.performance.goals):
        label = case.column(GOALS, "actual", "实际完成情况")
        text = goal.actual or ""
        if goal.expected and not text.strip():
            yield Hit(f"{path}.actual", f"有预期目标而“{label}”空着，请逐条对照预期目标写实际做到的。")
        elif _says_nothing(text):
            message = f"“{label}”只写了 {quote(text)}，请逐条对照预期目标，写出做到的数。"
            yield Hit(f"{path}.actual", message, actual=text, severity="warning")
        elif _is_copied(goal.expected or "", text):
            message = f"“{label}”和预期目标一字不差，请写实际做到的数。"
            yield Hit(f"{path}.actual", message, actual=text, severity="warning")


@lru_cache(maxsize=1)
def _filling() -> re.Pattern[str]:
    """What surrounds “完成” in an empty sentence, the longest first: 全部 must not leave 部 behind."""
    return re.compile("|".join(sorted(_SAID.words("filling"), key=len, reverse=True)))


def _says_nothing(text: str) -> bool:
    """Whether every clause only says that something was done."""
    clauses = [clause for clause in _SIGNS.split(narrow(text)) if clause]
    left = [_SAID["all_of_it"].sub("", _filling().sub("", clause)) for clause in clauses]
    return bool(left) and all(_SAID["done"].fullmatch(words) or _SAID["same_as"].fullmatch(words) for words in left)


def _is_copied(expected: str, actual: str) -> bool:
    """Whether the outcome is the goal word for word; a short goal with a plain number may truly have come about."""
    goal = _SIGNS.sub("", narrow(expected))
    if not goal or goal != _SIGNS.sub("", narrow(actual)):
        return False
    return (
        len(goal) >= _LONG_GOAL
        or not _SAID["measured"].search(narrow(expected))
        or bool(_SAID["bound"].search(narrow(expected)))
    )


@rule("B06", "warning", "预期目标只写了单位职责，没有一个数", basis="财预〔2021〕101号 绩效目标应量化、可衡量")
def b06_duties(case: Case) -> Iterator[Hit]:
    """The goal lists what the unit is there for, nothing that can be measured."""
    for path, goal in case.rows(GOALS, case.assessment.performance.goals):
        text = goal.expected or ""
        if _SAID["duty"].search(narrow(text)) and not _SAID["measured"].search(text):
            label = case.column(GOALS, "expected", "预期目标")
            message = f"“{label}”写的像是单位职责，没有可衡量的数，请写本年度要做到多少。"
            yield Hit(f"{path}.expected", message, actual=text, span=_place_of_duty(case, f"{path}.expected"))


def _place_of_duty(case: Case, path: str) -> Span | None:
    """Where the first words are that speak of a duty."""
    found = ((sentence, _SAID["duty"].search(sentence.text)) for sentence in sentences_at(case, path))
    return next((sentence.span(words) for sentence, words in found if words), None)
