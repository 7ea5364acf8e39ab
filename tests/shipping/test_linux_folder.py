"""The Linux folder as an office gets it: no environment, no network, a path with Chinese and blanks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.shipping.office import ROOT, SAMPLES, make
from tests.shipping.parts.unpack import digest_of, read_digests

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="只在 Linux 上")]


@pytest.fixture(scope="module")
def archives() -> list[Path]:
    return make("linux", ".tar.gz")


@pytest.fixture(scope="module")
def folder(archives: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("desk") / "张三 桌面"
    with tarfile.open(next(one for one in archives if os.uname().machine in one.name)) as packed:
        packed.extractall(desk, filter="data")
    (found,) = desk.iterdir()
    return found


def offline() -> list[str]:
    """Words before a command that take the network away, when this system lets us."""
    words = ["unshare", "-rn"]
    if shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
        return words
    return []


def start(folder: Path, *words: str, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(cwd / "home"), "PATH": "/usr/local/bin:/usr/bin:/bin", **extra}
    command = [*offline(), str(folder / "start.sh"), *words]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def python() -> str:
    """A Python of this system, not of the environment the tests run in."""
    return os.path.realpath(sys.executable)


def test_every_file_is_as_its_digest_says(archives: list[Path]) -> None:
    for archive in archives:
        assert Path(f"{archive}.sha256").read_text("utf-8") == f"{digest_of(archive)}  {archive.name}\n"


def test_both_machines_get_the_same_packages(archives: list[Path]) -> None:
    packages = []
    for archive in archives:
        with tarfile.open(archive) as packed:
            names = [name.rpartition("/")[2] for name in packed.getnames() if name.endswith(".whl")]
        packages.append(sorted({tuple(name.split("-")[:2]) for name in names}))
    assert len(packages) == 2 and packages[0] == packages[1]


def test_two_builds_are_the_same_bytes(archives: list[Path]) -> None:
    before = [digest_of(archive) for archive in archives]
    assert [digest_of(archive) for archive in make("linux", ".tar.gz")] == before


def test_every_report_is_as_this_checkout_writes_it(folder: Path, python: str, tmp_path: Path) -> None:
    (tmp_path / "样例").mkdir()
    for sample in SAMPLES:
        shutil.copy2(sample, tmp_path / "样例")
    words = ("report", "样例", "-o")
    ours = subprocess.run(
        [sys.executable, "-m", "tui", *words, "ours"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    theirs = start(folder, *words, "theirs", cwd=tmp_path, ZIPING_PYTHON=python)
    assert theirs.returncode == ours.returncode, theirs.stderr
    names = sorted(path.name for path in (tmp_path / "ours").iterdir())
    assert len(names) == len(SAMPLES) and sorted(path.name for path in (tmp_path / "theirs").iterdir()) == names
    for name in names:
        assert (tmp_path / "theirs" / name).read_bytes() == (tmp_path / "ours" / name).read_bytes(), name


def test_it_stays_in_its_own_folder(folder: Path, python: str, tmp_path: Path) -> None:
    assert start(folder, "--version", cwd=tmp_path, ZIPING_PYTHON=python).returncode == 0
    assert (folder / "program").is_dir()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_second_start_prepares_and_compiles_nothing(folder: Path, python: str, tmp_path: Path) -> None:
    start(folder, "--version", cwd=tmp_path, ZIPING_PYTHON=python)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again = start(folder, "--version", cwd=tmp_path, ZIPING_PYTHON=python)
    assert (again.returncode, again.stderr) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_without_a_python_it_says_what_is_missing(folder: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("uname", "sh"):
        (tools / name).symlink_to(str(shutil.which(name)))
    old = tools / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.7.3" && exit 0\nexit 1\n', "utf-8")
    old.chmod(0o755)
    script = (folder / "start.sh").read_text("utf-8").replace("/usr/local/bin/python3", "")
    (tmp_path / "start.sh").write_text(script, "utf-8")
    done = subprocess.run(
        [str(tools / "sh"), str(tmp_path / "start.sh")],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and done.stdout == ""
    assert "缺少 Python 3.11 到 3.14（本机：Python 3.7.3）" in done.stderr


def test_a_python_named_that_does_not_fit_is_said(folder: Path, tmp_path: Path) -> None:
    done = start(folder, "--version", cwd=tmp_path, ZIPING_PYTHON="/bin/false")
    assert done.returncode == 2 and "ZIPING_PYTHON 指定的 /bin/false 不能用" in done.stderr


def test_a_folder_for_another_machine_says_so(archives: list[Path], tmp_path: Path) -> None:
    other = next(one for one in archives if os.uname().machine not in one.name)
    with tarfile.open(other) as packed:
        packed.extractall(tmp_path / "other", filter="data")
    (found,) = (tmp_path / "other").iterdir()
    done = start(found, "--version", cwd=tmp_path)
    assert done.returncode == 2 and f"本机是 {os.uname().machine}" in done.stderr


def test_a_damaged_file_is_named_and_nothing_is_laid_out(folder: Path, python: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("program"))
    name = next(name for name in read_digests((copy / "SHA256SUMS").read_text("utf-8")) if "ziping" in name)
    (copy / name).write_bytes((copy / name).read_bytes()[:-1])
    done = start(copy, "--version", cwd=tmp_path, ZIPING_PYTHON=python)
    assert done.returncode == 2 and name in done.stderr and "Traceback" not in done.stderr
    assert list((copy / "program").iterdir()) == []
