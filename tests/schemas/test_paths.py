"""Paths name every value of a session, and say what is typed there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.paths import PathFinder, children_of, find, kind_of, leaves, path_of, row_key, row_model, steps_into, where

DOCUMENT: dict[str, Any] = {
    "profile": {"title": "甲"},
    "funds": {
        "lines": [{"source": "total"}, {"source": "county", "executed": "5"}],
        "account": {"insurances": [{"name": "生育保险", "parts": [{"item": "津贴", "amount": "3"}]}]},
    },
    "performance": {"indicators": [{"catalogue": "q", "id": "aaaaaaaa"}, {"catalogue": "q", "id": "bbbbbbbb"}]},
    "problems": {"items": [{"text": "无号"}]},
}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("profile.title", "line"),
        ("profile.fiscal_year", "year"),
        ("profile.report_date", "date"),
        ("profile.period_start", "month"),
        ("profile.evaluation_types", "words"),
        ("profile.unit.staff.posts", "figure"),
        ("profile.projects", "rows"),
        ("profile.projects.k3f9a2bc.budget", "amount"),
        ("profile.unit", None),
        ("profile.unknown", None),
        ("funds.lines", "rows"),
        ("funds.lines.county.executed", "amount"),
        ("funds.lines.county", None),
        ("funds.account.insurances.生育保险.parts.津贴.amount", "amount"),
        ("performance.indicators.insured.progress.previous", "figure"),
        ("performance.indicators.insured.facts.days_late", "figure"),
        ("performance.indicators.insured.deviation_reason", "long"),
        ("performance.indicators.insured.direction", "line"),
        ("texts.overview", "long"),
        ("texts", None),
        ("problems.items.k3f9a2bc.kind", "line"),
        ("", None),
    ],
)
def test_the_path_says_what_is_typed(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("path", "index"),
    [
        ("profile.title", "profile.title"),
        ("funds.lines.county.executed", "funds.lines[1].executed"),
        ("funds.account.insurances.生育保险.parts.津贴.amount", "funds.account.insurances[0].parts[0].amount"),
        ("performance.indicators.q.actual", "performance.indicators[0].actual"),
        ("performance.indicators.bbbbbbbb.actual", "performance.indicators[1].actual"),
        ("problems.items.#0.text", "problems.items[0].text"),
    ],
)
def test_a_path_and_its_indices_name_the_same_place(path: str, index: str) -> None:
    steps = steps_into(DOCUMENT, path)
    assert steps is not None
    assert where(steps) == index
    assert path_of(DOCUMENT, steps) == path


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        (("funds", "lines", 1), "funds.lines.county"),
        (("funds", "lines", 2), "funds.lines.2"),
        (("funds", "lines", "county"), "funds.lines.county"),
        (("funds", "lines", "county", "executed"), "funds.lines.county.executed"),
        (("profile", 0, "name"), "profile.0.name"),
        (("profile", "title", 0), "profile.title.0"),
        (("nowhere", 0), "nowhere.0"),
    ],
)
def test_steps_that_lead_to_no_row_are_written_as_they_are(steps: tuple[str | int, ...], path: str) -> None:
    """A reader of a damaged file names places that are not there."""
    assert path_of(DOCUMENT, steps) == path


def test_a_row_that_is_not_there_has_no_place() -> None:
    assert steps_into(DOCUMENT, "funds.lines.city.executed") is None
    assert find(DOCUMENT, "funds.lines.city.executed") is None


def test_values_are_found() -> None:
    assert find(DOCUMENT, "funds.lines.county.executed") == "5"
    assert find(DOCUMENT, "problems.items.#0.text") == "无号"
    assert find(DOCUMENT, "profile.title.deeper") is None


def test_the_second_row_with_the_same_natural_key_goes_by_its_id() -> None:
    rows = DOCUMENT["performance"]["indicators"]
    assert [row_key(rows, index, "catalogue") for index in (0, 1)] == ["q", "bbbbbbbb"]


def test_hints_know_the_names_that_may_follow() -> None:
    assert "executed" in children_of("funds.lines.county")
    assert "profile" in children_of("")
    assert row_model("funds.lines") is not None and row_model("funds") is None


def test_leaves_are_every_filled_value() -> None:
    assert dict(leaves({"a": {"b": "1"}, "signoff": {"attachments": ["x"]}})) == {
        "a.b": "1",
        "signoff.attachments": ["x"],
    }


def test_the_address_of_a_question_stands_for_its_list() -> None:
    steps = steps_into(DOCUMENT, "problems.items.@measure")
    assert steps is not None
    assert where(steps) == "problems.items"
    assert steps_into({}, "problems.items.@measure") == ("problems", "items")


_WORDS = st.sampled_from(["a", "b", "c", "d", "#0", "#3", "#99", ""])
_ROWS = st.lists(
    st.one_of(st.fixed_dictionaries({}, optional={"id": _WORDS, "catalogue": _WORDS}), st.just("no row")), max_size=40
)


@given(_ROWS, _WORDS)
def test_a_document_asked_for_many_paths_answers_like_one_asked_once(rows: list[Any], key: str) -> None:
    document = {"performance": {"indicators": rows}}
    finder = PathFinder(document)
    for path in (f"performance.indicators.{key}", f"performance.indicators.{key}.name"):
        assert steps_into(finder, path) == steps_into(document, path)
        assert steps_into(finder, path) == steps_into(document, path)  # now from what is remembered
        assert find(finder, path) == find(document, path)
