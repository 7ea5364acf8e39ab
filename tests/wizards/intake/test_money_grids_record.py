"""Money in sheets: each word for a source and an amount, each amount at a limit, each place where a unit can stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.intake.grids import ODD_MONEY, Rows, grid_of, told, with_lines_moved, with_odd_cells
from tests.wizards.intake.test_cell_rules_record import words_of
from tests.wizards.intake.test_own_columns import own_form
from wizards.intake.cells import Cells
from wizards.intake.model import Grid
from wizards.intake.money_units import (
    against_amount,
    carries_unit,
    is_amount,
    is_unit_column,
    stated_units,
    unit_in_cell,
)

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

HEAD = ["资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率"]
BLOCK: Rows = [
    HEAD,
    ["年度资金总额", 100, 120, 118, "98.33%"],
    ["其中：财政拨款", 80, 100, 99, ""],
    ["其他资金", 20, 20, 19, ""],
]
SIDE: Rows = [
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "备注"],
    ["", "年度资金总额", 100, 120, 118, 10, ""],
    ["", "1.中央资金", 60, 70, 69, "", "到位晚"],
    ["", "（2）其他资金", 40, 50, 49, "", ""],
    ["", "合计", 100, 120, 118, "", ""],
]
OWN: Rows = [
    ["资金来源", "单位", "全年预算数", "全年执行数（元）", "下达文号", "滞留资金（元）", "滞留比例"],
    ["年度资金总额", "万元", 100, 900000, "某财〔2023〕3号", 10000, "0.11"],
    ["其中：当年财政拨款", "元", 1000000, 900000, "—", "", ""],
]
PAIRS: Rows = [
    ["预算执行情况（万元）", "计划安排资金", 100, "实际支出", 98, "执行率", "98%", "得分", 9.8],
    ["", "其中：中央财政", 60, "其中：中央财政", 58, "", "", "", ""],
    ["", "其他资金", 40, "其他资金", 40, "执行率", "100%", "", ""],
    ["项目名称", "造林", "", "", "", "", "", "", ""],
]
PLAIN: Rows = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
    ["产出指标", "数量指标", "造林", "≥5亩", "5亩"],
]
GRIDS = {"upright": BLOCK, "with a side": SIDE, "with own columns": OWN, "pairs": PAIRS}
AMOUNTS = (
    *(99999, 100000, 100001, 999, 1000, 1001, 9999, 10000, 10001, 0, 0.0, -5, -100000, 1, "99,999.99", "1e5", "0万元"),
    *(
        "无",
        "0无",
        "—",
        "",
        "126万元",
        "1260000元",
        "88万",
        "1亿元",
        "约5",
        "≥5",
        "△5",
        "▲ 5",
        "5-6",
        "按进度",
        "5人",
        "5%",
    ),
)
UNITS = ("元", "千元", "万元", "百万元", "亿元", "万", "人民币万元", "美元", "人", "")


def plain_grid(rows: Sequence[Sequence[Any]]) -> Grid:
    return grid_of([list(row) for row in rows])


def of_changes(rows: Rows, kind: str) -> Iterator[str]:
    grid = plain_grid(rows)
    for change, made in with_odd_cells(grid, ODD_MONEY) if kind == "cells" else with_lines_moved(grid):
        yield change
        yield from told(made, form=own_form() if rows is OWN else None)


def of_lying(rows: Rows) -> Iterator[str]:
    turned = plain_grid(list(zip(*plain_grid(rows).values, strict=True)))
    for at, (change, made) in enumerate((*with_odd_cells(turned, ODD_MONEY), *with_lines_moved(turned))):
        if at % 3 == 0:
            yield change
            yield from told(made)


def of_heads(column: int) -> Iterator[str]:
    for word in (
        *words_of("fund_columns"),
        "备注",
        "预算数（A）",
        "调整预算数（A）",
        "调整预算数（B）",
        "2022年执行数",
        "执行数",
    ):
        for end in ("", "（亿元）"):
            head = [*HEAD[:column], f"{word}{end}", *HEAD[column + 1 :]]
            yield f"{head}"
            yield from told(plain_grid([head, *BLOCK[1:]]))


def of_sources() -> Iterator[str]:
    for word in (*words_of("fund_rows"), *words_of("total_rows"), "社会捐赠", "小计"):
        for front in ("", "其中：（2）"):
            rows = [BLOCK[0], BLOCK[1], [f"{front}{word}", 80, 100, 99, ""], *PLAIN]
            yield f"{front}{word}"
            yield from told(plain_grid(rows))


def of_sources_twice() -> Iterator[str]:
    for first, second, third in product((80, "—", "80.0"), (80, 81, ""), (80, "", 79)):
        rows = [
            BLOCK[0],
            *(
                [word, one, 100, 99, ""]
                for word, one in zip(("中央资金", "中央", "中央补助"), (first, second, third), strict=True)
            ),
        ]
        yield f"{first} {second} {third}"
        yield from told(plain_grid(rows))


def of_amounts(unit: str) -> Iterator[str]:
    for amount in AMOUNTS:
        for title, side, label in (
            ("", "", ""),
            ("（元）", "", ""),
            ("（亿元）", "（元）", ""),
            ("", "（元）", "（万元）"),
        ):
            rows = [
                [f"资金来源{side}", "年初预算数", f"全年执行数{title}"],
                [f"年度资金总额{label}", amount, amount],
                ["其他资金", 1, ""],
            ]
            yield f"{amount} {unit} {title} {side} {label}"
            yield from told(plain_grid(rows), unit)


def of_unit_places(unit: str) -> Iterator[str]:
    """The unit above, beside, up to five rows below, in the table's own column; and another one elsewhere."""
    texts = (
        f"单位：{unit}",
        f"金额单位:{unit}",
        f"（单位：{unit}）",
        f"以{unit}为单位",
        f"单位 {unit}",
        f"单位为{unit}",
        f"{unit}",
    )
    blank = ["", "", "", "", ""]
    for text in texts:
        for above in range(3):
            yield f"{text} 上 {above}"
            yield from told(plain_grid([["", "", "", "", text], *[blank] * above, *BLOCK]))
            yield from told(plain_grid([["", "", "", "单位：元", text], *[blank] * above, *BLOCK]))
        for below in range(5):
            yield f"{text} 下 {below}"
            yield from told(plain_grid([*BLOCK, *[blank] * below, [text, "", "", "", ""]]))
            yield from told(plain_grid([*BLOCK, *[blank] * below, *PLAIN, [text, "", "", "", ""]]))
        yield from told(plain_grid([[*row, text if at == 1 else ""] for at, row in enumerate(BLOCK)]))
    for label in ("单位", "金额单位", "货币单位", "计量单位", "单 位：", "开户单位"):
        yield label
        yield from told(plain_grid([[*row, label if not at else unit] for at, row in enumerate(BLOCK)]))
        yield from told(plain_grid([["", "", label, unit, ""], *BLOCK]))
        yield from told(plain_grid([["", "", label, "甲", unit], *BLOCK]))


