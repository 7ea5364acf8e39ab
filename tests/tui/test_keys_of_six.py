"""How many keys six indicators cost, from an empty session to the report; every letter of a text is a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.driving import settle
from tests.tui.test_bringing_in import wait_for
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.report import ReportScreen
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import create

GOAL = 600
OVERVIEW = "为解决全县农村饮水设施老化问题，对十二个村的管网和泵站进行维修养护，保障一万二千人饮水安全。"
USE = "资金全部用于维修材料和人工，按合同和进度支付，没有结余。"
CARE = "执行财务制度，专款专用，支付手续齐全。"
DONE = "年初定下方案，三月招标，十月完工验收。"
RULES = "成立工作组，按月检查，资料归档。"
CONCLUSION = "项目按计划完成，供水稳定，群众满意，自评为优。"
UNMET = "水质合格率差两个百分点，是汛期原水浑浊所致。"
PROBLEM = "汛期原水浑浊，个别村水质不稳定。"
MEASURE = "加装预沉池，汛期每日检测，明年六月前完成。"
RESULT = "结果用于明年预算安排。"
OPEN = "随部门决算在网站公开。"
REASON = "汛期原水浑浊"
REMEDY = "加装预沉池"
ROWS = (
    ("维修管网", "≥50处", "52"),
    ("水质合格率", "≥95%", "93"),
    ("按期完成率", "≥100%", "100"),
    ("维修成本", "≤120万元", "118"),
    ("受益人口", "≥1.2万人", "1.2"),
    ("群众满意度", "≥90%", "94"),
)
TEXTS = (OVERVIEW, USE, CARE, DONE, RULES, CONCLUSION, UNMET, PROBLEM, MEASURE, RESULT, OPEN, REASON, REMEDY)


class Hands:
    """Two hands at the keyboard; each key is counted, and each letter that an input method commits."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.count = 0

    async def keys(self, *keys: str) -> None:
        self.count += len(keys)
        for key in keys:
            self.pilot.app.post_message(events.Key(key, None))
        await settle(self.pilot)

    async def write(self, text: str, *then: str) -> None:
        self.count += len(text)
        self.pilot.app.post_message(events.Paste(text))
        await self.keys(*then)


async def six_indicators(hands: Hands, app: Ziping) -> None:
    """Fill the national form for a project with six of its nine printed classes."""
    await hands.write("农村饮水维修养护", "enter")
    await hands.write("2020", "enter")
    await hands.write("县水利局", "enter")
    await hands.write("县供水站", "enter")
    await hands.write(OVERVIEW, "f2")  # the list of documents stays empty; the goals are what is still missing
    await hands.write("修50处", "enter")
    await hands.write("修52处", "f5")
    for amount in ("120", "120", "118", "120", "120"):
        await hands.write(amount, "enter")
    await hands.write("118", "f2")
    await hands.write(USE, "tab")
    await hands.write(CARE, "f5")
    await hands.write(DONE, "tab")
    await hands.write(RULES, "f5")
    await hands.keys("escape", "down", "down", "down", "down", "delete", "down", "delete", "delete")
    await hands.keys("home")
    for number, (name, target, actual) in enumerate(ROWS):
        await hands.write(name, "enter")
        await hands.write(target, "enter")
        await hands.write(actual, "tab")
        if number in (0, 1, 4):
            await hands.write("20")  # the points of the classes that fell away
        if number == 1:
            await hands.keys("enter", "enter")
            await hands.write(REASON, "enter")
            await hands.write(REMEDY)
        await hands.keys("escape", "down")
    await hands.keys("f2")
    await hands.write(CONCLUSION, "tab")
    await hands.write(UNMET, "f5")
    await hands.write(PROBLEM, "enter", "tab")
    await hands.write(MEASURE, "enter", "enter", "tab")
    await hands.write(RESULT, "enter", "tab")
    await hands.write(OPEN, "enter", "tab")
    await hands.write("2021-02-01", "f9")


@pytest.mark.slow
async def test_six_indicators_cost_less_than_the_goal(tmp_path: Path) -> None:
    path = tmp_path / "六项.toml"
    create(path, new_document(catalogue.load_form("mof-2020")))
    app = Ziping(sit_down(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        hands = Hands(pilot)
        await six_indicators(hands, app)
        screen = await wait_for(pilot, ReportScreen)
        target = Path(screen.query_one(Input).value)
        await hands.keys("enter")
        for _ in range(200):
            await pilot.pause(0.05)
            if target.exists():
                break
        assert target.exists() and app.desk is not None
        session = app.desk.session
        rows = session.get("performance.indicators")
        stored = [tuple(row.get(key) for key in ("name", "target", "actual")) for row in rows]
        assert stored == list(ROWS)
        assert rows[1]["deviation_reason"] == REASON and rows[1]["improvement"] == REMEDY
        errors = [one.message for one in app.desk.evaluation.open_findings if one.severity == "error"]
        assert errors == []
        app.sitting.close() if app.sitting else None
    words = sum(map(len, TEXTS))
    print(f"六项指标从空到报告：{hands.count} 键，其中文字 {words} 键")
    assert hands.count < GOAL
