"""What a small window has room for: the whole row that is edited, the help in a line, nothing that does not apply."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.desks import INDICATORS, at, default_form, form_with, lines, sitting
from tests.tui.driving import SIZES, WINDOWS, drawn, focused, judge, paste, settle
from tui import texts
from tui.app import Ziping
from tui.widgets.row_head import RowHead
from tui.widgets.row_table import RowTable
from wizards import catalogue

NUMBER = {"id": "num", "level1": "产出指标", "level2": "数量指标", "name": "维修数量", "target": "≥46处"}
WORDS = {"id": "wor", "level1": "效益指标", "level2": "社会效益指标", "name": "管护制度", "target": "制度健全"}
ROWS = {"performance": {"indicators": [NUMBER, WORDS]}}


def asked(table: RowTable) -> list[str]:
    return [field.column.key for field in table.editor.fields]


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("key", ["num", "wor"])
async def test_every_cell_of_a_row_is_seen_without_scrolling(size: tuple[int, int], key: str, tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), ROWS) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            table = await at(pilot, f"{INDICATORS}.{key}.name")
            await settle(pilot)
            screen = app.screen.region
            for field in table.editor.fields:
                region, clip = app.screen._compositor.visible_widgets[field.control]
                assert region.intersection(clip) == region and screen.contains_region(region), field.column.key


async def test_a_low_window_gives_the_lines_of_the_table_and_takes_them_back(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), ROWS) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.num.actual")
            assert not table.list.display
            await pilot.press("escape")
            await settle(pilot)
            assert focused(app) is table.list and table.list.display and len(lines(table.list)) == 2
            await pilot.press("enter")
            await settle(pilot)
            assert not table.list.display
            await pilot.click(RowHead, offset=(3, 0))
            await settle(pilot)
            assert focused(app) is table.list and table.list.display
            await pilot.press("enter")
            assert await app.wizard.pages.go_to("performance.stated_total")  # type: ignore[union-attr]
            await settle(pilot)
            assert table.list.display


async def test_a_degree_is_asked_where_it_counts(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), ROWS) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.num.target")
            assert "tier" not in asked(table)
            table = await at(pilot, f"{INDICATORS}.wor.target")
            assert "tier" in asked(table)
            await pilot.press("ctrl+a", "ctrl+k")
            await paste(pilot, "≥3项")
            assert "tier" in asked(table), "half a figure is a word: nothing moves while it is typed"
            await pilot.press("enter")
            await settle(pilot)
            assert "tier" not in asked(table)
            await pilot.press("shift+tab", "ctrl+a", "ctrl+k")
            await paste(pilot, "46处均有制度")
            await pilot.press("enter", "enter")
            await settle(pilot)
            assert focused(pilot.app) is table.editor.field_at(f"{INDICATORS}.wor.tier").control  # type: ignore[union-attr,arg-type]


async def test_what_is_stored_stays_in_view_with_a_note(tmp_path: Path) -> None:
    rows = {"performance": {"indicators": [{**NUMBER, "actual": "46处", "tier": "达成年度指标"}]}}
    with sitting(tmp_path, default_form(), rows) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            table = await at(pilot, f"{INDICATORS}.num.name")
            assert "tier" in asked(table)
            assert texts.NOT_ASKED in drawn(app.screen)
            await pilot.press("enter", "enter", "enter")
            await settle(pilot)
            await pilot.press("space", "enter")
            await settle(pilot)
            assert opened.desk.session.get(f"{INDICATORS}.num.tier") is None
            assert "tier" not in asked(table)


async def test_a_cell_that_the_form_leaves_out_is_not_asked(tmp_path: Path) -> None:
    form = catalogue.load_form("dachuan-2018")
    lines_of_money = [{"source": "other", "arrived": "3"}]
    with sitting(tmp_path, form, {"funds": {"unit": "万元", "lines": lines_of_money}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, "funds.lines.appropriation.executed")
            assert asked(table) == ["adjusted_budget", "executed"]
            table = await at(pilot, "funds.lines.total.executed")
            assert asked(table) == ["adjusted_budget", "arrived", "executed"]
            table = await at(pilot, "funds.lines.other.executed")
            assert asked(table) == ["adjusted_budget", "arrived", "executed"], "what is stored is shown"
            assert texts.NOT_ASKED[:8] in drawn(app.screen)


async def test_figures_share_a_line_only_while_they_are_short(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), ROWS) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.num.actual")
            target, actual = (table.editor.field_at(f"{INDICATORS}.num.{key}") for key in ("target", "actual"))
            assert target is not None and actual is not None
            assert target.region.y == actual.region.y and target.region.x < actual.region.x
            await paste(pilot, "四十六处，另有两处在建")
            await pilot.press("enter")
            await settle(pilot)
            assert target.region.y < actual.region.y and target.region.x == actual.region.x


@pytest.mark.parametrize(("size", "height"), [((80, 24), 1), ((80, 30), 3), ((120, 24), 10)])
async def test_help_is_a_line_where_there_is_little_room(size: tuple[int, int], height: int, tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            shown = drawn(app.screen)
            assert (texts.HELP_OPENS in shown) is (height == 1)
            assert app.screen.query_one("#help").size.height >= height
            assert "照抄预算批复上的名称" in shown
            await pilot.press("f1")
            await settle(pilot)
            assert "不要" in drawn(app.screen)


async def test_the_facts_of_a_rule_are_asked_in_full_words(tmp_path: Path) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if one.facts)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            rows = opened.desk.session.get(INDICATORS)
            key = next(row["id"] for row in rows if row["catalogue"] == entry.id)
            name = next(iter(entry.facts))
            await at(pilot, f"{INDICATORS}.{key}.facts.{name}")
            shown = drawn(app.screen).replace("\n", "").replace(" ", "")
            assert entry.facts[name][:8].replace(" ", "") in shown


@pytest.mark.parametrize("size", [(60, 15), *SIZES])
async def test_the_head_of_a_row_stays_in_its_line(size: tuple[int, int], tmp_path: Path) -> None:
    row = {**NUMBER, "name": "农村供水工程维修养护数量", "target": "≥46处", "actual": "40处", "weight": "15"}
    with sitting(tmp_path, default_form(), {"performance": {"indicators": [row]}}) as opened:
        async with Ziping(opened).run_test(size=size) as pilot:
            table = await at(pilot, f"{INDICATORS}.num.actual")
            head = str(table.editor.head.render()).split("\n")
            assert all(cell_len(line) <= table.editor.head.content_size.width for line in head)
            assert "农村" in head[0] and "得分 13.04/15" in head[0] and head[0].endswith("未完成")
