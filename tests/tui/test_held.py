"""Nothing is wrong before it was left: what is half typed, or comes next, is not counted and bears no mark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.tui.desks import INDICATORS, at, default_form, lines, sitting
from tests.tui.driving import WINDOWS, drawn, judge, paste, settle
from tui.app import Ziping
from wizards import catalogue

UNMET = {"id": "a", "level1": "产出指标", "level2": "数量指标", "name": "维修数量", "target": "≥46处", "actual": "40处"}


def counted(app: Ziping) -> tuple[int, int]:
    found = re.search(r"错误 (\d+)  提醒 (\d+)", drawn(app.screen))
    return (int(found[1]), int(found[2])) if found else (0, 0)


@pytest.mark.parametrize("size", WINDOWS)
async def test_a_text_is_judged_when_it_is_left(size: tuple[int, int], tmp_path: Path) -> None:
    row = {**UNMET, "weight": "100", "improvement": "加强调度"}
    with sitting(tmp_path, default_form(), {"performance": {"indicators": [row]}}) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await at(pilot, f"{INDICATORS}.a.deviation_reason")
            before = counted(app)
            await paste(pilot, "×××")
            await judge(pilot)
            assert counted(app) == before, "while it is being typed"
            assert any(one.path.endswith("deviation_reason") and not one.gap for one in opened.desk.evaluation.findings)
            await pilot.press("tab")
            await settle(pilot)
            assert counted(app) > before, "left, and at once"
            await pilot.press("shift+tab", "x")
            await judge(pilot)
            assert counted(app) > before, "what was said stays said"


async def test_the_next_cell_of_a_row_is_no_fault_before_it_was_left(tmp_path: Path) -> None:
    goals = {"performance": {"goals": [{"id": "g", "expected": ""}]}}
    with sitting(tmp_path, default_form(), goals) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            table = await at(pilot, "performance.goals.g.expected")
            await paste(pilot, "维修养护供水工程46处，受益8.6万人。")
            await pilot.press("tab")
            await judge(pilot)
            assert any(one.rule == "B05" for one in opened.desk.evaluation.findings)
            assert counted(app)[0] == 0 and "✗" not in lines(table.list)[0]
            await pilot.press("tab")
            await judge(pilot)
            assert counted(app)[0] and "✗" in lines(table.list)[0]


async def test_a_problem_waits_for_its_measure_until_the_list_is_left(tmp_path: Path) -> None:
    forms = (catalogue.load_form(one.id) for one in catalogue.list_forms()[0])
    kinds = {"problem", "measure"}
    form = next(form for form in forms if kinds <= {one.where.get("kind") for one in form.steps.problems})
    with sitting(tmp_path, form) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await judge(pilot)
            assert app.wizard is not None
            question = next(one for one in form.steps.problems if one.where.get("kind") == "problem")
            await app.wizard.pages.go_to(question.address)
            await settle(pilot)
            before = counted(app)
            await paste(pilot, "部分管网老化，漏损率偏高，维修不及时。")
            await pilot.press("tab")
            await judge(pilot)
            assert any(one.rule == "T03" for one in opened.desk.evaluation.findings) and counted(app) == before
            await app.wizard.pages.show_step("profile")
            await judge(pilot)
            assert counted(app) > before


async def test_what_stood_there_when_it_was_opened_is_said(tmp_path: Path) -> None:
    changes: dict[str, Any] = {
        "performance": {"goals": [{"id": "g", "expected": "维修养护供水工程46处"}]},
        "place": {"step": "performance", "field": "performance.goals.g.actual"},
    }
    with sitting(tmp_path, default_form(), changes) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await judge(pilot)
            assert counted(app)[0] == 1
