from __future__ import annotations

import errno
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests import systems
from tests.torture.faults import DISK_FULL, FaultyFiles, always, document, os_error
from wizards.storage import FILES, Saver, SaveState, UnusableFile, emergency, exit_code, generations, load
from wizards.storage.safety.generations import generations_folder
from wizards.storage.safety.recovery_copy import recovery_path
from wizards.storage.saving import save


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Bench:
    """A saver without threads, its clock and what the status line was told."""

    def __init__(self, path: Path, files: Any = FILES) -> None:
        save(path, document(0))
        self.path, self.clock = path, Clock()
        self.states: list[SaveState] = []
        self.saver = Saver(path, files=files, clock=self.clock, on_state=self.states.append, threaded=False)
        self.revision = 0

    def type(self) -> None:
        self.revision += 1
        self.saver.put(document(self.revision), self.revision)
        self.saver.step()

    def pass_time(self, seconds: float, step: float = 0.05) -> None:
        until = self.clock.now + seconds
        while self.clock.now < until - 1e-9:
            self.clock.now += step
            self.saver.step()

    @property
    def on_disk(self) -> int:
        return int(load(self.path).document["profile"]["title"].removeprefix("项目"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "a.toml")


def test_a_pause_saves_soon(bench: Bench) -> None:
    bench.type()
    bench.pass_time(0.15)
    assert (bench.on_disk, bench.saver.state.kind) == (0, "saving")
    bench.pass_time(0.1)
    assert (bench.on_disk, bench.saver.state.kind, bench.saver.state.saved_revision) == (1, "saved", 1)


def test_maximum_wait_typing_without_pause_is_saved_all_the_same(bench: Bench) -> None:
    typed: dict[int, float] = {}
    for _ in range(100):
        bench.type()
        typed[bench.revision] = bench.clock.now
        bench.pass_time(0.05)
        oldest = typed.get(bench.on_disk + 1, bench.clock.now)
        assert bench.clock.now - oldest <= 0.76


def test_states_are_told_in_order(bench: Bench) -> None:
    bench.type()
    bench.pass_time(1)
    assert [(state.kind, state.saved_revision) for state in bench.states] == [("saving", 0), ("saved", 1)]
    assert bench.states[-1].saved_at is not None


def test_flush_saves_at_once(bench: Bench) -> None:
    bench.type()
    assert bench.saver.flush() and bench.on_disk == 1


def test_retry_a_full_disk_is_said_copied_elsewhere_and_overcome(tmp_path: Path, home: Path) -> None:
    full = [True]
    place = os.fspath(tmp_path / "a.toml")

    class Full(FaultyFiles):
        def open_new(self, path: Path, mode: int) -> int:
            if full[0] and path.parent == tmp_path:
                raise DISK_FULL
            return super().open_new(path, mode)

    bench = Bench(tmp_path / "a.toml", Full())
    for _ in range(40):
        bench.type()
        bench.pass_time(0.1)
    state = bench.saver.state
    assert state.kind == "unsaved" and "磁盘已满" in state.reason and place in state.reason and state.since
    assert state.recovery_copy == recovery_path(bench.path)
    copied = load(state.recovery_copy).document["profile"]["title"]
    assert int(copied.removeprefix("项目")) >= bench.revision - 8
    assert bench.on_disk == 0 and not bench.saver.flush()
    full[0] = False
    bench.pass_time(6)
    assert (bench.on_disk, bench.saver.state.kind, bench.saver.state.reason) == (40, "saved", "")
    assert not recovery_path(bench.path).exists()


def test_nothing_can_be_written_anywhere_is_said_and_tried_again_without_haste(tmp_path: Path) -> None:
    files = FaultyFiles(always("open_new", DISK_FULL))
    bench = Bench(tmp_path / "a.toml", files)
    bench.type()
    bench.pass_time(30)
    assert "恢复副本也没有写成" in bench.saver.state.reason
    assert files.calls.count("open_new") < 90
    files.fault = lambda name, nth: None
    bench.pass_time(6)
    assert bench.saver.state.kind == "saved" and bench.on_disk == 1


def test_an_unwritable_document_is_a_fault_that_is_said(bench: Bench) -> None:
    bench.saver.put({"a": None}, 1)
    bench.pass_time(1)
    assert bench.saver.state.kind == "unsaved" and "a 的内容" in bench.saver.state.reason
    bench.revision = 1
    bench.type()
    bench.pass_time(6)
    assert bench.saver.state.kind == "saved"


def test_a_folder_that_vanished_and_came_back(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    bench = Bench(folder / "a.toml")
    folder.rename(tmp_path / "away")
    bench.type()
    bench.pass_time(1)
    assert bench.saver.state.kind == "unsaved" and "不存在" in bench.saver.state.reason
    (tmp_path / "away").rename(folder)
    bench.pass_time(6)
    assert bench.on_disk == 1


def test_a_change_from_outside_stops_saving_and_asks(bench: Bench) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    state = bench.saver.state
    assert (state.kind, state.conflict, bench.on_disk) == ("conflict", "changed", 77)
    assert load(recovery_path(bench.path)).document == document(1)
    bench.type()
    bench.pass_time(1)
    assert bench.on_disk == 77 and load(recovery_path(bench.path)).document == document(2)
    assert not bench.saver.flush()


def test_keep_mine_keeps_theirs_as_a_generation(bench: Bench) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    assert bench.saver.resolve_keep_mine()
    assert bench.on_disk == 1 and bench.saver.state.kind == "saved"
    assert load(generations(bench.path)[0].path).document == document(77)
    assert not recovery_path(bench.path).exists()


def test_take_theirs_keeps_mine_as_a_generation(bench: Bench) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    assert bench.saver.resolve_take_theirs().document == document(77)
    assert bench.on_disk == 77 and bench.saver.state.kind == "saved"
    assert load(generations(bench.path)[0].path).document == document(1)
    bench.type()
    bench.pass_time(1)
    assert bench.on_disk == 2


@pytest.mark.parametrize("choice", ["resolve_keep_mine", "resolve_take_theirs"])
def test_nothing_gives_way_that_cannot_be_kept(bench: Bench, choice: str) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    generations_folder(bench.path).parent.mkdir(parents=True, exist_ok=True)
    generations_folder(bench.path).write_text("in the way", encoding="utf-8")
    with pytest.raises(UnusableFile, match="没有地方留存"):
        getattr(bench.saver, choice)()
    assert bench.on_disk == 77 and bench.saver.state.kind == "conflict"
    assert load(recovery_path(bench.path)).document == document(1)


def test_save_mine_as_leaves_theirs(bench: Bench, tmp_path: Path) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    assert bench.saver.save_as(tmp_path / "b.toml")
    bench.type()
    bench.pass_time(1)
    assert bench.on_disk == 77 and load(tmp_path / "b.toml").document == document(2)


def test_a_changed_file_that_changes_again_is_not_overwritten_either(bench: Bench) -> None:
    save(bench.path, document(77))
    bench.type()
    bench.pass_time(1)
    save(bench.path, document(78))
    assert not bench.saver.resolve_keep_mine()
    assert bench.on_disk == 78 and bench.saver.state.kind == "conflict"


def test_a_file_that_was_deleted_is_written_again(bench: Bench) -> None:
    bench.path.unlink()
    bench.type()
    bench.pass_time(1)
    assert bench.on_disk == 1


def wait_for(condition: Any, timeout: float = 15.0) -> bool:
    until = time.monotonic() + timeout
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(condition())


class Frozen(FaultyFiles):
    """A share that stops answering: operations below ``place`` hang until ``thaw``."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place
        self.thaw = threading.Event()
        self.thaw.set()
        self.waited_out = False

    def open_new(self, path: Path, mode: int) -> int:
        if self.place in path.parents:
            self.waited_out = not self.thaw.wait(20) or self.waited_out
        return super().open_new(path, mode)


def test_a_frozen_share_stops_nobody_and_is_said(tmp_path: Path, home: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    save(share / "a.toml", document(0))
    files = Frozen(share)
    saver = Saver(share / "a.toml", files=files)
    files.thaw.clear()
    for revision in range(1, 31):
        saver.put(document(revision), revision)
        time.sleep(0.05)
    assert not files.waited_out, "typing went on while the share hung"
    assert wait_for(lambda: recovery_path(share / "a.toml").exists())
    assert not emergency(saver, 1.0)
    assert load(recovery_path(share / "a.toml")).document == document(30)
    assert wait_for(lambda: saver.state.kind == "unsaved")
    assert "没有响应" in saver.state.reason
    files.thaw.set()
    assert wait_for(lambda: saver.state.kind == "saved" and saver.state.saved_revision == 30)
    assert load(share / "a.toml").document == document(30)
    assert wait_for(lambda: not recovery_path(share / "a.toml").exists())
    assert saver.close()


def test_a_share_that_does_not_even_answer_for_names_stops_no_recovery_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, other = tmp_path / "share", tmp_path / "here.toml"
    share.mkdir()
    save(share / "a.toml", document(0))
    saver, copies = Saver(share / "a.toml"), [recovery_path(share / "a.toml"), recovery_path(other)]
    thaw, realpath = threading.Event(), os.path.realpath

    def asked(path: Any, *more: Any, **how: Any) -> Any:
        if os.fspath(path).startswith(str(share)) and threading.current_thread() is not threading.main_thread():
            thaw.wait(20)
        return realpath(path, *more, **how)

    monkeypatch.setattr(os.path, "realpath", asked)
    saver.put(document(1), 1)
    assert wait_for(copies[0].exists), "a copy is written at home"
    assert wait_for(lambda: saver.state.kind == "unsaved") and saver.state.recovery_copy == copies[0]
    assert saver.save_as(other) and not copies[0].exists()
    assert load(other).document == document(1)
    assert saver._keeper.copy_path == copies[1]
    thaw.set()
    assert saver.close()


def test_closing_does_not_wait_for_a_frozen_share(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    save(share / "a.toml", document(0))
    files = Frozen(share)
    saver = Saver(share / "a.toml", files=files)
    files.thaw.clear()
    saver.put(document(1), 1)
    assert not saver.close(1.0)
    assert not files.waited_out, "closing came back while the share hung"
    assert load(recovery_path(share / "a.toml")).document == document(1)
    files.thaw.set()


def test_the_threads_save_on_their_own(tmp_path: Path) -> None:
    told: list[SaveState] = []
    saver = Saver(tmp_path / "a.toml", on_state=told.append)
    saver.put(document(1), 1)
    assert wait_for(lambda: saver.state.kind == "saved" and saver.state.saved_revision == 1)
    saver.put(document(2), 2)
    assert saver.close() and load(tmp_path / "a.toml").document == document(2)
    assert [state.kind for state in told] == ["saving", "saved", "saving", "saved"]
    assert not saver._thread.is_alive()


def test_a_listener_that_fails_does_not_stop_saving(tmp_path: Path) -> None:
    def fail(state: SaveState) -> None:
        raise RuntimeError

    saver = Saver(tmp_path / "a.toml", on_state=fail)
    saver.put(document(1), 1)
    assert saver.close()


@systems.signals
def test_an_emergency_inside_a_signal_handler_while_typing(tmp_path: Path) -> None:
    saver = Saver(tmp_path / "a.toml")
    results: list[bool] = []
    old = signal.signal(signal.SIGUSR1, lambda number, frame: results.append(emergency(saver)))
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1))
    try:
        timer.start()
        revision = 0
        while not results:
            revision += 1
            saver.put(document(revision), revision)
    finally:
        signal.signal(signal.SIGUSR1, old)
    assert results == [True]
    assert int(load(tmp_path / "a.toml").document["profile"]["title"].removeprefix("项目")) >= revision - 1
    assert saver.close()


def test_exit_codes() -> None:
    wanted = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}
    there = {name: getattr(signal, name) for name in wanted if hasattr(signal, name)}
    assert {name: exit_code(number) for name, number in there.items()}.items() <= wanted.items() and len(there) >= 2


def test_acknowledged_only_after_the_folder_is_synced(tmp_path: Path) -> None:
    files = FaultyFiles(always("sync_folder", os_error(errno.EIO)))
    bench = Bench(tmp_path / "a.toml", files)
    bench.type()
    bench.pass_time(1)
    assert bench.saver.state.kind == "unsaved" and bench.saver.state.saved_revision == 0
