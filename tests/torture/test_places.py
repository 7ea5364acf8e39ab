"""R7: real disks that fail while somebody types: full, quota, read-only, gone, and back again."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.torture.amounts import report
from tests.torture.driver import ROWS
from tests.torture.faults import document, revision_of
from tests.torture.harness import Driver, driver
from tests.torture.test_power import sudo_free
from wizards.storage import create, load
from wizards.storage.safety.recovery_copy import recovery_path

PATIENCE = 30.0
"""Seconds; how soon the state comes is printed, and promised in the saver's tests, which have a clock of their own."""


@dataclass
class Place:
    """Where the session is, how the place fails and how it comes back."""

    folder: Path
    fail: Callable[[Driver], object]
    mend: Callable[[Driver], object]
    words: str


@contextlib.contextmanager
def tmpfs(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    if (
        os.name == "nt"
        or os.geteuid() != 0
        or not sudo_free("mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder))
    ):
        pytest.skip("真实磁盘故障测试需要 root 和挂载权限，这台机器上没有")
    try:
        yield folder
    finally:
        sudo_free("umount", "-l", str(folder))


def fill(folder: Path) -> None:
    with contextlib.suppress(OSError), (folder / "filler").open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


@contextlib.contextmanager
def full_disk(tmp_path: Path) -> Iterator[Place]:
    with tmpfs(tmp_path / "disk", "256k") as folder:
        yield Place(folder, lambda _: fill(folder), lambda _: (folder / "filler").unlink(), "磁盘已满")


@contextlib.contextmanager
def read_only_disk(tmp_path: Path) -> Iterator[Place]:
    with tmpfs(tmp_path / "disk", "1m") as folder:
        yield Place(
            folder,
            lambda _: sudo_free("mount", "-o", "remount,ro", str(folder)),
            lambda _: sudo_free("mount", "-o", "remount,rw", str(folder)),
            "只读",
        )


@contextlib.contextmanager
def pulled_stick(tmp_path: Path) -> Iterator[Place]:
    with tmpfs(tmp_path / "disk", "1m") as folder:
        session = folder / "work"
        session.mkdir()

        def back(_: Driver) -> None:
            sudo_free("mount", "-t", "tmpfs", "none", str(folder))
            session.mkdir()

        yield Place(session, lambda _: sudo_free("umount", "-l", str(folder)), back, "不存在")
        sudo_free("umount", "-l", str(folder))


@contextlib.contextmanager
def moved_folder(tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "disk"
    folder.mkdir()
    away = tmp_path / "away"
    yield Place(folder, lambda _: folder.rename(away), lambda _: away.rename(folder), "不存在")


@contextlib.contextmanager
def folder_turned_file(tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "disk"
    folder.mkdir()

    def turn(_: Driver) -> None:
        folder.rename(tmp_path / "away")
        folder.write_text("now a file")

    def back(_: Driver) -> None:
        folder.unlink()
        (tmp_path / "away").rename(folder)

    yield Place(folder, turn, back, "不是文件夹")


@contextlib.contextmanager
def size_limit(tmp_path: Path) -> Iterator[Place]:
    resource = pytest.importorskip("resource")
    folder = tmp_path / "disk"
    folder.mkdir()

    def limit(size: int) -> Callable[[Driver], object]:
        return lambda worker: resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (size, -1))

    yield Place(folder, limit(4096), limit(-1), "文件大小")


@contextlib.contextmanager
def no_more_files(tmp_path: Path) -> Iterator[Place]:
    resource = pytest.importorskip("resource")
    folder = tmp_path / "disk"
    folder.mkdir()

    def limit(count: int) -> Callable[[Driver], object]:
        return lambda worker: resource.prlimit(worker.pid, resource.RLIMIT_NOFILE, (count, 1024))

    yield Place(folder, limit(3), limit(1024), "打开的文件太多")


PLACES = (full_disk, read_only_disk, pulled_stick, moved_folder, folder_turned_file, size_limit, no_more_files)
QUICK = (full_disk, moved_folder)
NO_COPY = (size_limit, no_more_files)
"""Here the whole program is limited, so the recovery copy cannot be written either; the state says so."""


def state_of(worker: Driver, wanted: str, timeout: float) -> tuple[str, float]:
    begun = time.monotonic()
    state = worker.ask("state")
    while not state.startswith(wanted) and time.monotonic() < begun + timeout:
        time.sleep(0.05)
        state = worker.ask("state")
    return state, time.monotonic() - begun


@pytest.mark.skipif(sys.platform == "win32", reason="尚未在 Windows 上运行")
@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=() if kind in QUICK else pytest.mark.torture, id=kind.__name__) for kind in PLACES],
)
def test_typing_goes_on_while_the_place_fails(
    tmp_path: Path, kind: Callable[[Path], contextlib.AbstractContextManager[Place]]
) -> None:
    with kind(tmp_path) as place:
        path = place.folder / "a.toml"
        create(path, document(0, ROWS))
        with driver("serve", path) as worker:
            worker.wait_ready()
            assert worker.ask("open").startswith("open")
            worker.ask("put 1")
            assert worker.ask("flush") == "True"
            place.fail(worker)
            for number in range(2, 12):
                assert worker.ask(f"put {number}") == "ok"
            state, waited = state_of(worker, "unsaved", PATIENCE)
            assert state.startswith("unsaved 1") and place.words in state
            if path.exists():
                assert load(path).document == document(1, ROWS)
            time.sleep(0.9)
            if kind in NO_COPY:
                assert "恢复副本也没有写成" in worker.ask("state")
            else:
                assert load(recovery_path(path)).document == document(11, ROWS)
            place.mend(worker)
            worker.ask("put 12")
            state, waited_back = state_of(worker, "saved 12", PATIENCE)
            assert state.startswith("saved 12"), state
            assert load(path).document == document(12, ROWS) and not recovery_path(path).exists()
            assert worker.ask("close") == "True"
            worker.end()
            assert worker.errors == ""
        assert not [name for name in os.listdir(place.folder) if name.endswith(".tmp")]
    report(f"R7 {kind.__name__}：{waited:.1f} 秒内说明“{place.words}”，恢复后 {waited_back:.1f} 秒自己补存")


