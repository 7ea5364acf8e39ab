"""C25 by every form's own rules: what a rule can give is silent, what lies between its steps is said."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from schemas.form import Entry, Form
from schemas.scoring_rules import DeductRule
from tests.wizards.checks.builders import BY_RULES, STEPS, a_form, findings
from wizards.catalogue import list_forms, load_form
from wizards.scoring import reachable_points

FORMS = [load_form(info.id) for info in list_forms()[0]]
ITEMS = [
    pytest.param(form, entry, points, id=f"{form.pack.id}-{entry.id}")
    for form in FORMS
    for entry in form.indicators
    if form.scoring.mode == "rules" and entry.rule is not None and entry.weight is not None
    if (points := reachable_points(entry.rule, entry.weight)) is not None
]


def said(form: Form, entry: Entry, stated: str, **facts: str) -> list[str]:
    row = {"catalogue": entry.id, "stated_score": stated, "facts": facts}
    document: dict[str, Any] = {"form": form.pack.id, "performance": {"indicators": [row]}}
    return [one.message for one in findings(document, form, None) if one.rule == "C25"]


@pytest.mark.parametrize(("form", "entry", "points"), ITEMS)
def test_only_what_the_rule_can_give_is_silent(form: Form, entry: Entry, points: tuple[Decimal, ...]) -> None:
    for stated in points:
        assert not said(form, entry, str(stated)), stated
    for best, next_best in pairwise(points):
        between = (best + next_best) / 2 + Decimal("0.001")
        assert said(form, entry, str(between)), between


def test_deductions_are_among_them() -> None:
    deducting = [item for item in ITEMS if isinstance(item.values[1].rule, DeductRule)]  # type: ignore[union-attr]
    assert len(deducting) >= 13
    form, entry, _ = next(item.values for item in deducting if item.values[1].id == "asset_check")  # type: ignore[union-attr]
    (message,) = said(form, entry, "1.37")  # type: ignore[arg-type]
    assert "只能得 2、1、0 分" in message


@pytest.mark.parametrize(
    ("points", "count", "stated", "speaks"),
    [
        ("1", "2", "7.5", True),
        ("1", "2", "8", False),
        ("1", "2.5", "7.5", False),  # half a day late takes half a point
        ("0.1", "2", "9.77", True),
        ("0.1", "2", "9.8", False),
    ],
)
def test_a_count_of_parts_gives_points_between_the_steps(points: str, count: str, stated: str, speaks: bool) -> None:
    minus = [{"fact": "late", "points": points}]
    entry = {"id": "d", "name": "按时", "weight": 10, "rule": "deduct", "minus": minus, "facts": {"late": "晚了几天"}}
    form = a_form("rules", indicators=[entry], steps={**STEPS, "performance": [BY_RULES]})
    messages = said(form, form.indicators[0], stated, late=count)
    assert bool(messages) is speaks
    if points == "0.1" and speaks:
        assert "相近的是 9.8、9.7 分" in messages[0]
