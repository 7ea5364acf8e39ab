"""Several files and folders in one call: streamed, past the bad ones, and no two reports to one name."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from samples import sample_path
from tui.cli import main
from wizards.unit import gathering

SAMPLE = sample_path("mof-2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twice one session in two folders, another form, and everything that is no session of the user's."""
    folder = tmp_path / "单位"
    (folder / "乡镇").mkdir(parents=True)
    shutil.copy(SAMPLE, folder / "供水.toml")
    shutil.copy(SAMPLE, folder / "乡镇" / "供水.toml")
    shutil.copy(sample_path("linxiang-2021"), folder / "医保.toml")
    for name in (
        ".隐藏.toml",
        "供水.v0.toml",
        "供水.broken-20240401-101010.toml",
        "供水-报送-2024-04-02.toml",
        "~$a.toml",
    ):
        shutil.copy(SAMPLE, folder / name)
    (folder / "供水.toml.bak").write_text("x", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    if hasattr(os, "symlink") and sys.platform != "win32":
        (folder / "圈").symlink_to(folder, target_is_directory=True)
        (folder / "链接.toml").symlink_to(SAMPLE)
    return folder


def names(reports: list[dict[str, str]], folder: Path) -> list[str]:
    return [Path(one["file"]).relative_to(folder).as_posix() for one in reports]


def test_a_folder_is_walked_below_and_only_sessions_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), "--json"]) == 0
    said = capsys.readouterr()
    assert names(json.loads(said.out), folder) == ["供水.toml", "医保.toml", "乡镇/供水.toml"]
    assert said.err == f"略过 {folder / 'pyproject.toml'}：不是自评文件。\n"


def test_a_bad_file_is_named_and_the_work_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.toml").write_text("form = ", encoding="utf-8")
    assert main(["check", str(folder), "--json"]) == 2
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 3
    assert f"{folder / '坏.toml'}：" in said.err and said.err.count("\n") == 2


def test_scores_of_one_file_are_an_object_of_several_a_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = str(folder / "供水.toml")
    assert main(["score", one, "--json"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert main(["score", one, str(folder / "医保.toml"), "--json"]) == 0
    several = json.loads(capsys.readouterr().out)
    assert [next(iter(entry)) for entry in several] == ["file", "file"]
    assert several[0] == {"file": one, **alone}
    assert main(["score", str(folder / "乡镇"), "--json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_reports_of_a_folder_never_meet_under_one_name(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    assert main(["report", str(folder), "-o", str(out)]) == 0
    assert sorted(one.name for one in out.iterdir()) == ["供水.docx", "供水（2）.docx", "医保.docx"]
    assert main(["report", str(folder), "-o", str(out)]) == 2
    assert main(["report", str(folder), "-o", str(out), "--force"]) == 0
    assert len(list(out.iterdir())) == 3


def test_a_report_of_a_folder_is_the_report_of_its_file(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "一份.docx"
    assert main(["report", str(folder / "供水.toml"), "-o", str(alone)]) == 0
    assert main(["report", str(folder), "-o", str(tmp_path / "报告")]) == 0
    assert (tmp_path / "报告" / "供水（2）.docx").read_bytes() == alone.read_bytes()


def test_several_reports_need_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "有了"
    file.write_text("x", encoding="utf-8")
    assert main(["report", str(folder), "-o", str(file)]) == 2
    assert "文件夹" in capsys.readouterr().err and file.read_text(encoding="utf-8") == "x"


def test_a_folder_without_a_session_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check"], ["score"], ["report", "-o", str(tmp_path / "o")]):
        assert main([command[0], str(tmp_path), *command[1:]]) == 2
        said = capsys.readouterr()
        assert said.out == "" and said.err.count("\n") == 1


def test_two_processes_say_what_one_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.toml").write_text("form = ", encoding="utf-8")
    assert main(["check", str(folder), "--json"]) == 2
    one = capsys.readouterr()
    monkeypatch.setattr(gathering, "PAYS_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert main(["check", str(folder), "--json"]) == 2
    assert capsys.readouterr() == one
