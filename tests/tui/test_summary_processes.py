"""Many files are read and written by two processes, which end when they are not wanted."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from tests.tui.test_home import session
from tui.unit_desk import UnitDesk
from wizards.storage import Met, create
from wizards.unit import gathering


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
