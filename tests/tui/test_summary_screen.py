"""The summary of a folder as a screen: to a project and back, all reports at once, the table as a file."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from samples import sample_path
from tests.tui.driving import WINDOWS, drawn, judge, settle
from tests.tui.test_home import session
from tests.tui.test_sessions_flow import until
from tui import bars, texts_home, unit_desk
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.summary import SummaryScreen
from tui.screens.summary_lines import line_detail
from tui.unit_desk import UnitDesk
from wizards.intake.rollover import roll_over
from wizards.opening import in_force, read_for
from wizards.scoring.points_by_class import ClassPoints
from wizards.storage import Met, create, load
from wizards.unit import gathering
from wizards.unit.line import line_of


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a filled sample, the same project again, an empty one, a broken one and a foreign one."""
    folder = tmp_path / "水利局"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("01.toml", "02.toml"):
        (folder / name).write_bytes(sample_path("mof-2020").read_bytes())
    create(folder / "03.toml", session("泵站"))
    (folder / "坏的.toml").write_bytes(b"schema_version = 1\nform = \xff\n")
    (folder / "别的.toml").write_text("[tool]\n", "utf-8")
    return folder


async def summed_up(pilot: Any) -> None:
    """Go to the summary of the current folder from home."""
    await settle(pilot)
    await pilot.press("home", "down", "down", "down", "down", "enter")
    await until(pilot, lambda: texts_home.SUMMARY_ASK in drawn(pilot.app.screen))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))
    await until(pilot, lambda: "3 个项目" in drawn(pilot.app.screen), 20.0)


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


def test_what_is_going_on_stops_between_two_files(unit: Path) -> None:
    desk = UnitDesk(unit)
    told: list[tuple[int, int]] = []

    def tell(number: int, count: int) -> None:
        told.append((number, count))
        desk.stop.set()

    desk.read(tell)
    assert told == [(1, 5)] and len(desk.lines) == 1
    desk.read(lambda number, count: None)
    assert (len(desk.lines), len(desk.unreadable), desk.passed_over) == (3, 1, 1)
    told.clear()
    _, written, failed = desk.write_reports(str(unit / "报告"), tell)
    assert (written, failed, told) == (1, [], [(1, 3)])


