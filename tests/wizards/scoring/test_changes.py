"""Whoever has a report from before is told when the same session gives another total now, and why."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.scoresheet import ExecutionScore, Grade, ScoreSheet, Total
from wizards.scoring import JUDGING, since_last_report
from wizards.scoring.judging_history import CHANGES
from wizards.storage import LastReport, last_report, note_report


def sheet(total: str | None, grade: str | None, *, complete: bool = True) -> ScoreSheet:
    points = None if total is None else Decimal(total)
    execution = ExecutionScore(Decimal(10), Decimal(10), None, None)
    return ScoreSheet("f", "p", complete, execution, (), Total(points, None), Grade(grade, None))


def test_the_same_total_says_nothing() -> None:
    assert since_last_report("96.80", "优", 1, sheet("96.8", "优")) == []
    assert since_last_report("", "", 1, sheet("96.8", "优")) == []


def test_another_total_names_both_and_every_rule_that_changed() -> None:
    first, second = since_last_report("86.8", "良", 1, sheet("96.8", "优"))
    assert first == "上次写的报告总分是 86.8 分 良，现在是 96.8 分 优。"
    assert all(text in second for _, text in CHANGES)


def test_without_a_new_judging_only_the_totals_are_named() -> None:
    assert len(since_last_report("86.8", "良", JUDGING, sheet("96.8", "优"))) == 1


def test_an_open_total_is_not_shown_as_one() -> None:
    (line,) = since_last_report("86.8", "良", JUDGING, sheet("40", "差", complete=False))
    assert line == "上次写的报告总分是 86.8 分 良，现在还没有算全。"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZIPING_HOME", str(tmp_path / "home"))
    return tmp_path


def test_the_newest_report_of_each_session_is_remembered(home: Path) -> None:
    one, other = home / "甲.toml", home / "乙.toml"
    note_report(one, LastReport("80", "良", 1, "2026-01-01", "甲.docx"))
    note_report(other, LastReport("", "", 2, "2026-01-02", "乙.docx"))
    note_report(one, LastReport("90", "优", 2, "2026-01-03", "甲.docx"))
    assert last_report(one) == LastReport("90", "优", 2, "2026-01-03", "甲.docx")
    assert last_report(other) == LastReport("", "", 2, "2026-01-02", "乙.docx")
    assert last_report(home / "丙.toml") is None


@pytest.mark.parametrize("broken", [b"", b"[1", b'{"a": 1}', b"\xff\xfe"])
def test_a_damaged_note_is_no_note(home: Path, broken: bytes) -> None:
    note_report(home / "甲.toml", LastReport("80", "良", 1, "2026-01-01", "甲.docx"))
    (home / "home" / "state" / "reports.json").write_bytes(broken)
    assert last_report(home / "甲.toml") is None
