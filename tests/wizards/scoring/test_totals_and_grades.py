"""The total is the sum of what is shown; the grade follows from the total as shown; 不适用; stated values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas.scoresheet import ScoreSheet
from tests.wizards.scoring.builders import a_form, a_policy, number, session
from tests.wizards.scoring.recompute import recompute
from wizards.scoring import score

SPENT = {"lines": [{"source": "total", "adjusted_budget": "100", "executed": "100"}]}


def row(key: str, target: str, actual: str, weight: str, **more: str) -> dict[str, str]:
    typed = {"id": key, "target": target, "actual": actual, "weight": weight, **more}
    return {name: value for name, value in typed.items() if value}


def sheet_of(
    *rows: dict[str, str], funds: dict[str, Any] | None = None, policy: Any = None, **stated: str
) -> ScoreSheet:
    sheet = score(a_form(), policy or a_policy(), session(*rows, funds=SPENT if funds is None else funds, **stated))
    assert sheet.total.explanation is not None
    assert recompute(sheet.total.explanation) == sheet.total.computed
    return sheet


def test_the_total_adds_the_rounded_parts() -> None:
    rows = [row(str(index), "3", "1", "10") for index in range(9)]
    sheet = sheet_of(*rows)
    assert sheet.total.computed == Decimal("39.97")  # 10 + 9 × 3.33, though 10 + 9 × 10/3 is 40
    assert sheet.complete and sheet.weight_sum == 100


def test_a_stated_score_is_shown_and_added() -> None:
    sheet = sheet_of(row("a", "3", "1", "90", stated_score="88"))
    assert sheet.indicators[0].computed == 30
    assert sheet.total.computed == 98


def test_a_stated_execution_score_is_added() -> None:
    sheet = sheet_of(row("a", "3", "3", "90"), stated_execution="9.5")
    assert (sheet.execution.computed, sheet.execution.score) == (Decimal(10), Decimal("9.5"))
    assert sheet.total.computed == Decimal("99.5")


def test_a_stated_total_stands_beside_the_computed_one_and_makes_the_grade() -> None:
    sheet = sheet_of(row("a", "3", "1", "90"), stated_total="98分", stated_grade="优")
    assert (sheet.total.computed, sheet.total.stated, sheet.total.score) == (Decimal(40), Decimal(98), Decimal(98))
    assert (sheet.grade.computed, sheet.grade.stated, sheet.grade.grade) == ("优", "优", "优")


def test_an_override_states_a_score_too() -> None:
    assessment = session(row("a", "3", "1", "90"), funds=SPENT)
    claims = [
        {"path": "performance.indicators.a.score", "stated": "88", "reason": "见说明"},
        {"path": "score.total", "stated": "97", "reason": "见说明"},
    ]
    document = {**assessment.model_dump(exclude_none=True), "overrides": claims}
    sheet = score(a_form(), a_policy(), type(assessment).model_validate(document))
    assert sheet.indicators[0].score == 88
    assert (sheet.total.computed, sheet.total.score) == (Decimal(98), Decimal(97))


@pytest.mark.parametrize(
    ("actual", "total", "complete"),
    [("3", "100", True), ("", "10", False), ("完成", "10", False), ("不适用", "10", True)],
)
def test_what_is_missing_counts_0_and_is_said(actual: str, total: str, complete: bool) -> None:
    sheet = sheet_of(row("a", "3", actual, "90"))
    assert sheet.total.computed == number(total)
    assert sheet.complete is complete
    assert bool(sheet.notes) is (actual != "3")


def test_no_budget_counts_0_and_is_not_complete() -> None:
    sheet = sheet_of(row("a", "3", "3", "90"), funds={})
    assert (sheet.execution.score, sheet.total.computed, sheet.complete) == (None, Decimal(90), False)
    assert sheet_of(row("a", "3", "3", "100"), funds={}, policy=a_policy(execution={"weight": 0})).complete


def test_no_rows_are_not_complete() -> None:
    assert not sheet_of().complete


@pytest.mark.parametrize(
    ("what", "scored", "expected"),
    [("exclude", "30", "70"), ("rescale", "30", "100"), ("exclude", "15", "40"), ("rescale", "15", "55")],
)
def test_not_applicable_rows_are_left_out_or_scaled_up_for(what: str, scored: str, expected: str) -> None:
    """Weights 10 + 60 + 30: without the 30, all met makes 70, or 100 scaled up: 10 + 60 × 90 ÷ 60."""
    rows = [row("a", "30", scored, "60"), row("b", "不适用", "", "30", stated_score="30")]
    sheet = sheet_of(*rows, policy=a_policy(not_applicable=what))
    assert sheet.total.computed == number(expected)
    assert sheet.indicators[1].excluded and sheet.indicators[1].stated == 30
    assert sheet.complete and sheet.weight_sum == 100
    assert "不适用" in sheet.notes[0]


def test_scaling_up_rounds_once() -> None:
    rows = [row("a", "7", "3", "50"), row("b", "不适用", "", "10"), row("c", "3", "1", "30")]
    sheet = sheet_of(*rows, policy=a_policy(not_applicable="rescale"))
    assert [line.computed for line in sheet.indicators] == [Decimal("21.43"), None, Decimal(10)]
    assert sheet.total.computed == Decimal("45.36")  # 10 + 31.43 × 90 ÷ 80 = 45.35875


def test_nothing_is_scaled_when_all_rows_are_not_applicable() -> None:
    sheet = sheet_of(row("a", "不适用", "", "90"), policy=a_policy(not_applicable="rescale"))
    assert sheet.total.computed == 10


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("89.5", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades_are_half_open(total: str, grade: str) -> None:
    assert sheet_of(stated_total=total).grade.computed == grade


@pytest.mark.parametrize(("decimals", "points"), [(0, "10"), (1, "9.6"), (2, "9.58"), (3, "9.583")])
def test_points_have_the_places_of_the_policy(decimals: int, points: str) -> None:
    sheet = sheet_of(row("a", "48", "46", "10"), policy=a_policy(decimals=decimals))
    assert str(sheet.indicators[0].computed) == points
