"""What looks like a fault and is none, with the fault beside it: last year, rounding, samples, units in the name."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/"
FIRST = "performance.indicators[0]."
FIRST_TARGET = ROW + "0/target"


def persons(text: str) -> dict[str, Any]:
    """8.7万人 in the table, and what a text says of them."""
    cells = {"level2": "社会效益指标", "name": "受益人口", "target": "≥8万人", "actual": "8.7万人"}
    return {**{f"{ROW}2/{name}": cell for name, cell in cells.items()}, "texts/overview": text}


def accepted(text: str) -> dict[str, Any]:
    return {"texts/overview": text, ROW + "1/name": "验收合格率", ROW + "1/actual": "96%"}


def bare(name: str) -> dict[str, Any]:
    return {ROW + "0/name": name, ROW + "0/target": "46", ROW + "0/actual": "46"}


def vague(target: str, tier: str | None = "达成年度指标") -> dict[str, Any]:
    return {ROW + "3/target": target, ROW + "3/direction": None, ROW + "3/tier": tier}


ROUNDED = ("受益人口87126人。", "受益人口8.71万人。", "受益人口86950人。")
OTHER_VALUE = ("受益人口86126人。", "受益人口8.6万人。")
RATES = (
    "验收46处，合格44处，合格率95.65%。",
    "抽检样品120个，合格118个，合格率98.3%。",
    "验收合格率96.4%。",
)
UNIT_IN_NAME = (
    "维修工程数量（处）",
    "新建里程（公里）",
    "投资额（万元）",
    "合格率（%）",
    "亩均产量（公斤/亩）",
    "道路(单位：公里)",
)
NO_UNIT = ("维修工程（一期）", "新建道路（农村）", "管护（含改造）")
OF_LAST_YEAR = (
    "2021年该项目自评得分为96.5分。",
    "2021年度自评等级为“良”。",
    "2021年1月至12月的项目自评得分为91分。",
)
OF_THIS_YEAR = ("2022年该项目自评得分为96.5分。", "2021年立项，2022年该项目自评得分为96.5分。")
ADJECTIVES = ("提高", "改善", "稳定", "有效保障", "健全")
ONLY_ADJECTIVES = ("逐步提高", "稳步提升", "有所下降", "明显减少", "效果明显", "显著降低。", "不断扩大", "有效缩短")
TOLD_EXACTLY = ("较上年增长", "逐年递减", "减少3起", "下降5%", "健全", "规范运行", "效果图完成", "零增长")

NEAR_SPEAK = [
    speaks("D11", vague("提高", None), "performance.indicators[3].target", "warning"),
    *(speaks("D11", {FIRST_TARGET: word}, FIRST + "target", "warning", name=word) for word in ONLY_ADJECTIVES),
    *(speaks("D24", bare(name), FIRST + "target", "warning", name=name) for name in NO_UNIT),
    *(speaks("C19", {"texts/conclusion": text}, "texts.conclusion", "warning", name=text) for text in OF_THIS_YEAR),
    *(speaks("C28", persons(text), "texts.overview", "warning", name=text) for text in OTHER_VALUE),
    speaks("C28", {"texts/overview": "群众满意度92.4%。"}, "texts.overview", "warning"),
    speaks("C28", accepted("验收合格率98.3%。"), "texts.overview", "warning"),
    speaks("T21", {"texts/overview": "按《管护办法》，XX县实施。"}, "texts.overview", "warning"),
    speaks("T06", {"texts/overview": "2021年维护14处。"}, "texts.overview", "warning"),
]

NEAR_SILENT = [
    *(silent("D11", vague(word), name=f"{word}, judged by a tier") for word in (*ADJECTIVES, *ONLY_ADJECTIVES)),
    *(silent("D11", {FIRST_TARGET: word}, name=word) for word in TOLD_EXACTLY),
    *(silent("D24", bare(name), name=name) for name in UNIT_IN_NAME),
    *(silent("C19", {"texts/conclusion": text}, name=text) for text in OF_LAST_YEAR),
    *(silent("C28", persons(text), name=text) for text in ROUNDED),
    *(silent("C28", accepted(text), name=text) for text in RATES),
    silent("C28", {"texts/overview": "群众满意度92.8%。"}),
    silent("T21", {"texts/overview": "按《XX县管护办法》实施。"}),
    *(silent(rule, {ROW + "0/target": "≥**处"}, name=f"T21 says it, not {rule}") for rule in ("C16", "D25")),
    silent("T06", {"texts/overview": "上年（2021年）维护14处。"}),
    silent("T06", {"texts/overview": "与去年相比，2021年维护14处。"}),
]
