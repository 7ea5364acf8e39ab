"""C10-C17. The reason for a deviation, and the tier of a qualitative row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from schemas.finding import Severity
from schemas.form import Form
from schemas.performance import TIERS, Indicator
from schemas.policy import Policy
from schemas.scoresheet import IndicatorScore
from wizards.checks.c_scores import has_reason, is_less_though_met, scored
from wizards.checks.case import INDICATORS, Case, has
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, plain, quote, rounded
from wizards.lexicon import Expressions, lexicon, split_measure
from wizards.lexicon.prompts import is_prompt
from wizards.scoring import LOWER, TierRange, tier_range

_HOW_MANY = {2: "两", 3: "三", 4: "四", 5: "五"}
_SAID = Expressions("reasons")


@rule(
    "C10",
    "error",
    "得分低于分值，或没有达到指标值（填了满分也一样），而没有写偏差原因",
    basis="财预〔2020〕10号 偏差原因分析及改进措施",
    asks=f"{INDICATORS}:deviation_reason",
)
def c10_no_reason(case: Case) -> Iterator[Hit]:
    """Points lost, or a target missed whatever points were claimed, and the column for the reason is blank."""
    for path, row, score in scored(case):
        if not case.asks(f"{path}.deviation_reason") or has_reason(row):
            continue
        why = _why_reason_is_due(case.form, score)
        if why:
            label = case.column(INDICATORS, "deviation_reason", "偏差原因及改进措施")
            yield Hit(f"{path}.deviation_reason", f"指标{case.name(row)}{why}，请填写“{label}”。")


def is_reason_due(form: Form, policy: Policy | None, score: IndicatorScore) -> bool:
    """Return whether a row owes a word on its deviation: points lost, a target missed or left far behind."""
    limit = _over_limit(policy)
    return bool(_why_reason_is_due(form, score)) or (limit is not None and _rate_above(score, limit) is not None)


def _why_reason_is_due(form: Form, score: IndicatorScore) -> str:
    points = score.stated if form.scoring.mode == "rules" else score.score
    if points is not None and score.weight is not None and points < score.weight and not is_less_though_met(score):
        return f"得 {plain(points)} 分，低于分值 {plain(score.weight)}"
    return "没有达到指标值" if score.met == "no" else ""


@rule(
    "C11",
    "warning",
    "超额完成达到评分办法的界限而没有写原因（办法要求必写的为错误）",
    basis="评分办法：明显超过指标值的应说明（广西 130% 必填）",
    asks=f"{INDICATORS}:deviation_reason",
)
def c11_over_achieved(case: Case) -> Iterator[Hit]:
    """Far above the target and no word about it."""
    limit = _over_limit(case.policy)
    if case.policy is None or limit is None:
        return
    over = case.policy.over
    for path, row, score in scored(case):
        rate = _rate_above(score, limit)
        if rate is None or has_reason(row) or not case.asks(f"{path}.deviation_reason"):
            continue
        required = over.reason_required_from is not None and rate >= over.reason_required_from
        message = f"指标{case.name(row)}完成了指标值的 {plain(rate)}%，请说明超计划较大的原因。"
        severity: Severity = "error" if required else "warning"
        yield Hit(
            f"{path}.deviation_reason", message, f"< {plain(limit)}% 或说明原因", f"{plain(rate)}%", severity=severity
        )


def _over_limit(policy: Policy | None) -> Decimal | None:
    """The completion rate from which a reason is wanted, under any policy that says one."""
    over = policy.over if policy else None
    return (over.reason_from or over.reason_required_from) if over else None


def _rate_above(score: IndicatorScore, limit: Decimal) -> Decimal | None:
    """The completion rate where it reaches ``limit`` and more is better."""
    rate = score.completion_rate
    if rate is None or score.met != "yes" or score.sense in LOWER or score.way == "trend":
        return None
    return rate if rate >= limit else None


@rule(
    "C12",
    "warning",
    "大幅超额、得了满分，原因里又说目标值偏低",
    basis="财预〔2020〕10号 指标值明显偏低的应按偏离度适度调减分值",
)
def c12_low_target_admitted(case: Case) -> Iterator[Hit]:
    """The reason admits that the target was set too low, and the points are full."""
    for path, row, score in scored(case):
        rate = score.completion_rate
        if rate is None or rate < 120 or score.score is None or score.score != score.weight:
            continue
        if _SAID["low_target"].search(narrow(row.deviation_reason or "")):
            message = f"指标{case.name(row)}超额是因为目标值偏低，得分应按偏离程度适度调减。"
            yield Hit(f"{path}.stated_score", message, actual=plain(score.score))


@rule(
    "C13",
    "error",
    "扣了分或没有完成的指标，原因或措施只写“无”“客观原因”等，或没有写改进措施",
    basis="财预〔2020〕10号 偏差原因分析及改进措施两部分",
)
def c13_empty_reason(case: Case) -> Iterator[Hit]:
    """A reason that says nothing, or no measure where the form has a column for it."""
    for path, row, score in scored(case):
        lost = score.score is not None and score.weight is not None and score.score < score.weight
        if not (lost or score.met == "no"):
            continue
        cell = row.deviation_reason or ""
        reason, measure = split_measure(cell, lexicon())
        if _SAID["empty_reason"].fullmatch(narrow(reason)):
            message = f"指标{case.name(row)}有偏差，原因只写了 {quote(cell)}，请写明原因和改进措施两部分。"
            yield Hit(f"{path}.deviation_reason", message, actual=cell)
        elif reason and case.asks(f"{path}.improvement"):
            yield from _no_measure(case, path, row, measure)


def _no_measure(case: Case, path: str, row: Indicator, in_reason: str) -> Iterator[Hit]:
    """A measure that is blank, or only says that there is none; it may stand in the cell of the reason."""
    own = (row.improvement or "").strip()
    measure = own or in_reason
    if not measure and not _SAID["will_be_done"].search(narrow(row.deviation_reason or "")):
        yield Hit(f"{path}.improvement", f"指标{case.name(row)}写了原因，没有写改进措施，请补上。")
    elif _SAID["empty_measure"].fullmatch(narrow(measure)):
        message = f"指标{case.name(row)}有偏差，改进措施只写了 {quote(measure)}，请写明谁做什么、什么时候做完。"
        yield Hit(f"{path}.{'improvement' if own else 'deviation_reason'}", message, actual=measure)


@rule("C14", "note", "没有偏差却写了原因", basis="财政绩效系统：未发生偏差可不填")
def c14_needless_reason(case: Case) -> Iterator[Hit]:
    """A reason although target, actual value and points agree."""
    for path, row, score in scored(case):
        reason = row.deviation_reason or ""
        exact = row.target is not None and row.actual is not None and row.target.value == row.actual.value is not None
        says_something = reason.strip() and not _SAID["empty_reason"].fullmatch(narrow(reason))
        if says_something and exact and score.score is not None and score.score == score.weight:
            yield Hit(f"{path}.deviation_reason", f"指标{case.name(row)}没有偏差，可以不写原因。", actual=reason)


@rule(
    "C15",
    "error",
    "定性指标的得分不在所选达成程度的区间内",
    basis="财预〔2020〕10号 定性指标三档",
    scoring=("policy",),
)
def c15_outside_tier(case: Case) -> Iterator[Hit]:
    """A score that the chosen tier does not allow."""
    for path, row, score in scored(case):
        bounds = _tier_bounds(case, row, score)
        if bounds is None or score.stated is None or score.weight is None or score.stated > score.weight:
            continue
        if bounds.holds(score.stated):
            continue
        allowed = f"[{plain(bounds.low)}, {plain(bounds.high)}{']' if bounds.closed else ')'}"
        message = (
            f"指标{case.name(row)}选了 {quote(row.tier or '')}，得分区间为 {allowed}，现填 {plain(score.stated)} 分。"
        )
        yield Hit(f"{path}.stated_score", message, allowed, plain(score.stated))


def _tier_bounds(case: Case, row: Indicator, score: IndicatorScore) -> TierRange | None:
    """The points that the chosen tier allows, rounded as scores are: nobody has to state a third place."""
    if case.policy is None or score.weight is None:
        return None
    found = tier_range(case.policy, score.weight, row.tier)
    if found is None or score.computed is not None:
        return None
    places = case.policy.decimals
    return replace(found, low=rounded(found.low, places), high=rounded(found.high, places))


@rule(
    "C16",
    "error",
    "定性指标没有选达成程度，或写的不是评分办法的几档之一",
    basis="评分办法的达成程度（财预〔2020〕10号 定性指标三档）",
)
def c16_no_tier(case: Case) -> Iterator[Hit]:
    """A qualitative row that was answered without a tier, and a tier that is none of the policy's."""
    tiers = case.policy.tiers if case.policy else TIERS
    many, words = f"{_HOW_MANY.get(len(tiers), len(tiers))}档", "、".join(tiers)
    for path, row, score in scored(case):
        if case.item(row).tier is not None:
            continue
        if (row.tier or "").strip():
            said = f"指标{case.name(row)}的达成程度 {quote(row.tier or '')}"
            yield Hit(f"{path}.tier", f"{said} 不是{many}之一，没有被使用，请从{many}里选一档。", words, row.tier)
        elif score.way == "tier" and _tier_is_due(case, path, row):
            what = "指标值是增减的说法，两边不能都读成数，" if row.target and row.target.kind == "trend" else ""
            message = f"定性指标{case.name(row)}{what}没有选达成程度，请从{many}里选一档，再在档内打分。"
            yield Hit(f"{path}.tier", message, words, row.tier)


def _tier_is_due(case: Case, path: str, row: Indicator) -> bool:
    """Whether the form asks for the tier of a row that was answered; T21 asks for the target first."""
    if case.form.scoring.mode != "policy" or not case.asks(f"{path}.tier") or not has(row.actual):
        return False
    return row.target is None or not is_prompt(row.target.text)


@rule(
    "C17", "warning", "选了“达成”，完成情况却写指标值里没有的基本、部分、逐步等", basis="财预〔2020〕10号 定性指标三档"
)
def c17_partly_done(case: Case) -> Iterator[Hit]:
    """The best tier, and words that say it is only partly done; words of the target itself say what was wanted."""
    for path, row, _ in scored(case):
        text = row.actual.text if row.actual else ""
        wanted = row.target.text if row.target else ""
        found = any(said[0] not in wanted for said in _SAID["partial"].finditer(narrow(text)))
        if case.item(row).tier == 0 and found:
            message = f"指标{case.name(row)}选了“达成”，完成情况写的是 {quote(text)}，请核对达成程度。"
            yield Hit(f"{path}.tier", message, actual=text)
