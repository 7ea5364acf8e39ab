"""Rows are added, copied, moved and deleted by keyboard, mouse and palette; undo brings everything back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.desks import at, default_form, lines, sitting
from tests.tui.driving import drawn, focused, paste, settle
from tui import texts
from tui.app import Ziping
from tui.widgets.choice_field import ChoiceField
from tui.widgets.row_table import RowTable

BASIS = "profile.basis"
ROWS = [{"id": "a", "title": "一"}, {"id": "b", "title": "二"}, {"id": "c", "title": "三"}]


def titles(opened: Any) -> str:
    return "".join(row.get("title", "_") for row in opened.desk.session.get(BASIS) or [])


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def palette(pilot: Pilot[Any], words: str) -> None:
    await press(pilot, "ctrl+p")
    await paste(pilot, words)
    await press(pilot, "enter")


async def test_keys_on_the_table_and_undo(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"basis": ROWS}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{BASIS}.b")
            assert app.screen.focused is table.list
            await press(pilot, "ctrl+up")
            assert titles(opened) == "二一三" and table.list.key == "b"
            await press(pilot, "ctrl+down", "ctrl+down")
            assert titles(opened) == "一三二" and table.list.key == "b"
            await press(pilot, "delete")
            assert titles(opened) == "一三" and table.list.key == "c"
            await press(pilot, "insert")
            assert titles(opened) == "一三_" and focused(app) is table.editor.fields[0].control
            await paste(pilot, "四")
            assert titles(opened) == "一三四"
            steps = ["一三_", "一三", "一三二", "一二三", "二一三", "一二三"]
            for wanted in steps:
                await press(pilot, "ctrl+z")
                assert titles(opened) == wanted
                shown = [line.split() for line in lines(table.list)]
                assert "".join((line[-1:] or ["_"])[0] for line in shown).replace("3", "_") == wanted
                assert app.screen.focused is not None
            await press(pilot, "ctrl+y")
            assert titles(opened) == "二一三"


async def test_the_line_of_commands_by_keyboard_and_mouse(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"basis": ROWS[:1]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{BASIS}.a")
            table.bar.focus()
            await press(pilot, "right", "enter")
            assert titles(opened) == "一一" and table.list.key != "a", "the copy is behind its model and has the cursor"
            assert focused(app) is table.editor.fields[0].control
            await pilot.click(table.bar, offset=(1, 0))
            await settle(pilot)
            assert titles(opened) == "一一_"
            await pilot.click(table.bar, offset=(34, 0))
            await settle(pilot)
            assert titles(opened) == "一一" and texts.ROW_DELETED in drawn(app.screen)
            await pilot.click(table.list, offset=(4, 1))
            await settle(pilot)
            assert table.list.key == "a" and table.editor.key == "a"


async def test_the_palette_concerns_the_list_with_the_focus(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"basis": ROWS[:2]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await at(pilot, f"{BASIS}.b.title")
            await palette(pilot, "上移一行")
            assert titles(opened) == "二一"
            await press(pilot, "escape", "delete", "delete")
            assert titles(opened) == ""
            assert app.screen.focused is not None and texts.ROWS_EMPTY in drawn(app.screen)
            await press(pilot, "enter")
            assert titles(opened) == "_", "with no row left the focus is on “add”"
            app.screen.set_focus(None)
            await palette(pilot, "复制一行")
            assert titles(opened) == "_" and texts.ROW_WHERE in drawn(app.screen)


async def test_two_lists_of_one_kind_keep_apart(tmp_path: Path) -> None:
    form = default_form()
    questions = [one for one in form.steps.problems if one.where]
    kinds = [one.where["kind"] for one in questions[:2]]
    items = [{"id": f"r{n}", "kind": kinds[n % 2], "text": f"第{n}条"} for n in range(4)]
    with sitting(tmp_path, form, {"problems": {"items": items}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            table = await at(pilot, "problems.items.r3")
            assert table.list.keys == ["r1", "r3"]
            await press(pilot, "ctrl+up")
            stored = [row["id"] for row in opened.desk.session.get("problems.items")]
            assert [row for row in stored if row in ("r1", "r3")] == ["r3", "r1"]
            await press(pilot, "delete", "ctrl+z")
            other = next(one for one in app.screen.query(RowTable) if one.rows.question == questions[0])
            assert other.list.keys == ["r0", "r2"] and table.list.keys == ["r3", "r1"]
            assert app.screen.focused is table.list, "undo stays in the list in which rows came back"


async def test_a_new_indicator_begins_in_the_class_of_the_one_it_follows(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "level1": "产出指标", "level2": "质量指标", "name": "合格率", "target": "≥95%"},
        {"id": "b", "level1": "效益指标", "level2": "社会效益指标", "name": "受益人数"},
    ]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, "performance.indicators.a")
            await press(pilot, "insert")
            new = opened.desk.session.get("performance.indicators")[1]
            assert {key: new[key] for key in new if key != "id"} == {"level1": "产出指标", "level2": "质量指标"}
            await press(pilot, "shift+tab", "shift+tab")
            control = focused(app)
            assert isinstance(control, ChoiceField), "the report prints by 一级指标, so it is chosen, not typed"
            classes = opened.desk.form.classes("performance.indicators", "level1")
            following = classes[classes.index("产出指标") + 1]
            await press(pilot, "right", "space")
            assert opened.desk.session.get("performance.indicators")[1]["level1"] == following
