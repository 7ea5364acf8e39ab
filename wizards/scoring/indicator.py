"""One indicator: completion and verdict in every mode, points by the policy or by the item's own rule."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypedDict

from schemas.figure import Comparator
from schemas.form import Form
from schemas.policy import Policy, Rounding
from schemas.scoresheet import Explanation, IndicatorScore, Met, Open
from wizards.facts import Facts
from wizards.scoring import own_rules, qualitative, quantitative
from wizards.scoring.explain import Outcome, explain, undecided
from wizards.scoring.item import Item
from wizards.scoring.item_answers import ItemAnswers
from wizards.scoring.judgement import Judgement
from wizards.scoring.row_understood import understood_target
from wizards.scoring.score_arithmetic import half_up

DECIMALS = 2
"""Places of the points of a form that follows no policy."""


def indicator_score(facts: Facts, policy: Policy | None, item: Item) -> IndicatorScore:
    """Score one item."""
    form = facts.form
    mode = form.scoring.mode
    reverse = policy.reverse if policy else "ratio"
    way = quantitative.way_of(item)
    judgement = None if way == "tier" else quantitative.judge(item, reverse)
    met: Met = judgement.met if judgement is not None else qualitative.met(item)
    completion = judgement.completion if judgement is not None else None
    computed: Decimal | None = None
    explanation: Explanation | None = None
    stated = None if mode == "none" else item.stated
    if mode in ("policy", "rules"):
        outcome = _outcome(facts, policy, item, judgement)
        computed, explanation = explain(
            outcome,
            stated=stated,
            clause=_clause(form, policy, item),
            weight=item.weight,
            **_places(policy),
        )
    return IndicatorScore(
        weight=None if mode == "none" else item.weight,
        computed=computed,
        stated=stated,
        explanation=explanation,
        id=item.key,
        path=item.path,
        name=item.name,
        completion_rate=None
        if completion is None or item.excluded
        else half_up(completion * 100, form.pack.rate_decimals),
        met="unknown" if item.excluded else met,
        understood=understood_target(item),
        excluded=item.excluded,
        way=way,
        **_verdict(judgement),
    )


class _Places(TypedDict):
    decimals: int
    rounding: Rounding


def _places(policy: Policy | None) -> _Places:
    """To how many places points are brought, and how."""
    if policy is None:
        return {"decimals": DECIMALS, "rounding": "half_up"}
    return {"decimals": policy.decimals, "rounding": policy.rounding}


class _Verdict(TypedDict, total=False):
    sense: Comparator | None
    assumed: bool
    adopted: str
    open: Open
    doubt: str
    quotient: Fraction | None
    why: str


def _verdict(judgement: Judgement | None) -> _Verdict:
    if judgement is None:
        return {}
    return {
        "sense": judgement.sense,
        "assumed": judgement.assumed,
        "adopted": judgement.adopted,
        "open": judgement.open,
        "doubt": judgement.doubt,
        "quotient": _quotient(judgement),
        "why": judgement.text,
    }


def _quotient(judgement: Judgement) -> Fraction | None:
    values = judgement.pair
    return Fraction(values.actual) / Fraction(values.target) if values is not None and values.target > 0 else None


def _outcome(facts: Facts, policy: Policy | None, item: Item, judgement: Judgement | None) -> Outcome:
    if item.excluded:
        return undecided("not_applicable", "不适用：本项不计分值，也不计得分")
    if item.weight is None:
        unscored = facts.form.scoring.mode == "rules"
        return undecided("no_weight", "表上这一项不计分" if unscored else "没有可用的分值，无法计分")
    if facts.form.scoring.mode == "rules":
        return _by_rule(facts, item, item.weight)
    if policy is None:
        return undecided("no_policy", "没有可用的评分办法，无法计分")
    if judgement is None:
        return qualitative.outcome(item, item.weight, policy)
    return quantitative.points(judgement, item.weight, policy.reverse)


def _by_rule(facts: Facts, item: Item, weight: Decimal) -> Outcome:
    if item.entry is None or item.entry.rule is None:
        return undecided("no_rule", "表上没有这一项的计分标准，无法计分")
    return own_rules.points(item.entry.rule, weight, ItemAnswers(item.entry, item.row.facts, facts))


def _clause(form: Form, policy: Policy | None, item: Item) -> str:
    if form.scoring.mode == "rules":
        return item.entry.criterion if item.entry else ""
    return policy.clause if policy else ""
