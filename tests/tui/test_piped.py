"""``-`` in the place of a file: read by those that can use it, one sentence from all others."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import sample_path
from tui.cli import main
from tui.command_table import COMMANDS
from wizards.storage import load

SAMPLE = sample_path("mof-2020")
Pipe = Callable[[bytes], None]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Send bytes through standard input."""

    def send(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))

    return send


@pytest.mark.parametrize("command", ["check", "score"])
def test_a_session_through_a_pipe_is_as_one_in_a_file(
    command: str, pipe: Pipe, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([command, str(SAMPLE), "--json"])
    there = capsys.readouterr()
    pipe(SAMPLE.read_bytes())
    assert main([command, "-", "--json"]) == code
    here = capsys.readouterr()
    assert here.err == there.err == ""
    assert here.out.replace('"file": "-"', '"file": "FILE"') == there.out.replace(json.dumps(str(SAMPLE)), '"FILE"')
    pipe(SAMPLE.read_bytes())
    main([command, "-"])
    assert '-"' not in (out := capsys.readouterr().out)
    assert out.startswith("标准输入：") == (command == "check")


def test_it_stands_beside_files(pipe: Pipe, capsys: pytest.CaptureFixture[str]) -> None:
    pipe(SAMPLE.read_bytes())
    main(["check", str(SAMPLE), "-", "--json"])
    assert [one["file"] for one in json.loads(capsys.readouterr().out)] == [str(SAMPLE), "-"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "标准输入"), (b"\x89PNG\r\n\x1a\n", "标准输入"), (b"a = [", "标准输入"), (b"#" * 5_300_000, "超过 5 MB")],
)
def test_what_cannot_be_used_gets_one_sentence(
    data: bytes, words: str, pipe: Pipe, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe(data)
    assert main(["check", "-"]) == 2
    err = capsys.readouterr().err.strip()
    assert words in err and "Traceback" not in err and err.count("\n") == 0


def test_a_table_through_a_pipe_is_brought_in(pipe: Pipe, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    assert main(["new", str(path)]) == 0
    table = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\n产出指标\t数量指标\t修路里程\t≥10公里\t12公里\n"
    pipe(table.encode())
    assert main(["import", str(path), "-", "--json"]) in (0, 1)
    assert "修路里程" in {row.get("name") for row in load(path).document["performance"]["indicators"]}


PLACES = {"file", "files", "session", "last", "old", "new", "blank", "--output"}


def calls() -> list[list[str]]:
    """Every command with ``-`` in the place of a file that it would read or write."""
    return [
        ["open", "-"],
        ["plain", "-"],
        ["new", "-"],
        ["forms", "--lint", "-"],
        ["policies", "--lint", "-"],
        ["report", "-", "-o", "a.docx"],
        ["report", str(SAMPLE), "-o", "-"],
        ["import", "-", "a.csv"],
        ["fill", "-", str(SAMPLE), "-o", "a.docx"],
        ["fill", "a.docx", "-", "-o", "b.docx"],
        ["rollover", "-", "-o", "a.toml"],
        ["remarks", "-", "a.docx"],
        ["summary", "-"],
        ["summary", str(SAMPLE), "-o", "-"],
        ["diff", "-", str(SAMPLE)],
        ["diff", str(SAMPLE), "-"],
    ]


@pytest.mark.parametrize("words", calls(), ids=" ".join)
def test_where_a_file_is_wanted_it_is_refused_in_one_sentence(
    words: list[str], pipe: Pipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    pipe(SAMPLE.read_bytes())
    assert main(words) == 2
    done = capsys.readouterr()
    assert done.out == "" and done.err.count("\n") == 1 and "./-" in done.err
    assert os.listdir(tmp_path) == []


def test_every_command_with_a_file_is_tried() -> None:
    takes = {one.name for one in COMMANDS if any(_is_file(argument) for argument in one.arguments)}
    assert takes - {"check", "score"} <= {words[0] for words in calls()}


def _is_file(argument: object) -> bool:
    return bool(set(getattr(argument, "names", ())) & PLACES)
