"""预算执行率: rate and points, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wizards.scoring.builders import a_form, a_policy, number, score_money


def total(**columns: str) -> dict[str, Any]:
    return {"unit": "万元", "lines": [{"source": "total", **columns}]}


def parts(*lines: dict[str, str], unit: str = "万元") -> dict[str, Any]:
    return {"unit": unit, "lines": [{"source": f"s{number}", **line} for number, line in enumerate(lines)]}


# what, funds, weight, rate, score
CASES: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("all spent", total(adjusted_budget="100", executed="100"), "10", "100.00", "10"),
    ("in part", total(adjusted_budget="1060", executed="1012.41"), "10", "95.51", "9.55"),
    ("in part, 20 points", total(adjusted_budget="1060", executed="1012.41"), "20", "95.51", "19.1"),
    ("nothing spent", total(adjusted_budget="100", executed="0"), "10", "0.00", "0"),
    ("more than all", total(adjusted_budget="8239350", executed="8461490.56"), "10", "102.70", "10"),
    ("twice", total(adjusted_budget="50", executed="100"), "10", "200.00", "10"),
    ("a refund", total(adjusted_budget="100", executed="-5"), "10", "-5.00", "0"),
    ("half up", total(adjusted_budget="2000", executed="1999"), "10", "99.95", "10"),
    ("adjusted before initial", total(initial_budget="200", adjusted_budget="100", executed="50"), "10", "50.00", "5"),
    ("initial if none adjusted", total(initial_budget="200", executed="50"), "10", "25.00", "2.5"),
    ("adjusted struck out", total(initial_budget="200", adjusted_budget="／", executed="50"), "10", "25.00", "2.5"),
    ("adjusted to 0 is 0", total(initial_budget="200", adjusted_budget="0", executed="50"), "10", "", ""),
    ("budget 0", total(adjusted_budget="0", executed="0"), "10", "", ""),
    ("budget below 0", total(adjusted_budget="-10", executed="5"), "10", "", ""),
    ("budget absent", total(executed="50"), "10", "", ""),
    ("executed absent", total(adjusted_budget="50"), "10", "", ""),
    ("no line", {}, "10", "", ""),
    ("budget is text", total(adjusted_budget="待定", executed="50"), "10", "", ""),
    ("executed is a comparison", total(adjusted_budget="50", executed="≤50"), "10", "", ""),
    ("不适用", total(adjusted_budget="不适用", executed="不适用"), "10", "", ""),
    ("full width", total(adjusted_budget="１０００", executed="９００．５"), "10", "90.05", "9.01"),
    ("thousands", total(adjusted_budget="1,000", executed="900"), "10", "90.00", "9"),
    ("units typed", total(adjusted_budget="0.5亿元", executed="4500万元"), "10", "90.00", "9"),
    ("元 in a 万元 form", total(adjusted_budget="100", executed="955000元"), "10", "95.50", "9.55"),
    (
        "sum of the lines",
        parts({"initial_budget": "100", "executed": "50"}, {"initial_budget": "60", "executed": "30"}),
        "10",
        "50.00",
        "5",
    ),
    (
        "sum with a blank",
        parts({"initial_budget": "100", "executed": "50"}, {"initial_budget": "60"}),
        "10",
        "31.25",
        "3.13",
    ),
    (
        "column by column",
        {"lines": [{"source": "total", "executed": "90"}, {"source": "central", "initial_budget": "100"}]},
        "10",
        "90.00",
        "9",
    ),
    (
        "the total line before the sum",
        {
            "lines": [
                {"source": "total", "initial_budget": "200", "executed": "90"},
                {"source": "central", "executed": "1"},
            ]
        },
        "10",
        "45.00",
        "4.5",
    ),
    ("weight 0", total(adjusted_budget="100", executed="50"), "0", "50.00", "0"),
]


@pytest.mark.parametrize(("what", "funds", "weight", "rate", "points"), CASES, ids=[case[0] for case in CASES])
def test_execution(what: str, funds: dict[str, Any], weight: str, rate: str, points: str) -> None:
    execution = score_money(funds, policy=a_policy(execution={"weight": weight}))
    assert execution.rate == number(rate)
    assert execution.computed == number(points)
    if rate:
        assert str(execution.rate) == rate


@pytest.mark.parametrize(("decimals", "rate"), [(0, "96"), (1, "95.5"), (2, "95.51"), (4, "95.5104")])
def test_the_rate_has_the_places_of_the_form(decimals: int, rate: str) -> None:
    funds = total(adjusted_budget="1060", executed="1012.41")
    execution = score_money(funds, form=a_form(rate_decimals=decimals))
    assert str(execution.rate) == rate
    assert str(execution.computed) == "9.55", "the points come from the unrounded rate"


def test_the_explanation_says_what_was_put_in() -> None:
    explanation = score_money(total(adjusted_budget="1060", executed="1012.41")).explanation
    assert explanation is not None
    assert explanation.formula == "min(executed / budget, 1) * weight"
    assert explanation.inputs == {"executed": "1012.41", "budget": "1060", "weight": "10"}
    assert explanation.text == "执行数 1012.41 ÷ 预算数 1060 × 分值 10 = 9.55 分（四舍五入保留2位）"
    assert explanation.clause == "第一条"
