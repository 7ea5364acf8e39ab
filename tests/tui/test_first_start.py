"""The first start explains itself once, never in front of a file; each step says once what it wants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from schemas.step_names import STEP_ABOUT, STEP_TITLES
from tests.tui.desks import default_form, sitting
from tests.tui.driving import SIZES, drawn, settle, until
from tui import texts, texts_first
from tui.app import Ziping
from tui.screens.home import HomeScreen
from tui.screens.welcome import WelcomeScreen
from wizards import catalogue
from wizards.storage import keep_preference, preference

ONE_LINE = 54
"""Cells that a page has at 80 columns."""


@pytest.fixture(autouse=True)
def _first_time(_seen_before: None) -> None:
    keep_preference("told", "")


async def until_kept(pilot: Any, words: str) -> None:
    await until(pilot, lambda: words in preference("told").split())


@pytest.mark.parametrize("size", [*SIZES, (60, 15)])
async def test_it_is_shown_once_and_can_be_called_again(size: tuple[int, int]) -> None:
    async with (app := Ziping()).run_test(size=size) as pilot:
        await settle(pilot)
        shown = drawn(app.screen)
        assert isinstance(app.screen, WelcomeScreen)
        assert texts_first.TITLE in shown and "按回车开始" in shown
        if size[1] > 15:
            assert all(said[:8] in shown for _, said in texts_first.LINES), "one screen"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await until_kept(pilot, "welcome")
    async with (app := Ziping()).run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("ctrl+p", *"入门", "enter")
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("escape", "f1", "end")
        await settle(pilot)
        assert "放心" in drawn(app.screen)


async def test_never_in_front_of_a_file(seat: Any) -> None:
    async with (app := Ziping(seat())).run_test() as pilot:
        await settle(pilot)
        assert app.screen is app.wizard


async def test_a_step_says_once_what_it_wants(tmp_path: Path) -> None:
    form = default_form()
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert STEP_ABOUT["profile"] in drawn(app.screen)
            await pilot.press("f5")
            await settle(pilot)
            assert STEP_ABOUT["funds"] in drawn(app.screen)
            await until_kept(pilot, f"{form.pack.id}/profile")
            await until_kept(pilot, f"{form.pack.id}/funds")
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert app.wizard is not None
            for step in ("profile", "funds"):
                await app.wizard.pages.show_step(step)
                await settle(pilot)
                assert STEP_ABOUT[step] not in drawn(app.screen)
            await app.wizard.pages.show_step("problems")
            await settle(pilot)
            assert STEP_ABOUT["problems"] in drawn(app.screen)


def test_what_a_step_wants_is_one_line_in_every_form() -> None:
    own = 0
    for listed in catalogue.list_forms()[0]:
        form = catalogue.load_form(listed.id)
        own += len(form.pack.about)
        for step in STEP_TITLES:
            assert 10 < cell_len(form.about(step)) <= ONE_LINE, (listed.id, step)
    assert own, "forms say it in their own words where they differ"


def test_the_words_of_the_page_are_those_of_the_program() -> None:
    said = "".join(words for _, words in texts_first.LINES)
    for word in ("从去年的开始", "从 Excel、Word 带入", "看一份样例"):
        assert word in said and any(word == label for _, label, _ in texts.HOME_MENU)
