"""While a row has no score, nobody shows a total as if it were one, and whoever writes the report sees which rows."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Table
from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import WINDOWS, drawn, judge, paste, settle
from tui import texts
from tui.app import Ziping
from tui.widgets.score_bar import score_parts
from wizards.catalogue import load_policy
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.storage import LastReport, note_report

SMALL = Path(__file__).parent.parent / "wizards" / "checks" / "small"
LINE = {"source": "total", "initial_budget": "100", "adjusted_budget": "100", "executed": "100"}
OPEN = {"id": "row1", "level1": "产出指标", "level2": "时效指标", "name": "验收时间", "target": "12月底前",
        "actual": "已完成", "weight": "40"}  # fmt: skip
DONE = {"id": "row0", "level1": "产出指标", "level2": "数量指标", "name": "维修处数", "target": "≥10处",
        "actual": "10处", "weight": "50"}  # fmt: skip


def document(*rows: dict[str, str], **performance: str) -> dict[str, Any]:
    return {
        "profile": {"fiscal_year": 2023},
        "funds": {"unit": "万元", "lines": [LINE]},
        "performance": {"indicators": list(rows), **performance},
    }


def evaluated(typed: dict[str, Any]) -> Any:
    form = default_form()
    return evaluate(form, load_policy(form.pack.policy), typed)


def printed(typed: dict[str, Any]) -> set[str]:
    """Every cell of the report's tables."""
    form, found = default_form(), evaluated(typed)
    tables = [block for block in compose(form, read_assessment(typed), found.sheet) if isinstance(block, Table)]
    return {cell.text for table in tables for grid in table.grids for row in grid.rows for cell in row.cells}


def test_the_report_leaves_the_total_blank_until_every_row_has_its_score() -> None:
    assert "60" in printed(document(DONE)), "the base: 50 of the row and 10 of the execution"
    assert "60" not in printed(document(DONE, OPEN))


def test_a_stated_total_is_printed_all_the_same() -> None:
    assert "96" in printed(document(DONE, OPEN, stated_total="96"))


def test_the_bar_says_how_many_are_missing_and_never_that_nothing_was_found() -> None:
    parts = score_parts(evaluated(document(DONE, OPEN)))
    assert texts.SCORE_OPEN.format(count=1) in parts
    assert texts.NO_FINDINGS not in parts and not any("60" in part for part in parts)


def test_the_command_line_names_the_rows_and_prints_no_total(ziping_text: Any) -> None:
    said = ziping_text(document(DONE, OPEN))
    assert "总分未算全，还没有得分的 1 项：验收时间" in said
    assert "总分 60" not in said


@pytest.fixture
def ziping_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    import tomli_w

    from tui.cli import main

    def call(typed: dict[str, Any]) -> str:
        path = tmp_path / "自评.toml"
        path.write_bytes(tomli_w.dumps({"schema_version": 1, "form": default_form().pack.id, **typed}).encode())
        main(["score", str(path)])
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_report_page_names_the_rows_without_a_score(tmp_path: Path, size: tuple[int, int]) -> None:
    with sitting(tmp_path, default_form(), document(DONE, OPEN)) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.press("f9")
            await settle(pilot)
            assert "还没有得分的 1 项：验收时间" in drawn(app.screen)


async def test_one_key_turns_the_direction_of_a_bare_target(tmp_path: Path) -> None:
    cost = {**DONE, "level2": "成本指标", "name": "总成本", "target": "45万元", "actual": ""}
    with sitting(tmp_path, default_form(), document(cost)) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await at(pilot, f"{INDICATORS}.row0.actual")
            await paste(pilot, "40万元")
            await judge(pilot)
            assert opened.desk.evaluation.sheet.indicators[0].met == "yes"
            assert "按“不超过”理解" in drawn(app.screen)
            await pilot.press("ctrl+t")
            await judge(pilot)
            assert opened.desk.session.get(f"{INDICATORS}.row0.direction") == "higher"
            assert opened.desk.evaluation.sheet.indicators[0].met == "no"
            await pilot.press("ctrl+z")
            assert opened.desk.session.get(f"{INDICATORS}.row0.direction") is None


async def test_the_report_page_tells_when_the_last_report_printed_another_total(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIPING_HOME", str(tmp_path / "home"))
    with sitting(tmp_path, default_form(), document(DONE)) as opened:
        note_report(opened.desk.path, LastReport("50", "差", 1, "2024-01-05", "旧.docx"))
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await pilot.press("f9")
            await settle(pilot)
            screen = drawn(app.screen).replace("\n", "")
            assert "上次写的报告总分是 50 分 差，现在是 60 分" in screen and "期限和日期按早晚计分" in screen


async def test_the_report_page_does_not_wait_for_what_the_last_report_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the session may not answer; the page is there all the same."""
    answers = threading.Event()
    gave_up: list[bool] = []
    monkeypatch.setattr("tui.screens.report.noted_reports", lambda path: gave_up.append(not answers.wait(5)) or [])
    with sitting(tmp_path, default_form(), document(DONE)) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("f9")
            await pilot.pause()
            assert texts.REPORT_TITLE in drawn(app.screen) and gave_up == []
            answers.set()
