"""``ziping fill`` as a clerk or another program meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples import sample_path
from tests.wizards.filling.made_blanks import standard
from tests.wizards.intake.documents import docx, p, tbl, tr
from tests.wizards.intake.test_hostile_files import compound
from tui.cli import main
from wizards import catalogue
from wizards.filling import digest_of
from wizards.intake.word import read_word
from wizards.storage import keep_blank_choices

SESSION = str(sample_path(catalogue.default_form_id()))
TWICE = docx(p("项目名称：＿＿＿＿") + tbl(tr("项目名称", ""), tr("主管部门", "")))


def put(folder: Path, data: bytes, name: str = "空表.docx") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["fill", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_whole_form_is_exit_0_and_the_blank_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = standard()
    source, target = put(tmp_path, blank), tmp_path / "填好.docx"
    code, out, err = run(capsys, source, SESSION, "-o", str(target))
    assert (code, err) == (0, "")
    assert "已回读核对" in out
    assert "项目名称：农村供水工程维修养护" in out
    assert Path(source).read_bytes() == blank
    assert "农村供水工程维修养护" in read_word(target.read_bytes()).tables[0].cells[1].text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["填好.docx", "空表.docx"]


def test_something_left_is_exit_1_and_json_keeps_its_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = put(tmp_path, TWICE), tmp_path / "填好.docx"
    code, out, err = run(capsys, source, SESSION, "-o", str(target), "--json")
    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "filled": [
            {"label": "主管部门", "where": "表1第2行第2格", "path": "profile.unit.supervisor", "text": "某县水利局"}
        ],
        "left": [
            {"label": "项目名称", "where": "正文第1段", "why": "有 2 处都可以填，一处也没有填"},
            {"label": "项目名称", "where": "表1第1行第2格", "why": "有 2 处都可以填，一处也没有填"},
        ],
    }


def test_what_the_clerk_chose_in_the_app_counts_here_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep_blank_choices(digest_of(TWICE), {"title": "*"})
    source, target = put(tmp_path, TWICE), tmp_path / "填好.docx"
    code, _, _ = run(capsys, source, SESSION, "-o", str(target))
    assert code == 0
    assert read_word(target.read_bytes()).paragraphs[0].text == "项目名称：农村供水工程维修养护"


def test_a_target_that_is_there_is_not_replaced_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = put(tmp_path, standard()), tmp_path / "填好.docx"
    target.write_bytes(b"mine")
    code, _, err = run(capsys, source, SESSION, "-o", str(target))
    assert code == 2
    assert "--force" in err
    assert target.read_bytes() == b"mine"
    assert run(capsys, source, SESSION, "-o", str(target), "--force")[0] == 0
    assert (tmp_path / "填好（旧）.docx").read_bytes() == b"mine"


@pytest.mark.parametrize("option", [[], ["--force"]])
def test_the_blank_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], option: list[str]) -> None:
    blank = standard()
    source = put(tmp_path, blank)
    code, _, err = run(capsys, source, SESSION, "-o", source, *option)
    assert code == 2
    assert err.count("\n") == 1
    assert Path(source).read_bytes() == blank


BAD = {
    "nothing": b"",
    "a text": b"abc",
    "cut off": standard()[:-200],
    "with a password": compound("EncryptedPackage"),
    "a DTD": docx(p("甲"), head='<!DOCTYPE a [<!ENTITY b "c">]>'),
    "macros": docx(p("项目名称：____"), more={"word/vbaProject.bin": b"x"}),
    "a bomb": docx(p("甲"), more={"word/media/x.bin": b"0" * 40_000_000}),
    "no place": docx(p("通知")),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, target = put(tmp_path, BAD[name]), tmp_path / "填好.docx"
    code, out, err = run(capsys, source, SESSION, "-o", str(target))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and "Traceback" not in err
    assert not target.exists()


def test_no_library_for_word_is_loaded(tmp_path: Path) -> None:
    source, target = put(tmp_path, standard()), tmp_path / "填好.docx"
    code = (
        "import sys; from tui.cli import main; "
        f"main(['fill', {source!r}, {SESSION!r}, '-o', {str(target)!r}]); "
        "sys.exit(' '.join({'docx', 'lxml', 'python_calamine'} & set(sys.modules)) or 0)"
    )
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
