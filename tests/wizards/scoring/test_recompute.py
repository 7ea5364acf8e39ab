"""The tests' own evaluator refuses whatever is no arithmetic, so that an explanation cannot smuggle in a program."""

from __future__ import annotations

import pytest

from schemas.scoresheet import Explanation
from tests.wizards.scoring.recompute import recompute


def explanation(formula: str, decimals: int = 2, **inputs: str) -> Explanation:
    return Explanation("x", formula, inputs, None, decimals, "", "")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [("a / b * 10", "3.33"), ("max((1 - a / b) * 10, 0)", "6.67"), ("floor(b / 2) + min(a, b)", "2.00"), ("0", "0.00")],
)
def test_arithmetic(formula: str, expected: str) -> None:
    assert str(recompute(explanation(formula, a="1", b="3"))) == expected


@pytest.mark.parametrize(
    "formula",
    ["a.b", "__import__('os')", "a ** 2", "a // b", "[a]", "a if b else a", "1.5 * a", "abs(a)", "-a", "True"],
)
def test_nothing_but_arithmetic(formula: str) -> None:
    with pytest.raises(ValueError, match="not a formula"):
        recompute(explanation(formula, a="1", b="3"))
