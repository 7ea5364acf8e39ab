"""The score sheet: every mode of a form brought together."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.assessment import Assessment
from schemas.form import Form
from schemas.policy import Policy
from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, ScoreSheet, Total
from wizards.facts import Facts
from wizards.scoring.execution import execution_score
from wizards.scoring.indicator import indicator_score
from wizards.scoring.item import Item, item_at, items_of, stated_points
from wizards.scoring.total_and_grade import grade_of, total_of, weight_sum


def score(form: Form, policy: Policy | None, assessment: Assessment) -> ScoreSheet:
    """Score a whole assessment; pure, never raises for any assessment."""
    facts = Facts(form, assessment)
    execution = execution_score(facts, policy)
    items = items_of(facts, policy)
    indicators = tuple(indicator_score(facts, policy, item) for item in items)
    mode = form.scoring.mode
    total, grade = Total(None, None), Grade(None, None)
    if mode != "none":
        total = _total(facts, policy, execution, indicators)
        grade = grade_of(total.score, _stated_grade(facts), policy, form.scoring.maximum)
    return ScoreSheet(
        form=form.pack.id,
        policy=policy.id if policy is not None and mode != "none" else None,
        complete=_complete(form, policy, execution, indicators, total),
        execution=execution,
        indicators=indicators,
        total=total,
        grade=grade,
        weight_sum=weight_sum(execution, indicators) if mode in ("policy", "rules") else None,
        notes=_notes(form, policy, execution, indicators, total),
        missing=_missing(form, execution, items, indicators),
    )


def score_indicator(form: Form, policy: Policy | None, assessment: Assessment, index: int) -> IndicatorScore:
    """Score the row at ``index`` alone: what the row editor shows while one types."""
    facts = Facts(form, assessment)
    return indicator_score(facts, policy, item_at(facts, policy, index))


def _total(
    facts: Facts, policy: Policy | None, execution: ExecutionScore, indicators: Sequence[IndicatorScore]
) -> Total:
    stated = stated_points(facts.assessment.performance.stated_total, facts.claimed("score.total"))
    mode = facts.form.scoring.mode
    if mode == "stated" or (mode == "policy" and policy is None):
        return Total(None, stated)
    return total_of(execution, indicators, stated=stated, policy=policy)


def _stated_grade(facts: Facts) -> str | None:
    claimed = facts.claimed("score.grade")
    return facts.assessment.performance.stated_grade or (claimed.text if claimed else None)


def _complete(
    form: Form,
    policy: Policy | None,
    execution: ExecutionScore,
    indicators: Sequence[IndicatorScore],
    total: Total,
) -> bool:
    mode = form.scoring.mode
    if mode == "none":
        return True
    if mode == "stated":
        return total.score is not None
    scored = bool(indicators) and not any(_open(form, row) for row in indicators)
    if mode == "rules":
        rows = {row.id for row in indicators}
        return scored and all(entry.id in rows for entry in form.indicators)
    return scored and policy is not None and (execution.score is not None or not execution.weight)


def _open(form: Form, row: IndicatorScore) -> bool:
    """Return whether the row still needs a score; beside items with rules a form may have a table without points."""
    unscored = form.scoring.mode == "rules" and row.weight is None
    return not (row.excluded or unscored) and row.score is None


def _missing(
    form: Form, execution: ExecutionScore, items: Sequence[Item], indicators: Sequence[IndicatorScore]
) -> tuple[str, ...]:
    """Names of what keeps the total from being complete."""
    mode = form.scoring.mode
    if mode not in ("policy", "rules"):
        return ()
    rows = [
        item.name or f"第 {number} 行（{item.title}）"
        for number, (item, row) in enumerate(zip(items, indicators, strict=True), start=1)
        if _open(form, row)
    ]
    return ("预算执行率", *rows) if _execution_open(mode, execution) else tuple(rows)


def _execution_open(mode: str, execution: ExecutionScore) -> bool:
    """Whether the rate of execution should have points and has none."""
    return mode == "policy" and execution.score is None and bool(execution.weight)


def _notes(
    form: Form,
    policy: Policy | None,
    execution: ExecutionScore,
    indicators: Sequence[IndicatorScore],
    total: Total,
) -> tuple[str, ...]:
    """What the clerk should know of the total."""
    mode = form.scoring.mode
    if mode == "policy" and policy is None:
        return ("没有可用的评分办法，无法计分。",)
    if mode not in ("policy", "rules"):
        return ()
    notes = []
    if missing := sum(_open(form, row) for row in indicators):
        notes.append(f"{missing} 项指标还没有得分，合计时按 0 分算。")
    if _execution_open(mode, execution):
        notes.append("预算执行率还没有得分，合计时按 0 分算。")
    if excluded := sum(row.excluded for row in indicators):
        rescaled = total.explanation is not None and total.explanation.method == "rescaled"
        what = "其余指标得分已按分值折算" if rescaled else "不计分值，也不计得分"
        notes.append(f"{excluded} 项不适用，{what}。")
    return tuple(notes)
