"""What holds of all rules together, and of some that say more than their example shows.

The examples of each rule are run in ``test_rules_record``, all that is said of each at once.
"""

from __future__ import annotations

from tests.wizards.checks.all_examples import ALL_SPEAK
from tests.wizards.checks.builders import (
    DOCUMENT,
    FORM,
    FREE,
    REPORT,
    STATED,
    STEPPED,
    a_form,
    changed,
    findings,
)
from tests.wizards.checks.example_places import ROW
from wizards.checks import rules


def test_the_whole_document_is_clean_under_every_form() -> None:
    for form in (FORM, FREE, STATED):
        assert findings(DOCUMENT, form) == []


def test_every_rule_has_an_example() -> None:
    assert {info.id for info in rules()} == {example.rule for example in ALL_SPEAK}


def test_the_weight_of_a_group_names_the_number_of_its_own_policy() -> None:
    """Without 满意度 the points of 效益 are 30 and its 10: the message says how, the basis which policy."""
    moved = {ROW + "4/level1": "效益指标", ROW + "4/level2": "社会效益指标", ROW + "4/weight": "5"}
    (found,) = [finding for finding in findings(changed(moved)) if finding.rule == "D02"]
    assert (found.expected, found.actual) == ("40", "35")
    assert "规定 30，没有满意度指标，它的 10 分归这一类，共 40" in found.message
    assert found.basis == "示例：产出 50、效益 30、满意度 10"


def test_the_points_of_a_line_are_called_by_their_chinese_name() -> None:
    (found,) = [one for one in findings(changed({"funds/lines/1/weight": "10"})) if one.rule == "F21"]
    assert "的分值写了" in found.message and "weight" not in found.message


def test_the_printed_outline_is_the_forms_own() -> None:
    without_overview = a_form(report=REPORT[1:], indicators=STEPPED[:0])
    assert [f.rule for f in findings(changed({"texts/overview": None}), without_overview)] == ["T01"]
