"""Unfilled is not wrong: what is still blank and what is at fault are told apart, and counted apart."""

from __future__ import annotations

import pytest

from schemas.finding import Counts, count, count_words
from tests.wizards.checks.all_examples import ALL_SPEAK
from tests.wizards.checks.builders import DOCUMENT, POLICY, changed, findings
from tests.wizards.checks.example import Example
from wizards import catalogue
from wizards.checks import rules
from wizards.session import new_document

GAPS = {"B01", "C01", "D04", "D10", "F16", "T01", "T02", "T10", "T11", "T13"}
SOMETIMES = {"F02", "C29"}
"""Gaps where a cell is blank, faults otherwise."""
ROW = "performance/indicators/0/"


def test_the_rules_that_speak_of_gaps_are_declared() -> None:
    assert {info.id for info in rules() if info.gap} == GAPS


@pytest.mark.parametrize("example", ALL_SPEAK, ids=str)
def test_every_finding_is_a_gap_or_a_fault_as_its_rule_says(example: Example) -> None:
    for finding in findings(changed(example.changes), example.form, example.policy):
        assert finding.gap == (finding.rule in GAPS) or finding.rule in SOMETIMES


@pytest.mark.parametrize(
    ("changes", "rule", "gap"),
    [
        ({f"funds/lines/{n}/initial_budget": None for n in range(3)}, "F02", True),
        ({"funds/lines/0/initial_budget": "0"}, "F02", False),
        ({ROW + "target": "约12处", ROW + "actual": "12处"}, "C29", False),
        ({"performance/indicators/3/stated_score": None}, "C29", True),
        ({"performance/indicators/5": {"id": "i6", "level2": "数量指标"}}, "C29", True),
    ],
)
def test_a_blank_cell_makes_a_gap_of_what_is_a_fault_otherwise(
    changes: dict[str, object], rule: str, gap: bool
) -> None:
    found = [finding for finding in findings(changed(changes)) if finding.rule == rule]
    assert [finding.gap for finding in found] == [gap]


@pytest.mark.parametrize("name", sorted(one.id for one in catalogue.list_forms()[0]))
def test_an_unbegun_session_of_any_form_has_no_fault(name: str) -> None:
    """B04 alone is a reminder by contract."""
    form = catalogue.load_form(name)
    said = findings(new_document(form), form, None if form.scoring.mode != "policy" else POLICY)
    assert said and [finding for finding in said if not finding.gap and finding.rule != "B04"] == []


def test_gaps_and_faults_are_counted_apart() -> None:
    document = changed({ROW + "actual": "", "performance/indicators/1/actual": "≥95%", "profile/title": ""}, DOCUMENT)
    counts = count(findings(document))
    assert (counts.gap, counts.error) == (2, 1)
    assert count_words(counts).startswith("还差 2 栏，错误 1 处")
    assert count_words(Counts(error=1)) == "错误 1 处，提醒 0 处"
