"""Filling a list of rows: every key lands in the session, the row's standing follows, Enter and Tab walk."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.form import Form
from schemas.paths import row_model
from tests.tui.desks import INDICATORS, at, default_form, form_with, lines, sitting
from tests.tui.driving import WINDOWS, drawn, focused, judge, paste, settle
from tui import texts, texts_keys
from tui.app import Ziping
from tui.widgets.row_editor import RowEditor

BASIS = "profile.basis"


def indicators(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"performance": {"indicators": [{"id": f"row{n}", "weight": "10", **row} for n, row in enumerate(rows)]}}


async def standing(pilot: Any, editor: RowEditor) -> str:
    """Return the head of the editor once the score has had its moment."""
    await pilot.pause()
    while editor._pause is not None and editor._pause._active.is_set():
        await asyncio.sleep(0.02)
    await pilot.pause()
    return str(editor.head.render())


@pytest.mark.parametrize("size", WINDOWS)
async def test_an_indicator_is_typed_and_stands_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    with sitting(tmp_path, default_form(), indicators({"name": "维修工程"}, {"name": "水质"})) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            table = await at(pilot, f"{INDICATORS}.row0.target")
            await paste(pilot, "≥50处")
            await pilot.press("enter")
            await paste(pilot, "４０处")
            assert opened.desk.session.get(f"{INDICATORS}.row0.target") == "≥50处"
            assert opened.desk.session.get(f"{INDICATORS}.row0.actual") == "４０处"
            head = await standing(pilot, table.editor)
            assert "得分 8/10" in head and "完成率 80%" in head and "未完成" in head
            await judge(pilot)
            assert "✗" in lines(table.list)[0] and "8/10" in lines(table.list)[0]
            screen = drawn(app.screen)
            assert "维修工程" in screen and "８" not in screen and "[添加]" in screen
            assert "实际完成值" in screen and "年度指标值" in screen  # table head and field are both there


async def test_enter_walks_fields_then_rows_then_on(tmp_path: Path) -> None:
    form = default_form()
    rows = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, form, {"profile": {"basis": rows}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{BASIS}.a.title")
            visited = []
            for _ in range(3):
                visited.append(focused(app).path)  # type: ignore[attr-defined]
                await pilot.press("enter")
                await settle(pilot)
            columns = ("title", "document_number")
            assert visited == [*(f"{BASIS}.a.{field}" for field in columns), f"{BASIS}.b.document_number"]
            await at(pilot, f"{BASIS}.a.document_number")
            await pilot.press("7", "enter", "8", "enter")
            await settle(pilot)
            assert texts_keys.ROW_MORE in drawn(app.screen)
            await pilot.press("9")
            assert [list(row.values())[1:] for row in opened.desk.session.get(BASIS)] == [
                ["一", "7"],
                ["二", "8"],
                ["9"],
            ], "keys behind an Enter land where it leads, and behind the last row a letter begins a new one"


async def test_enter_leads_on_from_a_row_in_which_nothing_stands(tmp_path: Path) -> None:
    form = default_form()
    with sitting(tmp_path, form, {"profile": {"basis": [{"id": "a", "title": "一"}]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{BASIS}.a.document_number")
            await pilot.press("enter", "enter")
            await settle(pilot)
            assert len(opened.desk.session.get(BASIS)) == 2
            await pilot.press("enter", "enter")
            await settle(pilot)
            assert app.wizard is not None
            paths = [one.path for one in form.steps.profile]
            assert app.wizard.pages.current.startswith(paths[paths.index(BASIS) + 1])
            assert len(opened.desk.session.get(BASIS)) == 2


async def test_tab_walks_there_and_back(tmp_path: Path) -> None:
    rows = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}]
    with sitting(tmp_path, default_form(), {"profile": {"basis": rows}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{BASIS}.a.title")
            there = []
            for _ in range(4):
                there.append(focused(app).path)  # type: ignore[attr-defined]
                await pilot.press("tab")
                await settle(pilot)
            assert app.screen.focused is table.bar
            back = []
            for _ in range(2):
                await pilot.press("shift+tab")
                await settle(pilot)
                back.append(focused(app).path)  # type: ignore[attr-defined]
            assert back == there[:1:-1], "back through the last row"
            await pilot.press("shift+tab")
            assert app.screen.focused is table.list and table.list.key == "b", "from its first cell to the table"
            await pilot.press("enter", "escape")
            await settle(pilot)
            assert app.screen.focused is table.list, "Esc closes the editor, not the wizard"


def money_grid(form: Form) -> tuple[str, str, str]:
    """Return list, an amount column, and a row that is not the total, of the form's grid of money."""
    question = next(one for one in form.steps.funds if one.rows and row_model(one.path))
    part = next(key for key in question.rows if key != "total")
    return question.path, next(iter(question.columns)), part


