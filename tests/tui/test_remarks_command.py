"""``ziping remarks`` as a clerk and another program meet it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from samples import sample_path
from tests.wizards.returning.returned import Returned
from tui.cli import main
from wizards.storage import load


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_path("mof-2020"), tmp_path / "自评.toml"))


def returned(tmp_path: Path, report: Returned) -> Path:
    path = tmp_path / "退回.docx"
    path.write_bytes(report.data())
    return path


def test_remarks_are_kept_at_their_field_and_checked(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(load(session).document)
    file = returned(tmp_path, Returned().comment("36小时", "与台账不符"))
    assert main(["remarks", str(session), str(file)]) == 0
    assert "故障修复时间·实际完成值" in capsys.readouterr().out
    after = dict(load(session).document)
    (remark,) = after.pop("remarks")
    assert (remark["text"], len(remark["id"])) == ("与台账不符", 8) and after == before
    main(["check", str(session), "--json"])
    (found,) = [one for one in json.loads(capsys.readouterr().out)[0]["findings"] if one["rule"] == "R01"]
    assert found["where"] == "performance.indicators[2].actual" and found["severity"] == "warning"


def test_read_twice_adds_nothing(session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = returned(tmp_path, Returned().comment("36小时", "与台账不符"))
    assert main(["remarks", str(session), str(file), "--json"]) == 0
    (new,) = json.loads(capsys.readouterr().out)
    assert sorted(new) == ["by", "date", "done", "id", "path", "quote", "reply", "text"]
    kept = session.read_bytes()
    assert main(["remarks", str(session), str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [] and session.read_bytes() == kept


def test_a_remark_without_a_place_is_one(session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = returned(tmp_path, Returned().comment("项目支出绩效自评表", "格式不对"))
    assert main(["remarks", str(session), str(file)]) == 1
    assert "没有找到位置" in capsys.readouterr().out
    assert load(session).document["remarks"][0].get("path", "") == ""


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"0" * 600, "文字".encode()])
def test_a_file_that_cannot_be_read_changes_nothing(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    before = session.read_bytes()
    file = tmp_path / "退回.docx"
    file.write_bytes(content)
    assert main(["remarks", str(session), str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and session.read_bytes() == before
