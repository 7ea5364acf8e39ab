"""Where a path is asked for, the browser is a key away, and what is chosen there stands in the line."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from tests.tiers import some_always
from tests.tui.desks import default_form, sitting
from tests.tui.driving import SIZES, WINDOWS, drawn, paste, settle, until
from tests.tui.waiting import wait_for
from tests.wizards.intake.documents import docx, p
from tests.wizards.intake.sheet_cases import PLAIN
from tests.wizards.intake.sheets import xlsx
from tui import texts, texts_browser
from tui.app import Ziping
from tui.bringing import ask_and_bring
from tui.browsing import SHOWN
from tui.filling import ask_and_fill
from tui.screens import browser, starting
from tui.screens.another import another
from tui.screens.bring_in import BringInScreen
from tui.screens.browser import Browser
from tui.screens.confirm import Ask, AskText
from tui.screens.report import ReportScreen
from tui.screens.returning import ask_and_read, write_statement
from wizards.storage import FolderView, look_into, where_to_begin

ASKS: dict[str, Callable[[Any], Any]] = {
    "带入": lambda app: ask_and_bring(app, app.desk),
    "空表": lambda app: ask_and_fill(app, app.desk),
    "退回的报告": lambda app: ask_and_read(app, app.desk),
    "修改说明": lambda app: write_statement(app, app.desk),
    "另存为": lambda app: app.save_as(),
    "新建": starting.new,
    "再建一份": lambda app: another(app, app.desk.path),
}
KINDS = {"带入": (".xlsx", ".docx", ".toml"), "空表": (".docx",), "退回的报告": (".docx",)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of several kinds, one below it, and a link in a circle."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "单位自评表.xlsx").write_bytes(xlsx(PLAIN))
    (tmp_path / "空表.docx").write_bytes(docx(p("项目名称：＿＿＿＿")))
    (tmp_path / "~$空表.docx").write_bytes(b"")
    (tmp_path / "照片.png").write_bytes(b"")
    (tmp_path / "三科").mkdir()
    (tmp_path / "三科" / "三科自评表.xlsx").write_bytes(xlsx(PLAIN))
    (tmp_path / "圈").symlink_to(tmp_path)
    return tmp_path


@asynccontextmanager
async def asked(folder: Path, what: str, size: tuple[int, int] = SIZES[0]) -> Any:
    """The question for a path, above an open session."""
    with sitting(folder, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            app.begin(ASKS[what](app), group="test")
            if what == "新建":
                await wait_for(pilot, Ask)
                await pilot.press("enter")
            await wait_for(pilot, AskText)
            yield app, pilot


async def find(pilot: Any) -> Any:
    """Go to the browser and wait until it has looked into its folder."""
    await pilot.press("ctrl+f")
    screen = await wait_for(pilot, Browser)
    await until(pilot, lambda: bool(screen._offers))
    await settle(pilot)
    return screen


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("what", some_always(ASKS, 4))
async def test_every_line_for_a_path_names_the_key_and_escape_comes_back_to_it(
    what: str, size: tuple[int, int], folder: Path
) -> None:
    async with asked(folder, what, size) as (app, pilot):
        question = app.screen
        before = [one.value for one in question.query(Input)]
        assert "Ctrl+F 找文件" in drawn(question)
        screen = await find(pilot)
        assert screen._state.view.folder == folder and "三科/" in drawn(screen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is question)
        assert [one.value for one in question.query(Input)] == before
        await pilot.press("escape")


@pytest.mark.parametrize("what", KINDS)
async def test_only_files_that_can_be_used_are_listed(what: str, folder: Path) -> None:
    async with asked(folder, what) as (_, pilot):
        screen = await find(pilot)
        listed = {one.path.name for one in screen._offers if one.does == "take"}
        there = {"单位自评表.xlsx", "空表.docx", "自评.toml"}
        assert listed == {name for name in there if name.endswith(KINDS[what])}
        await pilot.press("escape", "escape")


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_file_is_found_by_its_name_and_enter_takes_it(size: tuple[int, int], folder: Path) -> None:
    async with asked(folder, "带入", size) as (_, pilot):
        await find(pilot)
        await paste(pilot, "三")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "三科自评表.xlsx" in drawn(pilot.app.screen))
        await paste(pilot, "三科")
        await pilot.press("enter")
        await wait_for(pilot, BringInScreen)
        await pilot.press("escape")


async def test_the_words_of_the_key_are_a_button(folder: Path) -> None:
    async with asked(folder, "新建") as (app, pilot):
        label = next(one for one in app.screen.query(Static) if "Ctrl+F" in str(one.render()))
        await pilot.click(label, offset=(10, 0))
        await wait_for(pilot, Browser)
        await pilot.press("escape", "escape")


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("另存为", "自评-副本.toml", ("三科/自评-副本.toml",)),
        ("新建", "", ("三科", "自评-2")),
        ("再建一份", "", ("三科", "自评-2")),
    ],
)
async def test_of_a_place_the_folder_is_chosen_and_the_name_stays(
    what: str, before: str, after: tuple[str, ...], folder: Path
) -> None:
    async with asked(folder, what) as (app, pilot):
        question = app.screen
        assert question.query(Input).first().value == str(folder / before)
        await find(pilot)
        await paste(pilot, "三科")
        await pilot.press("enter")
        await until(pilot, lambda: "就用这个文件夹" in str(app.screen._choices.highlighted_option.prompt))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is question)
        await settle(pilot)
        values = [one.value for one in question.query(Input)]
        assert values == [str(folder / after[0]), *after[1:]]
        await pilot.press("escape")


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_report_page_finds_a_folder_likewise(size: tuple[int, int], folder: Path) -> None:
    with sitting(folder, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.press("f9")
            page = await wait_for(pilot, ReportScreen)
            name = Path(page.query_one(Input).value).name
            assert texts_browser.FIND_FOLDER in drawn(page)
            await find(pilot)
            await paste(pilot, f"三科{os.sep}")
            await until(pilot, lambda: app.screen._state.view.folder == folder / "三科")
            await pilot.press("down", "up", "enter")
            await until(pilot, lambda: app.screen is page)
            await settle(pilot)
            assert page.query_one(Input).value == str(folder / "三科" / name)
            await pilot.press("escape")


@pytest.mark.parametrize("pasted", ["{}", "'{}'", "file://{}", "{}\n"])
async def test_a_pasted_path_is_meant_instead_of_the_one_that_stands_there(pasted: str, folder: Path) -> None:
    async with asked(folder, "带入") as (_, pilot):
        await paste(pilot, pasted.format(folder / "三科" / "三科自评表.xlsx"))
        await pilot.press("enter")
        await wait_for(pilot, BringInScreen)
        await pilot.press("escape")


async def test_the_home_of_nobody_is_said_and_the_line_stays(folder: Path) -> None:
    async with asked(folder, "带入") as (app, pilot):
        app.screen.query_one(Input).value = "~nobody-of-that-name/表.xlsx"
        await pilot.press("enter")
        await settle(pilot)
        assert texts.NO_SUCH_HOME in drawn(app.screen).replace("\n", "")
        await pilot.press("escape")


async def test_what_stands_in_the_line_and_is_not_there_begins_at_the_nearest_folder(folder: Path) -> None:
    async with asked(folder, "带入") as (app, pilot):
        app.screen.query_one(Input).value = str(folder / "三科" / "没有" / "表.xlsx")
        screen = await find(pilot)
        assert screen._state.view.folder == folder / "三科"
        await pilot.press("escape", "escape")


async def test_thousands_of_files_are_listed_by_their_names_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3000):
        (folder / f"表{number:04}.xlsx").touch()

    def never(paths: Any) -> Any:
        raise AssertionError(paths)

    async with asked(folder, "带入") as (_, pilot):
        (folder / "自评.toml").rename(folder / "自评.toml.bak")
        monkeypatch.setattr(browser, "heads_of", never)
        screen = await find(pilot)
        assert len(screen._offers) == SHOWN
        await paste(pilot, "2999")
        await settle(pilot)
        assert [one.path.name for one in screen._offers] == ["表2999.xlsx"]
        for _ in range(2):
            await pilot.press(*["backspace"] * 4)
            await paste(pilot, f"圈{os.sep}")
            await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: screen._state.base == folder)
        (folder / "自评.toml.bak").rename(folder / "自评.toml")
        await pilot.press("escape", "escape")


@pytest.fixture
def dead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that answers nothing, neither what it is nor what is in it, until the test is over."""
    answers, share = threading.Event(), folder / "网盘"

    def waits(work: Callable[..., Any]) -> Callable[..., Any]:
        def waiting(path: Path, *more: Any) -> Any:
            if share == path or share in path.parents:
                answers.wait(20)
            return work(path, *more)

        return waiting

    for name in ("where_to_begin", "kind_of", "without_links", "look_into"):
        monkeypatch.setattr(browser, name, waits(getattr(browser, name)))
    monkeypatch.setattr(browser, "_SILENT", 0.05)
    yield share
    answers.set()


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_line_that_points_to_a_dead_share_is_named_and_another_folder_can_be_gone_to(
    size: tuple[int, int], folder: Path, dead: Path
) -> None:
    async with asked(folder, "带入", size) as (app, pilot):
        question = app.screen
        question.query_one(Input).value = f"{dead}{os.sep}"
        await pilot.press("ctrl+f")
        screen = await wait_for(pilot, Browser)
        silent = texts_browser.SILENT.format(name="网盘")
        await until(pilot, lambda: silent in drawn(screen))
        await paste(pilot, f"{folder}{os.sep}")
        await until(pilot, lambda: "单位自评表.xlsx" in drawn(screen), 5.0)
        await paste(pilot, "单位")
        await pilot.press("enter")
        await wait_for(pilot, BringInScreen)
        await pilot.press("escape")


