"""Laws of scoring that hold for any session."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.policy import Policy
from schemas.scoresheet import ScoreSheet
from tests.wizards.scoring.builders import a_form, a_policy, session
from tests.wizards.scoring.recompute import recompute
from wizards.scoring import score

POLICIES = [
    a_policy(reverse=reverse, not_applicable=rest) for reverse in ("ratio", "linear") for rest in ("exclude", "rescale")
]
NUMBERS = st.decimals(min_value=-1000, max_value=100000, places=2).map(str)
POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=100000, places=2)
WEIGHTS = st.decimals(min_value=0, max_value=100, places=3).map(str)
FIGURES = st.one_of(
    NUMBERS,
    st.builds("{}{}".format, st.sampled_from(["≥", "≤", ">", "<", "=", "不低于", ""]), NUMBERS),
    st.builds("{}{}".format, NUMBERS, st.sampled_from(["%", "人", "万人", "日内", "左右", "以上", "万元", "‰"])),
    st.builds("{}-{}".format, NUMBERS, NUMBERS),
    st.sampled_from(["", "不适用", "完成", "逐年递减", "1e400", "９５％", "≥90%或≤110%", "三百", "100%", "-0"]),
    st.text(max_size=12),
)
ROWS = st.fixed_dictionaries(
    {"target": FIGURES, "actual": FIGURES, "weight": st.one_of(WEIGHTS, FIGURES)},
    optional={
        "direction": st.sampled_from(["higher", "lower", "equal", "qualitative"]),
        "unit": st.sampled_from(["人", "万人", "%", "‰", "次", "元/人"]),
        "tier": st.sampled_from(["达成年度指标", "部分", "好"]),
        "stated_score": FIGURES,
    },
)
FUNDS = st.fixed_dictionaries(
    {}, optional={key: FIGURES for key in ("initial_budget", "adjusted_budget", "executed")}
).map(lambda line: {"lines": [{"source": "total", **line}]})


def sheet_of(rows: list[dict[str, Any]], funds: dict[str, Any], policy: Policy) -> ScoreSheet:
    return score(a_form(), policy, session(*rows, funds=funds))


@given(rows=st.lists(ROWS, max_size=4), funds=FUNDS, policy=st.sampled_from(POLICIES))
def test_any_session_is_scored_inside_the_weights_and_explained(
    rows: list[dict[str, Any]], funds: dict[str, Any], policy: Policy
) -> None:
    sheet = sheet_of(rows, funds, policy)
    for scored in (sheet.execution, *sheet.indicators):
        assert scored.explanation is not None
        if scored.computed is not None:
            assert scored.weight is not None and 0 <= scored.computed <= scored.weight
            assert recompute(scored.explanation) == scored.computed
        else:
            assert recompute(scored.explanation) == scored.stated
    assert sheet.total.explanation is not None
    assert recompute(sheet.total.explanation) == sheet.total.computed


@given(rows=st.lists(ROWS, max_size=5), funds=FUNDS)
def test_the_total_is_the_sum_of_the_shown_scores(rows: list[dict[str, Any]], funds: dict[str, Any]) -> None:
    sheet = sheet_of(rows, funds, POLICIES[0])
    shown = [sheet.execution.score, *(row.score for row in sheet.indicators if not row.excluded)]
    assert Fraction(sheet.total.computed or 0) == sum(Fraction(points) for points in shown if points is not None)


def points(target: str, actual: Decimal, direction: str, policy: Policy) -> Decimal:
    row = {"id": "a", "target": target, "actual": str(actual), "direction": direction, "weight": "10"}
    computed = sheet_of([row], {}, policy).indicators[0].computed
    assert computed is not None
    return computed


@given(target=POSITIVE, first=POSITIVE, second=POSITIVE)
def test_more_never_earns_less_where_higher_is_better(target: Decimal, first: Decimal, second: Decimal) -> None:
    less, more = sorted((first, second))
    assert points(str(target), less, "higher", POLICIES[0]) <= points(str(target), more, "higher", POLICIES[0])


@pytest.mark.parametrize("policy", [POLICIES[0], POLICIES[2]], ids=["ratio", "linear"])
@given(target=POSITIVE, first=POSITIVE, second=POSITIVE)
def test_less_never_earns_less_where_lower_is_better(
    policy: Policy, target: Decimal, first: Decimal, second: Decimal
) -> None:
    less, more = sorted((first, second))
    assert points(str(target), less, "lower", policy) >= points(str(target), more, "lower", policy)


@given(target=POSITIVE, actual=POSITIVE, direction=st.sampled_from(["higher", "lower", "equal"]))
def test_a_met_target_earns_the_weight_and_an_unmet_one_at_most_that(
    target: Decimal, actual: Decimal, direction: str
) -> None:
    row = {"id": "a", "target": str(target), "actual": str(actual), "direction": direction, "weight": "12.345"}
    scored = sheet_of([row], {}, POLICIES[0]).indicators[0]
    met = {"lower": actual <= target, "higher": actual >= target, "equal": actual == target}[direction]
    assert scored.met == ("yes" if met else "no")
    assert scored.computed is not None and (scored.computed == Decimal("12.345") if met else scored.computed <= 13)


@given(target=POSITIVE, actual=POSITIVE, unit=st.sampled_from(["人", "万人", "%", "元/人"]))
def test_a_score_does_not_depend_on_the_size_of_the_unit(target: Decimal, actual: Decimal, unit: str) -> None:
    bare = score(a_form(), POLICIES[0], session({"target": str(target), "actual": str(actual), "weight": "10"}))
    with_unit = {"target": f"{target}{unit}", "actual": f"{actual}{unit}", "weight": "10"}
    column = {"target": str(target), "actual": f"{actual}{unit}", "weight": "10", "unit": unit}
    for row in (with_unit, column):
        found = score(a_form(), POLICIES[0], session(row)).indicators[0]
        assert found.computed == bare.indicators[0].computed
        assert found.completion_rate == bare.indicators[0].completion_rate


@given(rows=st.lists(ROWS, max_size=3), funds=FUNDS)
def test_scoring_twice_gives_the_same(rows: list[dict[str, Any]], funds: dict[str, Any]) -> None:
    assert sheet_of(rows, funds, POLICIES[1]) == sheet_of(rows, funds, POLICIES[1])
