"""A file brought in: dropped, asked for, of several sheets, slow, not to be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.tui.bringing import names
from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, paste, settle, until
from tests.tui.waiting import back_in_wizard, wait_for
from tests.wizards.intake.sheet_cases import PLAIN
from tests.wizards.intake.sheets import xlsx
from tui.app import Ziping
from tui.screens.bring_in import BringInScreen
from tui.screens.confirm import Ask, AskText
from tui.typed_paths import dropped_path


async def test_a_dropped_file_is_offered_and_brought_in(tmp_path: Path) -> None:
    sheet = tmp_path / "指标 表.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, str(sheet).replace(" ", "\\ "))
            await wait_for(pilot, Ask)
            await pilot.press("enter")
            await wait_for(pilot, BringInScreen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert names(app)[0] == "维修工程数量"


async def test_a_path_that_is_only_a_text_is_typed(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, "/某处/表.xlsx")
            await wait_for(pilot, Ask)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            assert opened.desk.session.text("profile.title") == "/某处/表.xlsx"


async def test_of_several_sheets_one_is_chosen(tmp_path: Path) -> None:
    sheet = tmp_path / "两张.xlsx"
    sheet.write_bytes(xlsx(PLAIN, more={"二": [["三级指标", "实际完成值"], ["甲", "5个"]]}))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(sheet)
            await pilot.press("enter")
            await wait_for(pilot, Ask)
            await pilot.press("down", "enter")
            await wait_for(pilot, BringInScreen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert "甲" in names(app)


async def test_a_file_that_cannot_be_read_is_one_sentence_and_asked_again(tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(100))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(bad)
            await pilot.press("enter")
            screen = await wait_for(pilot, Ask)
            assert "损坏" in drawn(screen)
            await pilot.press("enter")
            await wait_for(pilot, AskText)
            await pilot.press("escape")
            await back_in_wizard(pilot)


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("/家/表.xlsx", "/家/表.xlsx"),
        ("'/家/a b.xls' ", "/家/a b.xls"),
        ("/家/a\\ b\\(1\\).csv", "/家/a b(1).csv"),
        ("file:///home/%E8%A1%A8.xlsx", "/home/表.xlsx"),
        ("C:\\表\\a.xlsx", "C:\\表\\a.xlsx"),
        ("~/表.txt", "~/表.txt"),
        ("表.xlsx", None),
        ("/家/报告.docx", "/家/报告.docx"),
        ("/家/报告.doc", None),
        ("见/家/表.xlsx", None),
        ("", None),
    ],
)
def test_a_dropped_path_is_known_in_any_terminal_s_writing(pasted: str, path: str | None) -> None:
    assert dropped_path(pasted) == (None if path is None else Path(path))


async def test_from_home_a_new_session_is_made_and_a_sheet_brought_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = tmp_path / "表.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    app = Ziping()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "down", "enter")
        await wait_for(pilot, Ask)
        await pilot.press("enter")  # the form
        await wait_for(pilot, AskText)
        await pilot.press("enter")  # folder and name
        await until(pilot, lambda: app.desk is not None and isinstance(app.screen, AskText))
        app.screen.query_one(Input).value = str(sheet)
        await pilot.press("enter")
        await wait_for(pilot, BringInScreen)
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert names(app)[0] == "维修工程数量"
        app.sitting.close() if app.sitting else None


async def test_a_file_that_takes_long_says_so_and_can_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    from tui.screens import waiting
    from wizards import intake

    go_on = threading.Event()
    monkeypatch.setattr(intake, "plan_any", lambda *_, **__: go_on.wait(20))
    monkeypatch.setattr(waiting, "READING", 0.05)
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(tmp_path / "很大.xlsx")
            await pilot.press("enter")
            screen = await wait_for(pilot, waiting.Waiting)
            assert "正在读 很大.xlsx" in drawn(screen)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            go_on.set()
            assert set(names(app)) == {None}


async def test_what_was_slow_but_came_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from tui.screens import waiting
    from wizards import intake

    sheet = tmp_path / "慢.xlsx"
    sheet.write_bytes(xlsx(PLAIN))
    real = intake.plan_any

    def slow(*args: Any, **how: Any) -> Any:
        time.sleep(0.8)
        return real(*args, **how)

    monkeypatch.setattr(intake, "plan_any", slow)
    monkeypatch.setattr(waiting, "READING", 0.05)
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await app.run_action("app.bring_in")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(sheet)
            await pilot.press("enter")
            screen = await wait_for(pilot, BringInScreen)
            lines = drawn(screen).split("\n")
            assert any(f"带入选中的 {len(screen.chosen)} 项" in line for line in lines) and any(
                "不带入，返回" in line for line in lines
            )
            await pilot.press("enter")
            await back_in_wizard(pilot)
