"""Sheets out of platforms, off paper and by hand, each compared value by value."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.paths import find
from tests.wizards.intake.sheet_cases import COST, ECON, GAIN, OUT, QUAL, QUAN, SAT, SATS, SOC, TIME, Case, row
from tests.wizards.intake.sheets import N, bring, indicators, text, xls, xlsx

PLATFORM = ["计量单位", "全年实际值", "分值", "得分", "偏差原因", "整改措施"]
CODED = ("110000245", "道路养护")
HEAD = ["一级指标", "二级指标", "三级指标"]

CASES: dict[str, Case] = {
    "a platform's export with codes": Case(
        xlsx(
            [
                ["导出时间：2024-03-01 10:22:33"],
                [
                    *("序号", "项目编码", "项目名称", *HEAD[:2], "指标编码", "三级指标", "指标性质", "年度指标值"),
                    *PLATFORM,
                ],
                [1, *(*CODED, OUT, QUAN, "0101", "养护里程", "≥", "120", "公里", "125", "20", "20", "", "")],
                [2, *(*CODED, GAIN, SOC, "0201", "通行条件", "定性", "好", "", "好", "30", "28", "宣传少", "多宣传")],
            ]
        ),
        {
            "养护里程": row(OUT, QUAN, target="≥120公里", actual="125", weight="20", stated_score="20"),
            "通行条件": row(
                *(GAIN, SOC),
                target="好",
                actual="好",
                weight="30",
                stated_score="28",
                deviation_reason="宣传少",
                improvement="多宣传",
            ),
        },
        values={"profile.title": "道路养护"},
        aside=("项目编码：110000245；110000245", "指标编码：0101；0201"),
    ),
    "a printed table pasted, the side head in two cells": Case(
        "绩效\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\r\n"
        "指标\t产出指标\t数量指标\t培训人数\t≥３００人\t３１２人\t１５\r\n总分\t\t\t\t\t\t１００\r\n",
        {"培训人数": row(OUT, QUAN, target="≥３００人", actual="３１２人", weight="15")},
        "贴.txt",
    ),
    "csv in GBK with thousands": Case(
        '资金来源,年初预算数（元）,全年执行数（元）\r\n合计,"1,260,000.00","1,298,500.50"\r\n'.encode("gbk"),
        {},
        "导出.csv",
        values={"funds.lines.total.initial_budget": "126", "funds.lines.total.executed": "129.85005"},
    ),
    "dates and decimals of an .xls": Case(
        xls(
            [
                [*HEAD, "年度指标值", "实际完成值", "分值"],
                [OUT, TIME, "完工", "2024年6月底前", N(45440, "yyyy-mm-dd"), 10],
                ["", COST, "成本", N(12000, "#,##0"), N(11800.5, "#,##0.00"), 10],
                ["", QUAL, "合格率", N(0.95, "0%"), N(0.9666, "0.0%"), 10],
            ],
            merges=[(1, 0, 3, 0)],
        ),
        {
            "完工": row(OUT, TIME, target="2024年6月底前", actual="2024-05-28", weight="10"),
            "成本": row(OUT, COST, target="12000", actual="11800.50", weight="10"),
            "合格率": row(OUT, QUAL, target="95%", actual="96.7%", weight="10"),
        },
        "表.xls",
    ),
    "the levels stand in rows of their own": Case(
        xlsx(
            [
                ["指标", "年度指标值", "实际完成值", "分值", "得分"],
                ["产出指标", "", "", "", ""],
                ["数量指标"],
                ["维修\n数量", "46处", "47处", 10, 10],
                ["质量指标"],
                ["合格率", "≥95%", "96%", 10, 10],
                ["效益指标"],
                ["社会效益指标"],
                ["受益人数", "≥100人", "120人", 10, 10],
            ],
            merges=[(1, 0, 1, 4)],
        ),
        {
            "维修数量": row(OUT, QUAN, target="46处", actual="47处", weight="10", stated_score="10"),
            "合格率": row(OUT, QUAL, target="≥95%", actual="96%", weight="10", stated_score="10"),
            "受益人数": row(GAIN, SOC, target="≥100人", actual="120人", weight="10", stated_score="10"),
        },
    ),
    "numbered levels with their points in rows": Case(
        xlsx(
            [
                ["指标名称", "目标值", "完成值", "分值"],
                ["一、产出指标（50分）", "", "", 50],
                ["（一）数量指标", "", "", 20],
                ["1.维修数量", "46处", "47处", 20],
                ["（二）成本指标", "", "", 10],
                ["2.单位成本", "≤5元", "4元", 10],
                ["二、满意度指标", "", "", 10],
                ["3.用水户满意度", "≥90%", "95%", 10],
                ["合计", "", "", 100],
            ]
        ),
        {
            "维修数量": row(OUT, QUAN, target="46处", actual="47处", weight="20"),
            "单位成本": row(OUT, COST, target="≤5元", actual="4元", weight="10"),
            "用水户满意度": row(SAT, SATS, target="≥90%", actual="95%", weight="10"),
        },
    ),
    "both levels in one cell": Case(
        xlsx(
            [
                ["指标类别", "三级指标", "完成值"],
                ["产出指标-数量指标", "甲", "6个"],
                ["产出指标—质量指标", "乙", "96%"],
                ["效益指标/社会效益指标", "丙", "好"],
            ]
        ),
        {
            "甲": {**row(OUT, QUAN, actual="6个"), "weight": "15"},
            "乙": {**row(OUT, QUAL, actual="96%"), "weight": "15"},
            "丙": {**row(GAIN, SOC, actual="好"), "weight": "15"},
        },
    ),
    "a note between the rows": Case(
        xlsx(
            [
                [*HEAD, "完成值", "分值"],
                [OUT, QUAN, "甲", "1个", 1],
                ["填表说明：下面是效益指标"],
                [GAIN, ECON, "乙", "3个", 1],
                ["注：共两页"],
                ["制表：张某"],
            ]
        ),
        {"甲": row(OUT, QUAN, actual="1个", weight="1"), "乙": row(GAIN, ECON, actual="3个", weight="1")},
    ),
    "a table of two levels": Case(
        xlsx([["一级指标", "二级指标", "指标值", "分值"], [OUT, "维修数量", "5处", 5], ["", "合格率", "95%", 5]]),
        {
            "维修数量": {"level1": OUT, "target": "5处", "weight": "5"},
            "合格率": {"level1": OUT, "target": "95%", "weight": "5"},
        },
    ),
    "a table of four levels": Case(
        xlsx(
            [
                [*HEAD, "四级指标", "完成值", "分值"],
                [OUT, QUAN, "工程类", "甲", "6个", 1],
                ["", "", "", "乙", "7个", 1],
            ]
        ),
        {"甲": row(OUT, QUAN, actual="6个", weight="1"), "乙": row(OUT, QUAN, actual="7个", weight="1")},
        aside=("三级指标：工程类",),
    ),
    "dates that are shown as numbers": Case(
        xlsx(
            [
                [*HEAD, "指标值", "完成值", "分值"],
                [OUT, TIME, "完工时间", N(45473), N(45440), 1],
                ["", "", "验收", N(45473, 'yyyy"年"m"月"'), N(45440), 1],
                ["", QUAN, "发放份数", N(45473), N(45440), 1],
            ]
        ),
        {
            "完工时间": row(OUT, TIME, weight="1"),
            "验收": row(OUT, TIME, target="2024年6月", weight="1"),
            "发放份数": row(OUT, QUAN, target="45473", actual="45440", weight="1"),
        },
        aside=("45473", "45440", "45440"),
    ),
    "a bare 1 beside the unit %": Case(
        xlsx([["三级指标", "指标性质", "指标值", "度量单位"], ["甲", "=", 1, "%"], ["乙", "≤", 1, "%"]]),
        {"甲": {}, "乙": {"target": "≤1%"}},
        aside=("1",),
    ),
    "indicators beside each other, their heads at the left": Case(
        xlsx(
            [
                ["项目名称", "道路养护"],
                ["三级指标", "甲", "乙"],
                ["年度指标值", "≥5个", "≥**%"],
                ["实际完成值", "6个", N(0.04, "0%")],
                ["分值", 10, 20],
            ]
        ),
        {"甲": {"target": "≥5个", "actual": "6个", "weight": "10"}, "乙": {"actual": "4%", "weight": "20"}},
        values={"profile.title": "道路养护"},
        aside=("≥**%",),
    ),
    "a share among points": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", 0.1, 10], ["乙", 10, 10], ["丙", 0.5, 0.5]]),
        {
            "甲": {"stated_score": "10"},
            "乙": {"weight": "10", "stated_score": "10"},
            "丙": {"weight": "0.5", "stated_score": "0.5"},
        },
        aside=("0.1",),
    ),
    "last year's and this year's in short words": Case(
        xlsx([["三级指标", "上年实际", "本年目标", "本年实际"], ["甲", "5个", "6个", "8个"]]),
        {"甲": {"target": "6个", "actual": "8个"}},
        aside=("上年实际：5个",),
    ),
    "numbered sources and a subtotal": Case(
        xlsx(
            [
                ["项目资金（万元）", "年初预算数", "全年执行数"],
                ["年度资金总额：", 100, 95],
                ["其中：1.财政拨款", 90, 85],
                ["小计", 90, 85],
                ["　　　2.其他资金", 10, 10],
            ]
        ),
        {},
        values={"funds.lines.appropriation.executed": "85", "funds.lines.other.executed": "10"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_right_and_what_is_not_taken_is_listed(name: str) -> None:
    case = CASES[name]
    plan, session = bring(case.data, case.name)
    assert with_ascii_weights(indicators(session)) == case.rows
    for path, value in case.values.items():
        assert find(session, path) == value, path
    assert [one.text for one in plan.aside if not one.plain] == list(case.aside)


@pytest.mark.parametrize("name", CASES)
def test_brought_in_again_nothing_is_new(name: str) -> None:
    case = CASES[name]
    _, session = bring(case.data, case.name)
    again, unchanged = bring(case.data, case.name, document=session)
    assert unchanged == session and {one.state for one in again.proposals} <= {"same"}


def with_ascii_weights(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Weights as numbers; how wide their digits are does not matter here."""
    return {
        name: {**fields, "weight": f"{int(fields['weight'])}"} if fields.get("weight", "").isdecimal() else fields
        for name, fields in rows.items()
    }


def test_the_same_sheet_as_a_paste_says_the_same() -> None:
    rows = [[*HEAD, "2024年指标值", "完成值"], ["一、产出指标", "（一）数量指标", "1.甲", "≥5个", "6个"]]
    assert indicators(bring(text(rows), "贴.txt")[1]) == indicators(bring(xlsx(rows))[1])