def test_a_folder_that_cannot_be_written_opens_read_only(tmp_path: Path) -> None:
    setpriv = shutil.which("setpriv")
    if sys.platform == "win32" or os.geteuid() != 0 or not setpriv:
        pytest.skip("需要 root 和 setpriv")
    folder = tmp_path / "theirs"
    folder.mkdir()
    create(folder / "a.toml", document(0))
    (folder / "a.toml").chmod(0o644)
    shared = Path(tempfile.gettempdir()).resolve()
    for one in (folder, *folder.resolve().parents):
        if one == shared or one in shared.parents:
            break
        one.chmod(0o755)
    code = "import sys; from wizards.storage import open_session; o = open_session(sys.argv[1])"
    code += "; print(o.read_only, o.notices)"
    home = {**os.environ, "ZIPING_HOME": "/nonexistent/ziping", "PYTHONIOENCODING": "utf-8"}
    command = [
        setpriv,
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        sys.executable,
        "-c",
        code,
        str(folder / "a.toml"),
    ]
    result = subprocess.run(
        command, capture_output=True, text=True, cwd=Path(__file__).parents[2], env=home, check=False
    )
    if "ModuleNotFoundError" in result.stderr or "can't open file" in result.stderr:
        pytest.skip("别的用户不能读这份代码")
    assert result.stdout.startswith("True") and "没有权限" in result.stdout, result.stderr
    assert sorted(os.listdir(folder)) == ["a.toml"]
    assert revision_of(load(folder / "a.toml").document) == 0
