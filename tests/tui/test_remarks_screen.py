"""The report came back: its remarks read, gone to, answered; a call noted; handed in again with a 修改说明."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from samples import sample_path
from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, settle
from tests.wizards.returning.returned import Returned
from tui.app import Ziping
from tui.screens.remarks import RemarksScreen
from wizards.opening import read_for
from wizards.storage import load

ACTUAL = "performance.indicators.timeliness.actual"
SIZES = [(80, 24), (120, 40)]


def document() -> dict[str, Any]:
    return deepcopy(dict(read_for(sample_path("mof-2020")).document))


async def remarks(pilot: Pilot[Any]) -> RemarksScreen:
    await settle(pilot)
    pilot.app.action_remarks()  # type: ignore[attr-defined]
    await settle(pilot)
    assert isinstance(pilot.app.screen, RemarksScreen)
    return pilot.app.screen


async def choose(pilot: Pilot[Any], key: str) -> None:
    """Do what a line of the list says."""
    options = pilot.app.screen.query_one("#remarks", OptionList)
    options.highlighted = options.get_option_index(key)
    await pilot.press("enter")
    await settle(pilot)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Replace the line under the caret."""
    await pilot.press("ctrl+u")
    assert pilot.app.screen.focused is not None
    pilot.app.screen.focused.post_message(events.Paste(text))
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_remark_is_read_gone_to_and_answered(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "退回.docx"
    file.write_bytes(Returned().comment("36小时", "与台账不符").comment("项目支出绩效自评表", "格式不对").data())
    with sitting(tmp_path, default_form(), document()) as opened:
        session = opened.desk.session
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await remarks(pilot)
            await choose(pilot, "read")
            await typed(pilot, str(file))
            await pilot.press("enter")
            await settle(pilot)
            assert "新记下 2 条意见，其中 1 条没有找到位置" in drawn(app.screen)
            assert "故障修复时间·实际完成值" in drawn(app.screen) and "未答复" in drawn(app.screen)
            await pilot.press("home", "ctrl+r")
            await settle(pilot)
            await typed(pilot, "已按台账改为40小时")
            await pilot.press("enter")
            await settle(pilot)
            assert session.get("remarks")[0]["reply"] == "已按台账改为40小时" and "已答复" in drawn(app.screen)
            await pilot.press("space")
            assert session.get("remarks")[0]["done"] is True
            await pilot.press("enter")
            await settle(pilot)
            assert app.screen is app.wizard and app.wizard.pages.current == ACTUAL


async def test_what_was_done_is_taken_back_one_by_one(tmp_path: Path) -> None:
    asked = {"id": "r2345678", "path": ACTUAL, "text": "请核对"}
    with sitting(tmp_path, default_form(), {**document(), "remarks": [asked]}) as opened:
        session = opened.desk.session
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            await remarks(pilot)
            await pilot.press("space", "delete")
            assert session.get("remarks") is None
            await pilot.press("ctrl+z")
            assert session.get("remarks")[0]["done"] is True
            await pilot.press("space")
            assert "done" not in session.get("remarks")[0]
            await pilot.press("ctrl+z", "ctrl+z")
            assert session.get("remarks") == [asked]


async def test_a_call_is_noted_at_the_field_one_came_from(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert app.wizard is not None and await app.wizard.pages.go_to("profile.title")
            await remarks(pilot)
            await choose(pilot, "add")
            await typed(pilot, "名称请写全")
            await pilot.press("enter")  # who asked is still blank: the caret goes there
            await typed(pilot, "财政局张某")
            await pilot.press("enter")
            await settle(pilot)
            assert "项目名称" in drawn(app.screen)
            await pilot.press("enter")
            await settle(pilot)
            (row,) = opened.desk.session.get("remarks")
            assert (row["path"], row["by"], row["text"]) == ("profile.title", "财政局张某", "名称请写全")


async def test_what_is_handed_in_is_kept_and_compared_with_later(tmp_path: Path) -> None:
    first = {**document(), "remarks": [{"id": "r2345678", "path": ACTUAL, "text": "请核对"}]}
    with sitting(tmp_path, default_form(), first) as opened:
        session = opened.desk.session
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await remarks(pilot)
            await choose(pilot, "state")
            await pilot.press("down", "enter")
            await settle(pilot)
            await typed(pilot, "2024-04-02")
            await pilot.press("enter")
            await settle(pilot)
            assert (session.get("state"), session.get("state_date")) == ("已报送", "2024-04-02")
            assert "已报送（2024-04-02）" in drawn(app.screen)
            kept = load(tmp_path / "自评-报送-2024-04-02.toml").document
            assert "remarks" not in kept and "state" not in kept and kept["profile"] == first["profile"]
            session.set(ACTUAL, "40小时")
            await choose(pilot, "statement")
            assert "自评-报送-2024-04-02.toml" in drawn(app.screen)
            await pilot.press("enter")
            await settle(pilot)
            assert "修改说明已写好，1 处修改" in drawn(app.screen)
            assert (tmp_path / "自评-修改说明.docx").read_bytes()[:2] == b"PK"
