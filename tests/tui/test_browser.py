"""A file is found by its name: the folder's names as a list, narrowed down and completed by typing."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.tui.driving import WINDOWS, drawn, paste, settle, until
from tests.tui.test_home import folder, session
from tui import texts_browser
from tui.app import Ziping
from tui.browsing import SHOWN, Browsing
from tui.screens import browser
from tui.screens.browser import Browser
from wizards.storage import FolderView, create, heads_of, look_into, remember

_ = folder


@asynccontextmanager
async def looking(size: tuple[int, int] = (80, 24)) -> Any:
    """The browser, opened from home."""
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("home", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Browser))
        await settle(pilot)
        yield app, pilot
        if app.sitting:
            app.sitting.close()


async def open_in_wizard(pilot: Pilot[Any]) -> str:
    app: Any = pilot.app
    await until(pilot, lambda: app.desk is not None)
    return str(app.desk.path)


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_names_of_the_folder_are_listed_with_what_they_are(folder: Path, size: tuple[int, int]) -> None:
    document = session("水塔", 2021) | {"state": "已报送"}
    create(folder / "丁.toml", document)
    (folder / "甲.v1.toml").write_text("x", "utf-8")
    async with looking(size) as (app, pilot):
        await until(pilot, lambda: "水塔" in drawn(app.screen) and texts_browser.FOREIGN in drawn(app.screen))
        said = drawn(app.screen)
        assert all(word in said for word in ("三科/", "圈/", "甲.toml", "水渠", "2024", "已报送", "上一层"))
        assert "v1" not in said
        assert ("某县水利局" in said) == (size[0] > 100)


async def test_typing_narrows_down_and_enter_opens(folder: Path) -> None:
    async with looking() as (app, pilot):
        await paste(pilot, "乙")
        await settle(pilot)
        assert "甲.toml" not in drawn(app.screen)
        await pilot.press("enter")
        assert await open_in_wizard(pilot) == str(folder / "乙.toml")


async def test_the_name_of_the_project_finds_the_file(folder: Path) -> None:
    async with looking() as (app, pilot):
        await until(pilot, lambda: "水渠" in drawn(app.screen))
        await paste(pilot, "水渠")
        await pilot.press("enter")
        assert await open_in_wizard(pilot) == str(folder / "甲.toml")


def test_what_was_typed_is_looked_for_nearest_first(tmp_path: Path) -> None:
    names = {"1.toml": ("别的", "水利局"), "2.toml": ("水渠", "水利局"), "水.toml": ("", "")}
    for name, (title, unit) in names.items():
        create(tmp_path / name, session(title, unit=unit))
    state = Browsing(tmp_path)
    state.view = look_into(tmp_path)
    state.heads = heads_of(tmp_path / name for name in names)
    state.words = "水"
    assert [one.path.name for one in state.offers()] == ["水.toml", "2.toml", "1.toml"]


async def test_into_a_folder_and_up_again_the_cursor_where_one_came_from(folder: Path) -> None:
    async with looking() as (app, pilot):
        await paste(pilot, "三科")
        await pilot.press("enter")
        await until(pilot, lambda: "丙.toml" in drawn(app.screen))
        assert "甲.toml" not in drawn(app.screen)
        for key in ("backspace", "left"):
            await pilot.press(key)
            await settle(pilot)
        assert f"{folder.name}/" in str(app.screen.query_one(OptionList).highlighted_option.prompt)
        await pilot.press("enter")
        await settle(pilot)
        assert "甲.toml" in drawn(app.screen)


async def test_a_link_in_a_circle_leads_back_to_where_one_was(folder: Path) -> None:
    async with looking() as (app, pilot):
        for _ in range(3):
            await paste(pilot, "圈")
            await pilot.press("enter")
            await settle(pilot)
        assert app.screen._state.view.folder == folder and "甲.toml" in drawn(app.screen)


@pytest.mark.parametrize("quoted", ["{}", "'{}'", "file://{}"])
async def test_a_whole_path_can_be_pasted(folder: Path, quoted: str) -> None:
    async with looking() as (_, pilot):
        await paste(pilot, quoted.format(folder / "三科" / "丙.toml"))
        await pilot.press("enter")
        assert await open_in_wizard(pilot) == str(folder / "三科" / "丙.toml")


async def test_a_path_that_is_being_typed_lists_its_folder(folder: Path) -> None:
    async with looking() as (app, pilot):
        await paste(pilot, f"三科{os.sep}")
        await until(pilot, lambda: "丙.toml" in drawn(app.screen))
        assert "甲.toml" not in drawn(app.screen)
        await pilot.press(*["backspace"] * 3)
        await until(pilot, lambda: "甲.toml" in drawn(app.screen))


async def test_a_full_name_that_is_not_there_opens_nothing_else(folder: Path) -> None:
    create(folder / "旧丙.toml", session("旧"))
    async with looking() as (app, pilot):
        await paste(pilot, "丙.toml")
        await pilot.press("enter")
        await settle(pilot)
        assert app.desk is None and "没有“丙.toml”" in drawn(app.screen)
        await pilot.press("down", "enter")
        assert await open_in_wizard(pilot) == str(folder / "旧丙.toml")


async def test_words_that_nothing_has_are_said_to_find_nothing(folder: Path) -> None:
    async with looking() as (app, pilot):
        await paste(pilot, "没有的")
        await pilot.press("enter")
        await settle(pilot)
        assert texts_browser.NONE_FOUND.format(words="没有的") in drawn(app.screen) and app.desk is None


async def test_tab_completes(folder: Path) -> None:
    create(folder / "水库一期.toml", session("一"))
    create(folder / "水库二期.toml", session("二"))
    async with looking() as (app, pilot):
        await paste(pilot, "水")
        await pilot.press("tab")
        assert app.screen.query_one(Input).value == "水库"
        await paste(pilot, "二")
        await pilot.press("tab")
        assert app.screen.query_one(Input).value == "水库二期.toml"


async def test_a_folder_that_may_not_be_read_is_said_and_one_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "三科":
            raise PermissionError(13, "no")
        return scan(path)

    async with looking() as (app, pilot):
        monkeypatch.setattr(os, "scandir", refuse)
        await paste(pilot, "三科")
        await pilot.press("enter")
        await settle(pilot)
        assert "看不了“三科”：没有权限。" in drawn(app.screen)
        assert app.screen._state.view.folder == folder


async def test_a_share_that_does_not_answer_holds_nothing_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()

    def slow(path: Path, endings: Any) -> FolderView:
        if path.name == "三科":
            answers.wait(10)
        return look_into(path, endings)

    monkeypatch.setattr(browser, "look_into", slow)
    monkeypatch.setattr(browser, "_SILENT", 0.05)
    async with looking() as (app, pilot):
        await paste(pilot, "三科")
        await pilot.press("enter")
        await until(pilot, lambda: "还没有回答" in drawn(app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Browser))
        answers.set()


async def test_a_file_that_cannot_be_opened_comes_back_to_its_line(folder: Path) -> None:
    async with looking() as (app, pilot):
        await paste(pilot, "坏的.toml")
        await pilot.press("enter")
        await settle(pilot)
        await until(pilot, lambda: not isinstance(app.screen, Browser))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Browser))
        await until(
            pilot, lambda: "坏的" in str(getattr(app.screen.query_one(OptionList).highlighted_option, "prompt", ""))
        )


async def test_folders_of_earlier_sessions_are_offered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("别处")
    create(other / "戊.toml", session("别处的"))
    remember(other / "戊.toml", session("别处的"))
    async with looking((120, 40)) as (app, pilot):
        await settle(pilot)
        listed = app.screen.query_one(OptionList)
        places = [str(one.prompt) for one in listed.options]
        listed.highlighted = next(n for n, words in enumerate(places) if str(other) in words)
        app.screen._moved = True
        await pilot.press("enter")
        await until(pilot, lambda: "戊.toml" in drawn(app.screen))


def test_thousands_of_names_are_listed_as_far_as_one_can_look_and_found_by_typing(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number:04}.toml").touch()
    state = Browsing(tmp_path)
    state.view = look_into(tmp_path)
    assert len(state.offers()) == 3001 and len(state.unknown(9999)) == SHOWN
    state.words = "2999"
    assert [one.path.name for one in state.offers()] == ["2999.toml"]


@pytest.mark.parametrize(
    ("words", "folder_of", "part"),
    [
        ("水", "", "水"),
        (".." + os.sep, "..", ""),
        (f"三科{os.sep}丙", "三科", "丙"),
        ("~nobody-of-that-name/x", "~nobody-of-that-name", "x"),
        ("'三科/丙'", "三科", "丙"),
    ],
)
def test_what_is_typed_is_a_part_of_a_name_or_a_path(words: str, folder_of: str, part: str) -> None:
    state = Browsing(Path("/单位"))
    state.words = words
    assert (state.folder, state.part) == (Path("/单位") / folder_of, part)
