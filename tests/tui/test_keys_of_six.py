"""How many keys six indicators cost, from an empty session to the report; every letter of a text is a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.driving import settle, until
from tests.tui.waiting import wait_for
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens.report import ReportScreen
from wizards import catalogue
from wizards.session import new_document
from wizards.storage import create

GOAL = 600
TEXT_KEYS = 430
"""So long are the texts of such a report; with shorter ones the goal would say nothing."""
OVERVIEW = (
    "为解决全县农村饮水设施老化、水压不足的问题，对十二个村的管网和泵站进行维修养护，更换老旧水表和阀门，"
    "当年一月开工，十二月完工，保障一万二千人饮水安全。"
)
USE = "资金全部用于维修材料和人工，材料七十八万元，人工四十万元，按合同和进度支付，余下两万元年底交回财政。"
CARE = "按县级专项资金管理办法报账，专款专用，验收后付款，自查十二笔支出手续齐全。"
DONE = "供水站统一设计，乡镇水管站施工，三月招标，四月开工，十月完工验收。"
RULES = "设备采购公开招标，每处工程由监理和用水户代表共同验收，结果在村里公示七天，资料归档。"
CONCLUSION = "项目按年初计划全部完成，供水稳定，水压达标，群众满意，扣分在水质合格率低于目标。"
UNMET = "水质合格率比目标差两个百分点，是两处水源汛期浑浊、过滤设备十月才到货所致。"
PROBLEM = "过滤设备采购晚了两个月，因第一次招标只有一家报名而流标。"
MEASURE = "采购计划提前到上年十二月编制，由办公室每月跟踪进度。"
RESULT = "自评结果作为编制下年预算的依据。"
OPEN = "随部门决算在本单位网站公开，公开期限为二十天。"
REASON = "汛期原水浑浊，设备晚到"
REMEDY = "加装预沉池，汛期每日检测"
ROWS = (
    ("维修管网", "≥50处", "52"),
    ("水质合格率", "≥95%", "93"),
    ("按期完成率", "≥100%", "100"),
    ("维修成本", "≤120万元", "118"),
    ("受益人口", "≥1.2万人", "1.2"),
    ("群众满意度", "≥90%", "94"),
)
UNNEEDED = {4: 1, 5: 2}
"""How many printed classes fall away before a row: one of 经济效益, two of 生态效益 and 可持续影响."""
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
    for amount in ("120", "120"):  # the only source: the total above it follows
        await hands.write(amount, "enter")
    await hands.write("118", "f2")
    await hands.write(USE, "tab")
    await hands.write(CARE, "f5")
    await hands.write(DONE, "tab")
    await hands.write(RULES, "f5")
    for number, (name, target, actual) in enumerate(ROWS):
        if number in UNNEEDED:
            await hands.keys(*["delete"] * UNNEEDED[number])
        await hands.write(name, "enter")
        await hands.write(target, "enter")
        await hands.write(actual)
        if number == 4:
            await hands.keys("tab")
            await hands.write("30")  # the points of the classes that fell away
        await hands.keys("enter")
        if number == 1:
            await hands.write(REASON, "enter")
            await hands.write(REMEDY, "enter")
    await hands.keys("f2")
    await hands.write(CONCLUSION, "tab")
    await hands.write(UNMET, "f5")
    await hands.write(PROBLEM, "f2")
    await hands.write(MEASURE, "f2")
    await hands.write(RESULT, "f2")
    await hands.write(OPEN, "f2")
    await hands.keys("ctrl+l", "f9")


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
        await until(pilot, target.exists)
        assert app.desk is not None
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
    assert words >= TEXT_KEYS
    assert hands.count < GOAL
