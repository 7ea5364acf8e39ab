"""Stated against computed: rates, verdicts and whatever else the unit claims in ``overrides``; edited sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.finding import Fix
from wizards.checks.case import Case
from wizards.checks.funds import TOTAL_PATH, budget_of
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, percent, plain, quote, rounded
from wizards.facts import Sides

_RATE_IN_TEXT = re.compile(r"(?:预算|资金)执行率(?:为|是|达到|达|:)?(\d+(?:\.\d+)?)%")
_OWN_RULE = {"rate": "F03", "balance": "F09"}
"""Which rule speaks of an override of a value with this name; the others are said by C28."""


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
    "F03", "error", "填的预算执行率与执行数÷全年预算数不同；文字里写的只提醒", basis="预算执行率＝全年执行数÷全年预算数"
)
def stated_rate(case: Case) -> Iterator[Hit]:
    """A stated rate that the two amounts do not give."""
    for path, sides in _claims(case):
        if path.rpartition(".")[2] == "rate" and sides.stated and sides.computed:
            message = f"执行率填了 {quote(sides.stated.text)}，按执行数÷预算数应为 {sides.computed.text}，请改正。"
            yield Hit(path, message, sides.computed.text, sides.stated.text)
    for path, text, number, places in _rates_in_text(case):
        right = _right_rate(case)
        if right is not None and rounded(right, places) != number and not _on_initial_budget(case, number, places):
            due = f"{plain(right, max(places, case.form.pack.rate_decimals))}%"
            message = f"{quote(case.label(path))}里写执行率 {text}，按执行数÷预算数应为 {due}，请改成一致。"
            yield Hit(path, message, due, text, severity="warning")


@rule("F04", "error", "执行率是用年初预算算的，而年中调整过预算", basis="执行率以全年预算数（调整后）为分母")
def wrong_denominator(case: Case) -> Iterator[Hit]:
    """The rate fits the initial budget, not the adjusted one."""
    for path, text, number, places in _rates_in_text(case):
        if _on_initial_budget(case, number, places):
            right = _right_rate(case)
            due = f"{plain(right, max(places, 2))}%" if right is not None else None
            label = quote(case.label(path))
            message = f"{label}里的执行率 {text} 以年初预算为分母，应以全年预算数（调整后）为分母，是 {due}。"
            yield Hit(path, message, due, text)


def _rates_in_text(case: Case) -> Iterator[tuple[str, str, Decimal, int]]:
    for path, text in case.narrative:
        found = list(_RATE_IN_TEXT.finditer(narrow(text))) if path.startswith("texts.") else []
        if len(found) == 1:  # several rates are those of several projects
            yield path, f"{found[0][1]}%", Decimal(found[0][1]), len(found[0][1].partition(".")[2])


def _right_rate(case: Case) -> Decimal | None:
    budget, executed = budget_of(case), case.amount(f"{TOTAL_PATH}.executed")
    return percent(executed, budget) if budget and executed is not None else None


def _on_initial_budget(case: Case, number: Decimal, places: int) -> bool:
    first, executed = case.amount(f"{TOTAL_PATH}.initial_budget"), case.amount(f"{TOTAL_PATH}.executed")
    second, right = case.amount(f"{TOTAL_PATH}.adjusted_budget"), _right_rate(case)
    if not first or not second or first == second or executed is None or right is None:
        return False
    return rounded(percent(executed, first), places) == number != rounded(right, places)


@rule("C28", "error", "声明的数（overrides）与算出的不同；累计数与上月末数加本月数不同", basis="同一事实只应有一个数")
def other_claim(case: Case) -> Iterator[Hit]:
    """Any other computed value that the unit states differently."""
    for path, sides in _claims(case):
        if path.rpartition(".")[2] not in _OWN_RULE and sides.stated and sides.computed:
            stated, computed = quote(sides.stated.text), quote(sides.computed.text)
            message = f"{case.label(path)}填了 {stated}，按数据算出的是 {computed}，请核对。"
            yield Hit(path, message, sides.computed.text, sides.stated.text)
    for path, row, _ in case.indicators:
        sides = case.facts.sides(f"{path}.actual")
        if sides.stated and sides.computed and sides.stated.number is not None and _differ(sides):
            message = (
                f"指标{case.name(row)}的累计数 {quote(sides.stated.text)} 不等于上月末数加本月数 "
                f"{quote(sides.computed.text)}，请核对。"
            )
            yield Hit(f"{path}.actual", message, sides.computed.text, sides.stated.text)


@rule("T05", "error", "结论写“完成”，完成率却没有到；或已完成而写没有完成", basis="结论应与完成情况一致")
def verdict(case: Case) -> Iterator[Hit]:
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


@rule("T19", "warning", "改写过的句子里，找不到数据里现在的数", basis="文字与数据应一致")
def outdated_sentence(case: Case) -> Iterator[Hit]:
    """An edited sentence whose figures have changed since."""
    for slot in case.edited:
        if slot.missing:
            figures = "、".join(slot.missing[:4])
            label = quote(case.label(slot.path))
            message = f"{label}改写过，里面没有现在的数 {figures}，请改写，或清空以恢复自动的句子。"
            yield Hit(slot.path, message, slot.computed, slot.written)