async def test_a_money_grid_shows_what_it_adds_up(tmp_path: Path) -> None:
    form = default_form()
    path, column, part = money_grid(form)
    with sitting(tmp_path, form) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{path}.{part}.{column}")
            await paste(pilot, "126.50")
            await judge(pilot)
            total = lines(table.list)[table.list.keys.index("total")]
            assert "=126.50" in total, "the sum is shown as computed"
            await at(pilot, f"{path}.total.{column}")
            field = table.editor.fields[0]
            assert field.control.value == "" and "126.50" in field.control.placeholder
            await paste(pilot, "130")
            await judge(pilot)
            assert "126.50" in str(field.render()), "both values stand side by side"
            assert "=" not in lines(table.list)[table.list.keys.index("total")]


async def test_facts_give_points(tmp_path: Path) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if one.rule and one.rule.rule == "deduct" and len(one.facts) == 1)
    fact, weight = next(iter(entry.facts)), entry.weight or Decimal(0)
    with sitting(tmp_path, form) as opened:
        row = next(one["id"] for one in opened.desk.session.get(INDICATORS) if one["catalogue"] == entry.id)
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.{row}.facts.{fact}")
            await paste(pilot, "0")
            assert f"得分 {weight:f}/{weight:f}" in await standing(pilot, table.editor)
            await paste(pilot, "99")
            assert f"得分 {weight:f}/{weight:f}" not in await standing(pilot, table.editor)
            await at(pilot, f"{INDICATORS}.{row}.stated_score")
            await paste(pilot, f"{weight:f}")
            head = await standing(pilot, table.editor)
            assert f"得分 {weight:f}/{weight:f}（自动算" in head, "stated and computed are both shown"
            assert entry.criterion[:6] in str(table.editor._about.render())
            assert not table.rows.may_change and not table.bar.is_attached
            before = opened.desk.session.get(INDICATORS)
            table.list.focus()
            await pilot.press("delete", "insert")
            await settle(pilot)
            assert opened.desk.session.get(INDICATORS) == before and texts.ROWS_FIXED in drawn(app.screen)


async def test_the_place_in_a_row_is_found_again(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), indicators({"name": "甲"}, {"name": "乙"})) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.row1.actual")
            await paste(pilot, "3")
        opened.close()
        from tui.opening import sit_down

        again = sit_down(opened.desk.path)
        async with (app := Ziping(again)).run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert focused(app).path == f"{INDICATORS}.row1.actual"  # type: ignore[attr-defined]
            assert focused(app).value == "3"  # type: ignore[attr-defined]
        again.close()


async def test_the_next_problem_is_a_field_of_a_row(tmp_path: Path) -> None:
    document = indicators({"name": "甲", "target": "≥5处", "actual": "≥5处"})
    with sitting(tmp_path, default_form(), document) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await judge(pilot)
            wrong = next(one for one in opened.desk.evaluation.findings if one.path == f"{INDICATORS}.row0.actual")
            assert app.wizard is not None
            last = default_form().steps.implementation[-1].path
            await app.wizard.pages.go_to(last)
            await settle(pilot)
            seen = []
            while wrong.path not in seen:
                await pilot.press("f2")
                await settle(pilot)
                seen.append(app.wizard.pages.current)
            asked = [f"{INDICATORS}.row0.{column}" for column in ("level1", "actual")]
            assert seen == [INDICATORS, *asked], "the list, then its cells as they stand"
            await app.wizard.pages.go_to(wrong.path, judged=True)
            await settle(pilot)
            assert focused(app).path == wrong.path  # type: ignore[attr-defined]
            assert wrong.message[:12] in drawn(app.screen).replace("\n", "")


async def test_nothing_is_typed_into_a_read_only_session(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), indicators({"name": "甲"})) as first:
        from tui.opening import sit_down

        second = sit_down(first.desk.path, read_only=True)
        async with Ziping(second).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.row0.actual")
            await paste(pilot, "3")
            await table.do("add")
            await table.do("delete")
            assert second.desk.session.get(INDICATORS) == first.desk.session.get(INDICATORS)
        second.close()
