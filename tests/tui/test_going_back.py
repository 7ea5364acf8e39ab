"""A dialog names what is being begun, and Esc leads back by one question, not by all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from samples import sample_path
from tests.tui.bringing import begin_from
from tests.tui.desks import default_form
from tests.tui.driving import WINDOWS, drawn, settle
from tests.tui.waiting import wait_for
from tui import texts, texts_bringing
from tui.app import Ziping
from tui.screens.browser import Browser
from tui.screens.confirm import Ask, AskText
from tui.screens.home import HomeScreen
from wizards.catalogue import load_form

OTHER = "linxiang-2021"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put_on(screen: Ask, form_id: str) -> None:
    choices = screen.query_one(OptionList)
    choices.highlighted = choices.get_option_index(form_id)


@pytest.mark.parametrize("size", WINDOWS)
async def test_from_the_name_of_a_new_file_back_to_the_forms(size: tuple[int, int]) -> None:
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        put_on(await wait_for(pilot, Ask), OTHER)
        await pilot.press("enter")
        asked = await wait_for(pilot, AskText)
        assert texts.OF_FORM.format(title=load_form(OTHER).pack.title) in drawn(asked)
        await pilot.press("escape")
        again = await wait_for(pilot, Ask)
        option = again.query_one(OptionList).highlighted_option
        assert option is not None and option.id == OTHER and texts.NEW_TITLE in drawn(again)
        await pilot.press("escape")
        await wait_for(pilot, HomeScreen)


async def test_from_last_year_each_question_leads_back_to_the_one_before(tmp_path: Path) -> None:
    last = tmp_path / "去年.toml"
    last.write_bytes(sample_path(default_form().pack.id).read_bytes())
    app = Ziping()
    async with app.run_test(size=(100, 30)) as pilot:
        put_on(await begin_from(pilot, last), OTHER)
        await pilot.press("enter")
        asked = await wait_for(pilot, AskText)
        assert texts_bringing.LAST_NEW in drawn(asked) and load_form(OTHER).pack.title in drawn(asked)
        await pilot.press("escape")
        again = await wait_for(pilot, Ask)
        option = again.query_one(OptionList).highlighted_option
        assert option is not None and option.id == OTHER
        await pilot.press("escape")
        await wait_for(pilot, Browser)
        await pilot.press("escape")
        await wait_for(pilot, HomeScreen)
