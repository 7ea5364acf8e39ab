"""Sheets and pastes as they come: every value that is taken is right, nearly all is taken, the rest is listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from schemas.form import Form
from schemas.paths import find
from tests.wizards.intake.sheets import F, N, bring, default_form, indicators, text, xls, xlsx
from wizards import catalogue
from wizards.intake import Unreadable, plan_source
from wizards.intake.model import Source

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
SHORT = {"改造面积": row(OUT, QUAN, target="≥12.5亩", actual="13亩", weight="15")}
SHORT_BODY = [OUT, QUAN, "改造面积", "≥12.5亩", "13亩"]
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


CASES: dict[str, Case] = {
    "plain heads": Case(xlsx(PLAIN), PLAIN_ROWS, notes={"90%": "百分数", "4月底前加装预沉池。": "分开"}),
    "plain heads, .xls": Case(xls(PLAIN), PLAIN_ROWS, "表.xls", notes={"90%": "百分数"}),
    "whole form with merged cells": Case(xlsx(FULL, merges=FULL_MERGES), FULL_ROWS, values=FULL_VALUES),
    "whole form without merged cells": Case(xlsx(FULL), FULL_ROWS, values=FULL_VALUES),
    "whole form, .xls": Case(xls(FULL, merges=FULL_MERGES), FULL_ROWS, "自评.xls", values=FULL_VALUES),
    "platform columns": Case(xlsx(PLATFORM), PLATFORM_ROWS, notes={"≥1200人次": "合成", "93%": "当作"}),
    "platform columns, .xls": Case(xls(PLATFORM), PLATFORM_ROWS, "导出.xls"),
    "platform columns under one head": Case(
        xlsx(
            [
                ["一级指标", "二级指标", "三级指标", "年度指标值", "", "", "实际完成情况", "", "分值"],
                ["", "", "", "指标性质", "指标值", "度量单位", "全年完成值", "完成率", ""],
                [OUT, QUAN, "改造面积", "≥", 12.5, "亩", "13亩", N(1.04, "0%"), 15],
            ],
            merges=[*((0, c, 1, c) for c in (0, 1, 2, 8)), (0, 3, 0, 5), (0, 6, 0, 7)],
        ),
        SHORT,
    ),
    "the rate before the value under one head": Case(
        xlsx(
            [
                ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成情况", "", "分值"],
                ["", "", "", "", "完成率", "全年完成值", ""],
                [*SHORT_BODY[:4], N(1.04, "0%"), "13亩", 15],
            ],
            merges=[*((0, c, 1, c) for c in (0, 1, 2, 3, 6)), (0, 4, 0, 5)],
        ),
        SHORT,
    ),
    "2016 heads": Case(
        xlsx(
            [
                [
                    "一级指标",
                    "二级指标",
                    "三级指标",
                    "分值",
                    "年度指标值（A）",
                    "全年实际值（B）",
                    "得分计算方法",
                    "得分",
                    "未完成原因分析",
                ],
                [OUT, QUAN, "改造面积", 15, "≥12.5亩", "13亩", "", 14, "少报1亩"],
            ]
        ),
        {"改造面积": {**SHORT["改造面积"], "stated_score": "14", "deviation_reason": "少报1亩"}},
    ),
    "transfer heads": Case(
        xlsx(
            [
                ["一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "未完成原因和改进措施", "权重"],
                [*SHORT_BODY, "", 15],
            ]
        ),
        SHORT,
    ),
    "other words and order": Case(
        xlsx(
            [
                ["权 重", "指标类型", "二级 指标", "指标\n内容", "目标值", "完成情况", "未完成原因和改进措施"],
                [15, "产出", "数量", "改造面积", "≥12.5亩", "13亩", ""],
            ]
        ),
        SHORT,
    ),
    "projects' own words for levels": Case(
        xlsx(
            [
                ["一级指标", "二级指标", "指标名称", "年初指标值", "年终完成值", "指标分值"],
                ["项目产出(30分)", "产出数量", "改造面积", "≥12.5亩", "13亩", "15分"],
            ]
        ),
        SHORT,
        notes={"15": "15分"},
    ),
    "levels left blank below the first": Case(
        xlsx(
            [
                PLAIN[0][:6],
                [OUT, QUAN, "甲", "≥1个", "1个", 8],
                ["", "", "乙", "≥2个", "2个", 7],
                ["", QUAL, "丙", "≥3%", "3%", 15],
                [GAIN, "", "丁", "≥4元", "4元", 5],
            ]
        ),
        {
            "甲": row(OUT, QUAN, target="≥1个", actual="1个", weight="8"),
            "乙": row(OUT, QUAN, target="≥2个", actual="2个", weight="7"),
            "丙": row(OUT, QUAL, target="≥3%", actual="3%", weight="15"),
            "丁": {"level1": GAIN, "target": "≥4元", "actual": "4元", "weight": "5"},
        },
        notes={"丁": ""},
    ),
    "subtotals and totals": Case(
        xlsx(
            [
                PLAIN[0][:6],
                PLAIN[1][:6],
                ["产出指标小计", "", "", "", "", 15],
                ["小计", "", "", "", "", 15],
                ["合 计", "", "", "", "", 15],
            ]
        ),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
    ),
    "head printed again on the next page": Case(xlsx([PLAIN[0], PLAIN[1], PLAIN[0], *PLAIN[2:]]), PLAIN_ROWS),
    "columns in another order on the next page": Case(
        xlsx(
            [
                PLAIN[0][:6],
                PLAIN[1][:6],
                ["一级指标", "二级指标", "三级指标", "分值", "实际完成值", "年度指标值"],
                [GAIN, ECON, "节约电费", 5, "11万元", "≥10万元"],
            ]
        ),
        {
            "维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15"),
            "节约电费": row(GAIN, ECON, target="≥10万元", actual="11万元", weight="5"),
        },
    ),
    "percents of a sheet": Case(
        xlsx(
            [
                PLAIN[0][:5],
                [OUT, QUAN, "完成率", N(1, "0%"), N(0.84090909, "0.00%")],
                [OUT, QUAL, "合格率", "≥95%", N(0.97, "0%")],
                [OUT, TIME, "及时率", "≥95%", N(0.97)],
                [OUT, COST, "单位成本", "≤10元/吨", N(9.79)],
                [GAIN, SOC, "增长率", "≥2%", N(0.5)],
            ]
        ),
        {
            "完成率": row(OUT, QUAN, target="100%", actual="84.09%", weight="15"),
            "合格率": row(OUT, QUAL, target="≥95%", actual="97%", weight="15"),
            "及时率": row(OUT, TIME, target="≥95%", actual="97%", weight="10"),
            "单位成本": row(OUT, COST, target="≤10元/吨", actual="9.79", weight="10"),
            "增长率": row(GAIN, SOC, target="≥2%", actual="0.5", weight="15"),
        },
        notes={"84.09%": "百分数"},
    ),
    "decimals and units of number formats": Case(
        xlsx(
            [
                PLAIN[0][:5],
                [OUT, QUAN, "面积", N(12.5, '"≥"0.0"亩"'), N(12.96, '0.0"亩"')],
                [OUT, COST, "费用", N(1012.4, "#,##0.00"), N(0.1 + 0.2)],
                [OUT, TIME, "完工", "2023年11月30日前", N(45260, 'yyyy"年"m"月"d"日"')],
            ]
        ),
        {
            "面积": row(OUT, QUAN, target="≥12.5亩", actual="13.0亩", weight="15"),
            "费用": row(OUT, COST, target="1012.40", actual="0.3", weight="10"),
            "完工": row(OUT, TIME, target="2023年11月30日前", actual="2023年11月30日", weight="10"),
        },
    ),
    "money in 元": Case(
        xlsx(money("（元）", 1260000, 1325000, 1298500.5)),
        {},
        values={"funds.lines.total.initial_budget": "126", "funds.lines.total.executed": "129.85005"},
        notes={"126": "换算"},
    ),
    "money in 万元 with units in the cells": Case(
        xlsx(money("", "126万元", "132.5万元", "1298500元")),
        {},
        values={"funds.lines.total.initial_budget": "126万元", "funds.lines.total.executed": "1298500元"},
    ),
    "the unit stands above the table": Case(
        xlsx([["单位：元"], *money("", 1260000, 1325000, 1298500)]), {}, values={"funds.lines.total.executed": "129.85"}
    ),
    "each column has its unit": Case(
        xlsx(
            [["资金来源", "年初预算数（元）", "全年预算数（万元）", "执行数（元）"], ["合计", 1260000, 132.5, 1298500]]
        ),
        {},
        values={
            "funds.lines.total.initial_budget": "126",
            "funds.lines.total.adjusted_budget": "132.5",
            "funds.lines.total.executed": "129.85",
        },
    ),
    "money without a unit": Case(
        xlsx(money("", 126, 132.5, 129.85)), {}, values={"funds.lines.total.executed": "129.85"}, notes={"126": "当作"}
    ),
    "money without a unit that cannot be 万元": Case(
        xlsx([*PLAIN, *money("", 1260000, 1325000, 1298500)]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": None},
        aside=("1260000 1325000 1298500",),
    ),
    "sources of every level": Case(
        xlsx(
            [
                ["资金投入情况（万元）", "", "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A×100%）"],
                ["", "年度资金总额：", 100, 90, "90%"],
                ["", "其中：中央财政资金", 40, 36, "90%"],
                ["", "省级资金", 30, 27, "90%"],
                ["", "市级资金", 20, 18, "90%"],
                ["", "本级配套", 5, 5, "100%"],
                ["", "其它资金", 5, 4, "80%"],
                ["", "专项债券资金", 0.5, 0.5, "100%"],
            ]
        ),
        {},
        values={
            "funds.lines.central.adjusted_budget": "40",
            "funds.lines.province.executed": "27",
            "funds.lines.city.executed": "18",
            "funds.lines.county.adjusted_budget": "5",
            "funds.lines.other.executed": "4",
        },
        aside=("专项债券资金 0.5 0.5 100%",),
    ),
    "the budget after the change": Case(
        xlsx([["资金来源（万元）", "年初预算数", "调整预算数（A）", "全年执行数（B）"], ["财政拨款", 10, 12, 11]]),
        {},
        values={"funds.lines.appropriation.adjusted_budget": "12"},
    ),
    "a change that may be the amount": Case(
        xlsx([["资金来源（万元）", "年初预算数", "调整预算数", "全年执行数"], ["财政拨款", 10, 2, 11]]),
        {},
        values={"funds.lines.appropriation.adjusted_budget": None, "funds.lines.appropriation.executed": "11"},
        aside=("2",),
    ),
    "labels with a colon in one cell": Case(
        xlsx([["填报单位（盖章）：某县水利局　填报日期：2024年3月1日"], ["评价年度：2023年"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.name": "某县水利局", "profile.fiscal_year": 2023, "profile.report_date": None},
        aside=("填报日期：2024年3月1日",),
    ),
    "the unit that carries out goes before the one that reports": Case(
        xlsx([["填报单位：某县水利局"], ["实施单位", "某县供水中心"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.name": "某县供水中心"},
    ),
    "two names of the supervisor": Case(
        xlsx([["主管部门", "甲局"], ["县级主管部门", "乙局"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.supervisor": None},
        aside=("甲局", "乙局"),
    ),
    "a platform's list with the project in a column": Case(
        xlsx([["项目名称", "主管部门", *PLAIN[0]], *(["供水工程", "某县水利局", *cells] for cells in PLAIN[1:])]),
        PLAIN_ROWS,
        values={"profile.title": "供水工程", "profile.unit.supervisor": "某县水利局"},
    ),
    "csv, utf-8 with a mark": Case(
        "\ufeff" + text([["三级指标", "实际完成值"], ["改造面积", "13亩"]], ","),
        {"改造面积": {"actual": "13亩"}},
        "导出.csv",
    ),
    "csv, GBK": Case(
        text([*[c[:5] for c in PLAIN[:2]]], ",").encode("gbk"),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        "导出.csv",
    ),
    "text, UTF-16": Case(
        text([c[:5] for c in PLAIN[:2]]).encode("utf-16"),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        "unicode.txt",
    ),
    "pasted, with a break inside a cell": Case(
        text([["三级指标", "年度指标值", "偏差原因"], ["改造面积", "≥12.5亩", '"雨季长\n招标晚"']], end="\r"),
        {"改造面积": {"target": "≥12.5亩", "deviation_reason": "雨季长\n招标晚"}},
        "贴.txt",
    ),
    "a formula without a value and an error": Case(
        xlsx(
            [
                PLAIN[0][:6],
                [OUT, QUAN, "甲", F("=1+1"), "1个", F("=3*5", 15)],
                [OUT, QUAL, "乙", "≥1%", F("=1/0", "#DIV/0!"), 5],
            ]
        ),
        {"甲": row(OUT, QUAN, actual="1个", weight="15"), "乙": row(OUT, QUAL, target="≥1%", weight="5")},
        aside=("", ""),
    ),
    "a column of its own and the reviewer's": Case(
        xlsx([[*PLAIN[0][:6], "复核分", "镇街"], [*PLAIN[1][:6], 14, "城关镇"]]),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        aside=("复核分：14", "镇街：城关镇"),
    ),
    "points shared by several rows": Case(
        xlsx(
            [PLAIN[0][:6], [OUT, QUAN, "甲", "≥1个", "1个", 15], [OUT, QUAN, "乙", "≥2个", "2个", ""]],
            merges=[(1, 5, 2, 5)],
        ),
        {
            "甲": row(OUT, QUAN, target="≥1个", actual="1个", weight="15"),
            "乙": row(OUT, QUAN, target="≥2个", actual="2个"),
        },
        aside=("15",),
    ),
    "a sign against a sign": Case(
        xlsx(
            [PLATFORM[0], [OUT, QUAN, "甲", "≥", "≤5", "个", 5, 10, 10], [OUT, QUAL, "乙", "≥", "5元", "个", 5, 10, 10]]
        ),
        {
            "甲": row(OUT, QUAN, actual="5", weight="10", stated_score="10"),
            "乙": row(OUT, QUAL, actual="5", weight="10", stated_score="10"),
        },
        aside=("≤5", "5元"),
    ),
    "a fraction beside the unit %": Case(
        xlsx([PLATFORM[0], [OUT, QUAL, "甲", "≥", 0.95, "%", 0.97, 10, 10]]),
        {"甲": row(OUT, QUAL, actual="0.97", weight="10", stated_score="10")},
        aside=("0.95",),
    ),
    "a row without a name": Case(
        xlsx([*PLAIN, [GAIN, ECON, "", "≥5万元", "6万元", 5, 5, ""]]),
        PLAIN_ROWS,
        aside=(f"{GAIN} {ECON} ≥5万元 6万元 5 5",),
    ),
    "two columns for the same thing": Case(
        xlsx([["三级指标", "指标值", "年度指标值", "实际完成值"], ["甲", "5个", "6个", "6个"]]),
        {"甲": {"actual": "6个"}},
        aside=("指标值", "年度指标值"),
    ),
    "two visible sheets, one without a table, one hidden": Case(
        xlsx(PLAIN, more={"说明": [["本表按项目填写"]], "旧表": PLAIN}, hidden=["旧表"]), PLAIN_ROWS
    ),
    "names that differ only in their brackets": Case(
        xlsx(
            [
                PLAIN[0][:5],
                [OUT, QUAN, "补助人数（城镇）", "≥1人", "1人"],
                [OUT, QUAN, "补助人数（农村）", "≥2人", "2人"],
            ]
        ),
        {
            "补助人数（城镇）": row(OUT, QUAN, target="≥1人", actual="1人", weight="15"),
            "补助人数（农村）": row(OUT, QUAN, target="≥2人", actual="2人"),
        },
    ),
    "blank cells between label and value": Case(
        xlsx([["项目名称", "", "供水工程"], ["主管部门", "", "实施单位", "", "供水中心", "外加一格"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.title": "供水工程", "profile.unit.supervisor": None, "profile.unit.name": "供水中心"},
        aside=("外加一格",),
    ),
    "the word for the sum in another column": Case(xlsx([*PLAIN, ["", "", "", "合计", "", 40, 39.67, ""]]), PLAIN_ROWS),
    "a sign beside words, an organisation beside a number": Case(
        xlsx(
            [
                [*PLATFORM[0][:5], "单位", *PLATFORM[0][6:]],
                [OUT, QUAN, "甲", "≥", "健全", "", "健全", 5, 5],
                [OUT, QUAL, "乙", "≥", 46, "某县水利局", 47, 5, 5],
                [OUT, TIME, "丙", "≤", "2~3", "天", 2, 5, 5],
                [OUT, COST, "丁", "≤", 0.6, "元/吨", 0.58, 5, 5],
            ]
        ),
        {
            "甲": row(OUT, QUAN, target="健全", actual="健全", weight="5", stated_score="5"),
            "乙": row(OUT, QUAL, actual="47", weight="5", stated_score="5"),
            "丙": row(OUT, TIME, actual="2", weight="5", stated_score="5"),
            "丁": row(OUT, COST, target="≤0.6元/吨", actual="0.58", weight="5", stated_score="5"),
        },
        aside=("46", "2~3"),
    ),
    "the sum below the foot, the unit of money beside the department": Case(
        xlsx([["金额单位：元"], *PLAIN, ["其他需要说明事项", "无"], ["总分", "", "", "", "", 100, 99.8, "优"]]),
        PLAIN_ROWS,
    ),
    "goals with figures below the money": Case(
        xlsx([*money("（万元）", 100, 120, 118), ["项目年度目标", "完成46处", "", "实际完成46处"], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": "118"},
        aside=("预期目标：完成46处", "实际完成46处"),
    ),
    "numbers that belong to the name, and numbers in front of it": Case(
        xlsx(
            [
                ["三级指标", "实际完成值"],
                *([name, "1个"] for name in ("1、2号闸门", "3、4级航道里程", "②-④号机井", "①号机井", "1：500测图")),
                *([name, "1个"] for name in ("2、清淤长度", "③绿化面积", "(4)护岸长度", "⑤、管护人数", "6）7号涵洞")),
            ]
        ),
        {
            name: {"actual": "1个"}
            for name in (
                *("1、2号闸门", "3、4级航道里程", "②-④号机井", "①号机井", "1：500测图"),
                *("清淤长度", "绿化面积", "护岸长度", "管护人数", "7号涵洞"),
            )
        },
    ),
    "units in the brackets of the heads": Case(
        xlsx(
            [
                ["三级指标", "年度指标值（万元）", "实际完成值（元）"],
                ["甲", 120, 1180000],
                ["乙", "≤8", "80000元"],
                ["丙", "3个", "无偏差"],
            ]
        ),
        {
            "甲": {"target": "120万元", "actual": "1180000元"},
            "乙": {"target": "≤8万元", "actual": "80000元"},
            "丙": {"actual": "无偏差"},
        },
        aside=("3个",),
        notes={"120万元": "单位", "1180000元": "单位"},
    ),
    "percents in the brackets of the heads": Case(
        xlsx(
            [
                ["三级指标", "年度指标值（％）", "实际完成值（％）"],
                ["甲", 90, 0.93],
                ["乙", 85, 88],
                ["丙", 0.9, N(0.91, "0%")],
                ["丁", "≥5", 0.3],
            ]
        ),
        {
            "甲": {"target": "90%", "actual": "93%"},
            "乙": {"target": "85%", "actual": "88%"},
            "丙": {"actual": "91%"},
            "丁": {"target": "≥5%"},
        },
        aside=("0.9", "0.3"),
        notes={"93%": "当作"},
    ),
    "a fraction beside the head's % in a text file": Case(
        "三级指标,年度指标值（%）,实际完成值（%）\n甲,0.9,95\n", {"甲": {"actual": "95%"}}, "表.csv", aside=("0.9",)
    ),
    "a unit in the head against the column of units": Case(
        xlsx([["三级指标", "指标值（元）", "度量单位", "实际完成值"], ["甲", 5, "万元", "4"], ["乙", 6, "元", "6"]]),
        {"甲": {"actual": "4"}, "乙": {"target": "6元", "actual": "6"}},
        aside=("5",),
    ),
    "targets of the year's beginning and adjusted ones": Case(
        xlsx(
            [
                ["三级指标", "年初指标值", "调整指标值", "实际完成值"],
                ["甲", "20场", "16场", "17场"],
                ["乙", "30场", "", "30场"],
                ["丙", "30场", "未调整", "30场"],
                ["丁", 30, -4, 26],
                ["戊", 30, 0, 30],
            ]
        ),
        {
            "甲": {"target": "16场", "actual": "17场"},
            "乙": {"target": "30场", "actual": "30场"},
            "丙": {"target": "30场", "actual": "30场"},
            "丁": {"actual": "26"},
            "戊": {"actual": "30"},
        },
        aside=("-4", "0"),
        notes={"16场": "年初为20场"},
    ),
    "weights and scores that are shares of one": Case(
        xlsx(
            [
                ["三级指标", "权重", "得分"],
                ["甲", N(0.3, "0%"), 0.27],
                ["乙", 0.25, 0.25],
                ["丙", 0.45, 0],
                ["合计", 1, 0.52],
            ]
        ),
        {
            "甲": {"weight": "30", "stated_score": "27"},
            "乙": {"weight": "25", "stated_score": "25"},
            "丙": {"weight": "45", "stated_score": "0"},
        },
        notes={"27": "当作", "25": "当作"},
    ),
    "weights that are shares beside scores in points": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", 0.4, 36], ["乙", 0.6, 60]]),
        {"甲": {"weight": "40", "stated_score": "36"}, "乙": {"weight": "60", "stated_score": "60"}},
    ),
    "fractions that may be points or shares": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", 0.4, 0.5], ["乙", 0.3, 0.5]]),
        {"甲": {}, "乙": {}},
        aside=("0.4", "0.5", "0.3", "0.5"),
    ),
    "scores in percent that are rates": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", "40", "95%"], ["乙", "60", "48%"]]),
        {"甲": {"weight": "40"}, "乙": {"weight": "60", "stated_score": "48"}},
        aside=("95",),
    ),
    "percents and fractions in one column that do not make a whole": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", N(0.2, "0%"), N(0.18, "0%")], ["乙", 0.15, 0.15]]),
        {"甲": {"weight": "20"}, "乙": {}},
        aside=("18", "0.15", "0.15"),
    ),
    "half a point among points": Case(
        xlsx([["三级指标", "分值", "得分"], ["甲", 0.5, 0.5], ["乙", 9.5, 9]]),
        {"甲": {"weight": "0.5", "stated_score": "0.5"}, "乙": {"weight": "9.5", "stated_score": "9"}},
    ),
    "labels above their values": Case(
        xlsx([["项目名称", "主管部门", "实施单位"], ["灌渠清淤", "", "某镇水管站"], [""], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.title": "灌渠清淤", "profile.unit.supervisor": None, "profile.unit.name": "某镇水管站"},
    ),
    "a weight beside every level": Case(
        xlsx(
            [
                ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "本年指标值", "达成情况"],
                [OUT, 50, QUAN, 30, "改造面积", 15, "≥12.5亩", "13亩"],
            ]
        ),
        SHORT,
        aside=("分值：50", "分值：30"),
    ),
    "scores of others, and one that is converted": Case(
        xlsx(
            [
                ["三级指标", "权重分", "单项得分", "折算得分", "复核分", "财政审定评分", "完成率", "完成比例"],
                ["甲", 20, 95, 19, 18, 17, 1, 1],
            ]
        ),
        {"甲": {"weight": "20", "stated_score": "19"}},
        aside=("单项得分：95", "复核分：18", "财政审定评分：17"),
    ),
    "a head of the sources that is no word": Case(
        xlsx([["预算条目", *money("", 0, 0, 0)[0][1:]], *money("（万元）", 100, 120, 118)[1:], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": "118"},
    ),
    "the table begins in row 39": Case(xlsx([[""]] * 38 + PLAIN), PLAIN_ROWS),
}


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_right_and_what_is_not_taken_is_listed(name: str) -> None:
    case = CASES[name]
    plan, session = bring(case.data, case.name)
    assert indicators(session) == case.rows
    for path, value in case.values.items():
        assert find(session, path) == value, path
    assert [one.text for one in plan.aside if not one.plain] == list(case.aside)
    for text_taken, word in case.notes.items():
        assert any(one.text == text_taken and word in one.note for one in plan.proposals), text_taken


@pytest.mark.parametrize("name", CASES)
def test_brought_in_again_nothing_is_new(name: str) -> None:
    case = CASES[name]
    _, session = bring(case.data, case.name)
    again, unchanged = bring(case.data, case.name, document=session)
    assert unchanged == session
    assert {one.state for one in again.proposals} <= {"same"}


def test_actual_values_alone_are_read_beside_the_session_s_targets() -> None:
    _, session = bring(xlsx(PLAIN))
    only = xlsx(
        [["三级指标", "实际完成值"], ["水质抽检合格率", 0.95], ["维修工程数量", 47], ["用水户满意度", N(0.96, "0%")]]
    )
    plan, _ = bring(only, document=session)
    assert [(one.path.split(".")[2], one.text, one.state) for one in plan.proposals if one.path.endswith("actual")] == [
        ("quality", "95%", "differs"),
        ("quantity", "47", "differs"),
        ("satisfaction", "96%", "differs"),
    ]
    assert "当作" in next(one.note for one in plan.proposals if one.text == "95%")


def test_a_form_that_keeps_the_unit_apart_gets_it_apart() -> None:
    form = catalogue.load_form("chenggong-2019")
    data = xlsx([["三级指标", "指标值", "度量单位", "实际完成值"], ["宣传场次", 12, "场", 13]])
    _, session = bring(data, form=form)
    found = indicators(session)["宣传场次"]
    assert (found["target"], found["unit"], found["actual"]) == ("12", "场", "13")


def test_a_line_of_money_that_only_the_form_has_is_brought_in() -> None:
    form = catalogue.load_form("transfer-2022")
    money = [["资金投入情况（万元）", "", "全年预算数（A）", "全年执行数（B）"], ["", "年度资金总额：", 236, 228.6]]
    money += [["", "其中：中央财政资金", 180, 176.4], ["", "地方资金", 56, 52.2]]
    _, session = bring(xlsx([*money, *PLAIN]), form=form)
    lines = {line["source"]: line for line in session["funds"]["lines"]}
    assert (lines["local"]["adjusted_budget"], lines["local"]["executed"]) == ("56", "52.2")
    assert (lines["central"]["executed"], lines["total"]["executed"]) == ("176.4", "228.6")


def test_a_column_that_only_the_form_has_stops_nothing() -> None:
    written = catalogue.load_form("fund-2019").model_dump()
    written["steps"]["performance"][0]["columns"]["project"] = "所属工程"
    own = Form.model_validate(written)
    _, session = bring(xlsx([[*PLAIN[0], "所属工程"], [*PLAIN[1], "一号工程"]]), form=own)
    assert indicators(session)


def test_a_copy_out_of_word_with_broken_cells_is_refused() -> None:
    rows = ["一级指标\t二级指标\t三级指标\t指标值\t完成值", f"{OUT}\t{QUAN}\t维修", "工程数量\t≥46处\t46处", ""]
    with pytest.raises(Unreadable, match="第 2 行"):
        bring("\n".join(rows), "贴.txt")
    trimmed = [rows[0], f"{OUT}\t{QUAN}\t甲\t≥46处", f"{OUT}\t{QUAL}\t乙\t≥5%"]
    assert set(indicators(bring("\n".join(trimmed), "贴.txt")[1])) == {"甲", "乙"}


def test_a_level_that_the_form_also_uses_as_a_label_is_a_level() -> None:
    form = catalogue.load_form("dachuan-2018")
    label = next(one.label for one in form.asked.questions if one.path == "texts.management")
    sheet = [PLAIN[0][:5], [label, "预算执行", "支付及时性", "100%", "98%"], ["填报人：张某", "", "", "", ""]]
    _, session = bring(xlsx(sheet), form=form)
    assert indicators(session)["支付及时性"]["level1"] == label
    assert "填报人：张某" not in indicators(session)


def test_one_column_of_classes_is_the_level_that_its_words_are() -> None:
    head = ["指标类型", "指标名称", "指标性质", "指标值", "度量单位", "完成值"]
    second = [[QUAN, "培训人数", "≥", 500, "人", 520], [SOC, "带动就业", "≥", 30, "人", 31]]
    found = indicators(bring(xlsx([head, *second]))[1])
    assert {(one["level1"], one["level2"]) for one in found.values()} == {(OUT, QUAN), (GAIN, SOC)}
    first = [[OUT, "培训人数", "≥", 500, "人", 520], [SAT, "满意率", "≥", 90, "%", 95]]
    assert {one["level1"] for one in indicators(bring(xlsx([head, *first]))[1]).values()} == {OUT, SAT}


@pytest.mark.parametrize("path", ["performance", "performance.indicators", "funds.lines", "profile"])
def test_what_is_malformed_in_the_session_is_never_written_over(path: str) -> None:
    section, _, inner = path.partition(".")
    document = {"form": default_form().pack.id, section: {inner: "手写的一段"} if inner else "手写的一段"}
    with pytest.raises(Unreadable, match="写得不对"):
        bring(xlsx(PLAIN), document=document)


def test_rows_that_are_no_rows_stay() -> None:
    document = {"form": default_form().pack.id, "performance": {"indicators": ["手写的一行", {"name": "别的"}]}}
    _, session = bring(xlsx(PLAIN), document=document)
    assert session["performance"]["indicators"][:2] == ["手写的一行", {"name": "别的"}]


@pytest.mark.parametrize(
    ("cell", "reason", "measure"),
    [
        ("已落实防汛措施：仍有两处漏水", "已落实防汛措施：仍有两处漏水", ""),
        ("错峰措施:限产", "错峰措施:限产", ""),
        ("1.原因：汛期停工 2.措施：秋后补种", "汛期停工", "秋后补种"),
        ("一、原因：汛期停工；二、整改措施：秋后补种", "汛期停工", "秋后补种"),
        ("措施：秋后补种。原因：汛期停工", "汛期停工", "秋后补种。"),
        ("原因：甲。措施：乙。原因：丙。措施：丁", "原因：甲。措施：乙。原因：丙。措施：丁", ""),
        ("完成率98.措施：补", "完成率98.措施：补", ""),
        ("汛期停工。下一步措施：秋后补种", "汛期停工。", "秋后补种"),
    ],
)
def test_reason_and_measure_part_only_where_a_clause_says_so(cell: str, reason: str, measure: str) -> None:
    _, session = bring(xlsx([["三级指标", "实际完成值", "偏差原因及改进措施"], ["造林面积", "9亩", cell]]))
    found = indicators(session)["造林面积"]
    assert (found.get("deviation_reason", ""), found.get("improvement", "")) == (reason, measure)


@pytest.mark.parametrize(
    "path",
    [
        *("performance.indicators.quality.actual", "performance.indicators.quality.target", "profile.title"),
        *("funds.lines.total.executed", "performance.indicators.quality.name"),
    ],
)
@pytest.mark.parametrize("wrong", [{"x": 1}, ["手写", "两段"], 0.5])
def test_what_a_hand_put_in_place_of_a_text_stays_and_is_told(path: str, wrong: Any) -> None:
    rows = [{"id": "quality", "name": "水质抽检合格率", "level1": OUT, "level2": QUAL}]
    document: dict[str, Any] = {
        "form": default_form().pack.id,
        "profile": {},
        "funds": {"lines": [{"source": "total"}]},
        "performance": {"indicators": rows},
    }
    above, _, name = path.rpartition(".")
    find(document, above)[name] = wrong
    plan, session = bring(xlsx(FULL), document=document)
    assert find(session, above)[name] == wrong
    if not path.endswith(".name"):
        assert any("写得不对" in one.why for one in plan.aside)


def test_a_source_that_the_form_does_not_print_and_a_level_it_does_not_use_are_told() -> None:
    sheet = [PLAIN[0], ["管理指标", QUAL, "水质抽检合格率", "≥92%", "90%", 15, 14.67, ""]]
    plan, session = bring(xlsx([*money("（万元）", 100, 120, 118), ["中央资金", 1, 1, 1], *sheet]))
    assert "存着不印" in next(one.note for one in plan.proposals if one.path == "funds.lines.central.executed")
    assert indicators(session)["水质抽检合格率"]["level1"] == OUT
    assert any("管理指标" in one.text and OUT in one.why for one in plan.aside)


def test_what_does_not_come_out_of_another_session_is_listed() -> None:
    source = catalogue.load_form(default_form().pack.id)
    theirs = {
        "form": source.pack.id,
        "profile": {"title": "供水", "basis": [{"id": "b", "title": "某发〔2022〕1号"}]},
        "texts": {"overview": "概况一段。"},
        "performance": {
            "goals": [{"id": "g", "expected": "修好46处"}],
            "indicators": [{"id": "i", "name": "甲", "actual": "1个", "tier": "达成"}],
        },
        "problems": {"items": [{"id": "p", "problem": "进度慢"}]},
    }
    plan = plan_source(Source("toml", document=theirs), {"form": source.pack.id}, source)
    told = " ".join(one.text for one in plan.aside if not one.plain)
    for said in ("某发〔2022〕1号", "概况一段。", "修好46处", "达成", "进度慢"):
        assert said in told


def test_a_name_that_cannot_be_read_takes_its_row_aside() -> None:
    rows = [["三级指标", "实际完成值"], [N(1.5, "0.00E+00"), "5个"], ["甲", "6个"]]
    plan, session = bring(xlsx(rows))
    assert indicators(session) == {"甲": {"actual": "6个"}}
    assert any("5个" in one.text for one in plan.aside)


def test_money_without_a_unit_that_cannot_be_told_is_the_reason() -> None:
    with pytest.raises(Unreadable, match="没有写金额单位"):
        bring(xlsx(money("", 1200000, 1320000, 1180000)))
