"""C29-C33. Rows that get no score, and what was assumed where one was given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from schemas.figure.units import SHARES
from schemas.performance import Indicator
from schemas.scoresheet import IndicatorScore
from schemas.text import show
from wizards.checks.c_scores import scored
from wizards.checks.case import LINES, Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import plain, quote
from wizards.scoring import LOWER, Item, tier_range

_JUDGED_BY = ("target", "actual", "tier", "weight", "direction", "unit", "stated_score")
"""Cells of a row that decide its score: an error on one of them already says why there is none."""
_BESIDE = ("facts", "progress")
_MANY_TIMES = Fraction(1, 5)


@rule(
    "C29",
    "error",
    "有分值的一行得不出分，别的规则又没有说到它；预设的一行整行空着；选了达成程度没有打分",
    basis="总分为各项得分之和，每一项都要有得分",
    last=True,
    scoring=("policy", "rules"),
)
def c29_no_score(case: Case) -> Iterator[Hit]:
    """No row that should give points is passed over in silence."""
    yield from _no_execution(case)
    for number, (item, score) in enumerate(zip(case.items, case.sheet.indicators, strict=False), start=1):
        if score.excluded or score.score is not None:
            continue
        if case.form.scoring.mode == "policy" and is_blank_row(item):
            yield _blank_row(case, number, item)
        elif score.weight is not None and not _is_said(case, item.path):
            yield _no_points(case, item, score, score.weight)


def _no_execution(case: Case) -> Iterator[Hit]:
    """The points of the execution rate without an amount that was spent."""
    execution, path = case.sheet.execution, case.line_path("executed")
    if not execution.weight or execution.score is not None or not case.asks_column(LINES, "executed"):
        return
    if any(said.startswith(f"{LINES}.") for said in case.said):
        return
    typed, label = case.value(path), case.column(LINES, "executed", "执行数")
    if not typed:
        yield Hit(
            path, f"请填写{label}：预算执行率有 {plain(execution.weight)} 分，没有它算不出（没有支出填 0）。", gap=True
        )
    else:
        what = f"{label}写的 {quote(typed)} 不是金额，预算执行率的 {plain(execution.weight)} 分算不出"
        yield Hit(path, f"{what}，请填数（没有支出填 0）。", actual=typed)


def is_blank_row(item: Item) -> bool:
    """Whether nobody wrote anything of one's own into a row."""
    row = item.row
    if item.named_by_form or item.target is not None or item.actual is not None or item.stated is not None:
        return False
    return not any((word or "").strip() for word in (row.name, row.tier, row.deviation_reason, row.improvement))


def _blank_row(case: Case, number: int, item: Item) -> Hit:
    level = f"（{item.level2}）" if item.level2 else ""
    column = next((name for name in ("name", "target") if case.asks(f"{item.path}.{name}")), "name")
    return Hit(f"{item.path}.{column}", f"指标表第 {number} 行{level}整行空着：请填上，或删去这一行。", gap=True)


def _is_said(case: Case, path: str) -> bool:
    if any(f"{path}.{cell}" in case.said for cell in _JUDGED_BY):
        return True
    beside = tuple(f"{path}.{name}." for name in _BESIDE)
    return any(said.startswith(beside) for said in case.said)


def _no_points(case: Case, item: Item, score: IndicatorScore, weight: Decimal) -> Hit:
    name = quote(item.title)
    tiers = tier_range(case.policy, weight, item.row.tier) if case.policy else None
    if score.way == "tier" and tiers is not None:
        message = f"指标{name}选了 {quote(item.row.tier or '')}，还没有打分：请在 {tiers} 分里填自评得分。"
        return Hit(f"{item.path}.stated_score", message, str(tiers), gap=True)
    why = score.why or (score.explanation.text if score.explanation else "")
    reason = f"：{show(why, one_line=True)}" if why else ""
    blank = _blank_cell(case, item)
    column = blank or ("tier" if score.way == "tier" else "actual")
    message = f"指标{name}有 {plain(weight)} 分，却算不出得分{reason}。请改写指标值或完成值，或填自评得分。"
    return Hit(f"{item.path}.{column}", message, gap=bool(blank))


def _blank_cell(case: Case, item: Item) -> str:
    """The first cell that the comparison still waits for, empty where both were written."""
    paths = ((column, f"{item.path}.{column}") for column in ("target", "actual"))
    return next((column for column, path in paths if case.asks(path) and not case.value(path)), "")


@rule("C30", "error", "没有写单位的数，换一个量级才合理（像是 97%？），没有计分", basis="完成值应写明计量单位")
def c30_other_scale(case: Case) -> Iterator[Hit]:
    """0.97 against ≥95%, 80000 against ≥8万亩: a question, never a score."""
    for path, row, score in scored(case):
        if score.open != "scale":
            continue
        target, actual = (row.target.text if row.target else ""), case.facts.text(f"{path}.actual") or ""
        both = f"指标值是 {quote(target)}，完成值是 {quote(actual)}"
        message = f"指标{case.name(row)}的{both}，没有写单位的那个像是 {score.doubt}？请把单位写上。"
        yield Hit(f"{path}.actual", message, score.doubt, actual)


@rule("C31", "note", "“不超过”的数量（比率不算），完成值不到指标值的五分之一", basis="指标值应合理，明显偏松的应说明")
def c31_limit_far_away(case: Case) -> Iterator[Hit]:
    """A limit beaten many times over was hardly a limit."""
    for path, row, score in scored(case):
        quotient = score.quotient
        if score.sense not in LOWER or quotient is None or not 0 < quotient <= _MANY_TIMES or _is_share(case, row):
            continue
        actual = case.facts.text(f"{path}.actual") or ""
        what = f"指标{case.name(row)}的完成值 {quote(actual)} 不到指标值的五分之一"
        yield Hit(f"{path}.actual", f"{what}，请核对数据，或看指标值是不是定得太松。", actual=actual)


def _is_share(case: Case, row: Indicator) -> bool:
    """A rate of faults is well a small part of its limit."""
    unit = (row.target.unit if row.target else None) or case.item(row).unit
    return unit in SHARES


@rule("C32", "note", "指标值没有写≥或≤，按名称或类别理解为“不超过”，得分因此不同", basis="指标值应写明方向")
def c32_taken_as_limit(case: Case) -> Iterator[Hit]:
    """A bare number under a cost is a ceiling; said where it makes a difference."""
    for path, row, score in scored(case):
        if not score.assumed or score.sense not in LOWER or score.quotient in (None, 1):
            continue
        target = row.target.text if row.target else ""
        message = f"指标{case.name(row)}的指标值 {quote(target)} 没有写≥或≤，按“不超过”理解；不是这个意思的，请写明。"
        yield Hit(f"{path}.target", message, f"≤{target.strip()}", target)


@rule("C33", "note", "指标值写“=”，完成值超过了它，按“达到”计分", basis="等于类指标按达到计分")
def c33_above_equal(case: Case) -> Iterator[Hit]:
    """A plain ``=`` above 0 counts as at least; whoever means equality says so."""
    for path, row, score in scored(case):
        target = row.target
        if target is None or target.bound != "eq" or score.sense != "ge" or case.item(row).direction is not None:
            continue
        if score.quotient is not None and score.quotient > 1:
            actual = case.facts.text(f"{path}.actual") or ""
            what = f"指标{case.name(row)}的指标值是 {quote(target.text)}，完成值 {quote(actual)} 超过了它，按达到计分"
            yield Hit(f"{path}.actual", f"{what}；只许正好相等的，请把方向选为“等于”。", target.text, actual)
