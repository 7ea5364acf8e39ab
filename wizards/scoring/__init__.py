"""Scoring (计分): execution, indicators, total and grade, each with an explanation others can recompute."""

from wizards.scoring.compare import ItemDifference, PolicyComparison, compare_policies
from wizards.scoring.item import Item, items_of, stated_points
from wizards.scoring.judgement import LOWER
from wizards.scoring.judging_history import JUDGING, since_last_report
from wizards.scoring.qualitative import TierRange, tier_range
from wizards.scoring.reachable import reachable_points
from wizards.scoring.sense import is_bad, named_sense
from wizards.scoring.sheet import score, score_indicator

__all__ = [
    "JUDGING",
    "LOWER",
    "Item",
    "ItemDifference",
    "PolicyComparison",
    "TierRange",
    "compare_policies",
    "is_bad",
    "items_of",
    "named_sense",
    "reachable_points",
    "score",
    "score_indicator",
    "since_last_report",
    "stated_points",
    "tier_range",
]