def test_two_processes_read_and_write_what_one_does(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, shared = UnitDesk(unit), UnitDesk(unit)
    alone.read(lambda number, count: None)
    monkeypatch.setattr(gathering, "PAYS_FROM_ANEW", 2)
    told: list[tuple[int, int]] = []
    shared.read(lambda number, count: told.append((number, count)))
    assert (shared.lines, shared.unreadable, shared.passed_over) == (alone.lines, alone.unreadable, 1)
    assert told == [(number, 5) for number in range(1, 6)]
    assert shared.write_reports(str(unit / "报告"), lambda number, count: None)[1:] == (3, [])
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("threads", "copied", "pays_from"),
    [
        (False, True, gathering.PAYS_FROM),
        (False, False, gathering.PAYS_FROM_ANEW),
        (True, True, gathering.PAYS_FROM_ANEW),
    ],
)
def test_a_second_process_begins_from_as_many_files_as_it_pays(
    threads: bool, copied: bool, pays_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that begins anew loads all that this one has loaded: fewer files would be done later, not sooner."""
    shared: list[int] = []
    monkeypatch.setattr(gathering, "is_copied", lambda: copied)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(gathering, "_by_workers", lambda files, do, **how: shared.append(len(files)) or iter(()))
    monkeypatch.setattr(gathering, "_by_itself", lambda files, do, wanted: iter(()))
    for count in (pays_from - 1, pays_from):
        list(gathering.each([Met(Path("项目.toml"), "项目.toml", named=False)] * count, str, threads=threads))
    assert shared == [pays_from]


IN_THE_APP = """
import sys, tui.unit_desk as desks
from pathlib import Path
from wizards.unit import gathering

class Captured:
    def write(self, text): pass
    def flush(self): pass
    def fileno(self): return -1

if __name__ == "__main__":
    said, sys.stderr, gathering.PAYS_FROM_ANEW, gathering._by_itself = sys.stdout, Captured(), 2, None
    desk = desks.UnitDesk(Path(sys.argv[1]))
    desk.read(lambda done, count: None)
    print(len(desk.lines), file=said)
"""


def test_fresh_processes_begin_also_where_the_error_stream_is_no_file(unit: Path, tmp_path: Path) -> None:
    """The framework takes the streams away while it draws; what begins a process asks them for their number."""
    program = tmp_path / "program.py"
    program.write_text(IN_THE_APP, "utf-8")
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, str(program), str(unit)],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr


def test_what_is_not_wanted_any_more_ends_the_other_processes(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        create(unit / f"多{number:02}.toml", session(f"项目{number}"))
    monkeypatch.setattr(gathering, "PAYS_FROM_ANEW", 2)
    desk = UnitDesk(unit)
    told: list[int] = []

    def tell(number: int, count: int) -> None:
        told.append(number)
        desk.stop.set()

    desk.read(tell)
    assert told == [1] and len(desk.lines) == 1
    for _ in range(200):  # the pool's own thread waits for them, too: who of the two does cannot be told
        if multiprocessing.active_children():
            time.sleep(0.05)
    assert not multiprocessing.active_children()


def test_processes_that_cannot_begin_leave_the_work_to_this_one(unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(parts: Any, do: Any, **how: Any) -> Any:
        yield do(next(parts)[:2])
        raise BrokenProcessPool

    monkeypatch.setattr(gathering, "PAYS_FROM_ANEW", 2)
    monkeypatch.setattr(gathering, "in_order", broken)
    monkeypatch.setattr(gathering, "_TOGETHER", 2)
    desk = UnitDesk(unit)
    desk.read(lambda number, count: None)
    assert (len(desk.lines), len(desk.unreadable), desk.passed_over) == (3, 1, 1)


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


def test_the_points_of_a_project_add_up_to_its_total() -> None:
    line = line_of(read_for(sample_path("mof-2020")))
    assert line.points and line.total is not None
    assert sum(one.got for one in line.points) == line.total
    assert sum(one.possible for one in line.points) == 100
    assert line.points[0].name == "预算执行率" and not any(one.open for one in line.points)


@pytest.mark.parametrize(
    ("part", "whole", "drawn_as"),
    [
        ("0", "10", "░░░░░"),
        ("0.1", "10", "█░░░░"),
        ("9.99", "10", "████░"),
        ("10", "10", "█████"),
        ("12", "10", "█████"),
        ("-1", "10", "░░░░░"),
        ("5", "0", "░░░░░"),
        ("5", "10", "███░░"),
    ],
)
def test_a_bar_is_full_only_when_it_is_and_empty_only_when_nothing_is(part: str, whole: str, drawn_as: str) -> None:
    assert bars.bar(Decimal(part), Decimal(whole), 5) == drawn_as


def test_the_figures_stand_beside_the_bars_and_stay_when_there_is_no_room() -> None:
    points = [
        ClassPoints("产出指标", Decimal("45.5"), Decimal(50)),
        ClassPoints("效益指标", Decimal(0), Decimal(30), 2),
    ]
    assert bars.points_lines(points) == [
        "产出指标 █████████░ 45.5/50",
        "效益指标 ░░░░░░░░░░ 0/30（差 2 项）",
    ]
    assert bars.FULL not in (short := bars.points_in_one_line(points, 40)) and "45.5/50" in short


def test_last_year_stands_beside_this_year_as_bar_and_figure_and_as_figure_alone() -> None:
    points = [
        ClassPoints("产出指标", Decimal("45.5"), Decimal(50), last=Decimal(40)),
        ClassPoints("效益指标", Decimal(30), Decimal(30)),
    ]
    assert bars.points_lines(points) == [
        "产出指标 █████████░ 45.5/50 ████████░░ 去年40",
        "效益指标 ██████████ 30/30",
    ]
    assert bars.points_lines(points, 26)[0] == "产出指标 ███░ 45.5/50 去年40"
    assert bars.points_in_one_line(points, 80).startswith("产出 ███░ 45.5/50 去年40")
    assert bars.points_in_one_line(points, 38) == "产出 45.5/50 去年40  效益 30/30"
    assert bars.points_in_one_line(points, 30) == "产出 45.5/50  效益 30/30"


def test_a_session_that_began_from_another_knows_what_that_came_to(tmp_path: Path) -> None:
    last = load(sample_path("mof-2020")).document
    force = in_force(last)
    rolled = roll_over(last, "去年.toml", force.form, old_form=force.form, policy=force.policy).document
    path = tmp_path / "今年.toml"
    create(path, {**rolled, "funds": last["funds"], "performance": last["performance"]})
    now, then = line_of(read_for(path)), line_of(read_for(sample_path("mof-2020")))
    assert (now.last.total, now.last.rate) == (then.total, then.rate)
    assert [(one.name, one.last) for one in now.points] == [(one.name, one.got) for one in then.points]
    for cells in (78, 118):
        said = line_detail(now, cells)
        assert "去年98%" in said and "去年99.47" in said and all(cell_len(one) <= cells for one in said.split("\n"))
    rows = last["performance"]["indicators"]
    new = {**last["performance"], "indicators": [*rows, {**rows[0], "id": "bbbbbbbb", "catalogue": ""}]}
    path.unlink()
    create(path, {**rolled, "performance": new})
    output = next(one for one in line_of(read_for(path)).points if one.name == "产出指标")
    assert output.last is None, "a row that is new this year: nothing fair can be said of its class"
    assert line_of(read_for(sample_path("mof-2020"))).last.total is None


@pytest.mark.parametrize(("size", "seen"), [((120, 40), True), ((80, 24), False)])
async def test_the_picture_of_the_points_stands_in_its_step_and_in_the_review(
    size: tuple[int, int], seen: bool, tmp_path: Path
) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(sample_path("mof-2020").read_bytes())
    app = Ziping(sit_down(path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await judge(pilot)
        assert app.wizard is not None and bars.FULL not in drawn(app.screen)
        await app.wizard.pages.show_step("performance")
        await settle(pilot)
        assert (f"{bars.FULL} 49.67/50" in drawn(app.screen).replace(bars.REST, bars.FULL)) == seen
        await pilot.press("f8")
        await settle(pilot)
        listed: Any = app.screen.query_one("#review")
        said = [str(one.prompt) for one in listed.options]
        assert "  产出指标   █████████░ 49.67/50" in said
        app.sitting.close() if app.sitting else None
