"""The last sentence is true: a stream that cannot be written hides nothing that was done, and claims nothing."""

from __future__ import annotations

import ast
import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tests.tiers import some_always
from tui import output
from tui.cli import main
from wizards.catalogue import default_form_id

ROOT = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="这个系统没有 /dev/full")


def ziping(*arguments: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    return subprocess.run([sys.executable, "-m", "tui", *map(str, arguments)], cwd=ROOT, check=False, **how)


def closed_pipe() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "自评.toml"
    path.write_bytes(sample_path(default_form_id()).read_bytes())
    return path


@needs_full
def test_a_report_that_was_written_is_said_so_when_standard_output_is_full(session: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    with FULL.open("wb") as full:
        done = ziping("report", session, "-o", target, stdout=full)
    err = done.stderr.decode()
    assert done.returncode == 0 and target.exists()
    assert err.startswith(f"报告已写好：{target}") and "磁盘已满" in err and "没有改动" not in err


@needs_full
def test_a_result_that_could_not_be_shown_is_no_success(session: Path) -> None:
    for arguments in (["check", session], ["check", session, "--json"], ["score", session], ["--help"], ["forms"]):
        with FULL.open("wb") as full:
            done = ziping(*arguments, stdout=full)
        err = done.stderr.decode()
        assert done.returncode == 2, arguments
        assert err.count("\n") == 1 and "磁盘已满" in err and "Traceback" not in err, err


def test_whoever_closes_a_pipe_has_seen_enough(session: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    pipe = closed_pipe()
    try:
        for arguments in (
            ["report", session, "-o", target],
            ["check", session],
            ["schema"],
            ["new", tmp_path / "新.toml"],
        ):
            done = ziping(*arguments, stdout=pipe)
            assert (done.returncode, done.stderr) == (0, b""), arguments
    finally:
        os.close(pipe)
    assert target.exists() and (tmp_path / "新.toml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="preexec_fn 只在 POSIX 上有")
@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_that_is_not_there_is_no_reason_to_stop(closed: int, session: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    done = ziping("report", session, "-o", target, preexec_fn=lambda: os.close(closed))
    assert done.returncode == 0 and target.exists()
    done = ziping("check", tmp_path / "没有.toml", preexec_fn=lambda: os.close(closed))
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert closed == 1 or done.stdout == b"", "what belongs on standard error never lands on standard output"


@needs_full
def test_a_standard_error_that_is_full_is_no_reason_to_stop(tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        done = ziping("check", tmp_path / "没有.toml", stderr=full)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("encoding", some_always(["cp437", "ascii", "latin-1", "cp1252", "big5"]))
def test_an_encoding_without_chinese_falls_back_to_utf_8(encoding: str, session: Path) -> None:
    done = ziping("check", session, env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert done.stdout.decode("utf-8").startswith("自评.toml：错误 0 处")
    done = ziping("check", "没有.toml", env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert "打不开 没有.toml" in done.stderr.decode("utf-8")


def test_gbk_keeps_its_encoding_and_gets_stand_ins_for_what_it_lacks(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "gbk"}
    done = ziping("check", tmp_path / "没有\x1b\u202e☑𠮷≥.toml", env=env)
    assert done.stderr.decode("gbk").endswith(
        "没有^[<U+202E>√?≥.toml：文件或所在的文件夹不存在；请检查文件名、位置和权限。\n"
    )


def test_an_internal_error_claims_nothing_about_files(
    session: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("profile")

    monkeypatch.setattr("tui.commands.check.evaluate", broken)
    assert main(["check", str(session)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("程序内部出错（KeyError，编号 ") and "没有改动" not in err and err.count("\n") == 1


def test_an_input_output_error_of_the_stream_is_named(
    session: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(sys.stdout, "write", fail)
    assert main(["check", str(session)]) == 2
    assert "磁盘读写出错" in capsys.readouterr().err


def test_json_is_the_same_value_and_acts_on_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"名": "甲\u202e乙\x9b2J\x1b[31m\u200b𠮷\U000e0041\n\t尾"}
    output.begin()
    output.say_json(value)
    printed = capsys.readouterr().out
    assert json.loads(printed) == value and "𠮷" in printed
    assert not {"\u202e", "\x9b", "\x1b", "\u200b", "\U000e0041"} & set(printed)


def test_there_is_one_gate_to_the_streams() -> None:
    """Nothing but ``tui.output`` prints: what is said elsewhere would pass by ``show``."""
    found = []
    for path in sorted((ROOT / "tui").rglob("*.py")):
        if path.name == "output.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called == "print" or called.startswith(("sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer")):
                found.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}")
    assert found == []
