"""Tables of money: their units, their sources, the budget before and after a change."""

from __future__ import annotations

from tests.wizards.intake.sheet_cases import PLAIN, PLAIN_ROWS, Case, money
from tests.wizards.intake.sheets import N, xlsx

MONEY: dict[str, Case] = {
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
    "money in pairs, the word of its block beside it": Case(
        xlsx([["资金情况（万元）", "预算数", 100, "到位数", 99, "执行数", 98], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.adjusted_budget": "100", "funds.lines.total.executed": "98"},
        aside=("99",),
    ),
    "money in pairs with what is worked out of them": Case(
        xlsx(
            [
                ["资金情况（万元）", "预算数", 100, "执行数", 98, "执行率", N(0.98, "0%"), "分值", 10, "得分", 9.8],
                ["", "其中：财政拨款", 60, "其中：财政拨款", 57, "执行率", "95%", "", "", "", ""],
                ["", "其他资金", 40, "其他资金", 41, "", "", "", "", "", "—"],
                ["", "其中：省级资金", "见附表", "其中：省级资金", "见附表"],
                *PLAIN,
            ]
        ),
        PLAIN_ROWS,
        values={
            "funds.lines.total.adjusted_budget": "100",
            "funds.lines.total.executed": "98",
            "funds.lines.appropriation.executed": "57",
            "funds.lines.other.adjusted_budget": "40",
        },
        aside=("其中：省级资金 见附表 其中：省级资金 见附表",),
    ),
    "a share where an amount should stand": Case(
        xlsx([["预算数（万元）", 100, "执行数", "98%"], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.adjusted_budget": "100", "funds.lines.total.executed": None},
        aside=("98%",),
    ),
    "pairs among words that nobody knows": Case(
        xlsx([["资金情况（万元）", "预算数", 100, "执行数", 98, "其中两成是预付"], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.adjusted_budget": None, "funds.lines.total.executed": None},
        aside=("资金情况（万元） 预算数 100 执行数 98 其中两成是预付",),
    ),
    "two amounts spent in one row of pairs": Case(
        xlsx([["预算数（万元）", 100, "执行数", 98, "实际支出", 97], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.adjusted_budget": None, "funds.lines.total.executed": None},
        aside=("预算数（万元） 100 执行数 98 实际支出 97",),
    ),
    "an amount spent without any budget beside it": Case(
        xlsx([["资金情况（万元）", "执行数", 98], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": None},
        aside=("资金情况（万元） 执行数 98",),
    ),
}
