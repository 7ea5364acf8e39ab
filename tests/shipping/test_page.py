"""The page for the office, as it lies in the zips."""

from __future__ import annotations

from pathlib import Path

from tests.shipping.page import NAME, PAGE, plain_text, write_page


def test_marks_go_and_words_stay() -> None:
    page = "# 题\n\n写着 `ziping doctor`，见 [shipping.md](shipping.md)，**试过** 的。\n\n"
    page += "| 写什么 | 结果 |\n|---|---|\n| 空行 | |\n"
    assert (
        plain_text(page) == "【题】\n\n写着 ziping doctor，见 shipping.md，试过 的。\n\n写什么　结果\n空行　________\n"
    )


def test_nothing_of_the_page_is_lost_and_no_mark_is_left() -> None:
    page, text = PAGE.read_text("utf-8"), plain_text(PAGE.read_text("utf-8"))
    words = "".join(mark for mark in page if "\u4e00" <= mark <= "\u9fff")
    assert "".join(mark for mark in text if "\u4e00" <= mark <= "\u9fff") == words
    assert not [line for line in text.splitlines() if line.startswith(("#", "|")) or "`" in line or "**" in line]


def test_it_is_written_as_notepad_reads_it(tmp_path: Path) -> None:
    write_page(tmp_path)
    raw = (tmp_path / NAME).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == raw.count(b"\r\n") > 50
