"""Keys that arrive in a burst: each acts once, on what the user saw, and none falls through to the screen below."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.tiers import some_always
from tests.tui.driving import judge, settle
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.confirm import Ask, AskText
from tui.screens.home import HomeScreen
from tui.screens.wizard import WizardScreen
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import create, load


async def burst(pilot: Any, *keys: str) -> None:
    """Send keys as a terminal does that has them all in one read."""
    for key in keys:
        name = {".": "full_stop"}.get(key, key)
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))
    await settle(pilot)
    await pilot.pause(0.1)
    await settle(pilot)


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_dialog_is_answered_once(key: str, seat: Any) -> None:
    app = Ziping(seat())
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.push_screen(Ask("题", ["文"], [("a", "甲"), ("b", "乙")]), answers.append)
        await burst(pilot, *[key] * 3)
        assert len(answers) == 1
        assert isinstance(app.screen, WizardScreen) if key == "enter" else app.is_running


async def test_a_name_is_asked_once(seat: Any) -> None:
    app = Ziping(seat())
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.push_screen(AskText("题", [("名", "甲")]), answers.append)
        await burst(pilot, *["enter"] * 4)
        assert answers == ["甲"]
        assert isinstance(app.screen, WizardScreen)


@pytest.mark.parametrize("key", some_always(["f8", "f1", "f9", "ctrl+p"]))
async def test_a_page_opens_and_closes_once(key: str, seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, key, key)
        opened = len(app.screen_stack)
        assert opened == 3, app.screen_stack
        await burst(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, (WizardScreen, HomeScreen))


async def test_a_session_is_opened_once_from_home(seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seat({"profile": {"title": "甲"}}).close()
    app = Ziping()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("end")
        await burst(pilot, "enter", "enter", "enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, WizardScreen), app.screen_stack
        assert app.desk is not None and not app.desk.read_only
    assert app.sitting is not None and app.sitting.close()


ROWS = ("86730", "95", "86193", "100.96")


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_rows_typed_at_once_stand_where_they_belong(key: str, tmp_path: Path) -> None:
    """The editor of rows is one set of fields: what was typed for one row must not reach the next."""
    form = catalogue.load_form("chenggong-2019")
    document = new_document(form) | {"place": {"step": "profile", "field": "funds.subsidies"}}
    create(tmp_path / "甲.toml", document)
    app = Ziping(sit_down(tmp_path / "甲.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, "enter", *(sign for row in ROWS for sign in (*row, key)))
        assert app.desk is not None
        rows = app.desk.session.get("funds.subsidies")
    assert [(row["persons"], row["standard"]) for row in rows] == [ROWS[:2], ROWS[2:]]
    assert app.sitting is not None and app.sitting.close()


async def test_undo_takes_back_what_was_typed_before_it(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, *"abc", "ctrl+z", *"xy")
        # Where the machine pauses between two keys a step of undo ends there; the last key before it is always taken.
        assert app.desk is not None and app.desk.session.text("profile.title") in ("xy", "axy", "abxy")
    assert app.sitting is not None and app.sitting.close()


async def test_keys_that_edit_act_on_what_came_before_them(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(
            pilot,
            *"abc",
            "backspace",
            *"d",
            "home",
            *"x",
            "enter",
            *"2020",
            "enter",
            "space",
            "right",
            "space",
            "enter",
        )
        assert app.desk is not None
        assert app.desk.session.text("profile.title") == "xabd"
        assert app.desk.session.text("profile.fiscal_year") == "2020"
        assert app.desk.session.get("profile.evaluation_types") == ["过程", "结果"]
    assert app.sitting is not None and app.sitting.close()


async def test_a_row_is_added_and_filled_in_one_breath(tmp_path: Path) -> None:
    form = catalogue.load_form("chenggong-2019")
    document = new_document(form) | {"place": {"step": "profile", "field": "profile.basis"}}
    create(tmp_path / "甲.toml", document)
    app = Ziping(sit_down(tmp_path / "甲.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, "enter", *"abc", "enter", *"12", "tab", "enter", *"def", "escape", "ctrl+d", "end", *"g")
        assert app.desk is not None
        rows = [
            {key: value for key, value in row.items() if key != "id"} for row in app.desk.session.get("profile.basis")
        ]
    assert rows == [{"title": "abc", "document_number": "12"}, {"title": "def"}, {"title": "defg"}]
    assert app.sitting is not None and app.sitting.close()


async def test_enter_on_an_empty_list_begins_its_first_row(tmp_path: Path) -> None:
    form = catalogue.load_form("chenggong-2019")
    document = new_document(form) | {"place": {"step": "profile", "field": "texts.overview"}}
    create(tmp_path / "甲.toml", document)
    app = Ziping(sit_down(tmp_path / "甲.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, *"a", "tab", "enter", *"def", "enter", *"12")
        assert app.desk is not None
        assert [row["title"] for row in app.desk.session.get("profile.basis")] == ["def"]
    assert app.sitting is not None and app.sitting.close()


async def test_nothing_is_said_of_an_answer_that_has_changed_since(seat: Any) -> None:
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await judge(pilot)
        found = sitting.desk.finding_of("profile.title")
        assert found is not None and found.rule == "B01"
        sitting.desk.session.set("profile.title", "饮水安全")
        assert sitting.desk.finding_of("profile.title") is None
        await judge(pilot)
        assert sitting.desk.finding_of("profile.title") is None
    assert sitting.close()


@pytest.mark.parametrize(("key", "above"), [("f1", "HelpScreen"), ("ctrl+p", "PaletteScreen"), ("f9", "ReportScreen")])
async def test_from_a_finding_to_its_field_and_on_in_one_breath(key: str, above: str, seat: Any) -> None:
    """What is opened by the key behind Enter lies above the field, not above the review that is being closed."""
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "f8", "enter", key)
        assert [type(screen).__name__ for screen in app.screen_stack[-2:]] == ["WizardScreen", above]
        assert app.wizard is not None and app.wizard.from_review
        await burst(pilot, "escape", "escape")
        assert type(app.screen).__name__ == "ReviewScreen"
    assert app.sitting is not None and app.sitting.close()


async def test_what_was_begun_is_done_before_the_program_is_left(seat: Any, tmp_path: Path) -> None:
    app = Ziping(seat({"profile": {"title": "甲"}}))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.action_save_as()
        await burst(pilot)
        assert isinstance(app.screen, AskText)
        for key in ("enter", "ctrl+q", "f1", "f8"):
            app.post_message(events.Key(key, None))
        while app.is_running:
            await asyncio.sleep(0.01)
    assert app.return_code == 0 and not app.crashed
    assert app.sitting is not None and app.sitting.desk.path.stem.endswith("副本")
    assert load(app.sitting.desk.path).document["profile"]["title"] == "甲"
    assert app.sitting.close()


async def test_a_command_is_found_and_done_in_one_breath(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Key("ctrl+p", None))
        app.post_message(events.Paste("预览"))
        await burst(pilot, "enter")
        assert type(app.screen).__name__ == "PreviewScreen"
    assert app.sitting is not None and app.sitting.close()


async def test_a_question_that_was_asked_meanwhile_is_not_closed_by_another(seat: Any) -> None:
    """The palette goes back to the wizard; a question above it stays, for somebody waits for its answer."""
    app = Ziping(seat())
    answers: list[str] = []

    async def ask() -> None:
        answers.append(await app.push_screen_wait(Ask("题", ["文"], [("a", "甲"), ("b", "乙")])))

    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "f8")
        app.begin(ask(), group="probe")
        await burst(pilot)
        await app._do("step:funds")
        assert isinstance(app.screen, Ask)
        await burst(pilot, "down", "enter")
        assert answers == ["b"]
    assert app.sitting is not None and app.sitting.close()


async def test_the_cover_of_a_small_window_goes_when_it_grows_below_a_question(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(40, 10)
        await app.push_screen(Ask("题", ["文"], [("a", "甲")]))
        await pilot.resize_terminal(80, 24)
        await burst(pilot, "enter")
        assert isinstance(app.screen, WizardScreen) and len(app.screen_stack) == 2
    assert app.sitting is not None and app.sitting.close()
