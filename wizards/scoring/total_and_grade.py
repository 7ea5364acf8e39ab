"""The total is the sum of the shown parts; the grade follows from the total as shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from schemas.policy import Policy
from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, Score, Total
from wizards.scoring.explain import Outcome, explain
from wizards.scoring.score_arithmetic import exact, show

_HUNDRED = Decimal(100)


def total_of(
    execution: ExecutionScore,
    indicators: Sequence[IndicatorScore],
    *,
    stated: Decimal | None,
    policy: Policy | None,
) -> Total:
    """Sum what is shown; missing scores count 0, excluded rows not at all, unless the rest is scaled up for them."""
    counted = [score for score in indicators if not score.excluded]
    outcome = _sum(execution, counted)
    excluded = _weight_of([score for score in indicators if score.excluded])
    rest = _weight_of(counted)
    decimals = max(map(_places, (execution, *counted)))
    if policy is not None and policy.not_applicable == "rescale" and excluded and rest:
        outcome, decimals = _rescaled(execution, counted, rest, rest + excluded), policy.decimals
    clause = policy.clause if policy else ""
    computed, explanation = explain(
        outcome,
        stated=None,
        decimals=decimals,
        clause=clause,
        rounding=policy.rounding if policy else "half_up",
    )
    return Total(computed, stated, explanation)


def grade_of(total: Decimal | None, stated: str | None, policy: Policy | None, maximum: Decimal = _HUNDRED) -> Grade:
    """The grade of the total as shown, under the bands of the policy, which are shares of 100."""
    if total is None or policy is None:
        return Grade(None, stated)
    return Grade(policy.grade(total, maximum), stated)


def weight_sum(execution: ExecutionScore, indicators: Sequence[IndicatorScore]) -> Decimal | None:
    """All weights, those of excluded rows too: 100 in a form that is right."""
    weights = [score.weight for score in (execution, *indicators) if score.weight is not None]
    return exact(sum(map(Fraction, weights), Fraction(0))) if weights else None


def _weight_of(scores: Sequence[IndicatorScore]) -> Fraction:
    return sum((Fraction(score.weight) for score in scores if score.weight), Fraction(0))


def _sum(execution: ExecutionScore, counted: Sequence[IndicatorScore]) -> Outcome:
    inputs = {name: score.score for name, score in _named(execution, counted) if score.score is not None}
    shown = " + ".join(map(show, inputs.values())) or "没有得分"
    return Outcome("sum", sum(map(Fraction, inputs.values()), Fraction(0)), " + ".join(inputs) or "0", inputs, shown)


def _rescaled(execution: ExecutionScore, counted: Sequence[IndicatorScore], rest: Fraction, whole: Fraction) -> Outcome:
    parts = {name: score.score for name, score in _named(execution, counted) if score.score is not None}
    of_execution = parts.pop("execution", None)
    scored = sum(map(Fraction, parts.values()), Fraction(0))
    inputs = {**parts, "counted_weight": exact(rest) or Decimal(0), "whole_weight": exact(whole) or Decimal(0)}
    formula = f"({' + '.join(parts) or '0'}) * whole_weight / counted_weight"
    text = f"指标得分 {show(scored)} × {show(whole)} ÷ {show(rest)}（不适用的指标剔除后折算）"
    points = scored * whole / rest
    if of_execution is not None:
        inputs, formula = {"execution": of_execution, **inputs}, f"execution + {formula}"
        text, points = f"预算执行 {show(of_execution)} + {text}", points + Fraction(of_execution)
    return Outcome("rescaled", points, formula, inputs, text)


def _named(execution: ExecutionScore, counted: Sequence[IndicatorScore]) -> list[tuple[str, Score]]:
    return [("execution", execution), *((f"score_{number}", score) for number, score in enumerate(counted, start=1))]


def _places(score: Score) -> int:
    """Places of a score as shown, so that adding the shown parts rounds nothing."""
    exponent = score.score.as_tuple().exponent if score.score is not None else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0
