"""Which scores a form's rule can give at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from schemas.scoring_rules import Rule
from wizards.scoring import reachable_points

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


@pytest.mark.parametrize(
    ("rule", "weight", "expected"),
    [
        ({"rule": "tiers", "value": "n", "tiers": [[1, 4], [3, 1]]}, "4", "4 1 0"),
        ({"rule": "tiers", "value": "n", "tiers": [[1, 9], [3, 1]]}, "4", "4 1 0"),
        ({"rule": "binary", "value": "ok"}, "5", "5 0"),
        ({"rule": "range", "value": "n", "max": 3}, "3", "3 0"),
        ({"rule": "range", "value": "n", "max": 3, "undetermined": "没有写"}, "3", None),
        ({"rule": "ratio", "top": "a", "bottom": "b"}, "3", None),
        ({"rule": "manual"}, "3", None),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0.5"}]}, "2", "2 1.5 1 0.5 0"),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0.5", "per": 5}]}, "2", "2 1.5 1 0.5 0"),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "3"}]}, "2", "2 0"),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0.5", "once": True}]}, "2", "2 1.5"),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0.5", "once": True}], "zero_if": ["x"]}, "2", "2 1.5 0"),
        (
            {
                "rule": "deduct",
                "minus": [{"fact": "a", "points": 1, "once": True}, {"fact": "b", "points": 1, "once": True}],
            },
            "2",
            "2 1 0",
        ),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0.0001"}]}, "2", None),
        ({"rule": "deduct", "minus": [{"fact": "n", "points": "0"}]}, "2", "2"),
    ],
)
def test_reachable(rule: dict[str, Any], weight: str, expected: str | None) -> None:
    found = reachable_points(RULE.validate_python(rule), Decimal(weight))
    assert found == (None if expected is None else tuple(map(Decimal, expected.split())))


@pytest.mark.parametrize(("most", "late", "points"), [("9.99", "1", 1000), ("10", "1", None), ("9.99", "0.005", None)])
def test_a_rule_of_a_thousand_steps_still_has_steps(most: str, late: str, points: int | None) -> None:
    """One of a thousand and one is as good as continuous, whichever of its clauses makes them."""
    minus = [{"fact": "n", "points": "0.01"}, {"fact": "late", "points": late, "once": True}]
    found = reachable_points(RULE.validate_python({"rule": "deduct", "minus": minus}), Decimal(most))
    assert (len(found) if found else None) == points
