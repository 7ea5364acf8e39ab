"""Lint group 9: scoring by the items' own rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.form import Entry
from schemas.scoring_rules import DeductRule, TiersRule
from wizards.catalogue.context import Linting
from wizards.catalogue.errors import PackError
from wizards.catalogue.reach import hint_for, kind_at
from wizards.catalogue.shape import did_you_mean
from wizards.catalogue.shelf import load_policy
from wizards.catalogue.source import Location


def lint_rules(linting: Linting) -> None:
    """Check the catalogue: ids, weights, rules and their facts."""
    form = linting.form
    seen: set[str] = set()
    for index, entry in enumerate(form.indicators):
        where: Location = ("indicators", index)
        if entry.id in seen:
            linting.error((*where, "id"), f"指标的 id“{entry.id}”用了两次。", "每条指标要有自己的 id。")
        seen.add(entry.id)
        if form.scoring.mode == "rules":
            _lint_item(linting, where, entry)
        elif entry.rule is not None:
            linting.error((*where, "rule"), '只有 [scoring] mode = "rules" 时指标才有计分规则。')
    weights = [entry.weight for entry in form.indicators if entry.weight is not None]
    if form.scoring.mode == "rules" and sum(weights) != form.scoring.maximum:
        linting.error(
            ("scoring",),
            f"各项分值合计 {sum(weights)}，应为 {form.scoring.maximum}。",
            "满分不是 100 的，在 [scoring] 里写 maximum。",
        )
    if form.scoring.mode == "policy" and weights:
        _lint_policy_weights(linting, sum(weights, Decimal(0)))


def _lint_policy_weights(linting: Linting, total: Decimal) -> None:
    try:
        policy = load_policy(linting.form.pack.policy) if linting.form.pack.policy else None
    except PackError:
        return
    if policy is None:
        linting.error(("scoring",), "按评分办法计分的表样要在 [pack] 里写 policy。")
        return
    maximum = linting.form.scoring.maximum
    expected = maximum - policy.execution.weight
    if total != expected:
        linting.warn(
            ("scoring",),
            f"指标分值合计 {total}，加上预算执行率 {policy.execution.weight} 不是 {maximum}。",
            f"应为 {expected}。",
        )


def _lint_item(linting: Linting, where: Location, entry: Entry) -> None:
    if (entry.weight is None) != (entry.rule is None):
        missing = "weight" if entry.weight is None else "rule"
        linting.error(where, f"“{entry.name or entry.id}”没有 {missing}。", "不计分的指标两样都不写。")
    if entry.rule is None:
        return
    numbers, truths = set(entry.rule.numbers), set(entry.rule.yes_no)
    for name in sorted(numbers | truths):
        _lint_name(linting, where, entry, name)
    for name in entry.facts:
        if name not in numbers | truths:
            linting.error((*where, "facts", name), f"“{name}”问了，计分规则却没有用到。")
        elif name in numbers & truths:
            linting.error((*where, "facts", name), f"“{name}”既当数又当“是/否”。")
    if entry.weight is not None and max(_points(entry), default=entry.weight) > entry.weight:
        linting.error(where, f"“{entry.name or entry.id}”的规则里有大于分值 {entry.weight} 的分。")


def _lint_name(linting: Linting, where: Location, entry: Entry, name: str) -> None:
    """Check that what a rule reads exists: a value of the session, or an answer that is asked for."""
    if "." in name:
        if kind_at(name, linting.form.values) is None:
            linting.error(where, f"计分规则用到的“{name}”不存在。", hint_for(name))
    elif name not in entry.facts:
        hint = did_you_mean(name, entry.facts) or f"请写 facts.{name}。"
        linting.error(where, f"计分规则用到的“{name}”没有提问。", hint)


def _points(entry: Entry) -> Iterator[Decimal]:
    if isinstance(entry.rule, TiersRule):
        yield from (points for _, points in entry.rule.tiers)
    elif isinstance(entry.rule, DeductRule):
        yield from (minus.points for minus in entry.rule.minus)


def paths_of_rule(entry: Entry) -> set[str]:
    """Return the paths of the session that the entry's rule reads."""
    names = (*entry.rule.numbers, *entry.rule.yes_no) if entry.rule else ()
    return {name for name in names if "." in name}
