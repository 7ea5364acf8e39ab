"""Policies: what another one would give, item by item; changing to it is one step that undo takes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.tui.desks import INDICATORS, default_form, form_with, sitting
from tests.tui.driving import drawn, judge, settle
from tui import texts
from tui.app import Ziping
from tui.screens.other_policy import PolicyScreen
from tui.widgets.rows import Rows
from wizards.scoring import compare_policies
from wizards.storage import user_folder

# Missed by so much that the two reverse formulas differ: 60 ÷ 90 × 10 against (1 - 30 ÷ 60) × 10.
ROWS = [{"id": "r0", "name": "单位成本", "target": "≤60元", "actual": "90元", "weight": "10"}]


async def policies(pilot: Pilot[Any]) -> PolicyScreen:
    await judge(pilot)
    pilot.app.action_policy()  # type: ignore[attr-defined]
    await settle(pilot)
    assert isinstance(pilot.app.screen, PolicyScreen)
    return pilot.app.screen


async def point(pilot: Pilot[Any], screen: PolicyScreen, index: int) -> str:
    screen.query_one("#policies", OptionList).highlighted = index
    await settle(pilot)
    return str(screen.query_one("#policy-difference", Static).render())


async def test_every_difference_is_listed_and_the_change_can_be_undone(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        desk = opened.desk
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await policies(pilot)
            own = desk.policy
            assert own is not None
            here = [policy.id for policy in screen.policies].index(own.id)
            assert texts.POLICY_SAME in await point(pilot, screen, here)
            other = next(n for n, one in enumerate(screen.policies) if one.reverse != own.reverse)
            shown = await point(pilot, screen, other)
            compared = compare_policies(desk.form, desk.evaluation.assessment, [own, screen.policies[other]])
            row = next(one for one in compared.differences if one.id == "r0")
            assert f"单位成本：{row.computed[0]} → {row.computed[1]}（{row.change[1]:+f}）" in shown
            assert shown.count("→") >= len(compared.differences)
            await pilot.press("enter")
            await settle(pilot)
            assert app.screen is app.wizard and "已改用" in drawn(app.screen)
            assert desk.policy is not None and desk.policy.id == screen.policies[other].id
            assert desk.evaluation.sheet.policy == screen.policies[other].id
            assert desk.evaluation.sheet.of("r0").computed == row.computed[1]  # type: ignore[union-attr]
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert desk.policy == own and desk.session.get("policy") is None
            assert desk.evaluation.sheet.of("r0").computed == row.computed[0]  # type: ignore[union-attr]
            assert desk.session.get(INDICATORS) == ROWS


async def test_a_policy_of_ones_own_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    folder = user_folder() / "policies"
    folder.mkdir(parents=True)
    (folder / "xian-2026.toml").write_text(
        'id = "xian-2026"\ndecimals = 9\ntitle = "县"\nsource = "通知"\ncertainty = "原文"\n', "utf-8"
    )
    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            screen = await policies(pilot)
            assert "已跳过 xian-2026.toml 第 2 行" in await point(pilot, screen, 0)


async def test_another_policy_offers_its_own_words(tmp_path: Path) -> None:
    folder = user_folder() / "policies"
    folder.mkdir(parents=True)
    words = 'tiers = ["好", "差"]\ntier_borders = [0.7]\n'
    grades = '[[grades]]\nminimum = 60\nlabel = "合格"\n[[grades]]\nminimum = 0\nlabel = "不合格"\n'
    head = 'id = "xian-2026"\ntitle = "县"\nsource = "通知"\ncertainty = "原文"\n'
    (folder / "xian-2026.toml").write_text(head + words + grades, "utf-8")
    with sitting(tmp_path, default_form(), {"policy": "xian-2026", "performance": {"indicators": ROWS}}) as opened:
        desk = opened.desk
        async with Ziping(opened).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            asked = {one.path: one for one in desk.form.steps.performance}
            grade = asked["performance.stated_grade"]
            assert desk.choices(grade) == ("合格", "不合格")
            columns = {column.key: column for column in Rows(desk, asked[INDICATORS]).columns}
            assert columns["tier"].choices == ("好", "差")
            desk.session.set("policy", None)
            assert desk.choices(grade) == grade.choices


async def test_a_form_with_rules_of_its_own_says_so(tmp_path: Path) -> None:
    with sitting(tmp_path, form_with("rules")) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await policies(pilot)
            assert texts.POLICY_NONE in await point(pilot, screen, 0)
            await pilot.press("enter")
            await settle(pilot)
            assert opened.desk.session.get("policy") is None and app.screen is screen
