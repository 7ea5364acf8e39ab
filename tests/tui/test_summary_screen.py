"""The summary of a folder as a screen: to a project and back, all reports at once, the table as a file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tests.tui.driving import WINDOWS, drawn, settle, until
from tests.tui.test_home import session
from tests.tui.unit_folder import summed_up
from tui import bars, texts_home, unit_desk
from tui.app import Ziping
from tui.screens.summary import SummaryScreen
from tui.unit_desk import UnitDesk
from wizards.opening import read_for
from wizards.storage import create, load


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_project_is_opened_from_the_summary_and_escape_comes_back(unit: Path, size: tuple[int, int]) -> None:
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await summed_up(pilot)
        said = drawn(app.screen)
        title = str(read_for(unit / "01.toml").document["profile"]["title"])
        assert title[:6] in said and "泵站" in said and texts_home.SUMMARY_SUM in said and "U01" in said
        if size[1] > 30:
            assert "坏的.toml" in said and texts_home.SUMMARY_PASSED.format(count=1) in said
        listed: Any = app.screen.query_one("#summary")
        listed.highlighted = listed.get_option_index(f"open:{unit / '01.toml'}")
        await settle(pilot)
        assert bars.FULL in drawn(app.screen) and "执行率" in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: app.wizard is not None and app.desk is not None)
        await settle(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await until(pilot, lambda: "3 个项目" in drawn(app.screen))
        listed = app.screen.query_one("#summary")
        assert listed.highlighted_option.id == f"open:{unit / '01.toml'}", "back on the project that was left"
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, SummaryScreen))
        assert app.desk is None


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_check_of_all_is_a_list_from_which_enter_goes_to_the_finding(
    unit: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = load(sample_path("mof-2020")).document
    lines = [{**one, "executed": "9999999"} if one["source"] == "total" else one for one in wrong["funds"]["lines"]]
    create(unit / "04.toml", {**wrong, "funds": {**wrong["funds"], "lines": lines}})
    (unit / "02.toml").unlink()
    read = []
    monkeypatch.setattr(UnitDesk, "read", lambda desk, tell, whole=UnitDesk.read: read.append(1) or whole(desk, tell))
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await summed_up(pilot)
        await pilot.press("home", "enter")
        await until(pilot, lambda: texts_home.RESULT_HEADS["first"] in drawn(app.screen) and len(read) == 2, 20.0)
        await settle(pilot)
        said = drawn(app.screen)
        assert texts_home.RESULT_NONE in said and "坏的.toml" in said and "B0" in said
        listed: Any = app.screen.query_one("#summary")
        files = [
            Path(one.id.removeprefix("open:")).name for one in listed.options if (one.id or "").startswith("open:")
        ]
        assert files[:3] == ["03.toml", "04.toml", "01.toml"], "what has nothing to mend comes last"
        line = next(one for one in app.screen.desk.lines if one.file.endswith("04.toml"))
        assert line.first is not None and line.counts.error > 0
        listed.highlighted = listed.get_option_index(f"open:{unit / '04.toml'}")
        await settle(pilot)
        assert line.first.rule in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: app.wizard is not None and app.desk is not None)
        await until(pilot, lambda: app.wizard is not None and app.wizard.pages.current == line.first.path)
        for _ in range(5):  # out of a row, out of the list, and twice out of the wizard
            if not isinstance(app.screen, SummaryScreen):
                await pilot.press("escape")
                await settle(pilot)
        await settle(pilot)
        listed = app.screen.query_one("#summary")
        assert listed.highlighted_option.id == f"open:{unit / '04.toml'}"
        assert texts_home.RESULT_HEADS["first"] in drawn(app.screen)
        assert len(read) == 2, "only the one that was worked on is read again"
        await pilot.press("home", "down", "down", "down", "enter")
        await settle(pilot)
        assert texts_home.SUMMARY_HEADS["budget"] in drawn(app.screen)


def test_one_file_is_read_again_into_its_place(unit: Path) -> None:
    desk = UnitDesk(unit)
    desk.read(lambda number, count: None)
    (unit / "03.toml").unlink()
    create(unit / "03.toml", session("水闸"))
    desk.read_one(str(unit / "03.toml"))
    assert [one.title for one in desk.lines][2] == "水闸" and len(desk.lines) == 3
    for gone in (unit / "03.toml", unit / "没有.toml"):
        gone.unlink(missing_ok=True)
        desk.read_one(str(gone))
    assert len(desk.lines) == 3


async def test_all_reports_are_written_into_a_folder_and_none_is_replaced(unit: Path) -> None:
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await summed_up(pilot)
        for written in ("写好 3 份", "写好 0 份"):
            await pilot.press("home", "down", "enter")
            await until(pilot, lambda: texts_home.REPORTS_ASK in drawn(app.screen))
            await pilot.press("enter")
            await until(pilot, lambda said=written: said in drawn(app.screen), 20.0)
            draft = texts_home.REPORTS_DRAFTS.format(count=1)
            assert (draft in drawn(app.screen)) == (written == "写好 3 份"), "the one that is not filled in"
            await pilot.press("escape")
            await settle(pilot)
    assert sorted(one.name for one in (unit / "绩效自评报告").iterdir()) == ["01.docx", "02.docx", "03.docx"]


async def test_the_table_is_written_as_its_name_says(unit: Path) -> None:
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await summed_up(pilot)
        await pilot.press("home", "down", "down", "enter")
        await until(pilot, lambda: texts_home.TABLE_ASK in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: (unit / texts_home.TABLE_NAME).exists(), 20.0)
        await settle(pilot)


async def test_a_fault_while_reading_is_said(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paths: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(unit_desk, "gathered", broken)
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.show_summary(UnitDesk(unit))
        await until(pilot, lambda: "汇总时程序出错" in drawn(app.screen))


async def test_what_does_not_answer_can_be_left(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(unit_desk, "gathered", lambda paths: go_on.wait(10) and [])
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.show_summary(UnitDesk(unit))
        await settle(pilot)
        await pilot.press("escape")
        assert texts_home.SUMMARY_STOPPING in drawn(app.screen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, SummaryScreen))
        go_on.set()


async def test_escape_stops_the_reading_and_says_so(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, line = threading.Event(), unit_desk.line_of

    def slow(opened: Any) -> Any:
        go_on.wait(10)
        return line(opened)

    monkeypatch.setattr(unit_desk, "line_of", slow)
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.show_summary(UnitDesk(unit))
        await settle(pilot)
        await pilot.press("escape")
        go_on.set()
        await until(pilot, lambda: "停下了：做完 1/5" in drawn(app.screen))
        assert isinstance(app.screen, SummaryScreen)
