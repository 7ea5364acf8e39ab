"""Sentences from data that the user rewords, and texts that a form does not print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.form import Form
from wizards.compose import edited_slots, sentence_from_data, unused_texts

REPORT = {
    "report": [
        {
            "text": "参保{funds.subsidies.actual.persons}人，"
            "支出{funds.lines.county.executed}元[，超{funds.lines.county.over}元]。",
            "edit": "texts.x_f_a",
        },
        {"each": "profile.projects", "text": "{n}. {name}{budget}", "join": "；", "edit": "texts.x_f_b"},
        {"text": "{texts.overview}[{texts.x_f_c}]"},
        {"each": "texts.effect", "text": "{line}"},
        {"level": 1, "heading": "{texts.decision}", "number": "{texts.x_f_d}"},
        {"table": [{"rows": [["^{texts.quality}", "{texts.economy}"]]}]},
    ]
}


def session(**texts: str) -> Any:
    return read_assessment(
        {
            "funds": {
                "unit": "元",
                "lines": [{"source": "county", "initial_budget": "8239350", "executed": "8461490.56"}],
                "subsidies": [{"kind": "actual", "persons": "8.6万"}],
            },
            "profile": {"projects": [{"name": "甲", "budget": "3"}, {"name": "乙", "budget": "4.50"}]},
            "texts": texts,
        }
    )


@pytest.mark.parametrize(
    ("slot", "sentence"),
    [
        ("texts.x_f_a", "参保8.6万人，支出8461490.56元，超222140.56元。"),
        ("x_f_b", "1. 甲3；2. 乙4.50"),
        ("texts.overview", None),
    ],
)
def test_the_sentence_to_start_from(make_form: Callable[..., Form], slot: str, sentence: str | None) -> None:
    form = make_form(REPORT)
    assert sentence_from_data(form, session(), None, slot) == sentence
    assert sentence_from_data(form, session(x_f_a="改过", x_f_b="改过"), None, slot) == sentence


def test_no_data_no_sentence(make_form: Callable[..., Form]) -> None:
    assert sentence_from_data(make_form(REPORT), read_assessment({}), None, "texts.x_f_b") is None


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("支出8461490.56元，超预算222140.56元，参保8.6万人。", ()),
        ("支出８４６１４９０．５６元，超222,140.56元，86000人参保。", ()),
        ("支出8461490.6元，超222140.56元，8.6万人。", ("8461490.56",)),
        ("支出很多。", ("8.6万", "8461490.56", "222140.56")),
    ],
)
def test_figures_that_got_lost(make_form: Callable[..., Form], written: str, missing: tuple[str, ...]) -> None:
    (edited,) = edited_slots(make_form(REPORT), session(x_f_a=written), None)
    assert (edited.path, edited.written, edited.missing) == ("texts.x_f_a", written, missing)
    assert edited.computed == "参保8.6万人，支出8461490.56元，超222140.56元。"


def test_running_numbers_are_no_figures(make_form: Callable[..., Form]) -> None:
    (edited,) = edited_slots(make_form(REPORT), session(x_f_b="甲用3万元，乙用4.5万元"), None)
    assert edited.missing == ()


def test_an_untouched_sentence_is_not_edited(make_form: Callable[..., Form]) -> None:
    assert edited_slots(make_form(REPORT), session(x_f_a="  "), None) == []


def test_texts_that_the_form_does_not_print(make_form: Callable[..., Form]) -> None:
    printed = dict.fromkeys(
        ["x_f_a", "x_f_b", "x_f_c", "x_f_d", "overview", "effect", "decision", "quality", "economy"], "有"
    )
    found = unused_texts(make_form(REPORT), session(**printed, conclusion="有", management=" "))
    assert found == ["texts.conclusion"]
