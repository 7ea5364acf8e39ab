"""``ziping diff`` as a clerk and another program meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samples import sample_path
from tui.cli import main

OLD = sample_path("mof-2020")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "改过.toml"
    path.write_text(OLD.read_text(encoding="utf-8").replace('"90%"', '"93%"'), encoding="utf-8")
    return path


def test_differences_are_a_list_for_other_programs(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(newer), "--json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert one["label"] == "水质抽检合格率·实际完成值" and (one["old"], one["new"]) == ("90%", "93%")
    assert one["kind"] == "changed" and one["path"].startswith("performance.indicators.")
    assert sorted(one) == ["kind", "label", "new", "old", "path"]


def test_no_difference_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(OLD)]) == 0
    assert "没有不同" in capsys.readouterr().out
    assert main(["diff", str(OLD), str(OLD), "--json"]) == 0 and json.loads(capsys.readouterr().out) == []


def test_the_word_file_keeps_the_exit_code_and_is_replaced_only_with_force(
    newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "修改说明.docx"
    assert main(["diff", str(OLD), str(newer), "-o", str(paper)]) == 1 and paper.read_bytes()[:2] == b"PK"
    assert main(["diff", str(OLD), str(newer), "-o", str(paper)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["diff", str(OLD), str(newer), "-o", str(paper), "--force"]) == 1
    assert main(["diff", str(OLD), str(newer), "-o", str(newer), "--force"]) == 2  # never over a session
    assert newer.read_text(encoding="utf-8").startswith(OLD.read_text(encoding="utf-8")[:20])


def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(OLD), str(tmp_path / "没有.toml")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
