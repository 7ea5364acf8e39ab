"""The forms' own scoring rules (计分标准): one small function per rule, from answers to points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from schemas.rules import BinaryRule, DeductRule, ManualRule, RangeRule, RatioRule, Rule, TiersRule
from wizards.scoring.answers import Answers
from wizards.scoring.exact import percent, show
from wizards.scoring.explain import Outcome, undecided

_SIGNS = {"min": "≥", "max": "≤", "above": ">", "below": "<"}


def points(rule: Rule, weight: Decimal, answers: Answers) -> Outcome:
    """Apply ``rule``: vetoes first, then the rule itself; never below 0, never above ``weight``."""
    vetoes = {name: answers.truth(name) for name in rule.zero_if}
    hit = next((name for name, answer in vetoes.items() if answer), None)
    if hit is not None:
        return Outcome("veto", Fraction(0), "0", {}, f"“{answers.question(hit)}”为是，本项不得分，得")
    if None in vetoes.values():
        return _open(answers, [name for name, answer in vetoes.items() if answer is None])
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


def ratio(rule: RatioRule, weight: Decimal, answers: Answers) -> Outcome:
    """Top ÷ bottom × weight, or (1 - top ÷ bottom) × weight."""
    top, bottoms = answers.number(rule.top), [answers.number(name) for name in rule.bottoms]
    if top is None or None in bottoms:
        return _open(answers, [name for name in (rule.top, *rule.bottoms) if answers.number(name) is None])
    known = [bottom for bottom in bottoms if bottom is not None]
    names = ["bottom"] if len(known) == 1 else [f"bottom_{number}" for number in range(1, len(known) + 1)]
    inputs = {"top": top, **dict(zip(names, known, strict=True)), "weight": weight}
    shown = " ÷ ".join(show(value) for value in (top, *known))
    if min(known) <= 0:
        return _no_ratio(rule, top, known, weight, shown)
    share = Fraction(top)
    for bottom in known:
        share /= Fraction(bottom)
    if rule.undetermined is not None:
        return undecided("undetermined", f"{shown} = {percent(share)}；{rule.undetermined}；得分手填并写理由", inputs)
    divided = " / ".join(("top", *names))
    formula = f"(1 - {divided}) * weight" if rule.reverse else f"{divided} * weight"
    text = f"（1 − {shown}）× 分值 {show(weight)}" if rule.reverse else f"{shown} × 分值 {show(weight)}"
    earned = (1 - share if rule.reverse else share) * Fraction(weight)
    if not 0 <= earned <= weight:
        formula, text = f"min(max({formula}, 0), weight)", f"{text}，不低于 0、不高于分值"
    return Outcome("ratio_rule", _capped(earned, weight), formula, inputs, text)


def within(rule: RangeRule, weight: Decimal, answers: Answers) -> Outcome:
    """A value, or top ÷ bottom in %, inside the limits earns the weight, else nothing."""
    names = [rule.value] if rule.value is not None else [rule.top or "", rule.bottom or ""]
    values = [number for number in map(answers.number, names) if number is not None]
    if len(values) < len(names):
        return _open(answers, [name for name in names if answers.number(name) is None])
    shown, sign = " ÷ ".join(map(show, values)), ""
    value = Fraction(values[0])
    if rule.value is None:
        if values[1] <= 0:
            return _no_ratio(rule, values[0], values[1:], weight, shown)
        value, sign = value / Fraction(values[1]) * 100, "%"
        shown = f"{shown} = {percent(value / 100)}"
    limits = {key: getattr(rule, key) for key in _SIGNS if getattr(rule, key) is not None}
    wanted = " 且 ".join(f"{_SIGNS[key]} {show(limit)}{sign}" for key, limit in limits.items())
    inputs = {**dict(zip(("value",) if rule.value else ("top", "bottom"), values, strict=True)), **limits}
    if _inside(value, limits):
        return Outcome(
            "range_rule", Fraction(weight), "weight", {**inputs, "weight": weight}, f"{shown}，在 {wanted} 之内，得满分"
        )
    if rule.undetermined is not None:
        return undecided("undetermined", f"{shown}，不在 {wanted} 之内；{rule.undetermined}；得分手填并写理由", inputs)
    return Outcome("range_rule", Fraction(0), "0", inputs, f"{shown}，不在 {wanted} 之内，得")


def tiers(rule: TiersRule, weight: Decimal, answers: Answers) -> Outcome:
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


def deduct(rule: DeductRule, weight: Decimal, answers: Answers) -> Outcome:
    """The weight less every deduction: per occurrence, per full number of them, or once for a yes."""
    inputs, terms, shown, missing = {"weight": weight}, [], [show(weight)], []
    lost = Fraction(0)
    for number, clause in enumerate(rule.minus, start=1):
        answer = answers.truth(clause.fact) if clause.once else answers.count(clause.fact)
        if answer is None:
            missing.append(clause.fact)
            continue
        count = Decimal(answer)
        inputs |= {f"count_{number}": count, f"points_{number}": clause.points}
        times, term, words = Fraction(count), f"count_{number}", show(count)
        if clause.per is not None:
            inputs[f"per_{number}"] = clause.per
            times, term = Fraction(times // Fraction(clause.per)), f"floor({term} / per_{number})"
            words = f"{show(count)} 满 {show(clause.per)} 计 {show(times)}"
        lost += times * Fraction(clause.points)
        terms.append(f"{term} * points_{number}")
        if times:
            shown.append(f"（{words}）× {show(clause.points)}" if clause.per else f"{words} × {show(clause.points)}")
    if missing:
        return _open(answers, missing)
    text = f"分值 {' − '.join(shown)}" + ("，扣完为止" if lost > weight else "" if lost else "，没有扣分")
    formula = f"max(weight - ({' + '.join(terms)}), 0)"
    return Outcome("deduct", _capped(Fraction(weight) - lost, weight), formula, inputs, text)


def binary(rule: BinaryRule, weight: Decimal, answers: Answers) -> Outcome:
    """Yes earns the weight, no nothing."""
    answer = answers.truth(rule.value)
    if answer is None:
        return _open(answers, [rule.value])
    question = answers.question(rule.value)
    if answer:
        return Outcome("binary", Fraction(weight), "weight", {"weight": weight}, f"“{question}”为是，得满分")
    return Outcome("binary", Fraction(0), "0", {}, f"“{question}”为否，得")


def manual(weight: Decimal) -> Outcome:
    """The points are typed."""
    return undecided("manual", f"本项由填写人打分（0—{show(weight)} 分），并写理由", {"weight": weight})


def _open(answers: Answers, names: list[str]) -> Outcome:
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
