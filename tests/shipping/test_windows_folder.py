"""The Windows folder as an office gets it, run by Wine: its launcher, its reports, the whole app without a screen."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shipping.headless import WORDS
from tests.shipping.office import ROOT, SAMPLES, Ran, Run, make, needs_wine
from tests.shipping.page import NAME
from tests.shipping.parts.unpack import digest_of
from wizards.storage import open_session

pytestmark = [pytest.mark.slow, needs_wine()]

LARGEST = 25_000_000
# Blanks and what the shell gives a meaning to. Wine's own shell has no CMDCMDLINE, eats a lone per cent sign and
# expands anew what a delayed variable held; so these stand in the path of a session, not in that of the program.
HARD = "a & b ^ c! (2); d,e=f"


def said(done: Ran) -> str:
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def ours(*words: str, cwd: Path) -> Ran:
    """Run the same command of this checkout."""
    command = [sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())", *words]
    return subprocess.run(command, cwd=cwd, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)


def test_the_zip_is_small_dated_by_nobody_and_named_for_trial(archive: Path) -> None:
    assert archive.stat().st_size <= LARGEST
    assert "试用" in archive.name and "未预编译" not in archive.name
    assert Path(f"{archive}.sha256").read_text("utf-8") == f"{digest_of(archive)}  {archive.name}\n"
    with zipfile.ZipFile(archive) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = packed.namelist()
    assert len({name.casefold() for name in names}) == len(names), "two names that are one on Windows"
    assert not [name for name in names if "bcryptprimitives" in name or name.startswith("/") or ".." in name]


def test_every_module_is_compiled_and_every_part_has_its_licence(folder: Path) -> None:
    sources = list((folder / "lib").rglob("*.py"))
    assert sources
    compiled = {
        path.parent.parent / path.name.partition(".")[0] for path in (folder / "lib").rglob("*.cpython-313.pyc")
    }
    assert {path.with_suffix("") for path in sources} == compiled
    shipped = (folder / "版本.txt").read_text("utf-8-sig")
    parts = [line.split()[1].split("-")[0] for line in shipped.splitlines() if line.endswith(".whl")]
    assert (folder / NAME).read_text("utf-8-sig").startswith("【在单位的电脑上用】")
    assert parts and all(any((folder / "licenses" / part).iterdir()) for part in parts)


def test_the_launcher_says_the_version_and_the_forms(launch: Run) -> None:
    version = launch("--version")
    assert version.returncode == 0 and "ziping" in said(version), said(version)
    forms = launch("forms")
    assert forms.returncode == 0 and "mof-2020" in said(forms)


def test_a_start_writes_nothing_into_the_folder(folder: Path, launch: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert launch("--version").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_launcher_gives_back_the_exit_code(launch: Run) -> None:
    assert launch("check", "没有.toml").returncode == 2


def test_a_path_of_hard_signs_comes_through_the_launcher(launch: Run, tmp_path: Path) -> None:
    session = tmp_path / HARD / "自评 1.toml"
    session.parent.mkdir()
    session.write_bytes((ROOT / "samples" / "mof-2020.toml").read_bytes())
    done = launch("check", "Z:" + str(session).replace("/", "\\"))
    assert done.returncode == 0 and "自评 1.toml" in said(done), said(done)


def test_a_session_of_one_opens_in_the_other(launch: Run, tmp_path: Path) -> None:
    assert launch("new", "窗.toml").returncode == 0
    assert ours("new", "林.toml", cwd=tmp_path).returncode == 0
    for name in ("窗.toml", "林.toml"):
        here, there = ours("check", name, cwd=tmp_path), launch("check", name)
        assert here.returncode == there.returncode == 1
        assert (here.stderr, there.stderr) == (b"", b""), "a note"
        assert said(there).splitlines() == said(here).splitlines()


def test_every_report_is_as_linux_writes_it(launch: Run, tmp_path: Path) -> None:
    names = [sample.name for sample in SAMPLES]
    (tmp_path / "样例").mkdir()
    for sample in SAMPLES:
        (tmp_path / "样例" / sample.name).write_bytes(sample.read_bytes())
    code = ours("report", "样例", "-o", "林", cwd=tmp_path).returncode
    done = launch("report", "样例", "-o", "窗")
    assert done.returncode == code, said(done)
    reports = sorted(path.name for path in (tmp_path / "林").iterdir())
    assert reports and len(reports) == len(names)
    assert sorted(path.name for path in (tmp_path / "窗").iterdir()) == reports
    for name in reports:
        assert (tmp_path / "窗" / name).read_bytes() == (tmp_path / "林" / name).read_bytes(), name


def test_the_whole_app_types_saves_reviews_and_reports(launch: Run, python: Run, tmp_path: Path) -> None:
    assert launch("new", "自评.toml").returncode == 0
    session = tmp_path / "自评.toml"
    done = python("headless.py", "Z:" + str(session).replace("/", "\\"))
    assert said(done).split() == ["wizard", "saved", "review", "back", "report"]
    assert WORDS in session.read_text("utf-8")
    opened = open_session(session)
    assert opened.loaded.digest == "match" and opened.notices == () and not opened.unclean
    opened.close()
    assert [path.name for path in tmp_path.iterdir() if "lock" in path.name] == []


def test_two_builds_are_the_same_bytes(archive: Path) -> None:
    before = digest_of(archive)
    assert [digest_of(one) for one in make("windows", ".zip")] == [before]
