"""Qualitative indicators: a tier bounds the score, the score is chosen inside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.performance import TIERS
from tests.wizards.scoring.builders import a_policy, number, score_row
from wizards.scoring import tier_range

FULL, PART, MISSED = TIERS

# weight, middle border, tier, low, high, the upper end belongs to it
RANGES = [
    ("10", "0.6", FULL, "8", "10", True),
    ("10", "0.6", PART, "6", "8", False),
    ("10", "0.6", MISSED, "0", "6", False),
    ("10", "0.5", FULL, "8", "10", True),
    ("10", "0.5", PART, "5", "8", False),
    ("10", "0.5", MISSED, "0", "5", False),
    ("12.5", "0.6", FULL, "10", "12.5", True),
    ("3", "0.6", PART, "1.8", "2.4", False),
    ("0", "0.6", FULL, "0", "0", True),
    ("10", "0.6", "全部或基本达成预期指标", None, None, False),
    ("10", "0.6", "部分达成预期指标并具有一定效果", "6", "8", False),
    ("10", "0.6", "未达成预期指标且效果较差", "0", "6", False),
    ("10", "0.6", "", None, None, False),
]


@pytest.mark.parametrize(("weight", "border", "tier", "low", "high", "closed"), RANGES)
def test_the_points_a_tier_allows(
    weight: str, border: str, tier: str, low: str | None, high: str | None, closed: bool
) -> None:
    found = tier_range(a_policy(tier_borders=["0.8", border]), Decimal(weight), tier)
    if low is None or high is None:
        assert found is None
        return
    assert found is not None
    assert (found.low, found.high, found.closed) == (Decimal(low), Decimal(high), closed)
    assert found.holds(found.low) is (closed or found.low < found.high)
    assert found.holds(found.high) is closed
    assert not found.holds(found.low - Decimal("0.01"))


# target, actual, tier, stated → score, met
ROWS = [
    ("有效改善", "明显改善", FULL, "9", "9", "yes"),
    ("有效改善", "明显改善", FULL, "10", "10", "yes"),
    ("有效改善", "有所改善", PART, "7.5", "7.5", "no"),
    ("有效改善", "没有改善", MISSED, "3", "3", "no"),
    ("有效改善", "没有改善", MISSED, "0", "0", "no"),
    ("有效改善", "明显改善", FULL, "8.125", "8.125", "yes"),
    ("有效改善", "明显改善", FULL, "９．５分", "9.5", "yes"),
    ("有效改善", "明显改善", FULL, "", "", "yes"),
    ("有效改善", "明显改善", FULL, "90%", "", "yes"),
    ("有效改善", "明显改善", FULL, "很好", "", "yes"),
    ("有效改善", "", FULL, "9", "9", "unknown"),
    ("有效改善", "明显改善", "", "9", "9", "unknown"),
    ("", "明显改善", PART, "7", "7", "no"),
    ("逐年递减", "比上年减少3起", FULL, "10", "10", "yes"),
]


@pytest.mark.parametrize(("target", "actual", "tier", "stated", "score", "met"), ROWS)
def test_a_qualitative_row(target: str, actual: str, tier: str, stated: str, score: str, met: str) -> None:
    typed = {"target": target, "actual": actual, "tier": tier, "stated_score": stated, "weight": "10"}
    scored = score_row({key: value for key, value in typed.items() if value})
    assert scored.computed is None
    assert scored.score == number(score)
    assert scored.met == met
    assert scored.completion_rate is None


def test_a_row_declared_qualitative_is_not_measured() -> None:
    scored = score_row({"target": "90%", "actual": "95%", "direction": "qualitative", "weight": "10"})
    assert (scored.computed, scored.met, scored.understood) == (None, "unknown", "定性")


def test_the_explanation_names_tier_and_bounds() -> None:
    scored = score_row({"target": "改善", "actual": "改善", "tier": PART, "stated_score": "7", "weight": "10"})
    assert scored.explanation is not None
    assert scored.explanation.method == "tier"
    assert PART in scored.explanation.text
    assert scored.explanation.inputs == {"weight": "10", "low": "6", "high": "8", "stated": "7"}
