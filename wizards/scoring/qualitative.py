"""定性指标: the clerk picks a tier (达成程度) and a score inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.policy import Policy
from schemas.scoresheet import Met
from wizards.scoring.explain import Outcome, undecided
from wizards.scoring.item import Item
from wizards.scoring.score_arithmetic import show, tidy


@dataclass(frozen=True, slots=True)
class TierRange:
    """The points a tier allows; the upper end belongs only to the best tier."""

    low: Decimal
    high: Decimal
    closed: bool

    def holds(self, points: Decimal) -> bool:
        """Whether ``points`` lie inside."""
        return self.low <= points and (points <= self.high if self.closed else points < self.high)

    def __str__(self) -> str:
        return f"{show(self.low)}—{show(self.high)}" + ("" if self.closed else f"（不含 {show(self.high)}）")


def tier_range(policy: Policy, weight: Decimal, tier: str | None) -> TierRange | None:
    """The points that ``tier`` allows under ``policy``; ``None`` for no or an unknown tier."""
    index = policy.tier_index(tier)
    if index is None:
        return None
    borders = (Decimal(1), *policy.tier_borders, Decimal(0))
    return TierRange(tidy(borders[index + 1] * weight), tidy(borders[index] * weight), closed=index == 0)


def met(item: Item) -> Met:
    """A tier is also a verdict, as soon as something was done."""
    if item.tier is None or item.actual is None:
        return "unknown"
    return "yes" if item.tier == 0 else "no"


def outcome(item: Item, weight: Decimal, policy: Policy) -> Outcome:
    """Nothing is computed: the tier bounds what may be stated."""
    allowed = tier_range(policy, weight, item.row.tier)
    if allowed is None:
        return undecided("tier", "定性指标：请选达成程度，并在它的分数区间内打分", {"weight": weight})
    inputs = {"weight": weight, "low": allowed.low, "high": allowed.high}
    return undecided("tier", f"定性指标，“{item.row.tier}”对应 {allowed} 分（分值 {show(weight)}）", inputs)
