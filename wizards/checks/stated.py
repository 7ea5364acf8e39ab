"""C28, T05, T19. Stated against computed: verdicts, other claims in ``overrides``; edited sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.columns import own_place
from schemas.finding import Fix
from wizards.checks.case import Case
from wizards.checks.own_columns import stated_otherwise
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.wording import narrow, plain, quote, rounded
from wizards.facts import Sides

_SAID_ELSEWHERE = ("rate", "balance")
"""Overrides of values with these names have rules of their own; C28 says the others."""


def _claims(case: Case) -> Iterator[tuple[str, Sides]]:
    """Yield each override that differs from what is computed."""
    seen: set[str] = set()
    for override in case.assessment.overrides:
        if not override.path or override.path in seen:
            continue
        seen.add(override.path)
        sides = case.facts.sides(override.path)
        if sides.stated and sides.computed and _differ(sides):
            yield override.path, sides


def _differ(sides: Sides) -> bool:
    stated, computed = sides.stated, sides.computed
    if stated is None or computed is None:
        return False
    if stated.number is None or computed.number is None:
        return stated.text.strip() != computed.text
    typed = stated.number.as_tuple().exponent
    places = -typed if isinstance(typed, int) and typed < 0 else 0
    return abs(rounded(computed.number, min(places, 6)) - stated.number) > Decimal("0.01")


@rule(
    "C28",
    "error",
    "声明的数（overrides）与算出的不同；累计数与上月末数加本月数不同；表样自己的计算列填的与算出的不同",
    basis="同一事实只应有一个数",
)
def c28_other_claim(case: Case) -> Iterator[Hit]:
    """Any other computed value that the unit states differently."""
    for path, sides in _claims(case):
        if (path.rpartition(".")[2] not in _SAID_ELSEWHERE or own_place(path)) and sides.stated and sides.computed:
            stated, computed = quote(sides.stated.text), quote(sides.computed.text)
            message = f"{case.label(path)}填了 {stated}，按数据算出的是 {computed}，请核对。"
            yield Hit(path, message, sides.computed.text, sides.stated.text)
    yield from stated_otherwise(case)
    for path, row, _ in case.indicators:
        sides = case.facts.sides(f"{path}.actual")
        if sides.stated and sides.computed and sides.stated.number is not None and _differ(sides):
            message = (
                f"指标{case.name(row)}的累计数 {quote(sides.stated.text)} 不等于上月末数加本月数 "
                f"{quote(sides.computed.text)}，请核对。"
            )
            yield Hit(f"{path}.actual", message, sides.computed.text, sides.stated.text)


@rule("T05", "error", "结论写“完成”，完成率却没有到；或已完成而写没有完成", basis="结论应与完成情况一致")
def t05_verdict(case: Case) -> Iterator[Hit]:
    """A verdict that the figures contradict."""
    words = case.form.scoring.verdict
    for path, row, score in case.indicators:
        stated = (row.stated_verdict or "").strip()
        if not stated or score is None or score.met == "unknown":
            continue
        said_no = stated == words.no or stated.startswith(("未", "没有", "不"))
        if said_no == (score.met == "no"):
            continue
        due = words.yes if score.met == "yes" else words.no
        rate = f"（完成率 {plain(score.completion_rate)}%）" if score.completion_rate is not None else ""
        message = f"指标{case.name(row)}的结论写 {quote(stated)}，与数据不符{rate}，应为 {quote(due)}。"
        yield Hit(f"{path}.stated_verdict", message, due, stated, Fix(f"{path}.stated_verdict", ""))


_NONE_UNMET = re.compile(r"(?:暂)?(?:无|没有|不存在|不涉及|不适用)(?:未完成)?(?:的)?(?:指标|情况|原因)?[。.]?")
_UNMET_REASON = "texts.unmet_reason"


@in_text("T05", "问没有完成的原因而写“无”，表里有没达到的指标（只提醒）", asks=_UNMET_REASON)
def t05_no_unmet_reason(case: Case) -> Iterator[Hit]:
    """无 where the form asks why targets were missed, and one was."""
    text = case.assessment.texts.get("unmet_reason", "")
    unmet = [score.name for score in case.sheet.indicators if score.met == "no" and not score.excluded]
    if unmet and text.strip() and _NONE_UNMET.fullmatch(narrow(text)):
        label = quote(case.label(_UNMET_REASON))
        message = f"{label}写的是 {quote(text)}，但指标{quote(unmet[0])}没有达到指标值，请写原因。"
        yield Hit(_UNMET_REASON, message, actual=text)


@rule("T19", "warning", "改写过的句子里，找不到数据里现在的数", basis="文字与数据应一致")
def t19_outdated_sentence(case: Case) -> Iterator[Hit]:
    """An edited sentence whose figures have changed since."""
    for slot in case.edited:
        if slot.missing:
            figures = "、".join(slot.missing[:4])
            label = quote(case.label(slot.path))
            message = f"{label}改写过，里面没有现在的数 {figures}，请改写，或清空以恢复自动的句子。"
            yield Hit(
                slot.path, message, slot.computed, slot.written, Fix(slot.path, "", "清空这一栏，照用由数据成的句子")
            )
