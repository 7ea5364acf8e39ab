"""The 30 rules of a county's 100-point table: each failing, in the middle and full, worked out by hand; and its 93."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.assessment import Assessment
from schemas.form import Form
from schemas.scoresheet import IndicatorScore
from tests.wizards.scoring.builders import a_form, assert_explained, number, session
from wizards.scoring import score

ITEMS = tomllib.loads(Path(__file__).with_name("thirty_items.toml").read_text(encoding="utf-8"), parse_float=Decimal)[
    "indicators"
]
FORM: Form = a_form("rules", indicators=ITEMS)
FUNDS = {"unit": "万元", "lines": [{"source": "total", "adjusted_budget": "569.38", "executed": "543.37"}]}
STAFF = {"posts": "39", "actual": "39"}

# item | answers (fact=value, + is 是, - is 否) | points; an empty answer line leaves the item open
CASES = """
base_data | days_late=23 | 0
base_data | days_late=5 | 1.5
base_data | days_late=4 | 2
base_data | days_late=14 | 1
base_data | days_late=0 | 2
base_data | | open
base_data | days_late=几天 | open
base_data | days_late=-5 | open
budget_accuracy | changes=4 | 0
budget_accuracy | changes=2 | 1
budget_accuracy | changes=3 | 1
budget_accuracy | changes=1 | 4
budget_accuracy | changes=0 | 4
budget_review | not_reviewed+ errors=0 | 0
budget_review | not_reviewed+ | 0
budget_review | not_reviewed- errors=5 | 0
budget_review | not_reviewed- errors=3 | 0.5
budget_review | not_reviewed- errors=0 | 2
budget_review | errors=0 | open
budget_review | not_reviewed- | open
overall_goal | plan_complete- | 0
overall_goal | plan_complete+ | 5
overall_goal | plan_complete=大致 | open
key_project_goal | plan_complete- | 0
key_project_goal | plan_complete+ | 3
payment_progress | own_progress=80 district_progress=100 | undetermined
payment_progress | own_progress=89.99 district_progress=100 | undetermined
payment_progress | own_progress=90% district_progress=100% | 5
payment_progress | own_progress=110 district_progress=100 | 5
payment_progress | own_progress=111 district_progress=100 | undetermined
budget_completion | | undetermined
budget_adjustment | adjusted=120 | 0
budget_adjustment | adjusted=113.876 | 4
budget_adjustment | adjusted=0 | 4
budget_adjustment | adjusted=1138760元 | 4
budget_adjustment | adjusted=1138761元 | 0
budget_adjustment | | open
staffing | | 3
general_spending | within_limit- | 0
general_spending | within_limit+ | 3
per_capita_cost | public_cost=38.86 staff=39 district_mean=1 | undetermined
per_capita_cost | public_cost=38.86 staff=0 district_mean=1 | no_ratio
per_capita_cost | public_cost=38.86 | open
debt | repaid=0 due=30 | 0
debt | repaid=10 due=30 | 0.67
debt | repaid=30 due=30 | 2
debt | repaid=40 due=30 | 2
debt | repaid=0 due=0 | 2
debt | repaid=5 due=0 | no_ratio
debt | repaid=10万元 due=300000元 | 0.67
nontax_collection | found=4 | 0
nontax_collection | found=9 | 0
nontax_collection | found=1 | 1.5
nontax_collection | found=0 | 2
nontax_remittance | found=4 | 0
nontax_remittance | found=3 | 0.5
nontax_remittance | found=0次 | 2
procurement_plan | changed=100 budgeted=100 | 0
procurement_plan | changed=150 budgeted=100 | 0
procurement_plan | changed=25 budgeted=100 | 1.5
procurement_plan | changed=0 budgeted=100 | 2
procurement_plan | changed=0 budgeted=0 | 2
procurement_execution | changed=80 filed=80 | 0
procurement_execution | changed=20 filed=60 | 1.33
procurement_execution | changed=0 filed=0 | 2
procurement_execution | changed=1 filed=0 | no_ratio
asset_system | units_missing=1 late_entries=1 nobody+ | 0
asset_system | units_missing=0 late_entries=1 nobody+ | 0.5
asset_system | units_missing=1 late_entries=0 nobody- | 1
asset_system | units_missing=0 late_entries=0 nobody- | 2
asset_system | units_missing=0 late_entries=0 | open
asset_check | late+ error_over_10+ not_booked+ not_updated+ | 0
asset_check | late- error_over_10+ not_booked- not_updated- | 1
asset_check | late- error_over_10- not_booked- not_updated- | 2
asset_report | late+ faulty+ no_analysis+ | 0
asset_report | late- faulty- no_analysis+ | 1
asset_report | late- faulty- no_analysis- | 2
internal_control | complete+ accident+ | 0
internal_control | complete- accident- | 0
internal_control | complete+ accident- | 4
internal_control | complete+ | open
budget_disclosure | found=5 | 0
budget_disclosure | found=2 | 1
budget_disclosure | found=0 | 2
accounts_disclosure | found=4 | 0
accounts_disclosure | found=2 | 1
accounts_disclosure | found=0 | 2
performance_disclosure | found=4 | 0
performance_disclosure | found=1 | 1.5
performance_disclosure | found=0 | 2
evaluation_coverage | evaluated=2 projects=5 | 0
evaluation_coverage | evaluated=5 projects=10 | 0
evaluation_coverage | evaluated=51 projects=100 | 2
evaluation_coverage | evaluated=5 projects=5 | 2
evaluation_coverage | evaluated=0 projects=0 | no_ratio
evaluation_depth | subordinates- | 0
evaluation_depth | subordinates+ | 2
result_use | with_measures=0 need_measures=3 | 0
result_use | with_measures=2 need_measures=3 | 2.67
result_use | with_measures=3 need_measures=3 | 4
result_use | with_measures=0 need_measures=0 | no_ratio
self_inspection | late+ incomplete+ poor_tables+ | 0
self_inspection | late+ incomplete- poor_tables- | 1.5
self_inspection | late- incomplete+ poor_tables+ | 0.5
self_inspection | late- incomplete- poor_tables- | 2
breaches | found=4 | 0
breaches | found=2 | 1
breaches | found=0 | 2
rectification | open=4 | 0
rectification | open=3 | 0.5
rectification | open=0 | 2
overall_effect | accident+ finance_breach- mass_incident- bad_influence- | 0
overall_effect | bad_influence+ | 0
overall_effect | accident- finance_breach- mass_incident- bad_influence- | manual
overall_effect | accident- finance_breach- mass_incident- | open
"""
TABLE = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]
NO_POINTS = {"open", "undetermined", "no_ratio", "manual"}

# What the county's own table shows; only the five marked items carry a typed score.
PRINTED = """
base_data=2 budget_accuracy=3* budget_review=2 overall_goal=5 key_project_goal=3
payment_progress=4* budget_completion=4* budget_adjustment=4 staffing=3 general_spending=3 per_capita_cost=4*
debt=2 nontax_collection=2 nontax_remittance=2 procurement_plan=2 procurement_execution=2 asset_system=2 asset_check=2
asset_report=2 internal_control=4 budget_disclosure=2 accounts_disclosure=2 performance_disclosure=2
evaluation_coverage=2 evaluation_depth=0 result_use=4 self_inspection=2 breaches=2 rectification=2
overall_effect=18*
"""
FULL_ANSWERS = {
    "overall_goal": "plan_complete+",
    "key_project_goal": "plan_complete+",
    "general_spending": "within_limit+",
    "budget_adjustment": "adjusted=0",
    "internal_control": "complete+ accident-",
    "evaluation_coverage": "evaluated=5 projects=5",
    "evaluation_depth": "subordinates-",
    "result_use": "with_measures=1 need_measures=1",
    "budget_accuracy": "changes=2",
    "payment_progress": "",
    "per_capita_cost": "",
}


def facts_of(answers: str) -> dict[str, str]:
    facts = {}
    for answer in answers.split():
        name, equals, value = answer.partition("=")
        facts[name if equals else name[:-1]] = value if equals else {"+": "是", "-": "否"}[name[-1]]
    return facts


def assess(*rows: dict[str, Any], staff: dict[str, str] | None = None) -> Assessment:
    assessment = session(*rows, funds=FUNDS)
    unit = assessment.profile.unit.model_copy(
        update={"staff": type(assessment.profile.unit.staff).model_validate(staff or STAFF)}
    )
    return assessment.model_copy(update={"profile": assessment.profile.model_copy(update={"unit": unit})})


def score_item(item: str, answers: str, *, stated: str = "", staff: dict[str, str] | None = None) -> IndicatorScore:
    row = {"id": "row", "catalogue": item, "facts": facts_of(answers), "stated_score": stated}
    (scored,) = score(FORM, None, assess(row, staff=staff)).indicators
    assert_explained(scored)
    return scored


@pytest.mark.parametrize(("item", "answers", "expected"), TABLE, ids=[" ".join(row) for row in TABLE])
def test_a_rule(item: str, answers: str, expected: str) -> None:
    scored = score_item(item, answers)
    if expected in NO_POINTS:
        assert scored.computed is None
        assert scored.explanation is not None and scored.explanation.method == expected
    else:
        assert scored.computed == number(expected)


def test_every_rule_has_failing_middle_and_full_cases() -> None:
    assert len(ITEMS) == 30
    assert sum(item["weight"] for item in ITEMS) == 100
    for item in ITEMS:
        points = {expected for name, _, expected in TABLE if name == item["id"]}
        assert points, item["id"]
        if item["id"] not in ("staffing", "budget_completion", "per_capita_cost", "payment_progress", "overall_effect"):
            assert "0" in points and str(item["weight"]) in points, item["id"]
        if item["rule"] == "deduct" or item["rule"] == "tiers":
            assert any(0 < Decimal(p) < item["weight"] for p in points - NO_POINTS), item["id"]


@pytest.mark.parametrize(("posts", "actual", "expected"), [("39", "40", "0"), ("39", "39", "3"), ("39", "30", "3")])
def test_a_fact_that_stands_elsewhere_in_the_session(posts: str, actual: str, expected: str) -> None:
    assert score_item("staffing", "", staff={"posts": posts, "actual": actual}).computed == number(expected)


def test_a_missing_fact_is_named_in_the_words_of_the_form() -> None:
    scored = score_item("budget_review", "not_reviewed-")
    assert scored.explanation is not None
    assert "人大审查后必须修改的错误个数" in scored.explanation.text


@pytest.mark.parametrize("stated", ["0", "2.5", "5"])
def test_what_can_be_computed_is_shown_where_the_form_does_not_say_the_points(stated: str) -> None:
    scored = score_item("budget_completion", "", stated=stated)
    assert scored.computed is None and scored.score == number(stated)
    assert scored.explanation is not None
    assert "95.43%" in scored.explanation.text and "没有写" in scored.explanation.text
    outside = score_item("payment_progress", "own_progress=80 district_progress=100", stated=stated)
    assert outside.score == number(stated) and "80%" in (outside.explanation.text if outside.explanation else "")


@pytest.mark.parametrize("stated", ["0", "10", "18", "20"])
def test_a_manual_item_takes_what_is_typed(stated: str) -> None:
    facts = "accident- finance_breach- mass_incident- bad_influence-"
    assert score_item("overall_effect", facts, stated=stated).score == number(stated)


def test_a_stated_score_the_rule_cannot_give_stands_beside_the_computed_one() -> None:
    scored = score_item("budget_accuracy", "changes=2", stated="3")
    assert (scored.computed, scored.stated, scored.score) == (Decimal(1), Decimal(3), Decimal(3))


def printed_rows(**changed: str) -> list[dict[str, Any]]:
    rows = []
    for word in PRINTED.split():
        item, _, points = word.partition("=")
        rule = next(entry for entry in ITEMS if entry["id"] == item)
        answers = changed.get(item, FULL_ANSWERS.get(item))
        if answers is None:
            yes_no = {*rule.get("zero_if", ()), *(m["fact"] for m in rule.get("minus", ()) if m.get("once"))}
            answers = " ".join(f"{name}-" if name in yes_no else f"{name}=0" for name in rule.get("facts", {}))
        row: dict[str, Any] = {"id": item, "catalogue": item, "facts": facts_of(answers)}
        if points.endswith("*"):
            row["stated_score"] = points[:-1]
        rows.append(row)
    return rows


def test_the_printed_table_makes_93_with_five_typed_scores() -> None:
    sheet = score(FORM, None, assess(*printed_rows()))
    by_item = {row.id: row for row in sheet.indicators}
    for word in PRINTED.split():
        item, _, points = word.partition("=")
        assert by_item[item].score == Decimal(points.rstrip("*")), item
        assert (by_item[item].stated is not None) == points.endswith("*")
        assert points.endswith("*") or by_item[item].computed is not None
    assert [row.id for row in sheet.indicators if row.stated is not None] == [
        ITEMS[number - 1]["id"] for number in (2, 6, 7, 11, 30)
    ]
    groups = {15: slice(0, 5), 22: slice(5, 11), 38: slice(11, 29), 18: slice(29, 30)}
    for points, group in groups.items():
        assert sum(row.score or 0 for row in sheet.indicators[group]) == points
    assert sheet.total.computed == 93
    assert sheet.complete and sheet.weight_sum == 100
    assert sheet.grade.computed is None


def test_changing_one_fact_changes_the_total() -> None:
    assert score(FORM, None, assess(*printed_rows(breaches="found=1"))).total.computed == Decimal("92.5")
    assert score(FORM, None, assess(*printed_rows(debt="repaid=1 due=3"))).total.computed == Decimal("91.67")


def test_a_form_of_fixed_items_is_not_complete_while_one_is_missing() -> None:
    assert not score(FORM, None, assess(*printed_rows()[:-1])).complete


def test_the_weight_of_a_fixed_item_is_the_forms() -> None:
    row = {"id": "row", "catalogue": "overall_goal", "weight": "50", "facts": {"plan_complete": "是"}}
    (scored,) = score(FORM, None, assess(row)).indicators
    assert scored.weight == scored.computed == 5


@pytest.mark.parametrize(("adjusted", "expected"), [("113.876", "4"), ("113.877", "0")])
def test_amounts_meet_in_the_unit_of_the_form(adjusted: str, expected: str) -> None:
    """The question asks for 万元; the session keeps its funds in 元."""
    assessment = assess({"id": "row", "catalogue": "budget_adjustment", "facts": {"adjusted": adjusted}})
    funds = {"unit": "元", "lines": [{"source": "total", "adjusted_budget": "5693800"}]}
    moved = assessment.model_copy(update={"funds": type(assessment.funds).model_validate(funds)})
    assert score(FORM, None, moved).indicators[0].computed == number(expected)
