"""One meaning per key: in every kind of field and in every state it does what it is said to do, and loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, focused, judge, paste, settle
from tests.tui.pressing import column, press
from tui import texts_keys
from tui.app import Ziping
from tui.desk import Desk
from tui.screens.confirm import AskText
from tui.screens.home import HomeScreen

FIELDS = {
    "one line": "profile.title",
    "paragraphs": "texts.overview",
    "words": "profile.unit.functions",
    "answers": "profile.evaluation_types",
    "money": "implementation.monitoring.amount",
}

STATES: dict[str, dict[str, Any]] = {
    "empty": {},
    "half": {
        "profile": {"title": "供水", "unit": {"functions": ["供水", "排水"]}, "evaluation_types": ["过程"]},
        "texts": {"overview": "为了供水。\n第二段"},
        "implementation": {"monitoring": {"amount": "12.5"}},
    },
    "wrong": {
        "profile": {"title": "供", "unit": {"functions": ["×××"]}, "evaluation_types": ["别的"]},
        "texts": {"overview": "XX"},
        "implementation": {"monitoring": {"amount": "很多"}},
    },
}

KEYS = ("enter", "tab", "shift+tab", "escape", "f1", "f2", "f8", "ctrl+s", "ctrl+p", "up", "down", "home", "end")


@pytest.mark.slow
@pytest.mark.parametrize("state", [*STATES, "read-only"])
async def test_keys_that_move_and_open_change_nothing(state: str, seat: Any) -> None:
    """In every kind of field: nothing of the answer is lost, and where the key leads is where it is said to lead."""
    opened = seat(STATES.get(state, STATES["half"]))
    if state == "read-only":
        opened.close()
        opened = seat(again=True, read_only=True)
    before = {path: opened.desk.session.text(path) for path in FIELDS.values()}
    app = Ziping(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.wizard is not None
        for kind, path in FIELDS.items():
            for key in KEYS:
                await app.wizard.pages.go_to(path)
                await pilot.pause()
                here = focused(app)
                await press(pilot, key)
                if app.screen is not app.wizard:
                    assert key in ("f1", "f8", "ctrl+p"), (kind, key)
                    await press(pilot, "escape")
                moved = app.screen.focused is not here
                stays = key not in ("enter", "tab", "shift+tab", "f2") or (
                    key == "enter" and kind in ("paragraphs", "words")
                )
                first = key == "shift+tab" and kind == "one line"
                within = key == "f2" and kind == "paragraphs"  # from words to words of one text
                assert moved is not stays or first or within, (kind, key)
                text = opened.desk.session.text(path)
                broken = key == "enter" and stays and state != "read-only"
                assert text == before[path] or (broken and text.rstrip("\n") == before[path]), (kind, key)
                if text != before[path]:
                    await press(pilot, "ctrl+z")
        assert app.screen is app.wizard, "one Esc at a time leads nowhere"


async def test_the_money_step_begins_below_the_total_that_follows(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await press(pilot, "f5")
            assert column(app) == "appropriation.initial_budget"
            await paste(pilot, "120")
            await judge(pilot)
            await press(pilot, "up")
            assert column(app) == "total.initial_budget" and "=120" in drawn(app.screen)
            assert not opened.desk.session.text("funds.lines.total.initial_budget"), "nothing is set unasked"


async def test_the_date_of_the_report_is_todays_by_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "today", staticmethod(lambda: "2024-03-15"))
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            assert app.wizard is not None
            await app.wizard.pages.go_to("profile.report_date")
            await press(pilot, "ctrl+l")
            assert opened.desk.session.text("profile.report_date") == "2024-03-15"
            monkeypatch.setattr(Desk, "today", staticmethod(lambda: "2024-03-16"))
            await press(pilot, "ctrl+l")
            assert opened.desk.session.text("profile.report_date") == "2024-03-15"


async def test_escape_asks_first_and_what_it_takes_away_never_leaves(seat: Any) -> None:
    app = Ziping(seat({"profile": {"title": "名"}}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.notify("看一眼")
        await pilot.pause()
        await press(pilot, "escape")
        assert app.desk is not None and "看一眼" not in drawn(app.screen)
        assert texts_keys.LEAVE_AGAIN not in drawn(app.screen), "that one took the notice away"
        await press(pilot, "escape")
        assert texts_keys.LEAVE_AGAIN in drawn(app.screen)
        await paste(pilot, "2")
        await press(pilot, "escape")
        assert app.desk is not None, "who went on writing is asked anew"
        await paste(pilot, "3")
        await press(pilot, "escape", "ctrl+p", "escape")
        assert app.desk is not None, "a list that closes"
        for _ in range(3):
            if isinstance(app.screen, HomeScreen):
                break
            await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_caret_of_a_file_name_stands_before_its_ending(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_save_as()
        await settle(pilot)
        assert isinstance(app.screen, AskText)
        await paste(pilot, "二")
        assert app.screen.query_one(Input).value.endswith("副本二.toml")
        await press(pilot, "escape", "f9")
        await paste(pilot, "稿")
        assert app.screen.query_one(Input).value.endswith("稿.docx")
