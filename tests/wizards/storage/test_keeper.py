"""The saver's rules without its threads: each of its times, exactly and just beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.torture.faults import DISK_FULL
from wizards.storage.autosave.jobs import Job
from wizards.storage.autosave.keeper import Keeper
from wizards.storage.disk.failures import ForeignChange, LockLost
from wizards.storage.disk.fileops import FILES

NOW = 100.0


class Desk:
    """A keeper, and the jobs it hands out."""

    def __init__(self, folder: Path) -> None:
        self.jobs: list[Job] = []
        self.keeper = Keeper(folder / "a.toml", 0, files=FILES, start=self.jobs.append, on_state=None, saved_at=None)
        self.revision = 0

    def type(self, at: float) -> None:
        self.revision += 1
        self.keeper.latest = ({"form": str(self.revision)}, self.revision)
        self.keeper.changed(at)

    def save(self, begin: float, took: float, error: BaseException | None = None) -> None:
        self.keeper.begin(begin)
        self.keeper.done(self.jobs[-1], error, begin + took)


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("typed", "due"),
    [((0.0,), 0.2), ((0.0, 0.1), 0.3), ((0.0, 0.5), 0.7), ((0.0, 0.15, 0.3, 0.45, 0.6, 0.69), 0.7)],
)
def test_a_pause_of_a_fifth_of_a_second_or_seven_tenths(desk: Desk, typed: tuple[float, ...], due: float) -> None:
    for at in typed:
        desk.type(NOW + at)
    assert desk.keeper.due() == pytest.approx(NOW + due)
    assert desk.keeper.wait(NOW + typed[-1]) == pytest.approx(due - typed[-1])
    desk.keeper.tick(NOW + due - 0.001)
    assert desk.jobs == []
    desk.keeper.tick(NOW + due + 0.001)
    assert [job.revision for job in desk.jobs] == [desk.revision]
    desk.keeper.tick(NOW + due + 0.002)
    assert len(desk.jobs) == 1, "one job at a time"


@pytest.mark.parametrize(
    ("took", "pause"), [(0.3, 0), (0.31, 0.93), (0.6, 1.8), (0.7, 2.0), (2.9, 2.0), (3.0, 0), (4.0, 0)]
)
def test_a_slow_save_is_followed_by_three_times_its_length(desk: Desk, took: float, pause: float) -> None:
    desk.type(NOW)
    desk.save(NOW, took)
    assert desk.keeper.not_before == pytest.approx(NOW + took + pause)
    assert desk.keeper.state.kind == "saved" and not desk.keeper.dirty


def test_after_failures_the_pauses_grow_up_to_five_seconds(desk: Desk) -> None:
    desk.type(NOW)
    pauses = []
    for _ in range(7):
        desk.save(NOW, 0.0, DISK_FULL)
        pauses.append(desk.keeper.not_before - NOW)
    assert pauses == pytest.approx([0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0])
    assert (desk.keeper.state.kind, desk.keeper.attempts) == ("unsaved", 7)
    desk.save(NOW, 0.0)
    desk.type(NOW)
    desk.save(NOW, 0.0, DISK_FULL)
    assert desk.keeper.not_before - NOW == pytest.approx(0.5), "a success begins anew"


def test_after_three_seconds_the_user_is_told(desk: Desk) -> None:
    desk.type(NOW)
    desk.keeper.begin(NOW)
    assert desk.keeper.wait(NOW + 2.5) == pytest.approx(0.0), "the recovery copy is due"
    desk.keeper.tick(NOW + 2.99)
    assert desk.keeper.state.kind == "saving"
    desk.keeper.tick(NOW + 3.0)
    assert (desk.keeper.state.kind, desk.keeper.problem) == ("unsaved", "磁盘或网络文件夹没有响应")


@pytest.mark.parametrize(("urgent", "patience"), [(False, 1.0), (True, 0.5)])
def test_a_write_that_does_not_come_back_gets_a_recovery_copy(desk: Desk, urgent: bool, patience: float) -> None:
    desk.type(NOW)
    desk.keeper.begin(NOW)
    desk.keeper.urgent = urgent
    desk.keeper.tick(NOW + patience - 0.01)
    assert desk.keeper.copied is None
    desk.keeper.tick(NOW + patience)
    assert desk.keeper.copied == 1


@pytest.mark.parametrize(
    ("error", "conflict"), [(ForeignChange(b"theirs"), "changed"), (LockLost("会话已被接管"), "taken")]
)
def test_a_conflict_stops_the_saving(desk: Desk, error: Exception, conflict: str) -> None:
    desk.type(NOW)
    desk.save(NOW, 0.0, error)
    state: Any = desk.keeper.state
    assert (state.kind, state.conflict) == ("conflict", conflict)
    desk.type(NOW + 10)
    desk.keeper.tick(NOW + 20)
    assert len(desk.jobs) == 1, "nothing is written over what is not ours"
    assert desk.keeper.copied == 2, "but a recovery copy is"


def test_what_was_typed_while_saving_is_still_to_be_saved(desk: Desk) -> None:
    desk.type(NOW)
    desk.keeper.begin(NOW)
    desk.type(NOW + 0.1)
    desk.keeper.done(desk.jobs[0], None, NOW + 0.2)
    assert (desk.keeper.state.kind, desk.keeper.state.saved_revision, desk.keeper.dirty) == ("saving", 1, True)
    desk.keeper.done(desk.jobs[0], DISK_FULL, NOW + 0.3)
    assert desk.keeper.state.kind == "saving", "an old job that comes back late says nothing"
