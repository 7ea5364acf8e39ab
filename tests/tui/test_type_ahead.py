"""What is typed at a list finds its line, also when an input method hands over its characters one by one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tui.driving import settle
from tui import texts_keys
from tui.app import Ziping
from tui.type_ahead import TypeAhead
from tui.widgets.choices import Choices

LINES = ["项目支出 全国 2020", "呈贡区 云南省", "转移支付（旧表） 全国", "转移支付（新表） 全国"]


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        (["全", "国"], 0),
        (["全国"], 0),
        (["转", "移", "支", "付"], 2),
        (["新", "表"], 3),
        (["全", "全"], 2),
        (["转", "呈"], 1),
        (["2", "0", "2", "0"], 0),
        (["无"], None),
    ],
)
def test_characters_of_one_breath_are_one_word(typed: list[str], lands: int | None) -> None:
    ahead, at = TypeAhead(), -1
    for text in typed:
        found = ahead.find(text, LINES, at)
        at = at if found is None else found
    assert (found if lands is None else at) == lands


def test_a_cursor_that_was_moved_begins_a_new_word() -> None:
    ahead = TypeAhead()
    assert ahead.find("全", LINES, -1) == 0
    assert ahead.find("国", LINES, 1) == 2


async def test_the_form_that_was_typed_is_the_one_that_is_chosen() -> None:
    async with (app := Ziping()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for letter in "全国通用":
            await pilot.press(letter)
        choices: Any = app.screen.focused
        assert isinstance(choices, Choices)
        assert "全国通用" in str(choices.highlighted_option.prompt)
        floating = [one for one in app._notifications if one.message == texts_keys.LIST_FOUND]
        assert len(floating) <= 1, "one notice, however many characters"
