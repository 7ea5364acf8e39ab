"""Ctrl+G: a figure that follows the data is found by a few characters and put where the caret stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from schemas.paths import kind_of
from tests.tui.desks import default_form, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tests.tui.test_marked_words import ROWS, document
from tui import texts, texts_prose
from tui.app import Ziping
from tui.screens.bound_figures import BoundFigures
from tui.screens.preview import PreviewScreen
from tui.screens.review import ReviewScreen
from tui.screens.wizard import WizardScreen
from tui.screens.writing import WritingScreen
from tui.widgets.long_field import LongField
from wizards import catalogue

FUNDS = {"unit": "万元", "lines": [{"source": "total", "adjusted_budget": "200", "executed": "150"}]}


async def at(pilot: Pilot[Any], path: str) -> Any:
    await judge(pilot)
    wizard = pilot.app.screen
    assert isinstance(wizard, WizardScreen) and await wizard.pages.go_to(path)
    await settle(pilot)
    return focused(pilot.app)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_list_puts_a_name_in_as_one_undo_step(tmp_path: Path, size: tuple[int, int]) -> None:
    with sitting(tmp_path, default_form(), document("执行率为，其余正常。", funds=FUNDS)) as opened:
        session = opened.desk.session
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            field = await at(pilot, "texts.overview")
            field.move_cursor((0, 4))
            await pilot.press("ctrl+g")
            await settle(pilot)
            assert isinstance(app.screen, BoundFigures)
            seen = drawn(app.screen)
            assert "执行率  75.00%" in seen and "全年执行数  150万元" in seen and "水质合格率  94%" in seen
            await paste(pilot, "执行率")
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, WizardScreen) and focused(app) is field
            assert session.text("texts.overview") == field.text == "执行率为{执行率}，其余正常。"
            assert session.get("bound") == {"执行率": "funds.lines.total.rate"}
            assert field.index_of(field.cursor_location) == field.text.index("，"), "one goes on typing behind it"
            await judge(pilot)
            assert "{执行率} 印作 75.00%" in drawn(app.screen)
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert field.text == "执行率为，其余正常。" and session.get("bound") is None


async def test_what_is_typed_right_before_the_key_is_not_lost(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document("", funds=FUNDS)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            field = await at(pilot, "texts.overview")
            await paste(pilot, "支出")
            await pilot.press("a", "b", "ctrl+g")
            await paste(pilot, "全年执行")
            await pilot.press("enter", "c")
            await settle(pilot)
            assert field.text == "支出ab{全年执行数}c" and app.screen is app.wizard


async def test_the_preview_prints_it_and_follows_the_data(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document("执行率{执行率}，{别的}。", funds=FUNDS)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 40)) as pilot:
            for executed, rate in (("150", "75.00%"), ("100", "50.00%")):
                opened.desk.session.set("funds.lines.total.executed", executed)
                await judge(pilot)
                app.action_preview()
                await settle(pilot)
                assert isinstance(app.screen, PreviewScreen)
                lines = app.screen.query_one("Paper")._lines  # type: ignore[attr-defined]
                assert f"执行率{rate}，{{别的}}。" in "".join(line.strip() for line in lines)
                await pilot.press("escape")
                await settle(pilot)


async def test_the_key_works_on_the_whole_screen_too(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document("执行率为", funds=FUNDS)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            field = await at(pilot, "texts.overview")
            await pilot.press("f4")
            await settle(pilot)
            await pilot.press("ctrl+g")
            await paste(pilot, "执行率")
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, WritingScreen) and focused(app).text == "执行率为{执行率}"  # type: ignore[attr-defined]
            await pilot.press("escape")
            await settle(pilot)
            assert focused(app) is field and field.text == "执行率为{执行率}"


async def test_elsewhere_the_key_says_where_it_works(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.title")
            await pilot.press("ctrl+g")
            await settle(pilot)
            assert not isinstance(app.screen, BoundFigures) and texts_prose.BOUND_WHERE in drawn(app.screen)


async def test_a_value_that_is_not_there_says_so(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "actual": ""}]
    with sitting(tmp_path, default_form(), document("", performance={"indicators": rows})) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "texts.overview")
            await pilot.press("ctrl+g")
            await settle(pilot)
            await paste(pilot, "水质")
            assert "水质合格率  □  还没有值" in drawn(app.screen)
            await paste(pilot, "没有这样的")
            assert texts_prose.BOUND_NONE in drawn(app.screen)
            await pilot.press("escape")
            await settle(pilot)
            assert not opened.desk.session.get("texts.overview")


async def test_a_wrong_figure_may_follow_the_data(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document("水质合格率91.2%。")) as opened:
        session = opened.desk.session
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await judge(pilot)
            await pilot.press("f8")
            await settle(pilot)
            review = app.screen
            assert isinstance(review, ReviewScreen)
            number = next(n for n, line in enumerate(review._lines) if line.finding and line.finding.rule == "C28")
            review.query_one("#review").highlighted = number  # type: ignore[attr-defined]
            await settle(pilot)
            assert "改成跟着数据走：91.2% → {水质合格率}（现在印 94%）（Ctrl+E）" in drawn(review)
            await pilot.press("ctrl+e")
            await settle(pilot)
            assert session.text("texts.overview") == "水质合格率{水质合格率}。" and session.get("bound")
            assert texts.FIXED in drawn(app.screen)
            assert not any(line.finding and line.finding.rule == "C28" for line in review._lines)
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert session.text("texts.overview") == "水质合格率91.2%。"


async def test_a_list_of_words_holds_no_figures(tmp_path: Path) -> None:
    asking = (
        (form, one.path)
        for form in map(catalogue.load_form, sorted(one.id for one in catalogue.list_forms()[0]))
        for one in form.asked.questions
        if kind_of(one.path) == "words" and not one.choices
    )
    form, path = next(asking)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            assert isinstance(await at(pilot, path), LongField)
            await pilot.press("ctrl+g")
            await settle(pilot)
            assert texts_prose.BOUND_WHERE in drawn(app.screen)
