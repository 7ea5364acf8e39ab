"""What the report page offers once a report is written: open it, its folder, a PDF; and the reports before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from schemas.form import Submission
from tests.tui.desks import default_form, sitting
from tests.tui.driving import WINDOWS, drawn, settle, until
from tests.tui.test_report_screen import DOCUMENT, to_report, written
from tui import after_report, texts, texts_report
from tui.app import Ziping
from tui.report_words import next_steps
from tui.screens import after_writing
from wizards.storage import LastReport, last_report, note_report, noted_reports

posix = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_written_report_is_opened_and_one_that_is_not_there_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    opened_ones: list[Path] = []
    monkeypatch.setattr(after_writing, "open_with_desktop", opened_ones.append)
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            screen: Any = await to_report(pilot)
            await pilot.press("ctrl+o")
            assert texts_report.NOT_WRITTEN in drawn(screen) and not opened_ones
            await pilot.press("enter")
            await written(pilot)
            assert texts_report.NEXT[:12] in drawn(screen)
            await pilot.press("ctrl+o", "ctrl+d")
            assert opened_ones == [screen.written, tmp_path] and screen.written.exists()
            assert app.screen is screen


@posix
async def test_a_pdf_is_made_beside_the_report_and_one_that_is_there_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    program(tools, "soffice", 'for one; do last="$one"; done; sleep 0.01; echo "$*" > "${last%.docx}.pdf"')
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen: Any = await to_report(pilot)
            await pilot.press("enter")
            await written(pilot)
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "PDF 已写好" in drawn(screen))
            pdf = screen.written.with_suffix(".pdf")
            assert "--headless --convert-to pdf" in pdf.read_text("utf-8")
            pdf.write_text("别人的", "utf-8")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: texts_report.PDF_THERE in drawn(app.screen))
            await pilot.press("enter")
            await settle(pilot)
            assert pdf.read_text("utf-8") == "别人的"


@posix
@pytest.mark.parametrize("script", ["exit 0", "exit 1"], ids=["writes nothing", "fails"])
def test_an_office_that_writes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program(tmp_path, "soffice", script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(after_report.NotDone, match="没有写出 PDF"):
        after_report.make_pdf(tmp_path / "报告.docx")


def test_without_an_office_or_a_desktop_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(after_report, "_OFFICE_PLACES", ())
    monkeypatch.setattr(after_report.shutil, "which", lambda name: None)
    with pytest.raises(after_report.NotDone, match="LibreOffice"):
        after_report.make_pdf(tmp_path / "报告.docx")
    if os.name == "posix":
        with pytest.raises(after_report.NotDone, match="请自己打开"):
            after_report.open_with_desktop(tmp_path)


def test_the_reports_of_a_session_are_remembered_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    for number in range(12):
        note_report(path, LastReport(str(number), "", 1, f"2024-01-{number + 1:02}", f"{number}.docx"))
    assert [one.total for one in noted_reports(path)] == [str(number) for number in range(11, 2, -1)]
    assert last_report(path) == noted_reports(path)[0]
    assert noted_reports(tmp_path / "另一份.toml") == []


async def test_the_reports_before_are_listed_with_day_and_score(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        note_report(opened.desk.path, LastReport("", "", 1, "2024-01-05", "草稿.docx"))
        note_report(opened.desk.path, LastReport("93.5", "优", 1, "2024-01-09", "报送.docx"))
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            screen = await to_report(pilot)
            await until(pilot, lambda: texts_report.EARLIER_TITLE in drawn(screen))
            said = drawn(screen)
            assert "2024-01-09  93.5 分 优  报送.docx" in said and f"2024-01-05  {texts_report.NO_TOTAL}" in said
            assert said.index("报送.docx") < said.index("草稿.docx") and texts.REPORT_TITLE in said


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_folder_to_hand_in_is_made_and_said(tmp_path: Path, size: tuple[int, int]) -> None:
    with sitting(tmp_path, default_form(), DOCUMENT) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            screen: Any = await to_report(pilot)
            await pilot.press("ctrl+t")
            assert texts_report.NOT_WRITTEN in drawn(screen)
            await pilot.press("enter")
            await written(pilot)
            await pilot.press("ctrl+t")
            await until(pilot, lambda: texts_report.HAND_IN_TITLE in drawn(app.screen))
            (folder,) = [one for one in tmp_path.iterdir() if one.is_dir() and "_报送_" in one.name]
            assert sorted(one.suffix for one in folder.iterdir()) == [".docx", ".txt"]
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is screen)


def test_what_to_do_next_is_said_in_the_form_s_own_words() -> None:
    form = default_form()
    assert next_steps(form) == texts_report.NEXT
    submission = Submission(steps=("打印两份", "报\x1b财政局"))
    own = form.model_copy(update={"pack": form.pack.model_copy(update={"submission": submission})})
    said = next_steps(own)
    assert "1. 打印两份" in said and "2. 报" in said and "\x1b" not in said and texts_report.NEXT_STATE in said


async def test_a_notice_too_long_for_its_line_takes_the_older_one_away(tmp_path: Path) -> None:
    """Else the line goes on saying that the PDF is being written while the floating notice says it is there."""
    app = Ziping()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.notify(texts_report.PDF_MAKING, timeout=30)
        await settle(pilot)
        assert texts_report.PDF_MAKING in drawn(app.screen)
        app.notify(texts_report.PDF_DONE.format(name="很长的名称" * 12))
        await until(pilot, lambda: texts_report.PDF_MAKING not in drawn(app.screen))
