"""The typed view: one bad field never costs two hundred good ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.assessment import Assessment, read_assessment


def test_figures_are_read_and_keep_their_text() -> None:
    view = read_assessment({"funds": {"lines": [{"source": "total", "executed": "28545.30"}]}})
    executed = view.funds.lines[0].executed
    assert executed is not None and executed.text == "28545.30"


def test_blank_is_absent_and_zero_is_not() -> None:
    view = read_assessment({"funds": {"lines": [{"source": "total", "executed": "0", "arrived": " "}]}})
    assert view.funds.lines[0].executed is not None
    assert view.funds.lines[0].arrived is None


@pytest.mark.parametrize(
    ("document", "location"),
    [
        ({"profile": {"title": ["x"], "unit": {"name": "甲"}}}, ("profile", "title")),
        ({"profile": {"fiscal_year": "去年", "unit": {"name": "甲"}}}, ("profile", "fiscal_year")),
        ({"profile": {"unit": {"name": "甲", "functions": ["一", 2]}}}, ("profile", "unit", "functions", 1)),
        ({"profile": {"unit": {"name": "甲", "leader": "张某"}}}, ("profile", "unit", "leader")),
        ({"profile": {"unit": {"name": "甲"}}, "funds": "无"}, ("funds",)),
        ({"profile": {"unit": {"name": "甲"}}, "problems": {"items": [5]}}, ("problems", "items", 0)),
        (
            {"profile": {"unit": {"name": "甲"}}, "performance": {"indicators": [{"direction": "上"}]}},
            ("performance", "indicators", 0, "direction"),
        ),
    ],
)
def test_what_does_not_fit_is_named_and_the_rest_stands(
    document: dict[str, Any], location: tuple[str | int, ...]
) -> None:
    view = read_assessment(document)
    assert view.profile.unit.name == "甲"
    assert [misfit.location for misfit in view.misfits] == [location]


def test_a_misfit_does_not_change_the_document() -> None:
    document: dict[str, Any] = {"profile": {"title": 5}}
    read_assessment(document)
    assert document == {"profile": {"title": 5}}


VALUES = st.recursive(
    st.one_of(st.text(max_size=6), st.integers(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["profile", "unit", "funds", "lines", "source", "problems", "items", "facts", "texts", "id", "words"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*Assessment.model_fields, "own"]), VALUES, max_size=5))
def test_no_document_whatever_makes_reading_fail(document: dict[str, Any]) -> None:
    read_assessment(document)
