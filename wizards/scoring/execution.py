"""预算执行率: executed ÷ adjusted budget (absent: initial budget) of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schemas.figure import is_struck_out
from schemas.policy import Policy
from schemas.scoresheet import ExecutionScore
from wizards.facts import Facts
from wizards.scoring.explain import Outcome, explain, undecided
from wizards.scoring.item import stated_points
from wizards.scoring.score_arithmetic import half_up, show

_WHOLE = "funds.lines.total"


@dataclass(frozen=True, slots=True)
class Money:
    """What was spent of what, in one unit; absent when it cannot be read."""

    executed: Decimal | None
    budget: Decimal | None

    @property
    def rate(self) -> Fraction | None:
        """Executed ÷ budget; ``None`` without a budget above 0."""
        if self.executed is None or self.budget is None or self.budget <= 0:
            return None
        return Fraction(self.executed) / Fraction(self.budget)


def read_money(facts: Facts) -> Money:
    """Executed amount and budget: the 合计 line as filled, else the sums of the lines, column by column."""
    adjusted = facts.sides(f"{_WHOLE}.adjusted_budget").value
    struck_out = adjusted is None or is_struck_out(adjusted.text)
    budget = facts.sides(f"{_WHOLE}.initial_budget").value if struck_out else adjusted
    return Money(facts.number(f"{_WHOLE}.executed"), None if budget is None else budget.number)


def execution_score(facts: Facts, policy: Policy | None) -> ExecutionScore:
    """The rate in every mode; its points where the policy gives points."""
    form = facts.form
    money = read_money(facts)
    rate = None if money.rate is None else half_up(money.rate * 100, form.pack.rate_decimals)
    stated = stated_points(facts.assessment.performance.stated_execution, facts.claimed("score.execution"))
    if form.scoring.mode != "policy" or policy is None:
        return ExecutionScore(None, None, None if form.scoring.mode == "none" else stated, None, rate)
    weight = policy.execution.weight
    computed, explanation = explain(
        _outcome(money, weight),
        stated=stated,
        decimals=policy.decimals,
        clause=policy.clause,
        weight=weight,
        rounding=policy.rounding,
    )
    return ExecutionScore(weight, computed, stated, explanation, rate)


def points_for(money: Money, weight: Decimal) -> Fraction | None:
    """Return the points that so much spent of so much is worth, not rounded; ``None`` when that cannot be told."""
    return _outcome(money, weight).points


def _outcome(money: Money, weight: Decimal) -> Outcome:
    executed, budget = money.executed, money.budget
    if budget is None or executed is None:
        return undecided("execution", f"没有可用的{'预算数' if budget is None else '执行数'}，无法计算预算执行率")
    if money.rate is None:
        return undecided("execution", f"预算数为 {show(budget)}，无法计算预算执行率")
    inputs = {"executed": executed, "budget": budget, "weight": weight}
    text = f"执行数 {show(executed)} ÷ 预算数 {show(budget)} × 分值 {show(weight)}"
    if executed < 0:
        return Outcome("execution", Fraction(0), "max(executed, 0) / budget * weight", inputs, f"{text}，不低于 0")
    if money.rate > 1:
        text = f"执行数 {show(executed)} 超过预算数 {show(budget)}，按 100% 计，分值 {show(weight)}"
    points = min(money.rate, Fraction(1)) * Fraction(weight)
    return Outcome("execution", points, "min(executed / budget, 1) * weight", inputs, text)
