"""F4: a long text on the whole screen is the same text, and its field is where one comes back to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import WINDOWS, drawn, focused, paste, settle
from tui import texts_writing as texts
from tui.app import Ziping
from tui.screens.palette import entries
from tui.screens.writing import WritingScreen, signs
from tui.widgets.long_field import LongField, WordsField
from tui.word_search import fold, nearest, places

TEXT = "第一段供水工程。\n\n第二段：供水 12 处。\n第三段 供水。"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (TEXT, "供水", [3, 14, 27]),
        ("ＡＢc abC", "abc", [0, 4]),
        ("１２处 12处", "12", [0, 4]),
        ("aaaa", "aa", [0, 2]),
        ("甲乙", "丙", []),
        ("甲 乙", " ", []),
        ("甲", "", []),
        ("ﬁ甲", "甲", [1]),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: str, found: list[int]) -> None:
    assert places(text, words) == found
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("at", "by", "number"), [(0, 1, 0), (4, 1, 1), (26, 1, 0), (25, -1, 1), (3, -1, 2), (0, -1, 2)]
)
def test_the_next_place_wraps(at: int, by: int, number: int) -> None:
    assert nearest([3, 14, 25], at, by) == number


def test_blanks_are_no_characters() -> None:
    assert signs(" 供水\n\t 12　处。") == 6


async def opened(pilot: Any) -> LongField:
    await settle(pilot)
    await pilot.press("f4")
    await settle(pilot)
    assert isinstance(pilot.app.screen, WritingScreen)
    field = focused(pilot.app)
    assert isinstance(field, LongField)
    return field


@pytest.mark.parametrize("size", WINDOWS)
async def test_what_is_typed_is_stored_and_the_caret_comes_back(size: tuple[int, int], seat: Any) -> None:
    sat = seat({"texts": {"overview": TEXT}, "place": {"field": "texts.overview"}})
    session = sat.desk.session
    async with (app := Ziping(sat)).run_test(size=size) as pilot:
        await settle(pilot)
        below = focused(app)
        assert isinstance(below, LongField)
        below.move_cursor((0, 3))
        whole = await opened(pilot)
        assert whole.cursor_location == (0, 3)
        assert whole.size.height >= size[1] - 4
        await paste(pilot, "农村")
        assert session.text("texts.overview").startswith("第一段农村供水")
        assert texts.COUNT.format(count=signs(whole.text), paragraphs=3) in drawn(app.screen)
        await pilot.press("down", "end", "escape")
        await settle(pilot)
        assert focused(app) is below
        assert below.text == session.text("texts.overview")
        assert below.cursor_location == (1, 0)
        await pilot.press("x")
        assert session.text("texts.overview").split("\n")[1] == "x"


async def test_undo_stays_in_the_text(seat: Any) -> None:
    sat = seat({"texts": {"overview": "原文"}, "place": {"field": "texts.overview"}})
    session = sat.desk.session
    session.set("profile.title", "别处")
    session.seal()
    async with (app := Ziping(sat)).run_test() as pilot:
        whole = await opened(pilot)
        await paste(pilot, "，写了")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert whole.text == "原文" == session.text("texts.overview")
        await pilot.press("ctrl+z")
        assert session.text("profile.title") == "别处"
        assert texts.UNDO_END in drawn(app.screen)
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert whole.text == "原文，写了" == session.text("texts.overview")


async def test_finding_goes_round_and_esc_leads_back_to_the_text(seat: Any) -> None:
    sat = seat({"texts": {"overview": TEXT}, "place": {"field": "texts.overview"}})
    async with (app := Ziping(sat)).run_test() as pilot:
        whole = await opened(pilot)
        await pilot.press("ctrl+home", "ctrl+f")
        await paste(pilot, "供水")
        seen = []
        for key in ("enter", "down", "enter", "up"):
            seen.append(whole.selection.start)
            await pilot.press(key)
        assert len(set(seen)) == 3
        assert texts.FOUND.format(number=3, count=3) in drawn(app.screen)
        await pilot.press("escape")
        assert isinstance(app.screen, WritingScreen) and focused(app) is whole
        assert whole.selected_text == "供水"
        await pilot.press("ctrl+f")
        await paste(pilot, "没有的")
        assert texts.NOT_FOUND in drawn(app.screen)
        assert sat.desk.session.text("texts.overview") == TEXT


async def test_a_key_of_the_wizard_leads_back_and_is_done(seat: Any) -> None:
    sat = seat({"texts": {"overview": TEXT}, "place": {"field": "texts.overview"}})
    async with (app := Ziping(sat)).run_test() as pilot:
        await opened(pilot)
        await pilot.press("f5")
        await settle(pilot)
        assert app.wizard is app.screen and app.wizard.pages.step == "funds"


async def test_a_list_of_words_is_written_one_a_line(seat: Any) -> None:
    sat = seat({"profile": {"unit": {"functions": ["供水"]}}, "place": {"field": "profile.unit.functions"}})
    async with (app := Ziping(sat)).run_test() as pilot:
        whole = await opened(pilot)
        assert isinstance(whole, WordsField)
        await pilot.press("enter")
        await paste(pilot, "排水")
        await pilot.press("escape")
        await settle(pilot)
        assert sat.desk.session.get("profile.unit.functions") == ["供水", "排水"]
        assert focused(app).text == "供水\n排水"  # type: ignore[attr-defined]


async def test_a_cell_of_several_lines_has_the_whole_screen_too(tmp_path: Path) -> None:
    rows = [{"id": "r1", "name": "维修数量", "target": "5", "actual": "3", "deviation_reason": "下雨"}]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as sat:
        async with (app := Ziping(sat)).run_test() as pilot:
            await at(pilot, f"{INDICATORS}.r1.deviation_reason")
            below = focused(app)
            await opened(pilot)
            title = drawn(app.screen).split("\n")[0]
            assert "维修数量" in title and "偏差原因分析" in title
            await paste(pilot, "太多")
            await pilot.press("escape")
            await settle(pilot)
            assert focused(app) is below
            assert sat.desk.session.text(f"{INDICATORS}.r1.deviation_reason") == "下雨太多"


async def test_elsewhere_one_line_says_what_it_is_for(seat: Any) -> None:
    sat = seat({"place": {"field": "profile.title"}})
    async with (app := Ziping(sat)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        assert texts.WRITE_WHERE in drawn(app.screen)


async def test_read_only_can_be_looked_at_on_the_whole_screen(seat: Any) -> None:
    seat({"texts": {"overview": "原文"}, "place": {"field": "texts.overview"}})
    sat = seat(again=True, read_only=True)
    async with Ziping(sat).run_test() as pilot:
        whole = await opened(pilot)
        await pilot.press("x")
        assert whole.text == "原文"


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR", None])
def test_the_editor_outside_is_offered_only_when_there_is_one(
    variable: str | None, seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    if variable:
        monkeypatch.setenv(variable, "editor")
    offered = any(entry.does == "action:external_editor" for entry in entries(seat().desk))
    assert offered is (variable is not None)
