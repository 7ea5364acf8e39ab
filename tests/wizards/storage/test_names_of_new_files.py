"""The name of a new file says what it is, and a refusal says which file it speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.faults import document
from wizards.storage import UnusableFile, create, open_session, report_target, write_report


@pytest.mark.parametrize("ending", [".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".csv", ".pdf", ".DOCX"])
def test_no_session_begins_under_the_name_of_another_program(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UnusableFile, match=r"以 \.toml 结尾"):
        create(tmp_path / f"自评{ending}", document(1))
    assert list(tmp_path.iterdir()) == []


def test_going_on_in_another_file_is_refused_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    create(path, document(1))
    opened = open_session(path)
    try:
        with pytest.raises(UnusableFile, match=r"以 \.toml 结尾"):
            opened.save_as(tmp_path / "副本.docx")
    finally:
        opened.close()
    assert not (tmp_path / "副本.docx").exists()


@pytest.mark.parametrize("name", ["自评.toml", "自评", "自评.2026"])
def test_a_session_may_have_any_other_name(tmp_path: Path, name: str) -> None:
    create(tmp_path / name, document(1))
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize("what", ["报告", "修改说明", "填好的表"])
def test_a_refused_name_says_which_paper_was_not_written(tmp_path: Path, what: str) -> None:
    with pytest.raises(UnusableFile, match=f"^{what}没有写成"):
        report_target("a.xlsx", what)
    with pytest.raises(UnusableFile, match=f"^{what}没有写成"):
        write_report(tmp_path / "没有" / "a.docx", b"x", what=what)
