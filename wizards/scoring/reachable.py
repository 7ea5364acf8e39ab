"""Which points a form's own rule can give at all (C25: a stepped rule gives only certain scores)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from schemas.scoring_rules import BinaryRule, DeductRule, RangeRule, Rule, TiersRule
from wizards.scoring.score_arithmetic import exact

_MANY = 1000
"""A rule with more steps than this is as good as continuous."""


def reachable_points(rule: Rule, weight: Decimal) -> tuple[Decimal, ...] | None:
    """Every score ``rule`` can give, best first; ``None`` when it can give any, or does not say."""
    whole = Fraction(weight)
    match rule:
        case BinaryRule():
            found = {whole, Fraction(0)}
        case RangeRule() if rule.undetermined is None:
            found = {whole, Fraction(0)}
        case TiersRule():
            found = {min(Fraction(points), whole) for _, points in rule.tiers} | {Fraction(0)}
        case DeductRule():
            found = _after_deductions(rule, whole)
        case _:
            return None
    if len(found) > _MANY:
        return None
    return tuple(points for share in sorted(found, reverse=True) if (points := exact(share)) is not None)


def _after_deductions(rule: DeductRule, whole: Fraction) -> set[Fraction]:
    left = {whole}
    for clause in rule.minus:
        step = Fraction(clause.points)
        if step <= 0:
            continue
        most = 1 if clause.once else min(int(whole / step) + 1, _MANY)
        left = {max(points - times * step, Fraction(0)) for points in left for times in range(most + 1)}
        if len(left) > _MANY:
            return left
    return left | ({Fraction(0)} if rule.zero_if else set())
