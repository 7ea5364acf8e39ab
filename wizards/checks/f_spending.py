"""F20-F22. Results and costs that the money contradicts; execution that is counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from schemas.day import read_month
from schemas.figure import Figure, money_to, read_figure
from schemas.paths import find
from schemas.scoresheet import IndicatorScore
from wizards.checks.c_scores import scored
from wizards.checks.case import LINES, Case
from wizards.checks.explained import explains
from wizards.checks.f_funds import TOTAL_PATH, budget_of, tolerance
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote
from wizards.lexicon import Expressions, fold, level_of, lexicon
from wizards.scoring import Item

_OUTPUTS = ("quantity", "quality", "timeliness")
_HALF, _NEAR_NOTHING = Decimal(50), Decimal(10)


@rule(
    "F20",
    "warning",
    "预算执行率不到 50%，数量、质量、时效指标却全部满分，没有一处说明用什么钱做的",
    basis="产出应与资金执行相称",
    scoring=("policy", "stated"),
)
def f20_done_without_money(case: Case) -> Iterator[Hit]:
    """Everything was done and next to nothing was paid."""
    rate = case.sheet.execution.rate
    if rate is None or rate >= _HALF:
        return
    outputs = [score for _, row, score in scored(case) if level_of("level2", case.item(row).level2) in _OUTPUTS]
    if not outputs or not all(_is_full(score) for score in outputs):
        return
    if explains(case, "payer") or (rate >= _NEAR_NOTHING and explains(case, "spending")):
        return
    message = f"预算执行率只有 {plain(rate)}%，{len(outputs)} 项产出却全部满分，请说明用什么钱做的，或核对完成值。"
    yield Hit(case.line_path("executed"), message, actual=f"{plain(rate)}%")


def _is_full(score: IndicatorScore) -> bool:
    return score.score is not None and score.score == score.weight


_POINTS = {"weight": "分值", "score": "得分", "stated_score": "得分", "points": "分值", "分值": "分值", "得分": "得分"}
_SAID = Expressions("rates")


@rule(
    "F21",
    "warning",
    "资金的分行又写了分值或得分，或把资金的一行、预算执行率又列为计分的指标",
    basis="财预〔2020〕10号 自评表：执行率只在年度资金总额一行计分",
)
def f21_counted_twice(case: Case) -> Iterator[Hit]:
    """The ten points of execution stand on the total line only."""
    execution = case.sheet.execution.weight
    if not execution:
        return
    for path, _ in case.lines.values():
        row = find(case.finder, path)
        for name, called in _POINTS.items() if path != TOTAL_PATH and isinstance(row, Mapping) else ():
            points = read_figure(str(row.get(name, "")))
            if points.value:
                message = f"资金分行的{called}写了 {quote(points.text)}，执行率只在资金总额一行计分，请填“—”或删去。"
                yield Hit(f"{path}.{name}", message, "—", points.text)
    for path, row, score in scored(case):
        if score.weight and not case.item(row).named_by_form and _is_of_money(case, row.name or "", score.weight):
            message = f"指标{case.name(row)}是资金的一行，执行率已经计了 {plain(execution)} 分，请不要再列为指标。"
            yield Hit(f"{path}.name", message, actual=row.name)


def _is_of_money(case: Case, name: str, weight: Decimal) -> bool:
    """Whether an indicator is a line of the money grid, or the execution rate with its own weight again."""
    word = re.sub(r"^其中[:：]?", "", narrow(name))
    if _SAID["rate_as_indicator"].fullmatch(word):
        return weight == case.sheet.execution.weight
    own = {fold(re.sub(r"^其中[:：]?", "", narrow(label))).word for label in case.form.asked.row_labels(LINES).values()}
    return fold(word).word in own or lexicon().find("fund_rows", word) is not None


@rule(
    "F22",
    "warning",
    "项目总成本的指标值大于预算，或实际成本大于执行数而没有说明（几年的项目不查）",
    basis="成本指标应与资金表一致",
)
def f22_cost_and_money(case: Case) -> Iterator[Hit]:
    """The cost of the whole project, its limit, and what the money grid says."""
    budget, executed = _largest_budget(case), case.amount(f"{TOTAL_PATH}.executed")
    if _runs_for_years(case) or not budget:
        return  # without a budget F02 says what is wrong with the money
    for path, row, _ in scored(case):
        item = case.item(row)
        if not _is_whole_cost(item):
            continue
        over = _over(case, item.target, budget)
        if over is not None:
            message = f"指标{case.name(row)}的上限 {case.money(over)} 大于预算 {case.money(budget)}，请核对。"
            yield Hit(f"{path}.target", message, f"不超过 {plain(budget)}", plain(over))
        over = _over(case, item.actual, executed)
        if over is not None and executed is not None and not explains(case, "payer"):
            money = f"{case.money(over)} 大于资金表的执行数 {case.money(executed)}"
            message = f"指标{case.name(row)}的完成值 {money}，请核对，或说明没有支付的部分。"
            yield Hit(f"{path}.actual", message, plain(executed), plain(over))


def _largest_budget(case: Case) -> Decimal | None:
    """The limit was set by the first budget, whatever was cut later."""
    budgets = (case.amount(f"{TOTAL_PATH}.initial_budget"), budget_of(case))
    return max((budget for budget in budgets if budget is not None), default=None)


def _over(case: Case, cost: Figure | None, money: Decimal | None) -> Decimal | None:
    """A cost that is more than the money by more than rounding it up explains (≤133万元 for 132.5)."""
    if cost is None or cost.value is None or cost.unit != "元" or money is None:
        return None
    amount = money_to(cost.value, case.facts.money_unit)
    step = money_to(cost.scale.scaleb(-cost.decimals), case.facts.money_unit)
    return amount if amount - money > tolerance(case) and amount - money >= step else None


def _is_whole_cost(item: Item) -> bool:
    name = narrow(item.name).removesuffix("指标")
    is_cost = "成本" in item.level2 or (not item.level2 and "成本" in item.level1)
    return is_cost and bool(_SAID["whole_cost"].fullmatch(name) and _SAID["says_whole"].search(name))


def _runs_for_years(case: Case) -> bool:
    start, end = (
        read_month(text) for text in (case.assessment.profile.period_start, case.assessment.profile.period_end)
    )
    return start.known and end.known and start.year != end.year
