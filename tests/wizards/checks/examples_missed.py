"""Faults that stand in other words than the first examples of their rule, and what is honest beside them."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/"
FIRST = "performance.indicators[0]."
LINE = "funds/lines/"


def row(level2: str, name: str, target: str) -> dict[str, Any]:
    cells = {"level2": level2, "name": name, "target": target, "actual": target.lstrip("≥≤")}
    return {f"{ROW}0/{key}": text for key, text in cells.items()}


def same_rate(text: str) -> dict[str, Any]:
    """92.9 of 100, all of it of one line."""
    lines = {f"{LINE}{index}/executed": amount for index, amount in enumerate(("92.9", "83.61", "9.29"))}
    return {**lines, LINE + "0/balance": "7.1", "texts/fund_use": text}


TOTALS = ("经自评，本项目得分97分。", "本项目绩效自评得98分，评级优。", "本项目绩效自评得99.8分，评级良。")
NO_TOTALS = (
    "经自评，产出指标得分50分。",
    "经自评，本项目得分99.8分。",
    "本项目绩效自评得99.8分，评级优。",
    "经自评，本项目得分率97%。",
    "自评工作评审3次，每次5分以内。",
)
WRONG_WAY = (
    ("社会效益指标", "受益人口", "≤8.6万人"),
    ("社会效益指标", "受益户数", "≤300户"),
    ("质量指标", "违规使用资金率", "≥1%"),
    ("质量指标", "不满意率", "≥3%"),
    ("社会效益指标", "森林火灾受害面积", "≥3公顷"),
)
RIGHT_WAY = (
    ("社会效益指标", "受益人口", "≥8.6万人"),
    ("质量指标", "违规使用资金率", "≤1%"),
    ("质量指标", "违规问题查处率", "≥98%"),
    ("数量指标", "事故应急演练", "≥3次"),
    ("质量指标", "不满意率", "≤10%"),
    ("数量指标", "发放津贴人数", "≤5940人"),
    ("数量指标", "发放津贴户数", "≤120户"),
    ("数量指标", "火灾隐患排查户数", "≥300户"),
)
COMPLAINTS = (
    "全年未接到用水户投诉，用水户满意度达93%。",
    "没有收到参保人员的投诉，满意度93%。",
    "无群众投诉，群众满意。",
)
NO_COMPLAINTS = (
    "处理用水户投诉3件，用水户满意度达93%。",
    "未收到上级批复前没有开工，投诉热线畅通，群众满意度93%。",
)
PARTLY = ("初步建立管护机制", "正在健全管护制度")
WHOLLY = ("已建立管护机制",)
PROMPTS = (
    "（简要说明项目实施情况，限200字）",
    "（填写说明：按批复填写）",
    "注：本栏由财政部门填写",
    "示例：完成培训5期",
    "□是 □否",
)
OWN_WORDS = (
    "□是 √否",
    "培训5期，示例课3节。",
    "说明书2000册。",
    "注：两处因滑坡停修。",
    "填写说明会开了2次。",
)

MISSED_SPEAK = [
    *(speaks("C19", {"texts/conclusion": text}, "texts.conclusion", "warning", name=text) for text in TOTALS),
    *(speaks("A07", {ROW + "0/target": text}, FIRST + "target", name=text)
      for text in ("2022年11月31日前", "2022年2月30日之前", "2022年6月31日前完成")),
    *(speaks("D13", row(*one), FIRST + "target", "warning", name=f"{one[1]} {one[2]}") for one in WRONG_WAY),
    *(speaks("C05", {"texts/overview": text}, "performance.indicators[4].actual", "warning", name=text)
      for text in COMPLAINTS),
    *(speaks("C17", {ROW + "3/actual": text}, "performance.indicators[3].tier", "warning", name=text)
      for text in PARTLY),
    *(speaks("T21", {"texts/overview": text}, "texts.overview", name=text) for text in PROMPTS),
    speaks("B05", {"performance/goals/0/actual": "100%完成"}, "performance.goals[0].actual", "warning"),
    speaks("B05", {"performance/goals/0/actual": "目标完成率达到100%。"}, "performance.goals[0].actual", "warning"),
    speaks("F03", same_rate("预算执行率为0.929。"), "texts.fund_use", "warning"),
]  # fmt: skip

MISSED_SILENT = [
    *(silent("C19", {"texts/conclusion": text}, name=text) for text in NO_TOTALS),
    *(
        silent("A07", {ROW + "0/target": text}, name=text)
        for text in ("2022年11月30日前", "2022年2月28日之前", "2022年12月31日前完成12处", "11月底前")
    ),
    *(silent("D13", row(*one), name=f"{one[1]} {one[2]}") for one in RIGHT_WAY),
    *(silent("C05", {"texts/overview": text}, name=text) for text in NO_COMPLAINTS),
    silent("C17", {ROW + "3/target": "初步建立", ROW + "3/actual": "初步建立管护机制"}),
    silent("C17", {ROW + "3/actual": WHOLLY[0]}),
    *(silent("T21", {"texts/overview": text}, name=text) for text in OWN_WORDS),
    silent("B05", {"performance/goals/0/actual": "水质合格率100%，维护12处全部完成。"}),
    silent("F03", same_rate("预算执行率为92.9%。")),
]
