"""C06-C09, C24, C25. The points and the completion rate of one row, stated against computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from schemas.finding import Fix, Severity
from schemas.performance import Indicator
from schemas.scoresheet import IndicatorScore
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import percent, plain, quote, rounded
from wizards.scoring import LOWER, reachable_points

MARGIN = Decimal("0.01")
_MANY = 8
"""More scores than this are not listed in one sentence."""


def scored(case: Case) -> Iterator[tuple[str, Indicator, IndicatorScore]]:
    """Yield the rows that count, with their scores; 不适用 does not count."""
    for path, row, score in case.indicators:
        if score is not None and not score.excluded:
            yield path, row, score


@rule("C06", "error", "得分大于分值", basis="得分不得超过分值")
def c06_above_weight(case: Case) -> Iterator[Hit]:
    """More points than the row has."""
    for path, row, score in scored(case):
        if score.stated is not None and score.weight is not None and score.stated > score.weight:
            message = f"指标{case.name(row)}得 {plain(score.stated)} 分，大于分值 {plain(score.weight)}，请改正。"
            yield Hit(f"{path}.stated_score", message, f"≤ {plain(score.weight)}", plain(score.stated))
    execution = case.sheet.execution
    if execution.stated is not None and execution.weight is not None and execution.stated > execution.weight:
        message = f"预算执行率得 {plain(execution.stated)} 分，大于分值 {plain(execution.weight)}，请改正。"
        yield Hit("performance.stated_execution", message, f"≤ {plain(execution.weight)}", plain(execution.stated))


@rule(
    "C07",
    "error",
    "填的得分与算出的不同（满分而未达标见 C08，达标而扣分见 C09，超过分值见 C06）；办法准许取整、只是取了整的提醒",
    basis="评分办法；计分标准",
)
def c07_other_score(case: Case) -> Iterator[Hit]:
    """A stated score that the figures do not give."""
    for path, row, score in scored(case):
        if score.stated is None or score.computed is None or abs(score.stated - score.computed) <= MARGIN:
            continue
        if _is_other_rule(case, row, score):
            continue
        due, stated, field = plain(score.computed), plain(score.stated), f"{path}.stated_score"
        if _is_late(row, score) and has_reason(row):
            message = f"指标{case.name(row)}过了期限，填了 {stated} 分；没有统一的扣分标准，一般得 {due} 分，请核对。"
            yield Hit(field, message, due, stated, severity="warning")
            continue
        message = f"指标{case.name(row)}填了 {stated} 分，按公式应得 {due} 分，请改正或核对数据。"
        yield Hit(field, message, due, stated, Fix(field, due), severity_if_rounded(case, score.computed, score.stated))


def severity_if_rounded(case: Case, computed: Decimal, stated: Decimal) -> Severity | None:
    """A warning where the policy lets the unit round its scores to whole or half points and that is all it did."""
    step = case.policy.stated_step if case.policy else None
    if step is None:
        return None
    steps = (computed / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return "warning" if steps * step == stated else None


def _is_late(row: Indicator, score: IndicatorScore) -> bool:
    """A deadline that was not kept; no source fixes what it costs."""
    limited = score.way == "date" or (row.target is not None and row.target.kind == "deadline")
    return limited and score.met == "no"


def _is_other_rule(case: Case, row: Indicator, score: IndicatorScore) -> bool:
    """Whether C06, C08, C09 or C25 says it better."""
    if score.weight is None or score.stated is None:
        return False
    allowed = _allowed(case, row, score)
    return (
        score.stated > score.weight
        or (allowed is not None and score.stated not in allowed)
        or _is_full_but_unmet(score)
        or is_less_though_met(score)
    )


def _is_full_but_unmet(score: IndicatorScore) -> bool:
    full = score.weight is not None and score.met == "no" and score.stated == score.weight > 0
    return full and score.computed != score.stated  # 21.58 of 21.6 earns the whole weight by rounding


def is_less_though_met(score: IndicatorScore) -> bool:
    """Whether points were taken off though the target is met."""
    return (
        score.met == "yes"
        and score.stated is not None
        and score.computed == score.weight
        and score.computed is not None
        and score.computed - score.stated > MARGIN
    )


@rule("C08", "error", "没有达到指标值却自评满分", basis="财预〔2020〕10号 未完成的按比例计分")
def c08_full_but_unmet(case: Case) -> Iterator[Hit]:
    """Full marks for a target that was missed."""
    for path, row, score in scored(case):
        if _is_full_but_unmet(score):
            yield _full_but_unmet(case, f"{path}.stated_score", case.name(row), score)


def _full_but_unmet(case: Case, field: str, name: str, score: IndicatorScore) -> Hit:
    full = plain(score.stated or MARGIN)
    if score.computed is None:
        return Hit(field, f"指标{name}没有达到指标值，却填了满分 {full} 分，请按完成情况计分。", None, full)
    due = plain(score.computed)
    severity = severity_if_rounded(case, score.computed, score.stated or MARGIN)
    message = f"指标{name}没有达到指标值，却填了满分 {full} 分，请按完成情况计分。"
    if severity is not None:
        message = f"指标{name}没有达到指标值，算出 {due} 分，取整成了满分 {full} 分；请核对办法是否准许这样取整。"
    return Hit(field, message, due, full, Fix(field, due), severity)


@rule("C09", "warning", "已达到指标值而扣了分，没有写原因", basis="财政绩效系统：达标得满分，扣分应说明")
def c09_less_though_met(case: Case) -> Iterator[Hit]:
    """The target is met, points are taken off, nobody says why (with a reason it is a moderate reduction)."""
    for path, row, score in scored(case):
        if is_less_though_met(score) and score.stated is not None and not has_reason(row):
            message = f"指标{case.name(row)}已达到指标值，只填了 {plain(score.stated)} 分，扣分请说明原因。"
            yield Hit(f"{path}.stated_score", message, plain(score.weight or MARGIN), plain(score.stated))


def has_reason(row: Indicator) -> bool:
    """Whether a word stands in the columns for reasons and measures."""
    return bool((row.deviation_reason or "").strip() or (row.improvement or "").strip())


@rule("C24", "error", "填的完成率与完成值÷指标值不同", basis="完成率＝实际完成值÷指标值")
def c24_completion(case: Case) -> Iterator[Hit]:
    """A completion rate that the two figures do not give."""
    for path, row, score in scored(case):
        stated = row.stated_completion
        if score.completion_rate is None or stated is None or stated.value is None or stated.kind != "number":
            continue
        places = min(stated.decimals, case.form.pack.rate_decimals)
        if any(abs(rounded(rate, places) - stated.value) <= MARGIN for rate in _rates(score)):
            continue
        due = f"{plain(_rates(score)[0], max(places, 2))}%"
        message = f"指标{case.name(row)}的完成率填了 {quote(stated.text)}，按完成值÷指标值应为 {due}，请改正。"
        yield Hit(f"{path}.stated_completion", message, due, stated.text, Fix(f"{path}.stated_completion", due))


def _rates(score: IndicatorScore) -> list[Decimal]:
    """The completion rates (%) that may be stated: of a limit the share that counts, and actual ÷ target as well."""
    share, quotient = score.completion_rate, None
    if score.quotient is not None:
        top, bottom = Decimal(score.quotient.numerator), Decimal(score.quotient.denominator)
        quotient = percent(top, bottom)
    in_order = (share, quotient) if score.sense in LOWER else (quotient, share)
    return [rate for rate in in_order if rate is not None]


@rule("C25", "error", "计分标准只给出几种分数，填的不在其中", basis="表式的计分标准", scoring=("rules",))
def c25_not_in_steps(case: Case) -> Iterator[Hit]:
    """A stepped rule gives 4, 1 or 0, and the score is 3."""
    for path, row, score in scored(case):
        allowed = _allowed(case, row, score)
        if allowed is None or score.stated is None or score.stated in allowed:
            continue
        if score.weight is not None and score.stated > score.weight:
            continue
        shown = _choices(allowed, score.stated)
        choices, only = "、".join(map(plain, shown)), "只能得" if shown is allowed else "得不出这个数，相近的是"
        message = f"{case.name(row)}按计分标准{only} {choices} 分，现填 {plain(score.stated)} 分，请核对。"
        yield Hit(f"{path}.stated_score", message, choices, plain(score.stated))


def _allowed(case: Case, row: Indicator, score: IndicatorScore) -> tuple[Decimal, ...] | None:
    """The points that a stepped rule can give, best first; ``None`` when it can give any."""
    entry = case.item(row).entry
    if entry is None or entry.rule is None or score.weight is None:
        return None
    points = reachable_points(entry.rule, score.weight)
    if points is None or (score.computed is not None and score.computed not in points):
        return None  # half a day late: what was counted in parts gives points between the steps
    return points


def _choices(points: Sequence[Decimal], stated: Decimal) -> Sequence[Decimal]:
    """All points a rule can give, of many those next to what was stated."""
    if len(points) <= _MANY:
        return points
    above = [one for one in points if one > stated]
    return (*above[-1:], *[one for one in points if one < stated][:1])
