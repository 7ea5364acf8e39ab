"""What is said below: the keys of the focus, what the next key does, and for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiers import some_always
from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import WINDOWS, drawn, focused, settle
from tests.tui.pressing import column, keys_shown, press
from tui import texts, texts_keys
from tui.app import Ziping
from tui.widgets.choice_field import ChoiceField
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import Notices
from tui.widgets.row_list import RowList


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_footer_of_a_choice_says_that_enter_only_goes_on(size: tuple[int, int], tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            row = opened.desk.session.get(INDICATORS)[0]["catalogue"]
            await at(pilot, f"{INDICATORS}.{row}.level1")
            assert isinstance(focused(app), ChoiceField) and "空格选定" in keys_shown(app)
            assert "回车往下" in keys_shown(app)
            chosen = opened.desk.session.get(INDICATORS)[0]["level1"]
            await press(pilot, "enter")
            assert column(app) == f"{row}.name" and opened.desk.session.get(INDICATORS)[0]["level1"] == chosen


async def test_the_row_below_shows_the_keys_of_the_focus_and_does_them(tmp_path: Path) -> None:
    basis = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": basis}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.basis.a")
            assert isinstance(focused(app), RowList)
            for words in ("Insert添加", "Delete删除", "Ctrl+D复制", "Ctrl+上移", "Ctrl+下移", "F1帮助", "F2"):
                assert words in keys_shown(app), words
            app.notify("提示" * 10)
            await pilot.pause()
            line = next(one for one in app.screen.query(Notices) if one.notice is not None)
            assert "提示" in str(line.render()) and "Insert添加" in keys_shown(app)
            at_delete = keys_shown(app).index("Delete") + 1 + 2  # two wide signs before it
            await pilot.click(KeyBar, offset=(at_delete, 0))
            await settle(pilot)
            assert [row["id"] for row in opened.desk.session.get("profile.basis")] == ["b"]
            assert app.wizard is not None
            await app.wizard.pages.go_to("profile.title")
            await settle(pilot)
            assert "F8检查" in keys_shown(app) and "F12预览" in keys_shown(app) and "Ctrl+Q退出" in keys_shown(app)


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (("enter",), texts_keys.ROW_MORE),
        (("shift+tab", "escape", "escape"), texts_keys.LEAVE_AGAIN),
        (("f2",), " 处，共 "),
        (("f3",), texts.FIRST_STEP),
        (("ctrl+y",), texts.REDO_NONE),
    ],
)
@pytest.mark.parametrize("key", some_always(["tab", "x", "2", "left"]))
async def test_what_is_said_of_the_next_key_goes_with_it(
    tmp_path: Path, begin: tuple[str, ...], said: str, key: str
) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"basis": [{"id": "a", "title": "一"}]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, "profile.basis.a.title")
            last = table.editor.fields[-1]
            table.editor.focus_field(len(table.editor.fields) - 1)
            await settle(pilot)
            assert focused(app) is last.control
            await press(pilot, *begin)
            assert said in drawn(app.screen)
            await press(pilot, key)
            assert said not in drawn(app.screen)


async def test_what_has_happened_is_said_for_its_time(tmp_path: Path) -> None:
    basis = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": basis}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "profile.basis.a")
            await press(pilot, "delete", "down")
            assert texts.ROW_DELETED in drawn(app.screen)
