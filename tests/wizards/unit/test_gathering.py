"""Many files in one process and in two: from how many on, in which parts, what each file leaves."""

from __future__ import annotations

import functools
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from wizards.opening import OpenedFile
from wizards.storage import Met, create
from wizards.unit import gathering, two_processes
from wizards.unit.gathering import Done, each, gathered


def title(opened: OpenedFile) -> str:
    return str(opened.document["profile"]["title"])


def files(folder: Path, count: int) -> list[Met]:
    for at in range(count):
        create(folder / f"{at:02}.toml", {"schema_version": 1, "form": "mof-2020", "profile": {"title": f"项目{at}"}})
    return gathered([str(folder)])


WAYS = (
    (False, True, 59, "alone"),
    (False, True, 60, "shared"),
    (True, True, 60, "alone"),
    (True, True, 399, "alone"),
    (True, True, 400, "fresh"),
    (False, False, 60, "alone"),
    (False, False, 399, "alone"),
    (False, False, 400, "shared"),
)


@pytest.mark.parametrize(("threads", "copied", "count", "way"), WAYS)
def test_from_how_many_files_on_a_second_process_helps(
    threads: bool, copied: bool, count: int, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = Met(Path("甲"), "甲", named=True, problem="坏")
    monkeypatch.setattr(gathering, "is_copied", lambda: copied)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(gathering, "_by_itself", lambda *_: ["alone"])
    monkeypatch.setattr(gathering, "_by_workers", lambda *_, fresh, wanted: ["fresh" if fresh else "shared"])
    assert list(each([met] * count, title, threads=threads)) == [way]


@pytest.mark.parametrize(("cores", "way"), [(None, "alone"), (1, "alone"), (2, "shared"), (8, "shared")])
def test_one_core_has_no_second_process(cores: int | None, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    met = Met(Path("甲"), "甲", named=True, problem="坏")
    monkeypatch.setattr(gathering, "is_copied", lambda: True)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(gathering, "_by_itself", lambda *_: ["alone"])
    monkeypatch.setattr(gathering, "_by_workers", lambda *_, fresh, wanted: ["shared"])
    assert list(each([met] * 500, title)) == [way]


@pytest.fixture
def in_line(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Both processes are this one: what it is handed, part by part."""
    sizes: list[int] = []

    def one_after_the_other(parts: Iterator[Sequence[Met]], do: Any, *, fresh: bool, wanted: Any) -> Iterator[Any]:
        for part in parts:
            sizes.append(len(part))
            yield do(part)

    monkeypatch.setattr(gathering, "in_order", one_after_the_other)
    monkeypatch.setattr(gathering, "PAYS_FROM", 2)
    monkeypatch.setattr(gathering, "is_copied", lambda: True)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return sizes


@pytest.mark.parametrize("count", [7, 8, 9, 17])
def test_files_are_handed_over_by_eights(count: int, tmp_path: Path, in_line: list[int]) -> None:
    made = list(each(files(tmp_path, count), title))
    assert [one.result for one in made] == [f"项目{at}" for at in range(count)]
    assert in_line == [min(8, count - at) for at in range(0, count, 8)]


@pytest.mark.parametrize("most", [1, 8, 9])
def test_nothing_comes_once_nobody_wants_it(most: int, tmp_path: Path, in_line: list[int]) -> None:
    told: list[Done[str]] = []
    for done in each(files(tmp_path, 12), title, wanted=lambda: len(told) < most):
        told.append(done)
    assert [one.result for one in told] == [f"项目{at}" for at in range(most)]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_one_process_does_what_two_left(after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(parts: Iterator[Sequence[Met]], do: Any, *, fresh: bool, wanted: Any) -> Iterator[Any]:
        for at, part in enumerate(parts):
            if at == after:
                raise BrokenProcessPool
            yield do(part)

    monkeypatch.setattr(gathering, "in_order", breaks)
    monkeypatch.setattr(gathering, "PAYS_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert [one.result for one in each(files(tmp_path, 20), title)] == [f"项目{at}" for at in range(20)]


def test_what_cannot_be_read_is_told_or_passed_over(tmp_path: Path) -> None:
    files(tmp_path, 1)
    (tmp_path / "别的.toml").write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "坏.toml").write_text("a = \n", encoding="utf-8")
    made = {Path(one.file).name: one for one in each(gathered([str(tmp_path), str(tmp_path / "别的.toml")]), title)}
    assert made["00.toml"].result == "项目0" and made["00.toml"].problem == ""
    assert made["坏.toml"].problem and made["坏.toml"].result is None
    gone = next(iter(each([Met(Path("甲.toml"), "甲.toml", named=True, problem="没有权限")], title)))
    assert (gone.problem, gone.named) == ("打不开 甲.toml：没有权限。", True)
    unasked = next(iter(each([Met(tmp_path / "别的.toml", "别的.toml", named=False)], title)))
    assert unasked.passed_over and not unasked.named and unasked.problem


def doubled(number: int) -> int:
    return 2 * number


class Pool:
    """Does at once what it is handed; remembers how much was waiting and how it was shut down."""

    def __init__(self) -> None:
        self.handed: list[int] = []
        self.shut: list[tuple[bool, bool]] = []

    def submit(self, do: Any, part: int) -> Future[int]:
        self.handed.append(part)
        future: Future[int] = Future()
        future.set_result(do(part))
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        self.shut.append((wait, cancel_futures))


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Pool:
    made = Pool()
    monkeypatch.setattr(two_processes, "_pool", lambda *, fresh: made)
    return made


def test_eight_parts_are_ahead_and_one_follows_each(pool: Pool) -> None:
    ordered = two_processes.in_order(iter(range(20)), doubled, fresh=False, wanted=lambda: True)
    assert next(ordered) == 0 and pool.handed == list(range(9))
    assert next(ordered) == 2 and pool.handed == list(range(10))
    assert list(ordered) == [2 * number for number in range(2, 20)]
    assert pool.shut == [(True, True)]


@pytest.mark.parametrize("most", [0, 1, 3])
def test_what_waits_is_dropped_when_it_is_not_wanted(most: int, pool: Pool) -> None:
    got: list[int] = []
    for one in two_processes.in_order(iter(range(20)), doubled, fresh=False, wanted=lambda: len(got) < most):
        got.append(one)
    assert got == [2 * number for number in range(most)]
    assert pool.shut == [(False, True)]


def test_a_pool_has_two_processes_that_end_with_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}

    def made(count: int, context: Any, *, initializer: Any, initargs: Any) -> str:
        told.update(count=count, method=context.get_start_method(), begin=initializer, args=initargs)
        return "pool"

    begun: list[bool] = []
    monkeypatch.setattr(two_processes, "ProcessPoolExecutor", made)
    monkeypatch.setattr(two_processes, "_begin_tracker", lambda: begun.append(True))
    for fresh in (False, True):
        assert two_processes._pool(fresh=fresh) == "pool"
        assert (told["count"], told["args"]) == (2, (fresh,))
        assert told["method"] == ("spawn" if fresh else multiprocessing.get_start_method())
    assert begun == [True]


def test_a_process_that_cannot_begin_is_a_broken_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_processes, "ProcessPoolExecutor", functools.partial(int, "甲"))
    with pytest.raises(BrokenProcessPool):
        two_processes._pool(fresh=False)


@pytest.mark.parametrize(("method", "copied"), [("fork", True), ("spawn", False), ("forkserver", False)])
def test_only_a_fork_is_a_copy(method: str, copied: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda: method)
    assert two_processes.is_copied() is copied


def test_a_fresh_process_writes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "open", lambda path, flags: 99)
    monkeypatch.setattr(os, "dup2", lambda source, target: put.append((source, target)))
    monkeypatch.setattr(two_processes, "_end_with_parent", lambda: None)
    two_processes._begin(fresh=False)
    assert put == []
    two_processes._begin(fresh=True)
    assert put == [(99, 0), (99, 1), (99, 2)]


@pytest.mark.parametrize("parent", [False, True])
def test_a_process_ends_with_the_one_that_began_it(parent: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []

    class Parent:
        def join(self) -> None:
            ended.append("joined")

    monkeypatch.setattr(multiprocessing, "parent_process", lambda: Parent() if parent else None)
    monkeypatch.setattr(os, "_exit", ended.append)
    two_processes._end_with_parent()
    assert ended == (["joined", 1] if parent else [])


def test_it_is_looked_whether_the_work_is_wanted_until_it_is_done() -> None:
    late: Future[int] = Future()
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        if len(asked) == 2:
            late.set_result(1)
        return True

    assert two_processes._done(late, wanted) and len(asked) == 3
    assert not two_processes._done(Future(), lambda: False)
