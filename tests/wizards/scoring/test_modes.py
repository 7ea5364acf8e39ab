"""What each mode of a form gives, and what it leaves empty."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.scoresheet import ScoreSheet
from tests.wizards.scoring.builders import a_form, a_policy, session
from wizards.scoring import score, score_indicator

ROW = {"id": "r1", "catalogue": "insured", "target": "48万人", "actual": "46万人", "weight": "10", "stated_score": "9"}
FUNDS = {"lines": [{"source": "total", "adjusted_budget": "1060", "executed": "1012.41"}]}
STATED = {"stated_total": "98", "stated_grade": "优", "stated_execution": "9"}


def sheet(mode: str, *, policy: bool = True) -> ScoreSheet:
    return score(a_form(mode), a_policy() if policy else None, session(ROW, funds=FUNDS, **STATED))


@pytest.mark.parametrize("mode", ["none", "stated", "policy", "rules"])
@pytest.mark.parametrize("policy", [True, False])
def test_rate_completion_and_verdict_are_there_in_every_mode(mode: str, policy: bool) -> None:
    found = sheet(mode, policy=policy)
    assert str(found.execution.rate) == "95.51"
    assert str(found.indicators[0].completion_rate) == "95.83"
    assert found.indicators[0].met == "no"
    assert found.indicators[0].understood == "≥ 480000 人"
    assert found.form == "county"


def test_no_scoring_gives_no_scores() -> None:
    found = sheet("none")
    for scored in (found.execution, *found.indicators):
        assert (scored.weight, scored.computed, scored.stated, scored.explanation) == (None, None, None, None)
    assert (found.total.score, found.grade.grade, found.policy, found.weight_sum) == (None, None, None, None)
    assert found.complete


def test_a_stated_form_keeps_what_is_stated_and_grades_it() -> None:
    found = sheet("stated")
    assert found.indicators[0].computed is None and found.indicators[0].score == 9
    assert (found.total.computed, found.total.score) == (None, Decimal(98))
    assert (found.grade.computed, found.grade.stated) == ("优", "优")
    assert found.complete
    assert sheet("stated", policy=False).grade.computed is None
    assert not score(a_form("stated"), None, session(ROW)).complete


def test_a_form_whose_policy_is_not_there_computes_nothing_and_says_so() -> None:
    found = sheet("policy", policy=False)
    assert found.indicators[0].computed is None and found.total.computed is None
    assert found.policy is None and not found.complete
    assert "没有可用的评分办法" in found.notes[0]


def test_an_empty_session_can_be_scored_in_every_mode() -> None:
    for mode in ("none", "stated", "policy", "rules"):
        assert score(a_form(mode), a_policy(), session()).indicators == ()


def test_rows_keep_their_order_and_are_found_by_their_word() -> None:
    rows = [{"id": "b", "name": "二"}, {"id": "a", "name": "一"}, {"name": "三"}, {"catalogue": "insured", "id": "c"}]
    form = a_form(indicators=[{"id": "insured", "name": "参保人数", "weight": 5, "unit": "人", "direction": "lower"}])
    found = score(form, a_policy(), session(*rows))
    assert [row.id for row in found.indicators] == ["b", "a", "#2", "insured"]
    assert [row.path for row in found.indicators][2:] == ["performance.indicators.#2", "performance.indicators.insured"]
    entry = found.of("insured")
    assert entry is not None and (entry.name, entry.weight) == ("参保人数", None)


def test_a_blank_weight_is_lent_only_where_the_form_gives_the_points() -> None:
    """On paper the cell is blank: a score beside it would come from nowhere."""
    given = {"id": "a", "name": "甲", "weight": 5}
    row = {"catalogue": "a", "target": "≥4处", "actual": "3处"}
    for mode in ("policy", "stated", "none"):
        found = score(a_form(mode, indicators=[given]), a_policy(), session(row)).indicators[0]
        assert (found.weight, found.score) == (None, None)
    by_rule = {**given, "rule": "binary", "value": "done", "facts": {"done": "做了吗？"}}
    rules = a_form("rules", indicators=[by_rule])
    assert score(rules, a_policy(), session({**row, "facts": {"done": "是"}})).indicators[0].score == 5


def test_the_catalogue_gives_unit_and_direction_but_never_the_target() -> None:
    entry = {"id": "complaints", "name": "投诉", "weight": 10, "unit": "万次", "direction": "lower", "target": "100"}
    form = a_form(indicators=[entry])
    typed = session(
        {"catalogue": "complaints", "weight": "10", "target": "100", "actual": "125"}, {"catalogue": "complaints"}
    )
    first, second = score(form, a_policy(), typed).indicators
    assert (first.computed, first.understood) == (Decimal(8), "≤ 1000000 次")
    assert (second.computed, second.met, second.understood) == (None, "unknown", "")


def test_the_progress_of_a_monthly_table_is_the_actual_value() -> None:
    row = {"id": "a", "target": "85500", "unit": "人", "progress": {"previous": "85100", "period": "1093"}}
    found = score(a_form("none"), None, session(row)).indicators[0]
    assert (str(found.completion_rate), found.met) == ("100.81", "yes")
    half = {**row, "progress": {"previous": "85100"}}
    assert score(a_form("none"), None, session(half)).indicators[0].completion_rate is None


def test_one_row_alone_scores_as_in_the_sheet() -> None:
    rows = [ROW, {**ROW, "id": "r2", "catalogue": "other", "actual": "24万人"}]
    assessment, form, policy = session(*rows, funds=FUNDS), a_form(), a_policy()
    whole = score(form, policy, assessment)
    for index, row in enumerate(whole.indicators):
        assert score_indicator(form, policy, assessment, index) == row
