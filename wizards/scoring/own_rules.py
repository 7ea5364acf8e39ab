"""The forms' own scoring rules (计分标准): one small function per rule, from answers to points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

from schemas.scoring_rules import BinaryRule, DeductRule, ManualRule, Minus, RangeRule, RatioRule, Rule, TiersRule
from wizards.scoring.explain import Outcome, undecided
from wizards.scoring.item_answers import ItemAnswers
from wizards.scoring.score_arithmetic import half_up, percent, show

_SIGNS = {"min": "≥", "max": "≤", "above": ">", "below": "<"}


def points(rule: Rule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """Apply ``rule``: vetoes first, then the rule itself; never below 0, never above ``weight``."""
    vetoed = _vetoed(rule, answers)
    if vetoed is not None:
        return vetoed
    match rule:
        case RatioRule():
            return ratio(rule, weight, answers)
        case RangeRule():
            return within(rule, weight, answers)
        case TiersRule():
            return tiers(rule, weight, answers)
        case DeductRule():
            return deduct(rule, weight, answers)
        case BinaryRule():
            return binary(rule, weight, answers)
        case ManualRule():
            return manual(weight)


def _vetoed(rule: Rule, answers: ItemAnswers) -> Outcome | None:
    vetoes = {name: answers.truth(name) for name in rule.zero_if}
    hit = next((name for name, answer in vetoes.items() if answer), None)
    if hit is not None:
        return Outcome("veto", Fraction(0), "0", {}, f"“{answers.question(hit)}”答“是”，一票否决，得")
    unanswered = [name for name, answer in vetoes.items() if answer is None]
    return _open(answers, unanswered) if unanswered else None


def ratio(rule: RatioRule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """Top ÷ bottom × weight, or (1 - top ÷ bottom) × weight."""
    asked = [rule.top, *rule.bottoms]
    numbers = _numbers(answers, asked)
    if len(numbers) < len(asked):
        return _unanswered(answers, asked)
    top, *bottoms = numbers
    names = ["bottom"] if len(bottoms) == 1 else [f"bottom_{number}" for number in range(1, len(bottoms) + 1)]
    inputs = {"top": top, **dict(zip(names, bottoms, strict=True)), "weight": weight}
    shown = " ÷ ".join(map(show, numbers))
    if min(bottoms) <= 0:
        return _no_ratio(rule, top, bottoms, weight, shown)
    share = Fraction(top) / prod(map(Fraction, bottoms))
    if rule.undetermined is not None:
        return undecided("undetermined", f"{shown} = {percent(share)}；{rule.undetermined}；得分手填并写理由", inputs)
    formula, text = " / ".join(("top", *names)), f"{shown} "
    if rule.reverse:
        share, formula, text = 1 - share, f"(1 - {formula})", f"（1 − {shown}）"
    earned = share * Fraction(weight)
    formula, text = f"{formula} * weight", f"{text}× 分值 {show(weight)}"
    if earned < 0:
        formula, text = f"max({formula}, 0)", f"{text}，最低为 0"
    elif earned > weight:
        formula, text = f"min({formula}, weight)", f"{text}，最高为分值"
    return Outcome("ratio_rule", _capped(earned, weight), formula, inputs, text)


def within(rule: RangeRule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """A value, or top ÷ bottom in %, inside the limits earns the weight, else nothing."""
    asked = [rule.value] if rule.value is not None else [rule.top or "", rule.bottom or ""]
    numbers = _numbers(answers, asked)
    if len(numbers) < len(asked):
        return _unanswered(answers, asked)
    limits = {key: limit for key in _SIGNS if (limit := getattr(rule, key)) is not None}
    if len(numbers) == 1:
        return _held(rule, weight, {"value": numbers[0], **limits}, Fraction(numbers[0]), show(numbers[0]))
    top, bottom = numbers
    shown = f"{show(top)} ÷ {show(bottom)}"
    if bottom <= 0:
        return _no_ratio(rule, top, [bottom], weight, shown)
    value = Fraction(top) / Fraction(bottom) * 100
    shown = f"{shown} = {_percent_beside(value, list(limits.values()))}"
    return _held(rule, weight, {"top": top, "bottom": bottom, **limits}, value, shown, "%")


def _held(
    rule: RangeRule, weight: Decimal, inputs: dict[str, Decimal], value: Fraction, shown: str, sign: str = ""
) -> Outcome:
    """Hold a value against the limits among the inputs."""
    limits = {key: inputs[key] for key in _SIGNS if key in inputs}
    wanted = " 且 ".join(f"{_SIGNS[key]} {show(limit)}{sign}" for key, limit in limits.items())
    if _inside(value, limits):
        met = f"{shown}，符合 {wanted}，得满分"
        return Outcome("range_rule", Fraction(weight), "weight", {**inputs, "weight": weight}, met)
    if rule.undetermined is not None:
        return undecided("undetermined", f"{shown}，不符合 {wanted}；{rule.undetermined}；得分手填并写理由", inputs)
    return Outcome("range_rule", Fraction(0), "0", inputs, f"{shown}，不符合 {wanted}，得")


def tiers(rule: TiersRule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """The first tier whose limit is not exceeded gives its points, beyond the last none."""
    value = answers.number(rule.value)
    if value is None:
        return _open(answers, [rule.value])
    reached = next(((limit, earned) for limit, earned in rule.tiers if value <= limit), None)
    question = f"{answers.question(rule.value)}：{show(value)}"
    if reached is None:
        return Outcome("tiers", Fraction(0), "0", {"value": value}, f"{question}，超过 {show(rule.tiers[-1][0])}，得")
    inputs = {"value": value, "limit": reached[0], "points": reached[1], "weight": weight}
    earned = _capped(Fraction(reached[1]), weight)
    return Outcome("tiers", earned, "min(points, weight)", inputs, f"{question}，不超过 {show(reached[0])}，得")


@dataclass(frozen=True, slots=True)
class _Loss:
    """What one clause of a deduction takes away."""

    points: Fraction
    term: str
    inputs: dict[str, Decimal]
    text: str


def deduct(rule: DeductRule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """The weight less every deduction: per occurrence, per full number of them, or once for a yes."""
    losses = [_loss(number, clause, answers) for number, clause in enumerate(rule.minus, start=1)]
    found = [loss for loss in losses if loss is not None]
    if len(found) < len(losses):
        return _open(answers, [clause.fact for clause, loss in zip(rule.minus, losses, strict=True) if loss is None])
    lost = sum((loss.points for loss in found), Fraction(0))
    inputs = {"weight": weight}
    for loss in found:
        inputs |= loss.inputs
    formula = f"max(weight - ({' + '.join(loss.term for loss in found)}), 0)"
    return Outcome("deduct", _capped(Fraction(weight) - lost, weight), formula, inputs, _less(weight, lost, found))


def _less(weight: Decimal, lost: Fraction, found: list[_Loss]) -> str:
    """Say the subtraction; what takes nothing away is not said."""
    text = " − ".join([f"分值 {show(weight)}", *(loss.text for loss in found if loss.points)])
    if lost > weight:
        return f"{text}，扣完为止"
    return text if lost else f"{text}，没有扣分，得满分"


def _loss(number: int, clause: Minus, answers: ItemAnswers) -> _Loss | None:
    answer = answers.truth(clause.fact) if clause.once else answers.count(clause.fact)
    if answer is None:
        return None
    count, points = Decimal(answer), Fraction(clause.points)
    inputs = {f"count_{number}": count, f"points_{number}": clause.points}
    if clause.per is None:
        text = f"{show(count)} × {show(clause.points)}"
        return _Loss(Fraction(count) * points, f"count_{number} * points_{number}", inputs, text)
    times = Fraction(Fraction(count) // Fraction(clause.per))
    term = f"floor(count_{number} / per_{number}) * points_{number}"
    text = f"{show(times)} × {show(clause.points)}（{show(count)} 每满 {show(clause.per)} 算一次）"
    return _Loss(times * points, term, {**inputs, f"per_{number}": clause.per}, text)


def binary(rule: BinaryRule, weight: Decimal, answers: ItemAnswers) -> Outcome:
    """Yes earns the weight, no nothing."""
    answer = answers.truth(rule.value)
    if answer is None:
        return _open(answers, [rule.value])
    question = answers.question(rule.value)
    if answer:
        return Outcome("binary", Fraction(weight), "weight", {"weight": weight}, f"“{question}”答“是”，得满分")
    return Outcome("binary", Fraction(0), "0", {}, f"“{question}”答“否”，得")


def manual(weight: Decimal) -> Outcome:
    """The points are typed."""
    return undecided("manual", f"本项由填写人打分（0—{show(weight)} 分），并写理由", {"weight": weight})


def _numbers(answers: ItemAnswers, names: list[str]) -> list[Decimal]:
    """Return the answers that are numbers; fewer than names when one is missing."""
    return [number for name in names if (number := answers.number(name)) is not None]


def _unanswered(answers: ItemAnswers, names: list[str]) -> Outcome:
    return _open(answers, [name for name in names if answers.number(name) is None])


def _open(answers: ItemAnswers, names: list[str]) -> Outcome:
    questions = "、".join(f"“{answers.question(name)}”" for name in dict.fromkeys(names))
    return undecided("open", f"还没有可用的回答：{questions}")


def _no_ratio(
    rule: RatioRule | RangeRule, top: Decimal, bottoms: list[Decimal], weight: Decimal, shown: str
) -> Outcome:
    """A divisor that is 0 or less: only 0 ÷ 0 may be worth something, and only if the form says so."""
    inputs = {"top": top, "weight": weight}
    if top == 0 and min(bottoms) == 0 and rule.zero_over_zero == "full":
        return Outcome("zero_over_zero", Fraction(weight), "weight", inputs, f"{shown}：没有发生此事，得满分")
    return undecided("no_ratio", f"{shown}：除数不大于 0，无法计算", inputs)


def _percent_beside(value: Fraction, limits: list[Decimal]) -> str:
    """A percentage with so many places that it does not look like a limit it is not."""
    places = 2
    while places < 12 and any(value != limit and half_up(value, places) == limit for limit in limits):
        places += 2
    return percent(value / 100, places)


def _inside(value: Fraction, limits: dict[str, Decimal]) -> bool:
    holds = {
        "min": lambda limit: value >= limit,
        "max": lambda limit: value <= limit,
        "above": lambda limit: value > limit,
        "below": lambda limit: value < limit,
    }
    return all(holds[key](Fraction(limit)) for key, limit in limits.items())


def _capped(earned: Fraction, weight: Decimal) -> Fraction:
    return min(max(earned, Fraction(0)), Fraction(weight))
