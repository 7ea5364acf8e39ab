"""Bound figures: names in braces that follow the data, in print, in checks, and as the fix of a wrong figure."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import sample_path
from schemas.assessment import read_assessment
from schemas.finding import Finding
from schemas.form import Form
from tests.wizards.checks.builders import FORM, POLICY, STATED, changed, findings
from wizards import catalogue
from wizards.compose import compose, layout_of
from wizards.compose.plain_lines import render
from wizards.facts import Facts, Names
from wizards.facts.substitution import written
from wizards.scoring import score
from wizards.session import Session
from wizards.storage import load
from wizards.word import write

ROW = "performance/indicators/"
SPENT = {"funds/lines/0/executed": "98", "texts/fund_use": "支出{全年执行数}，执行率{执行率}。"}


def names_of(document: dict[str, Any], form: Form = FORM) -> Names:
    assessment = read_assessment(document)
    return Facts(form, assessment, score(form, POLICY, assessment)).names


def printed(changes: dict[str, Any], text: str) -> str:
    return names_of(changed(changes)).written(text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("执行率{执行率}。", "执行率98.00%。"),
        ("支出{全年执行数}，结余{结余资金}。", "支出98万元，结余2万元。"),
        ("支出{全年执行数}万元。", "支出98万元。"),
        ("支出{实际支出}", "支出98万元"),
        ("维护{维护处数}，合格率{水质合格率}", "维护14处，合格率96%"),
        ("维护{维护处数}处", "维护14处"),
        ("总分{自评总分}分，等级“{自评等级}”", "总分99.8分，等级“优”"),
        ("甲{甲执行率}、乙{乙执行率}", "甲91.67%、乙107.50%"),
        ("{某某}和{ 执行率 }和｛执行率｝和{执行率", "{某某}和{ 执行率 }和｛执行率｝和{执行率"),
        ("{{执行率}}", "{98.00%}"),
        ("{}{\n}{funds.lines.total.rate}", "{}{\n}{funds.lines.total.rate}"),
        ("", ""),
    ],
)
def test_only_exact_known_names_resolve(text: str, expected: str) -> None:
    assert printed({}, text) == expected


def test_a_bare_value_takes_the_unit_that_it_is_understood_in() -> None:
    bare = {ROW + "0/target": "≥8万亩", ROW + "0/actual": "9"}
    assert printed(bare, "{维护处数}、{维护处数}万亩") == "9万亩、9万亩"
    by_column = {ROW + "0/target": "≥8", ROW + "0/actual": "9", ROW + "0/unit": "处"}
    assert printed(by_column, "{维护处数}") == "9处"
    doubtful = {ROW + "1/target": "≥95%", ROW + "1/actual": "0.97"}
    assert printed(doubtful, "{水质合格率}") == "0.97", "what it is in is a question (C30)"


def test_a_value_that_is_not_there_prints_a_box() -> None:
    assert printed({ROW + "0/actual": None}, "维护{维护处数}。") == "维护□。"
    blank = names_of({"form": "f"})
    assert blank.written("{执行率}、{预算执行率}、{全年执行数}、{自评总分}、{甲}").text == "□、□、□、□、{甲}"
    assert "执行率" in [one.name for one in blank.listed], "the form asks for what it is computed from"
    assert "本年收支结余" not in [one.name for one in blank.listed]


def test_what_no_sentence_can_hold_is_no_bound_figure() -> None:
    assert printed({ROW + "0/actual": "见附表" * 100}, "{维护处数}") == "{维护处数}"
    assert printed({ROW + "0/name": "处数" * 40}, f"{{{'处数' * 40}}}") == f"{{{'处数' * 40}}}"


def test_a_name_of_two_rows_says_nothing() -> None:
    assert printed({ROW + "1/name": "维护处数"}, "{维护处数}") == "{维护处数}"


def test_what_was_put_in_by_its_key_follows_its_row() -> None:
    kept = {"bound": {"维护处数": "performance.indicators.i1.actual", "没有的": "performance.indicators.zz.actual"}}
    renamed = {**kept, ROW + "0/name": "维修数量"}
    assert printed(renamed, "{维护处数}、{维修数量}、{没有的}") == "14处、14处、□"
    assert printed({ROW + "0/name": "维修数量"}, "{维护处数}") == "{维护处数}"


def test_each_value_is_listed_once_by_its_usual_name() -> None:
    listed = names_of(changed({})).listed
    assert len({one.path for one in listed}) == len({one.name for one in listed}) == len(listed)
    assert listed[0].path.startswith("funds.lines.total.") and "执行率" in [one.name for one in listed]
    assert all(printed({}, f"{{{one.name}}}") == one.text for one in listed)


@given(st.lists(st.tuples(st.text("ab甲", max_size=4), st.text("XY乙", max_size=4)), max_size=5))
def test_the_way_back_to_what_was_typed(parts: list[tuple[str, str]]) -> None:
    typed, places = "", []
    for words, put in parts:
        typed += words
        places.append(((len(typed), len(typed) + 3), put, ""))
        typed += "{n}"
    done = written(typed, places)
    assert done.text == "".join(words + put for words, put in parts)
    for place, shown in done.parts:
        if shown[0] < shown[1]:
            assert done.typed(shown) == place
    at = 0
    for words, put in parts:
        if words:
            start, end = done.typed((at, at + len(words)))
            assert typed[start:end] == words
        at += len(words) + len(put)


# -- print ----------------------------------------------------------------------------------------------------------


def test_preview_and_word_print_plain_text() -> None:
    document = dict(load(sample_path("mof-2020")).document)
    document["texts"] = {**document["texts"], "overview": "全年执行{全年执行数}万元，执行率{执行率}，{某某}。"}
    form = catalogue.load_form("mof-2020")
    assessment = read_assessment(document)
    sheet = score(form, catalogue.load_policy("mof-2020"), assessment)
    blocks = compose(form, assessment, sheet)
    expected = "全年执行129.85万元，执行率98.00%，{某某}。"
    assert expected in "".join("".join(render(blocks, 80)).split())
    body = docx.Document(io.BytesIO(write(blocks, layout_of(form, assessment))))
    assert any(expected in paragraph.text for paragraph in body.paragraphs)


# -- checks ---------------------------------------------------------------------------------------------------------


def of_rule(rule: str, changes: dict[str, Any], form: Form = FORM) -> list[Finding]:
    return [one for one in findings(changed(changes), form) if one.rule == rule]


def test_a_name_without_value_is_an_error_at_its_place() -> None:
    text = "维护{维护处数}，合格率{水质合格率}。"
    (found,) = of_rule("T24", {ROW + "1/actual": None, "texts/overview": text})
    assert (found.path, found.severity, found.actual) == ("texts.overview", "error", "{水质合格率}")
    assert found.span is not None and text[slice(*found.span)] == "{水质合格率}"
    assert len(of_rule("T24", {ROW + "1/actual": None, "texts/overview": text * 3})) == 1, "each name once in a text"
    assert not of_rule("T24", {"texts/overview": text})
    assert not of_rule("T24", {"texts/overview": "{不认识的}"})
    assert not of_rule("T24", {ROW + "1/actual": None, "texts/x_other_slot": text}), "the form does not print it"


@pytest.mark.parametrize(
    ("text", "left"),
    [("{水质合格率}", []), ("水质合格率{水质合格率}", []), ("□", ["□"]), ("{水质合格率}\n□", ["□"])],
)
def test_the_box_of_a_bound_figure_is_no_prompt_of_the_blank_form(text: str, left: list[str]) -> None:
    found = of_rule("T21", {ROW + "1/actual": None, "texts/overview": text})
    assert [one.actual for one in found] == left


def test_a_bound_figure_never_contradicts_its_own_source() -> None:
    said = "维护{维护处数}，水质合格率{水质合格率}。全年执行{全年执行数}，预算执行率为{执行率}。"
    clean = findings(changed({}))
    assert findings(changed({"texts/overview": said})) == clean


def test_what_is_wrong_beside_a_bound_figure_is_found_and_marked_as_typed() -> None:
    text = "执行率为{执行率}，维护{维护处数}，水质合格率95.3%。"
    (found,) = of_rule("C28", {"texts/overview": text})
    assert found.span is not None and "95.3%" in text[slice(*found.span)]


@pytest.mark.parametrize(
    ("rule", "text", "fixed"),
    [
        ("C28", "水质合格率95.3%。", "水质合格率{水质合格率}。"),
        ("C28", "共维护15处，另有{执行率}。", "共维护{维护处数}，另有{执行率}。"),
        ("F03", "预算执行率为92.9%。", "预算执行率为{执行率}。"),
        ("F03", "预算执行率为0.98。", "预算执行率为{执行率}。"),
        ("C19", "自评得分为51分。", "自评得分为{自评总分}分。"),
        ("C19", "自评等级为“中”。", "自评等级为“{自评等级}”。"),
        ("C19", "自评等级为良好。", "自评等级为{自评等级}。"),
    ],
)
def test_the_wrong_figure_may_follow_the_data(rule: str, text: str, fixed: str) -> None:
    (found,) = of_rule(rule, {"texts/overview": text, "funds/lines/0/executed": "98"})
    assert found.fix is not None and (found.fix.path, found.fix.text) == ("texts.overview", fixed)
    assert "跟着数据走" in found.fix.label
    assert not of_rule(rule, {"texts/overview": fixed})


@pytest.mark.parametrize("text", ["水质合格率达到95.3%以上。", "水质合格率约95.3%。"])
def test_a_bound_or_an_approximation_is_the_writers_own(text: str) -> None:
    assert all(found.fix is None for found in of_rule("C28", {"texts/overview": text}))


# -- the session ----------------------------------------------------------------------------------------------------


def test_the_key_is_one_undo_step_and_leaves_the_name_with_its_path() -> None:
    session = Session({"texts": {"overview": "执行率。"}, "bound": {"甲": "a.b"}})
    before = session.document
    session.set_bound("texts.overview", "执行率{执行率}。", {"执行率": "funds.lines.total.rate"})
    assert session.get("texts.overview") == "执行率{执行率}。"
    assert session.document["bound"] == {"甲": "a.b", "执行率": "funds.lines.total.rate"}
    session.undo()
    assert session.document == before


def test_a_hand_made_list_that_is_none_stays_as_it_is() -> None:
    session = Session({"bound": "乱写"})
    session.set_bound("texts.overview", "{执行率}", {"执行率": "x"})
    assert session.document == {"bound": "乱写", "texts": {"overview": "{执行率}"}}


def test_the_grade_that_is_stated_is_the_one_that_prints() -> None:
    document = changed({"performance/stated_grade": "良"})
    assert names_of(document, STATED).written("{自评等级}").text == "良"
