"""The left column tells of each question of the step, and leads there; the first row follows name and width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from schemas.step_names import STEPS
from tests.tui.desks import INDICATORS, form_with, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tui.app import Ziping
from tui.progress import question_states, step_states
from tui.screens.palette import entries
from tui.widgets.step_list import StepList, _name, short_names
from wizards import catalogue

ABOVE = 11
FORMS = sorted(one.id for one in catalogue.list_forms()[0])


async def test_each_question_has_its_state(seat: Any) -> None:
    sat = seat({"profile": {"title": "供水", "fiscal_year": "二〇"}, "place": {"field": "profile.title"}})
    assert question_states(sat.desk, "profile")[:2] == ["filling", "filling"], (
        "nothing is known before it was looked at"
    )
    async with Ziping(sat).run_test() as pilot:
        await judge(pilot)
        states = question_states(sat.desk, "profile")
        assert states[0] == "complete" and states[1] == "problem" and states[2] == "untouched"
        labels = [(one.label, one.help) for one in entries(sat.desk) if one.does == "question:profile:1"]
        assert labels == [("到这一栏  评价年度", "! 有问题")]


@pytest.mark.parametrize("name", FORMS)
def test_in_a_new_session_of_any_form_nothing_is_begun(name: str, tmp_path: Path) -> None:
    with sitting(tmp_path, catalogue.load_form(name)) as opened:
        desk = opened.desk
        assert desk.evaluation is not None
        states = {step: question_states(desk, step) for step in STEPS}
        assert {state for found in states.values() for state in found} == {"untouched"}
        assert set(step_states(desk).values()) <= {"untouched", "complete"}, "complete: nothing is asked in the step"


def test_blanks_alone_are_no_answer(tmp_path: Path) -> None:
    with sitting(tmp_path, catalogue.load_form("fund-2019"), {"profile": {"title": " \n"}}) as opened:
        assert opened.desk.evaluation is not None
        assert step_states(opened.desk)["profile"] == "untouched"


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_first_row_names_the_unit_where_no_project_is_asked(size: tuple[int, int], tmp_path: Path) -> None:
    whole = next(form for form in map(catalogue.load_form, FORMS) if form.asked.exactly("profile.title", {}) is None)
    with sitting(tmp_path, whole) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            assert "（未写项目名称）" not in drawn(app.screen) and "（未写单位）" in drawn(app.screen)
            opened.desk.session.set("profile.unit.name", "某县水利局")
            await settle(pilot)
            assert "某县水利局" in drawn(app.screen).splitlines()[0]


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_click_goes_to_the_question(size: tuple[int, int], seat: Any) -> None:
    sat = seat({"place": {"field": "profile.title"}})
    async with (app := Ziping(sat)).run_test(size=size) as pilot:
        await judge(pilot)
        assert "> - 项目名称" in drawn(app.screen)
        await pilot.click(StepList, offset=(6, 1 + ABOVE + 3))
        await settle(pilot)
        assert focused(app).path == "profile.unit.functions"  # type: ignore[attr-defined]
        assert "> - 主要职能" in drawn(app.screen)
        await pilot.click(StepList, offset=(6, 1 + 2))
        await settle(pilot)
        assert app.wizard is not None and app.wizard.pages.step == "funds"


async def test_a_long_step_is_seen_around_the_question(tmp_path: Path) -> None:
    form = catalogue.load_form("fund-2019")
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await judge(pilot)
            assert app.wizard is not None
            step, questions = max(((at, form.steps.of(at)) for at in STEPS), key=_length)
            last = len(questions) - 1
            await app.wizard.pages.go_to_question(step, last)
            await settle(pilot)
            steps = app.screen.query_one(StepList)
            assert len(questions) > steps.content_size.height - ABOVE
            shown = str(steps.render()).split("\n")[ABOVE:]
            assert shown[-1].startswith(">") and questions[last].label[:4] in shown[-1]
            assert len(shown) == steps.content_size.height - ABOVE
            await pilot.click(StepList, offset=(6, 1 + ABOVE))
            await settle(pilot)
            number = app.wizard.pages.number
            assert number == len(questions) - len(shown)


def _length(found: tuple[str, Any]) -> int:
    return len(found[1])


async def test_the_first_row_follows_name_and_width(seat: Any) -> None:
    sat = seat({"place": {"field": "profile.title"}})
    async with (app := Ziping(sat)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await paste(pilot, "某县农村供水工程维修养护及水质检测能力提升项目")
        await pilot.pause()
        assert "某县农村供水工程维修养护及水质检测能力提升项目" in drawn(app.screen).split("\n")[0]
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        first = drawn(app.screen).split("\n")[0]
        assert ".." in first and "试验用的表" in first


def test_a_long_label_is_named_by_what_differs() -> None:
    assert _name("得分表：预算编制", 14) == "预算编制"
    assert _name("得分表：预算编制", 16) == "得分表：预算编制"
    assert _name("自评总分（和自动算的不同才填）", 14) == "自评总分"


async def test_a_row_of_a_later_table_of_the_same_list_is_where_one_comes_back_to(tmp_path: Path) -> None:
    form = form_with("rules")
    questions = [one for one in form.steps.performance if one.path == INDICATORS]
    with sitting(tmp_path, form) as opened:
        rows = opened.desk.session.get(INDICATORS)
        row = next(row for row in rows if questions[-1].takes(row))
        opened.desk.session.note_place("performance", f"{INDICATORS}.{row['id']}.stated_score")
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            _, _, key, column = focused(app).path.split(".")  # type: ignore[attr-defined]
            assert key in (row["id"], row["catalogue"]) and column == "stated_score"
            assert app.wizard is not None and app.wizard.pages.number == form.steps.performance.index(questions[-1])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("cells", [14, 16, 20])
def test_no_two_questions_of_a_step_have_the_same_name(name: str, cells: int) -> None:
    form = catalogue.load_form(name)
    for step in STEPS:
        labels = list(dict.fromkeys(question.label for question in form.steps.of(step)))
        names = short_names(labels, cells)
        assert len(set(names)) == len(names), names
        assert all(cell_len(one) <= cells for one in names)
