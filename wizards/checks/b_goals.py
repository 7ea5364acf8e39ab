"""B05, B06. The goal of the year and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote

GOALS = "performance.goals"

_EMPTY_WORDS = (
    "已经|已|均|都|全部|全面|全|基本|较好地|较好|很好地|圆满|顺利|按时|按期|如期|按质|按量|保质保量|高质量|按要求|按计划|按进度|超额|提前|实际",
    "全年度|全年|本年度|本年|年度|年初|当年|我局|我单位|我中心|我院|我校|我站|本项目|项目|上级|主管部门|财政",
    "既定|预期|预定|预计|设定|设立|制定|下达|批复|总体|总|各项|各|所有|相关|主要|绩效|工作|建设|实施|考核",
    "目标|任务|指标值|指标|内容|计划|效果|要求|情况|保质|100%|率|值|的|了",
)
"""How it was done, when and by whom, which, and what: without these words only “完成” is left of an empty sentence."""
_FILLING = re.compile("|".join(sorted("|".join(_EMPTY_WORDS).split("|"), key=len, reverse=True)))
_DONE = re.compile("(?:完成|达成|达到|实现|落实|达标)+(?:良好)?")
_ALL_OF_IT = re.compile(r"(?:率|比例)?(?:为|是|达到|达)?(?:100(?:\.0+)?%|百分之百)")
"""100% of the goal says no more than that it is done."""
_SAME_AS = re.compile("(?:同|与|和|按照|按)?(?:上|左|前)?(?:一致|相同|良好|正常|同上|同左)?(?:完成|执行)?|见附[件表]")
_SIGNS = re.compile(r"[,。;:、.!？?！\"“”'‘’()\s]+")
_BOUND = re.compile(
    r"[≥≤><]|不低于|不少于|不超过|不高于|以上|以内|以下|左右|之内|确保|力争|保障|保证|争取|计划|拟|将|预计|达到|提高到|提升|进一步"
)
_LONG_GOAL = 30
"""A goal of so many characters that comes again word for word was copied, figures or not."""
_DUTY = re.compile(r"负责|承担.{0,30}(?:工作|职责|任务)|贯彻执行|主管全|职责是")
_MEASURED = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:个|人|户|次|项|万|亿|%)")


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


def _says_nothing(text: str) -> bool:
    """Whether every clause only says that something was done."""
    clauses = [clause for clause in _SIGNS.split(narrow(text)) if clause]
    left = [_ALL_OF_IT.sub("", _FILLING.sub("", clause)) for clause in clauses]
    return bool(left) and all(_DONE.fullmatch(words) or _SAME_AS.fullmatch(words) for words in left)


def _is_copied(expected: str, actual: str) -> bool:
    """Whether the outcome is the goal word for word; a short goal with a plain number may truly have come about."""
    goal = _SIGNS.sub("", narrow(expected))
    if not goal or goal != _SIGNS.sub("", narrow(actual)):
        return False
    return len(goal) >= _LONG_GOAL or not _MEASURED.search(narrow(expected)) or bool(_BOUND.search(narrow(expected)))


@rule("B06", "warning", "预期目标只写了单位职责，没有一个数", basis="财预〔2021〕101号 绩效目标应量化、可衡量")
def b06_duties(case: Case) -> Iterator[Hit]:
    """The goal lists what the unit is there for, nothing that can be measured."""
    for path, goal in case.rows(GOALS, case.assessment.performance.goals):
        text = goal.expected or ""
        if _DUTY.search(narrow(text)) and not _MEASURED.search(text):
            label = case.column(GOALS, "expected", "预期目标")
            yield Hit(
                f"{path}.expected", f"“{label}”写的像是单位职责，没有可衡量的数，请写本年度要做到多少。", actual=text
            )
