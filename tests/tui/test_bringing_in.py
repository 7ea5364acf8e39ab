"""Bringing in within the app: a pasted table is seen first, taken or left, and never typed by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from schemas.paths import find
from tests.tui.bringing import names
from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import drawn, paste, settle
from tests.tui.waiting import back_in_wizard, wait_for
from tests.wizards.intake.sheet_cases import OUT, PLAIN, PLAIN_ROWS, QUAN
from tests.wizards.intake.sheets import text
from tui.app import Ziping
from tui.pasting import is_table
from tui.screens.bring_in import BringInScreen
from tui.screens.confirm import Ask

TABLE = text([[cell if isinstance(cell, (str, int, float)) else f"{cell.value:.0%}" for cell in row] for row in PLAIN])
TABLE = TABLE.replace("\n措施", "措施")


@pytest.mark.parametrize("where", ["profile.title", "performance.indicators.quantity.target", "performance.indicators"])
async def test_a_pasted_table_is_seen_first_and_taken_by_enter_as_one_step(tmp_path: Path, where: str) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            if where != "profile.title":
                await at(pilot, where)
            before = opened.desk.session.document
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            assert names(app)[0] is None  # nothing is set before it was seen
            assert "维修工程数量" in drawn(screen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert names(app)[:2] == ["维修工程数量", "水质抽检合格率"]
            taken = find(opened.desk.session.document, "performance.indicators.quality")
            assert taken["actual"] == PLAIN_ROWS["水质抽检合格率"]["actual"]
            if where.startswith(INDICATORS):
                assert "维修工程数量" in drawn(app.screen)
            await pilot.press("ctrl+z")
            await settle(pilot)
            undone = {key: value for key, value in opened.desk.session.document.items() if key != "place"}
            assert undone == {key: value for key, value in before.items() if key != "place"}


async def test_row_by_row_it_is_taken_or_left(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            offers = screen.query_one("#offers", OptionList)
            offers.focus()
            await pilot.press("home", "space")  # the first line is the whole row
            assert "[ ] 维修工程数量" in drawn(screen)
            await pilot.press("tab", "enter")
            await back_in_wizard(pilot)
            assert names(app)[0] is None and "水质抽检合格率" in names(app)


async def test_what_differs_stands_old_beside_new_and_is_not_ticked(tmp_path: Path) -> None:
    rows = [{"id": "abcdefgh", "level1": OUT, "level2": QUAN, "name": "维修工程数量", "target": "≥40处"}]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as opened:
        app = Ziping(opened)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            screen = await wait_for(pilot, BringInScreen)
            assert "[ ] 年度指标值　现在 ≥40处 → ≥46处" in drawn(screen)
            await pilot.press("down", "enter")  # 连不同的也带入
            await back_in_wizard(pilot)
            assert opened.desk.session.text("performance.indicators.abcdefgh.target") == "≥46处"


async def test_esc_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, TABLE)
            await wait_for(pilot, BringInScreen)
            await pilot.press("escape")
            await back_in_wizard(pilot)
            assert set(names(app)) == {None} and opened.desk.session.undo() is None


async def test_a_table_without_a_head_is_answered_by_one_sentence(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, "甲\t1\r\n乙\t2\r\n")
            screen = await wait_for(pilot, Ask)
            assert "没有认出" in drawn(screen)
            await pilot.press("enter")
            await back_in_wizard(pilot)
            assert opened.desk.session.text("profile.title") == ""


async def test_in_a_long_text_a_table_of_another_kind_is_typed(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        app = Ziping(opened)
        async with app.run_test() as pilot:
            await settle(pilot)
            assert app.wizard is not None and await app.wizard.pages.go_to("texts.overview")
            await settle(pilot)
            await paste(pilot, "甲\t1\n乙\t2\n")
            await settle(pilot)
            assert opened.desk.session.text("texts.overview") == "甲\t1\n乙\t2\n"


def test_one_line_with_a_tab_is_no_table() -> None:
    assert not is_table("甲\t乙") and not is_table("一\n二\n三\t四\n五") and is_table("甲\t1\r乙\t2")


async def test_a_read_only_session_takes_nothing(tmp_path: Path) -> None:
    from tui.opening import sit_down
    from wizards.session import new_document
    from wizards.storage import create

    path = tmp_path / "只读.toml"
    create(path, new_document(default_form()))
    opened = sit_down(path, read_only=True)
    app = Ziping(opened)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await paste(pilot, TABLE)
        await wait_for(pilot, BringInScreen)
        await pilot.press("enter")
        await back_in_wizard(pilot)
        assert set(names(app)) == {None}
    opened.close()
