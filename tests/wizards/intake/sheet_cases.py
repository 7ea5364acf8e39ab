"""A source and what must stand in the session after it; the tables that several tests read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wizards.intake.sheets import N

OUT, QUAN, QUAL, TIME, COST = "产出指标", "数量指标", "质量指标", "时效指标", "成本指标"
GAIN, ECON, SOC, ECO, LAST = "效益指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"
SAT, SATS = "满意度指标", "服务对象满意度指标"


def row(level1: str, level2: str, **fields: str) -> dict[str, str]:
    return {"level1": level1, "level2": level2, **fields}


@dataclass(frozen=True)
class Case:
    """A source and what must stand in the session after it."""

    data: bytes | str
    rows: Mapping[str, Mapping[str, str]]
    name: str = "表.xlsx"
    values: Mapping[str, Any] = field(default_factory=dict)
    aside: tuple[str, ...] = ()  # the texts left aside that somebody would miss
    notes: Mapping[str, str] = field(default_factory=dict)  # text taken → a word of its note


PLAIN = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    [OUT, QUAN, "维修工程数量", "≥46处", "46处", 15, 15, ""],
    [OUT, QUAL, "水质抽检合格率", "≥92%", N(0.9, "0%"), 15, 14.67, "过滤设备10月才到货。\n措施：4月底前加装预沉池。"],
    [SAT, SATS, "用水户满意度", "≥90%", N(0.93, "0%"), 10, 10, ""],
]

PLAIN_ROWS = {
    "维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15", stated_score="15"),
    "水质抽检合格率": row(
        OUT,
        QUAL,
        target="≥92%",
        actual="90%",
        weight="15",
        stated_score="14.67",
        deviation_reason="过滤设备10月才到货。",
        improvement="4月底前加装预沉池。",
    ),
    "用水户满意度": row(SAT, SATS, target="≥90%", actual="93%", weight="10", stated_score="10"),
}

PLATFORM = [
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分"],
    [OUT, QUAN, "培训人次", "≥", 1200, "人次", 1250, 20, 20],
    [OUT, QUAL, "培训合格率", "≧", 95, "%", 96.5, 20, 20],
    [OUT, COST, "人均培训成本", "≤", 800, "元", 760, 10, 10],
    [GAIN, SOC, "持证上岗率", ">=", "90", "百分比", N(0.93), 30, 30],
    [GAIN, LAST, "制度健全性", "定性", "健全", "", "健全", 5, 5],
    [SAT, SATS, "学员满意度", "＝", N(1, "0%"), "%", N(1, "0%"), 10, 10],
]

PLATFORM_ROWS = {
    "培训人次": row(OUT, QUAN, target="≥1200人次", actual="1250", weight="20", stated_score="20"),
    "培训合格率": row(OUT, QUAL, target="≥95%", actual="96.5", weight="20", stated_score="20"),
    "人均培训成本": row(OUT, COST, target="≤800元", actual="760", weight="10", stated_score="10"),
    "持证上岗率": row(GAIN, SOC, target="≥90%", actual="93%", weight="30", stated_score="30"),
    "制度健全性": row(GAIN, LAST, target="健全", actual="健全", weight="5", stated_score="5"),
    "学员满意度": row(SAT, SATS, target="=100%", actual="100%", weight="10", stated_score="10"),
}

FULL = [
    ["附件2"],
    ["项目支出绩效自评表"],
    ["（2023年度）"],
    ["项 目 名 称", "农村供水工程维修养护"],
    ["主管部门及代码", "219-某县水利局", "", "", "实施单位（盖章）", "某县农村供水服务中心"],
    ["项目资金（万元）", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "", N(126, "0.00"), N(132.5, "0.00"), N(129.85, "0.00"), 10, N(0.98, "0.00%"), 9.8],
    ["", "其中：当年财政拨款", "", N(120, "0.00"), N(126.5, "0.00"), N(123.85, "0.00"), "—", N(0.979, "0.00%"), "—"],
    ["", "　　　上年结转资金", "", 6, 6, 6, "—", N(1, "0%"), "—"],
    ["", "　　　其他资金", "", 0, 0, 0, "—", "—", "—"],
    [
        "绩 效 指 标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度 指标值",
        "实际\n完成值",
        "分值",
        "得分",
        "偏差原因分析\n及改进措施",
    ],
    ["", "产 出 指 标\n(50分)", "数量指标", "维修工程数量", "≥46处", "46处", 15, 15, ""],
    ["", "", "", "指标2：", "", "", "", "", ""],
    ["", "", "质量指标", "水质抽检\n合格率", "≥92%", N(0.9, "0%"), 15, 14.67, "设备10月到货"],
    ["", "", "时效指标", "……", "", "", "", "", ""],
    ["", "满意度\n指标", "服务对象满意度指标", "用水户满意度", "≥90%", N(0.93, "0.0%"), 10, 10, ""],
    ["总分", "", "", "", "", "", 100, 96.47, ""],
    ["注：1.其他资金包括自有资金。"],
    ["2.执行数按国库集中支付口径。"],
]

FULL_MERGES = [(1, 0, 1, 8), (3, 1, 3, 8), (5, 0, 9, 0), (10, 0, 15, 0), (11, 1, 14, 1), (11, 2, 12, 2), (16, 0, 16, 5)]

FULL_ROWS = {
    "维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15", stated_score="15"),
    "水质抽检合格率": row(
        OUT, QUAL, target="≥92%", actual="90%", weight="15", stated_score="14.67", deviation_reason="设备10月到货"
    ),
    "用水户满意度": row(SAT, SATS, target="≥90%", actual="93.0%", weight="10", stated_score="10"),
}

FULL_VALUES = {
    "profile.title": "农村供水工程维修养护",
    "profile.fiscal_year": 2023,
    "profile.unit.supervisor": "某县水利局",
    "profile.unit.name": "某县农村供水服务中心",
    "funds.lines.total.initial_budget": "126.00",
    "funds.lines.total.adjusted_budget": "132.50",
    "funds.lines.total.executed": "129.85",
    "funds.lines.appropriation.executed": "123.85",
    "funds.lines.carryover.executed": "6",
    "funds.lines.other.executed": "0",
}


def money(unit: str, *amounts: Any, head: str = "项目资金") -> list[list[Any]]:
    return [
        [f"{head}{unit}", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["年度资金总额", *amounts, N(0.98, "0%")],
    ]