def of_stated() -> Iterator[str]:
    """Where a unit is looked for, place by place."""
    for first, last, stop in product(range(4), range(1, 5), (3, 5, 9)):
        for at, other in product(range(9), (None, 0, 3, 5, 8)):
            values = [["单位：元" if row == at else "单位：万元" if row == other else ""] for row in range(9)]
            units = stated_units(Cells(Grid("", values)), first, last, stop)
            yield f"{first} {last} {stop} {at} {other} {sorted(units)}"
    for text in (
        *(f"{one}5{two}" for one, two in product(("", "≥", "约", "△", "▲"), UNITS)),
        "",
        "甲",
        "五万元",
        "3-5万",
    ):
        amounts = " ".join(str(is_amount(text, unit)) for unit in UNITS)
        yield f"{text} {against_amount(text)} {amounts} {carries_unit(text)}"
    for text in (
        *UNITS,
        "单位",
        "单位：",
        "金 额 单 位",
        "货币单位",
        "计量单位",
        "度量单位",
        "人民币元",
        "万元：",
        " 元 ",
    ):
        yield f"{text} {unit_in_cell(text)} {is_unit_column(text)}"


def of_pairs() -> Iterator[str]:
    kinds = (
        "计划安排资金",
        "年初预算数",
        "全年预算数",
        "预算数",
        "到位资金",
        "结余",
        "执行率",
        "分值",
        "得分",
        "备注",
        "调整预算数",
    )
    for first, second in product(kinds, ("实际支出", "全年执行数", "决算数", "到位资金", *kinds[:3])):
        for beside in ([], ["执行率", "98%"], ["结余", 2, "备注", "无"], ["得分", "九"]):
            rows = [["资金（元）", first, 100, second, 98, *beside], ["", "其中：中央财政", 60, "其中：中央财政", 58]]
            yield f"{first} {second} {beside}"
            yield from told(grid_of(rows))
            yield from told(grid_of([row[1:] for row in rows]))


RECORD = Sweep(
    __file__,
    "money_grids",
    {
        **{
            f"{name}, {kind}": partial(of_changes, rows, kind)
            for name, rows in GRIDS.items()
            for kind in ("cells", "lines")
        },
        **{f"{name}, lying": partial(of_lying, rows) for name, rows in GRIDS.items() if rows is not PAIRS},
        **{f"heads in column {column}": partial(of_heads, column) for column in (0, 1, 2, 3)},
        **{"sources": of_sources, "sources twice": of_sources_twice, "stated": of_stated, "pairs": of_pairs},
        **{f"amounts in {unit}": partial(of_amounts, unit) for unit in ("元", "万元", "亿元", "美元")},
        **{f"places of {unit}": partial(of_unit_places, unit) for unit in ("元", "万元", "千万元", "美元")},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_money_is_brought_in(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_money_is_gone() -> None:
    assert RECORD.strays() == set()
