"""Writing the report from the app: proposal, progress, proof, an existing file, failure."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, settle
from tui import texts
from tui.app import Ziping
from tui.report_words import report_name
from tui.screens.confirm import Ask
from tui.screens.report import ReportScreen
from wizards.storage import write_report

DOCUMENT = {"profile": {"title": "饮水/工程:甲", "fiscal_year": 2023, "unit": {"name": "某局"}}}


@pytest.mark.parametrize(
    ("unit", "year", "title", "name"),
    [
        ("某局", "2025", "2025年农村道路维修项目", "某局_2025年度_农村道路维修项目_绩效自评报告.docx"),
        ("某局", "2025", "农村道路维修", "某局_2025年度_农村道路维修_绩效自评报告.docx"),
        ("某局", "2025", "某局2025年道路", "某局_2025年度_道路_绩效自评报告.docx"),
        ("某局", "2025", "2024年道路", "某局_2025年度_2024年道路_绩效自评报告.docx"),
        ("", "", "2025年道路", "2025年道路_绩效自评报告.docx"),
        ("某局", "", "", "某局_绩效自评报告.docx"),
        ("", "", "", "工作_绩效自评报告.docx"),
    ],
)
def test_the_parts_of_the_proposed_name_stand_apart(unit: str, year: str, title: str, name: str) -> None:
    assert report_name(unit, year, title, otherwise="工作") == name


async def written(pilot: Pilot[Any]) -> None:
    await pilot.app.workers.wait_for_complete([one for one in pilot.app.workers if one.group == "report"])
    await settle(pilot)


async def to_report(pilot: Pilot[Any]) -> ReportScreen:
    await settle(pilot)
    await pilot.press("f9")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ReportScreen)
    return pilot.app.screen


async def test_a_report_is_written_and_an_existing_file_is_asked_about(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await to_report(pilot)
            target = Path(screen.query_one(Input).value)
            assert target.parent == tmp_path and target.suffix == ".docx" and "某局_2023年度_饮水" in target.name
            assert "草稿照样能写" in drawn(screen)
            await pilot.press("enter")
            await written(pilot)
            assert "报告已写好" in drawn(screen) and texts.REPORT_NOT_SENT in drawn(screen)
            with zipfile.ZipFile(target) as parts:
                assert "饮水/工程:甲" in parts.read("word/document.xml").decode()
            target.write_bytes(b"mine")
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, Ask)
            await pilot.press("enter")  # the harmless answer comes first
            await written(pilot)
            assert target.read_bytes() == b"mine"
            await pilot.press("enter")
            await settle(pilot)
            await pilot.press("down", "enter")
            await written(pilot)
            assert zipfile.is_zipfile(target)
            assert target.with_name(f"{target.stem}（旧）.docx").read_bytes() == b"mine"
            assert "已留作" in drawn(screen)


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    places = {
        "": texts.REPORT_NO_NAME,
        "没有/这个/文件夹/报告": "不存在",
        "长" * 300: "不能用",
        "~没有这个人/报告": "不能用",
        str(tmp_path / "夹.docx"): "文件夹",
    }
    (tmp_path / "夹.docx").mkdir()
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            screen = await to_report(pilot)
            for name, said in places.items():
                screen.query_one(Input).value = name
                await pilot.press("enter")
                await written(pilot)
                assert said in drawn(screen).replace("\n", ""), name
            assert not [one for one in tmp_path.glob("*.docx") if one.is_file()]


async def test_a_fault_of_ours_leaves_the_app_and_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wizards.word

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(wizards.word, "write_with_report", break_down)
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await to_report(pilot)
            await pilot.press("enter")
            await written(pilot)
            assert "程序出错（编号" in drawn(screen) and "ZeroDivisionError" not in drawn(screen)
            assert app.is_running and not list(tmp_path.glob("*.docx"))
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is app.wizard


async def test_leaving_the_screen_does_not_stop_the_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def wait_and_write(*about: Any, **how: Any) -> Path:
        assert go_on.wait(10)
        return write_report(*about, **how)

    monkeypatch.setattr("tui.report_writing.write_report", wait_and_write)
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await to_report(pilot)
            await pilot.press("enter", "escape")
            await pilot.pause()  # no settling: that waits for every worker
            assert app.screen is app.wizard and not list(tmp_path.glob("*.docx"))
            go_on.set()
            await written(pilot)
            assert app.screen is app.wizard and "报告已写好" in drawn(app.screen)
            assert len(list(tmp_path.glob("*.docx"))) == 1
