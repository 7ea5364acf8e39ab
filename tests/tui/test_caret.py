"""The caret is on the screen, and the terminal's own cursor on the caret: an input method opens its window there."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.tiers import some_always
from tests.torture.terminal import terminal
from tests.tui.carets import caret_fault
from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import WINDOWS, focused, settle
from tui.app import Ziping
from tui.widgets.row_list import RowList
from wizards.session import new_document
from wizards.storage import create

LONG = "很长的名称，比一行还长。" * 12
ROWS = [{"id": f"r{n}", "level1": "产出指标", "name": f"{n}{LONG}", "target": "5"} for n in range(4)]
KEYS = (["home"], ["end"], ["x"], ["left", "left"], ["backspace"], ["shift+end"], ["ctrl+k"], ["z"])


async def check(app: Ziping, pilot: Any, *what: Any) -> None:
    """The two are never apart; on the screen they are as soon as the last layout is done."""
    for _ in range(20):
        await settle(pilot)
        fault = caret_fault(app)
        if not fault or "drawn at" in fault:
            break
        await pilot.pause(0.1)
    assert fault == "", what


PATHS = ["profile.title", f"{INDICATORS}.r2.name", f"{INDICATORS}.r2.deviation_reason"]


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize(
    "path", some_always(["profile.title", f"{INDICATORS}.r2.name", f"{INDICATORS}.r2.deviation_reason"], 2)
)
async def test_the_cursor_of_the_terminal_is_on_the_caret(size: tuple[int, int], path: str, tmp_path: Path) -> None:
    changes = {"profile": {"title": LONG}, "performance": {"indicators": ROWS}}
    with sitting(tmp_path, default_form(), changes) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await settle(pilot)
            assert app.wizard is not None and await app.wizard.pages.go_to(path)
            await check(app, pilot, "opened")
            assert focused(app).path == path  # type: ignore[attr-defined]
            for keys in KEYS:
                await pilot.press(*keys)
                await check(app, pilot, keys)
            for text in ("\u202e反", "👨\u200d👩\u200d👧", "e\u0301", LONG):
                app.post_message(events.Paste(text))
                await check(app, pilot, "pasted", text)
            await pilot.resize_terminal(size[0] - 7, size[1] - 3)
            await check(app, pilot, "resized")
            await pilot.press("tab")
            await pilot.press("shift+tab")
            await check(app, pilot, "left and entered again")


@pytest.mark.parametrize("dialog", ["ctrl+p", "f9"])
async def test_also_in_a_dialog(dialog: str, seat: Any) -> None:
    async with (app := Ziping(seat())).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(dialog)
        await settle(pilot)
        app.post_message(events.Paste("👨\u200d👩\u200d👧\u202e\x1b[31m"))
        for keys in (["a"], ["b", "left"], ["end"], ["home"]):
            await pilot.press(*keys)
            await check(app, pilot, keys)


async def test_a_note_that_pushes_the_form_down_takes_the_cursor_with_it(tmp_path: Path) -> None:
    """Findings come when typing pauses; the field moves although nobody typed."""
    with sitting(tmp_path, default_form(), {"profile": {"title": "甲", "fiscal_year": "20x"}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            for _ in range(4):
                await pilot.press("x", "tab")
                await check(app, pilot, "typed")
                app.wizard.evaluate()  # type: ignore[union-attr]
                await check(app, pilot, "judged")


async def test_a_long_name_is_seen_from_its_beginning_after_changing_rows(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r0.name")
            await pilot.press("end", "escape")
            assert isinstance(focused(app), RowList)
            for key in ("r1", "r2"):
                await pilot.press("down")
                await settle(pilot)
                name: Any = table.editor.field_at(f"{INDICATORS}.{key}.name")
                assert name is not None and name.control.value.startswith(key[1]) and name.control.scroll_offset.x == 0


@pytest.mark.skipif(sys.platform == "win32", reason="尚未在 Windows 上运行")
def test_in_a_real_terminal(tmp_path: Path) -> None:
    path = tmp_path / "甲.toml"
    create(path, {**new_document(default_form()), "profile": {"title": LONG}})
    with terminal("open", str(path), columns=80, rows=24) as app:
        assert app.until("项目名称")
        for key in ("\x1b[H", "饮", "水", "\x1b[F", "完"):
            app.keys(key)
            time.sleep(0.6)
            assert app.text  # the emulator draws what has come
            here = app.screen.buffer[app.screen.cursor.y][app.screen.cursor.x]
            around = app.screen.buffer[app.screen.cursor.y][2 + app.screen.cursor.x]
            assert here.bg != around.bg or here.reverse, (key, app.screen.cursor.x, app.screen.cursor.y)
