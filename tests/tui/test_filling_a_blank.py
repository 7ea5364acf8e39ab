"""The bureau's own blank within the app: ask, choose once where places compete, write, see what was done."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, settle
from tests.tui.waiting import back_in_wizard, wait_for
from tests.wizards.intake.documents import docx, p, tbl, tr
from tui.app import Ziping
from tui.screens.confirm import Ask, AskText
from tui.screens.filled import FilledScreen
from wizards.intake.word import read_word

TITLE = "农村供水工程维修养护"
TWICE = docx(p("项目名称：＿＿＿＿") + tbl(tr("项目名称", ""), tr("主管部门", ""), tr("审核意见", "")))


def first_cells(path: Path) -> list[str]:
    return [row.cells[1].text for row in read_word(path.read_bytes()).tables[0].rows]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_blank_is_filled_and_the_choice_is_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    blank = tmp_path / "空表.docx"
    blank.write_bytes(TWICE)
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            opened.desk.session.set("profile.title", TITLE)
            opened.desk.session.set("profile.unit.supervisor", "某县水利局")
            await settle(pilot)
            await app.run_action("app.fill_blank")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(blank)
            await pilot.press("enter")
            asked = await wait_for(pilot, Ask)
            assert "“项目名称”有几处可填" in drawn(asked)
            assert TITLE in drawn(asked)
            await pilot.press("down", "enter")
            where = await wait_for(pilot, AskText)
            target = Path(where.query_one(Input).value)
            assert target.name == "空表（填好）.docx"
            await pilot.press("enter")
            shown = await wait_for(pilot, FilledScreen)
            assert "填了 2 处，没有填 2 处" in drawn(shown)
            assert "审核意见" in drawn(shown)
            assert first_cells(target) == [TITLE, "某县水利局", ""]
            assert blank.read_bytes() == TWICE
            await pilot.press("escape")
            await back_in_wizard(pilot)

            await app.run_action("app.fill_blank")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(blank)
            await pilot.press("enter")
            again = await wait_for(pilot, AskText)
            assert Path(again.query_one(Input).value) == target
            await pilot.press("enter")
            await wait_for(pilot, Ask)
            await pilot.press("down", "enter")
            await wait_for(pilot, FilledScreen)
            assert first_cells(target) == [TITLE, "某县水利局", ""]


async def test_what_is_no_blank_is_one_sentence_and_asked_again(tmp_path: Path) -> None:
    other = tmp_path / "通知.docx"
    other.write_bytes(docx(p("关于开展绩效自评的通知")))
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await app.run_action("app.fill_blank")
            await wait_for(pilot, AskText)
            app.screen.query_one(Input).value = str(other)
            await pilot.press("enter")
            said = await wait_for(pilot, Ask)
            assert "没有认出能填的地方" in drawn(said)
            await pilot.press("enter")
            await wait_for(pilot, AskText)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            assert [path.name for path in tmp_path.glob("*.docx")] == ["通知.docx"]
