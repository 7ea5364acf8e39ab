from __future__ import annotations

from typing import Any

from tests.tui.driving import drawn, focused, judge, paste, settle
from tui import texts, texts_keys
from tui.app import Ziping
from tui.screens.too_small import TooSmall
from tui.widgets.fields import LineField
from tui.widgets.long_field import LongField
from tui.widgets.places import problems


async def test_undo_and_redo_are_the_sessions_wherever_the_user_is(seat: Any) -> None:
    sitting = seat({"profile": {"title": "旧名"}})
    session = sitting.desk.session
    app = Ziping(sitting)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("shift+tab", "end")
        await paste(pilot, "新")
        await pilot.press("f5")
        await paste(pilot, "一段长文字")
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert session.get("funds") is None
        assert isinstance(focused(app), LongField) and focused(app).text == ""
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert session.text("profile.title") == "旧名"
        field = focused(app)
        assert isinstance(field, LineField) and field.value == "旧名" and "第 1/5 步" in drawn(app.screen)
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert focused(app).value == "旧名新"
        await pilot.press("ctrl+y", "ctrl+y")
        await settle(pilot)
        assert session.text("funds.over_treatment") == "一段长文字"
        assert texts.REDO_NONE in drawn(app.screen)


async def test_a_session_is_resumed_at_the_field_where_it_was_left(seat: Any) -> None:
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f5", "tab")
        await paste(pilot, "12.5")
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert sitting.close()
    again = seat(again=True)
    app = Ziping(again)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert focused(app).path == "implementation.monitoring.amount"
        assert focused(app).value == "12.5"


async def test_opening_alone_changes_nothing(seat: Any) -> None:
    sitting = seat()
    before = sitting.desk.path.read_bytes()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await judge(pilot)
    sitting.close()
    assert sitting.desk.path.read_bytes() == before


async def test_f2_goes_through_the_problems_of_all_steps_and_begins_again(seat: Any) -> None:
    app = Ziping(seat({"profile": {"title": "名"}}))
    async with app.run_test() as pilot:
        await settle(pilot)
        wanted = list(dict.fromkeys(one.path for one in problems(app.desk)))
        seen = []
        for _ in range(len(wanted) + 1):
            await pilot.press("f2")
            await settle(pilot)
            seen.append(focused(app).path)
        assert wanted[0] == "profile.fiscal_year" and "signoff.unit" in seen
        assert seen == [*wanted[1:], *wanted[:2]], "from the field with the focus, in the order of the form"
        assert texts.GAP_MARK in drawn(app.screen)


async def test_enter_behind_the_last_field_leads_to_the_next_step(seat: Any) -> None:
    app = Ziping(seat({"place": {"field": "implementation.communities"}}))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        assert focused(app).path == "performance.stated_grade"
        await pilot.press("f5", "f5")
        await pilot.pause()
        assert texts.LAST_STEP in drawn(app.screen)
        await pilot.press("f3", "f3")
        assert focused(app).path == "implementation.communities"


async def test_a_jump_from_the_review_leads_back_to_it(seat: Any) -> None:
    from tui.screens.review import ReviewScreen

    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.screen is app.wizard
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("escape", "escape", "escape")
        await settle(pilot)
        assert app.desk is None and texts.HOME_TITLE in drawn(app.screen)


async def test_escape_leads_home_and_the_session_is_on_top_of_the_list(seat: Any) -> None:
    app = Ziping(seat({"profile": {"title": "供水工程"}}))
    async with app.run_test() as pilot:
        await settle(pilot)
        place = focused(app).path
        assert place == "profile.fiscal_year", "a session opens where nothing stands yet"
        await pilot.press("escape")
        await settle(pilot)
        assert app.desk is not None and texts_keys.LEAVE_AGAIN in drawn(app.screen)
        await pilot.press("escape")
        await settle(pilot)
        assert "供水工程" in drawn(app.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert app.wizard is not None and "供水工程" in drawn(app.screen)
        assert focused(app).path == place, "and goes on where it was left"


async def test_states_of_steps_are_said_by_sign_and_word(seat: Any) -> None:
    sitting = seat({"profile": {"title": "名", "fiscal_year": "二〇二〇"}, "signoff": {"unit": "某局"}})
    app = Ziping(sitting)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await judge(pilot)
        screen = drawn(app.screen)
        assert "! 有问题" in screen and "- 未开始" in screen and "✓ 已填齐" in screen


async def test_a_window_too_small_says_so_and_keeps_everything(seat: Any) -> None:
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await paste(pilot, "名")
        for size in ((59, 20), (80, 14), (10, 3), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert isinstance(app.screen, TooSmall)
            assert size < (50, 10) or "窗口太小" in drawn(app.screen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        await pilot.press("x")
        assert sitting.desk.session.text("profile.title") == "名x"
        assert focused(app).value == "名x"


async def test_the_questions_are_seen_at_every_size(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(60, 15)) as pilot:
        await settle(pilot)
        for size in ((60, 15), (72, 20), (99, 31), (100, 32), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            screen = drawn(app.screen)
            assert "项目名称" in screen and "已保存" in screen and "F1" in screen, size
            assert len(screen.split("\n")) == size[1]


async def test_every_step_gives_the_focus_and_its_help_to_a_field_of_its_own(seat: Any) -> None:
    app = Ziping(seat({"place": {"field": "signoff.unit"}}))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key in ("f3", "f3", "f3", "f3", "f5", "f5", "f3", "f5", "f5", "f5"):
            await pilot.press(key)
            await pilot.pause()
            wizard = app.wizard
            assert wizard is not None
            view = wizard.pages.page.view_with(wizard.focused)
            assert view is not None, wizard.pages.step
            assert wizard.pages.help_shown()[0] == view.question
