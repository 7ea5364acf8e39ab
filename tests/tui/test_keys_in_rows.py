"""The keys within the rows of a table: on and back, in the column, behind the last one, a new line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from tests.tui.desks import INDICATORS, at, default_form, form_with, sitting
from tests.tui.driving import WINDOWS, drawn, focused, paste, settle
from tests.tui.pressing import column, keys_shown, press, rows
from tui import texts_keys
from tui.app import Ziping
from tui.widgets.choice_field import ChoiceField
from tui.widgets.row_bar import RowBar


async def test_tab_selects_what_stands_there_and_enter_does_not(seat: Any) -> None:
    opened = seat({"profile": {"title": "旧名", "fiscal_year": "2019"}})
    app = Ziping(opened)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.wizard is not None
        await app.wizard.pages.go_to("profile.title")
        await press(pilot, "tab")
        await paste(pilot, "2020")
        assert opened.desk.session.text("profile.fiscal_year") == "2020", "typed over"
        await press(pilot, "tab", "shift+tab", "end")
        await paste(pilot, "年")
        assert opened.desk.session.text("profile.fiscal_year") == "2020年", "a key that moves keeps it"
        await app.wizard.pages.go_to("profile.title")
        await press(pilot, "enter")
        await paste(pilot, "度")
        assert opened.desk.session.text("profile.fiscal_year") == "2020年度"


async def test_enter_goes_on_from_every_cell_of_a_row_that_asks_for_something(tmp_path: Path) -> None:
    row = {"name": "合格率", "target": "≥95%", "actual": "90%", "level1": "产出指标", "level2": "质量指标"}
    with rows(tmp_path, row, row) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.level1")
            seen = []
            for _ in range(12):
                seen.append(column(app))
                await press(pilot, "enter")
                if column(app).startswith("r1"):
                    break
            asked = [f"r0.{name}" for name in ("level1", "level2", "name", "target", "actual", "weight")]
            assert seen == [*asked, "r0.deviation_reason", "r0.improvement"], "the score is computed"
            assert column(app) == "r1.deviation_reason", "the next row, at its first empty cell that asks for something"
            await press(pilot, "shift+tab")
            assert column(app) == "r1.stated_score", "Tab and Shift+Tab reach every cell"
            await press(pilot, "shift+tab")
            await press(pilot, "shift+tab")
            assert column(app) == "r1.actual"


@pytest.mark.parametrize(
    ("row", "then"),
    [
        ({"target": "≥95%", "actual": "96%"}, "r1.level1"),
        ({"target": "≥95%", "actual": "90%"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": ""}, "r0.stated_score"),
        ({"target": "≥10处", "actual": "40处"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": "96%", "deviation_reason": "抽检"}, "r0.deviation_reason"),
        ({"target": "≥95%", "actual": "96%", "stated_score": "9"}, "r0.stated_score"),
    ],
)
async def test_enter_passes_over_what_follows_and_what_needs_no_reason(
    row: dict[str, str], then: str, tmp_path: Path
) -> None:
    with rows(tmp_path, {"name": "合格率", **row}, {"name": ""}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.weight")
            await press(pilot, "enter")
            assert column(app) == then


@pytest.mark.parametrize(("days", "is_explained"), [("0", False), ("9", True)])
async def test_a_row_of_the_forms_rules_with_full_points_owes_no_reason(
    days: str, is_explained: bool, tmp_path: Path
) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if len(one.facts) == 1)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.{entry.id}.facts.{next(iter(entry.facts))}")
            await paste(pilot, days)
            await press(pilot, "enter")
            assert (column(app) == f"{entry.id}.deviation_reason") is is_explained


@pytest.mark.parametrize("size", WINDOWS)
async def test_points_given_by_hand_are_explained_whatever_they_are(size: tuple[int, int], tmp_path: Path) -> None:
    form = form_with("rules")
    entry = next(one for one in form.indicators if one.rule and one.rule.rule == "manual" and one.weight)
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await at(pilot, f"{INDICATORS}.{entry.id}.stated_score")
            assert "Ctrl+T" not in keys_shown(app), "nothing is compared in this row"
            await paste(pilot, str(entry.weight))
            await press(pilot, "enter")
            assert column(app) == f"{entry.id}.deviation_reason"


async def test_delete_takes_away_a_printed_class_in_which_nothing_was_written(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            keys = [row["catalogue"] for row in opened.desk.session.get(INDICATORS)]
            await at(pilot, f"{INDICATORS}.{keys[1]}.name")
            assert "Delete删这行" in keys_shown(app)
            await press(pilot, "delete")
            assert [row["catalogue"] for row in opened.desk.session.get(INDICATORS)] == [keys[0], *keys[2:]]
            assert column(app) == f"{keys[2]}.name"
            await paste(pilot, "水")
            await press(pilot, "home", "delete", "delete", "delete")
            assert len(opened.desk.session.get(INDICATORS)) == len(keys) - 1, "a Delete too many takes no row"
            await press(pilot, "enter", "shift+tab", "delete")
            assert len(opened.desk.session.get(INDICATORS)) == len(keys) - 2
            await press(pilot, "ctrl+z", "ctrl+z")
            assert len(opened.desk.session.get(INDICATORS)) >= len(keys) - 1


async def test_a_reason_takes_a_new_line_by_its_own_key(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "deviation_reason": "天旱"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.deviation_reason")
            assert isinstance(focused(app), TextArea)
            for words in ("Ctrl+J换行", "F4", "回车下一格"):
                assert words in keys_shown(app)
            await press(pilot, "ctrl+j")
            await paste(pilot, "停水")
            assert opened.desk.session.get(f"{INDICATORS}.r0.deviation_reason") == "天旱\n停水"
            await press(pilot, "enter")
            assert column(app) == "r0.improvement"


async def test_up_and_down_stay_in_the_column(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "deviation_reason": "一\n二"}, {"name": "乙"}, {"name": "丙"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r0.target")
            await press(pilot, "down", "down", "down")
            assert column(app) == "r2.target"
            await press(pilot, "up", "up", "up")
            assert column(app) == "r0.target"
            await at(pilot, f"{INDICATORS}.r1.level1")
            assert isinstance(focused(app), ChoiceField)
            await press(pilot, "down")
            assert column(app) == "r2.level1"
            await at(pilot, f"{INDICATORS}.r0.deviation_reason")
            await press(pilot, "up")
            assert column(app) == "r0.deviation_reason", "within a text to its other line"
            await press(pilot, "down", "down")
            assert column(app) == "r1.deviation_reason"
            await at(pilot, f"{INDICATORS}.r1.name")
            while column(app) != "r1.level1":
                await press(pilot, "shift+tab")
            await press(pilot, "shift+tab")
            assert focused(app) is table.list and table.list.key == "r1", "from the first cell back to the table"


async def test_behind_the_last_row_a_new_one_is_offered_not_made(tmp_path: Path) -> None:
    with rows(tmp_path, {"name": "甲", "improvement": "改"}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r0.improvement")
            await press(pilot, "enter")
            assert isinstance(focused(app), RowBar) and texts_keys.ROW_MORE in drawn(app.screen)
            assert len(opened.desk.session.get(INDICATORS)) == 1
            await press(pilot, "shift+tab")
            assert column(app) == "r0.improvement"
            await press(pilot, "enter", "enter")
            assert len(opened.desk.session.get(INDICATORS)) == 2
