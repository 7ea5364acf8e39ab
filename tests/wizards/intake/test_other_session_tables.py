"""Another session as a source: every field and line it gives, every section it only names."""

from __future__ import annotations

from typing import Any

import pytest

from wizards.intake.other_session import recognise_session

FIELDS = [
    "level1",
    "level2",
    "name",
    "unit",
    "target",
    "actual",
    "weight",
    "stated_score",
    "deviation_reason",
    "improvement",
]
LINES = ["total", "appropriation", "carryover", "central", "province", "city", "county", "other"]
AMOUNTS = ["initial_budget", "adjusted_budget", "executed"]
SECTIONS: dict[str, Any] = {
    "performance.goals": [{"id": "g", "expected": "修好十二处。"}],
    "texts": {"overview": "概况。"},
    "problems": {"items": [{"id": "q", "text": "管道冻裂。"}]},
    "profile.basis": [{"id": "b", "title": "通知"}],
    "profile.projects": [{"id": "p", "name": "甲"}],
    "implementation": {"communities": "三个村"},
    "funds.rules": [{"title": "办法"}],
    "signoff": {"unit": "某局"},
}


def nested(path: str, value: Any) -> dict[str, Any]:
    for key in reversed(path.split(".")):
        value = {key: value}
    return dict(value)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_an_indicator(field: str) -> None:
    row = {"id": "i", "name": "处数", field: "12"}
    found = recognise_session({"performance": {"indicators": [row]}}, {})
    assert found.rows[0][field].text == "12" and found.aside == []


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("amount", AMOUNTS)
def test_every_amount_of_every_line(line: str, amount: str) -> None:
    found = recognise_session({"funds": {"lines": [{"source": line, amount: "98"}]}}, {})
    assert found.lines[line][amount].text == "98" and found.aside == []


def test_an_amount_of_another_source_or_column_is_left_aside() -> None:
    found = recognise_session({"funds": {"lines": [{"source": "moon", "executed": "98", "arrived": "98"}]}}, {})
    assert found.lines == {} and [one.where for one in found.aside] == ["funds.lines[0].executed"]


@pytest.mark.parametrize("path", ["profile.title", "profile.unit.supervisor", "profile.unit.name"])
def test_every_single_value(path: str) -> None:
    assert recognise_session(nested(path, "某"), {}).values[path].text == "某"


@pytest.mark.parametrize("place", SECTIONS)
def test_every_section_that_is_only_named(place: str) -> None:
    (aside,) = recognise_session(nested(place, SECTIONS[place]), {}).aside
    assert aside.where == place and "从另一份自评里不带入" in aside.why


@pytest.mark.parametrize("field", ["tier", "evidence", "stated_verdict", "stated_completion"])
def test_what_is_left_of_an_indicator_is_named(field: str) -> None:
    row = {"id": "i", "name": "处数", "actual": "12", field: "某"}
    (aside,) = recognise_session({"performance": {"indicators": [row]}}, {}).aside
    assert (aside.where, aside.text) == ("performance.indicators", "指标的达成档次、佐证材料和其他：某")


@pytest.mark.parametrize("field", ["actual", "stated_score", "deviation_reason"])
def test_a_row_without_a_name_is_left_aside_if_it_says_anything(field: str) -> None:
    assert recognise_session({"performance": {"indicators": [{"id": "i", field: "9"}]}}, {}).aside
    assert not recognise_session({"performance": {"indicators": [{"id": "i", "level1": "产出"}]}}, {}).aside
