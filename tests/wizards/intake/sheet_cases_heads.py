"""How sheets are laid out: heads in one row or two, merged cells, other words, pages, number formats."""

from __future__ import annotations

from tests.wizards.intake.sheet_cases import (
    COST,
    ECON,
    FULL,
    FULL_MERGES,
    FULL_ROWS,
    FULL_VALUES,
    GAIN,
    OUT,
    PLAIN,
    PLAIN_ROWS,
    PLATFORM,
    PLATFORM_ROWS,
    QUAL,
    QUAN,
    SOC,
    TIME,
    Case,
    row,
)
from tests.wizards.intake.sheets import N, xls, xlsx

SHORT = {"改造面积": row(OUT, QUAN, target="≥12.5亩", actual="13亩", weight="15")}
SHORT_BODY = [OUT, QUAN, "改造面积", "≥12.5亩", "13亩"]

HEADS: dict[str, Case] = {
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
}
