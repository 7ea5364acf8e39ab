"""``ziping doctor``: what is wrong with a machine, one line each; 0 nothing, 1 something; no answers in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples import sample_path
from tui.opening import sit_down
from wizards.catalogue import default_form_id
from wizards.storage import probe

pty_only = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
CLEAN = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_CTYPE": ""}


def doctor(*options: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, **CLEAN, **environment}
    return subprocess.run(
        [sys.executable, "-m", "tui", "doctor", *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in settings.items() if value is not None},
    )


def in_terminal(columns: int, rows: int, **environment: str) -> tuple[int | None, list[str]]:
    from tests.torture.terminal import terminal

    with terminal("doctor", columns=columns, rows=rows, **{**CLEAN, **environment}) as one:
        code = one.end()
        return code, bytes(one.raw).decode().replace("\r", "").strip().split("\n")


def problems(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("! ")]


@pty_only
def test_nothing_wrong_is_said_in_one_screen_and_exits_0() -> None:
    code, lines = in_terminal(60, 15)
    assert code == 0, lines
    assert problems(lines) == []
    assert len(lines) <= 15
    assert any("60×15" in line for line in lines)


@pty_only
@pytest.mark.parametrize(
    ("size", "environment", "words"),
    [
        ((80, 24), {"TERM": "dumb"}, "ziping plain"),
        ((80, 24), {"LANG": "C"}, "LANG=zh_CN.UTF-8"),
        ((59, 15), {}, "60×15"),
    ],
)
def test_what_is_wrong_is_one_line_and_exits_1(size: tuple[int, int], environment: dict[str, str], words: str) -> None:
    code, lines = in_terminal(*size, **environment)
    assert code == 1, lines
    found = problems(lines)
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write")
def test_a_home_that_cannot_be_written_and_one_that_is_not_there() -> None:
    done = doctor("--json", ZIPING_HOME="/proc/1")
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert sum("不能写" in one for one in said["problems"]) == 2
    done = doctor("--json", ZIPING_HOME=None, HOME="/nowhere", XDG_DATA_HOME=None, XDG_STATE_HOME=None)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert any("用户主目录 /nowhere 不存在" in one for one in said["problems"])
    assert done.stderr == ""


def test_probing_leaves_nothing_behind(tmp_path: Path) -> None:
    assert probe(tmp_path / "a" / "b").problem == ""
    assert list(tmp_path.iterdir()) == []


def test_an_open_session_is_named_and_none_of_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "开着的.toml"
    path.write_bytes(sample_path(default_form_id()).read_bytes())
    sitting = sit_down(path)
    title = sitting.desk.session.text("profile.title")
    done = doctor()
    sitting.close()
    assert "开着的.toml" in done.stdout
    assert title
    assert title not in done.stdout
    assert "开着的.toml" not in doctor().stdout
