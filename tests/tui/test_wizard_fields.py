from __future__ import annotations

from typing import Any

import pytest
from textual.geometry import Region

from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tui import texts
from tui.app import Ziping
from tui.widgets.choice_field import ChoiceField
from tui.widgets.fields import LineField
from wizards.storage import load


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_form_is_filled_by_keyboard_and_saved(seat: Any, size: tuple[int, int]) -> None:
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(focused(app), LineField)
        await paste(pilot, "农村饮水安全巩固提升工程")
        await pilot.press("enter", *"2020", "enter", "space", "right", "space", "enter")
        await paste(pilot, "供水")
        await pilot.press("enter")
        await paste(pilot, "管水")
        await pilot.press("tab")
        await paste(pilot, "为了四十字以内的一段话，写完再换行。")
        await pilot.press("enter", "x", "tab", "shift+tab", "f5")
        await paste(pilot, "没有超支")
        await settle(pilot)
        assert sitting.desk.save_now()
        await pilot.pause(0.4)  # the status line looks five times a second
        screen = drawn(app.screen)
        assert "第 2/5 步" in screen and "没有超支" in screen
        assert "已保存" in screen
    document = load(sitting.desk.path).document
    assert document["profile"] == {
        "title": "农村饮水安全巩固提升工程",
        "fiscal_year": 2020,
        "evaluation_types": ["过程", "结果"],
        "unit": {"functions": ["供水", "管水"]},
    }
    assert document["texts"]["overview"] == "为了四十字以内的一段话，写完再换行。\nx"
    assert document["funds"]["over_treatment"] == "没有超支"


async def test_keys_right_behind_an_enter_land_in_the_next_field(seat: Any) -> None:
    from textual import events

    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in ("a", "enter", "2", "0", "tab", "tab", "b", "f5", "c", "f3", "d"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        session = sitting.desk.session
        assert (session.text("profile.title"), session.text("profile.fiscal_year")) == ("a", "20")
        assert session.text("profile.unit.functions") == "bd"
        assert session.text("funds.over_treatment") == "c"


async def test_a_long_value_shows_its_beginning_once_left(seat: Any) -> None:
    sitting = seat({"profile": {"title": "二" * 80 + "龘"}})
    app = Ziping(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("shift+tab")
        await settle(pilot)
        field = focused(app)
        assert "龘" in drawn(app.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert field.scroll_offset.x == 0 and "龘" not in drawn(app.screen)
        await pilot.press("shift+tab")
        await settle(pilot)
        assert focused(app) is field and "龘" in drawn(app.screen)


async def test_a_figure_shows_how_it_is_understood(seat: Any) -> None:
    sitting = seat({"funds": {"unit": "万元"}, "place": {"step": "funds", "field": "implementation.monitoring.amount"}})
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*"12.5")
        await pilot.pause()
        assert "理解为 12.5 万元" in drawn(app.screen)
        await paste(pilot, "亿元")
        assert "理解为 125000 万元" in drawn(app.screen)


async def test_findings_wait_until_a_field_was_left(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(100, 50)) as pilot:
        await settle(pilot)
        await judge(pilot)
        assert texts.GAP_MARK not in drawn(app.screen)
        await pilot.press("tab")
        await judge(pilot)
        assert drawn(app.screen).count(texts.GAP_MARK) == 1


async def test_keys_pastes_and_ten_thousand_characters_arrive_whole(seat: Any) -> None:
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        for count in range(1, 4):
            await pilot.press("1")
            assert sitting.desk.session.text("profile.title") == "1" * count
        await paste(pilot, "甲\r\n乙\n丙\n")
        assert sitting.desk.session.text("profile.title") == "111甲 乙 丙"
        assert texts.PASTE_JOINED in drawn(app.screen)
        await paste(pilot, "长" * 10_000)
        assert len(sitting.desk.session.text("profile.title")) == 10_008
        assert "已有 10008 个字" in drawn(app.screen)


async def test_choices_are_ticked_unticked_and_clicked(seat: Any) -> None:
    sitting = seat({"performance": {"stated_grade": "特优"}, "place": {"field": "performance.stated_grade"}})
    app = Ziping(sitting)
    session = sitting.desk.session
    async with app.run_test() as pilot:
        await settle(pilot)
        field = focused(app)
        assert isinstance(field, ChoiceField)
        assert "(✓) 特优" in drawn(app.screen), "what the file holds beside the closed answers is shown"
        await pilot.press("left", "space")
        assert session.get("performance.stated_grade") is None
        await pilot.press("right", "right", "space")
        assert session.text("performance.stated_grade") == "良"
        await pilot.press("space")
        assert session.get("performance.stated_grade") is None
        await pilot.click(field, offset=(1, 0))
        assert session.text("performance.stated_grade") == "优"


async def test_what_is_typed_on_a_choice_leads_to_it_and_is_never_lost_unsaid(seat: Any) -> None:
    sitting = seat({"place": {"field": "performance.stated_grade"}})
    app = Ziping(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        field = focused(app)
        assert isinstance(field, ChoiceField)
        await paste(pilot, "中")
        assert field.answers[field.cursor] == "中" and texts.CHOICE_TYPING in drawn(app.screen)
        await pilot.press("x")
        assert sitting.desk.session.get("performance.stated_grade") is None, "nothing is chosen by passing by"
        await pilot.press("space")
        assert sitting.desk.session.text("performance.stated_grade") == "中"


async def test_read_only_refuses_typing_and_says_so(seat: Any) -> None:
    sitting = seat({"profile": {"title": "原名"}}, read_only=True)
    before = sitting.desk.path.read_bytes()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("x", "tab", "1", "tab", "space", "tab", "y")
        await settle(pilot)
        assert sitting.desk.session.text("profile.title") == "原名"
        assert sitting.desk.session.get("profile.evaluation_types") is None
        assert sitting.desk.session.get("profile.unit") is None
        assert texts.READ_ONLY in drawn(app.screen)
    assert sitting.desk.path.read_bytes() == before


@pytest.mark.parametrize("path", ["profile.title", "texts.overview"])
async def test_a_field_that_was_taken_away_is_drawn_without_its_styles(path: str, seat: Any) -> None:
    """Between the removal and the next layout the screen may be drawn: a fault there would end the program."""
    app = Ziping(seat({"profile": {"title": "甲"}, "texts": {"overview": "乙"}}))
    async with app.run_test() as pilot:
        await settle(pilot)
        field = next(one for one in app.screen.query("LineField, LongField") if one.path == path)  # type: ignore[attr-defined]
        field._component_styles.clear()  # as Textual does while it removes a widget
        strips = field.render_lines(Region(0, 0, 10, 2))
        assert [strip.cell_length for strip in strips] == [10, 10]