async def test_a_dead_share_below_is_named_when_one_goes_there_and_escape_comes_back(folder: Path, dead: Path) -> None:
    dead.mkdir()
    async with asked(folder, "空表") as (app, pilot):
        question = app.screen
        screen = await find(pilot)
        await paste(pilot, "网盘")
        await pilot.press("enter")
        await until(pilot, lambda: texts_browser.SILENT.format(name="网盘") in drawn(screen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is question, 5.0)
        await pilot.press("escape")


@pytest.mark.parametrize(
    ("written", "begins", "at"),
    [
        ("三科", "三科", None),
        ("单位自评表.xlsx", "", "单位自评表.xlsx"),
        ("没有.xlsx", "", None),
        ("三科/没有/表.xlsx", "三科", None),
        ("单位自评表.xlsx/表.xlsx", "", None),
    ],
)
def test_the_list_begins_at_the_file_that_stands_in_the_line(
    written: str, begins: str, at: str | None, folder: Path
) -> None:
    assert where_to_begin(folder / written) == (folder / begins, None if at is None else folder / at)


def test_the_view_of_a_folder_has_the_kinds_that_are_wanted(folder: Path) -> None:
    assert look_into(folder, (".docx", ".xlsx")) == FolderView(folder, ("三科", "圈"), ("单位自评表.xlsx", "空表.docx"))
