"""Ways of calling the program: help, version, a file alone, figures with a minus, words that are nearly right."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tui.calling import as_meant
from tui.cli import _parser, main
from tui.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = set(_parser([]).commands)


def called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 99
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("argv", "meant"),
    [
        ([], []),
        (["help"], ["--help"]),
        (["help", "report"], ["report", "--help"]),
        (["help", "help"], ["--help"]),
        (["help", "report", "x"], ["report", "--help"]),
        (["自评.toml"], ["open", "自评.toml"]),
        (["自评.TOML"], ["open", "自评.TOML"]),
        (["夹/自评"], ["open", "夹/自评"]),
        (["check", "自评.toml"], ["check", "自评.toml"]),
        (["chek"], ["chek"]),
        (["--version"], ["--version"]),
        (["-x.toml"], ["-x.toml"]),
        (["figure", "-3.5%"], ["figure", "--", "-3.5%"]),
        (["figure", "-3.5%", "--json", "≥95%"], ["figure", "--json", "--", "-3.5%", "≥95%"]),
        (["figure", "－５", "−2万元"], ["figure", "--", "－５", "−2万元"]),
        (["figure", "--json", "--", "-5"], ["figure", "--json", "--", "-5"]),
        (["figure", "--jsn", "5"], ["figure", "--jsn", "5"]),
        (["figure", "-h"], ["figure", "-h"]),
    ],
)
def test_what_a_call_means(argv: list[str], meant: list[str]) -> None:
    assert as_meant(argv, COMMANDS) == meant


def test_a_file_without_ending_is_opened_when_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_meant(["自评"], COMMANDS) == ["自评"]
    (tmp_path / "自评").write_text("x")
    (tmp_path / "check").write_text("a command all the same")
    assert as_meant(["自评"], COMMANDS) == ["open", "自评"] and as_meant(["check"], COMMANDS) == ["check"]


def test_figures_with_a_minus_are_figures(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(["figure", "-3.5%", "-12万元", "≥95%"], capsys)
    assert (code, err) == (0, "") and out.startswith("-3.5%  →  数：-3.5 %") and out.count("\n") == 3


@pytest.mark.parametrize("argv", [["help"], ["help", "report"], ["--help"], ["report", "-h"], ["-V"], ["--version"]])
def test_help_and_version_are_no_error(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(argv, capsys)
    assert (code, err) == (0, "")
    assert VERSION in out if "V" in argv[0] or "version" in argv[0] else out.startswith("用法：ziping")


@pytest.mark.parametrize(
    ("argv", "meant", "usage"),
    [
        (["chek", "a"], "是不是想写 check？", "ziping --help"),
        (["reprot", "a"], "是不是想写 report？", "ziping --help"),
        (["help", "form"], "是不是想写 forms？", "ziping --help"),
        (["report", "a", "-o", "b", "--forse"], "是不是想写 --force？", "ziping report --help"),
        (["check", "--jason", "a"], "是不是想写 --json？", "ziping check --help"),
        (["score", "a", "--polcy=x"], "是不是想写 --policy？", "ziping score --help"),
        (["nonsense"], "没有 'nonsense' 这个命令。", "ziping --help"),
        (["check", "a", "--zzz"], "多出了不认识的部分：--zzz。", "ziping check --help"),
        (["score", "a", "--policy", ""], "--policy 后面要写内容。", "ziping score --help"),
        (["forms", "--new", ""], "--new 后面要写内容。", "ziping forms --help"),
    ],
)
def test_a_word_that_is_nearly_right_is_named(
    argv: list[str], meant: str, usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(argv, capsys)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("命令写得不对：") and meant in err and f"用 {usage} 查看用法。" in err


def test_a_fault_gets_a_number_in_the_log(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError("某项目")

    monkeypatch.setattr("tui.commands.figure.read_figure", broken)
    code, _, err = called(["figure", "5"], capsys)
    assert code == 2 and "KeyError，编号 2" in err
    (log,) = (Path(os.environ["ZIPING_HOME"]) / "state" / "crashes").iterdir()
    assert log.stem in err and "某项目" not in log.read_text("utf-8")


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"] and project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "tui/version.py"
    first = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## 0"))
    assert first.startswith(f"## {VERSION}")
    written = [
        path.relative_to(ROOT)
        for package in ("tui", "schemas", "wizards", "samples")
        for path in (ROOT / package).rglob("*.py")
        if f'"{VERSION}"' in path.read_text("utf-8")
    ]
    assert written == [Path("tui/version.py")]


def test_every_package_says_that_it_is_typed() -> None:
    assert all((ROOT / package / "py.typed").is_file() for package in ("tui", "schemas", "wizards", "samples"))


@pytest.mark.parametrize("no_color", [True, False])
def test_no_color_is_heeded(no_color: bool) -> None:
    """The framework takes the variable out of the environment; nothing of ours may do so before it."""
    code = "from tui.app import Ziping; print(Ziping(None).no_color)"
    env = {**os.environ, "NO_COLOR": "1"} if no_color else {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(no_color)
