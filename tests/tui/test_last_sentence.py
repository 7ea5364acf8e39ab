"""What is left on the terminal when the app has ended."""

from __future__ import annotations

from typing import Any

from tui.exits import farewell, last_sentence


def test_a_session_that_could_only_be_looked_at_is_not_called_saved(seat: Any) -> None:
    desk = seat(read_only=True).desk
    desk.session.note_place("funds", "funds.over_treatment")
    assert "没有改动" in farewell(desk) and "已保存" not in farewell(desk)
    desk.session.set("profile.title", "饮水")
    for words in (farewell(desk), last_sentence(desk, True)):
        assert "没有写进文件" in words and "已保存" not in words


def test_a_session_that_was_saved_is_called_so(seat: Any) -> None:
    desk = seat().desk
    desk.session.set("profile.title", "饮水")
    assert farewell(desk).startswith("内容已保存在")
