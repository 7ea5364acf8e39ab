"""Indicator tables in sheets: every cell, row and column otherwise, every head, every row that is no indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.intake.grids import ODD_ROWS, Rows, grid_of, told, with_lines_moved, with_odd_cells
from tests.wizards.intake.sheets import N
from tests.wizards.intake.test_cell_rules_record import words_of
from tests.wizards.intake.test_own_columns import own_form
from wizards.catalogue import load_form
from wizards.intake.sum_rows import is_numbers_of_columns
from wizards.intake.turning import turned

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

LEVELS = ["一级指标", "二级指标", "三级指标"]
FIRST, SECOND, THIRD = (
    ["产出指标", "数量指标", "1.维修处数"],
    ["", "质量指标", "合格率"],
    ["满意度指标", "服务对象满意度指标", "用水户满意度"],
)
USUAL: Rows = [
    [*LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    [*FIRST, "≥46处", "46处", 20, 20, ""],
    [*SECOND, "≥92%", N(0.9, "0%"), 30, 29, "雨季长。措施：加人。"],
    [*THIRD, "≥90%", 0.93, 10, 10, ""],
    ["", "", "合计", "", "", 60, 59, ""],
    ["注：按验收单填。", "", "", "", "", "", "", ""],
]
PLATFORM: Rows = [
    [*LEVELS, "指标性质", "指标值", "度量单位", "调整后指标值", "实际完成值", "完成率", "项目名称"],
    [*FIRST, "≥", 46, "处", "", 46, "100%", "造林"],
    [*SECOND, "≤", 92, "%", 95, 90, "98%", "造林"],
    [*THIRD, "定性", "健全", "", "未调整", "健全", "", "造林"],
]
OWN: Rows = [
    [
        "指标名称",
        "目标值（处）",
        "完成值（处）",
        "复核面积（亩）",
        "投入资金（元）",
        "责任单位",
        "抽查比例",
        "每亩投入",
        "备注",
    ],
    ["维修处数", 46, 46, 518, 125000, "林业站", "5%", 99, "含新建"],
    ["合格率", "92%", "90%", "0.5", "12.5万元", "", 0.05, "", ""],
]
IN_NAMES: Rows = [
    ["一级指标", "指标内容", "分值", "偏差原因", "改进措施"],
    ["产出指标", "新增用户：目标≥8000户，完成8200户", 20, "雨季长", "加人"],
    ["效益指标", "受益人口：目标值为8万人；实际完成值8.6万人。", 10, "", ""],
]
TWICE: Rows = [
    ["绩效指标", *LEVELS, "指标值", "", "完成值", "权重", "自评分"],
    ["", "", "", "", "2022年", "2023年", "", "", ""],
    ["甲", "乙", "丙", "丁", "1", "2", "3", "4", "5"],
    ["", *FIRST, "40处", "46处", "46处", 0.4, 0.4],
    ["", "", "", "产出指标小计", "", "", "", 0.4, 0.4],
    ["", *LEVELS, "指标值", "", "完成值", "权重", "自评分"],
    ["", *THIRD, "90%", "90%", "93%", 0.6, 0.5],
]
GRIDS = {"usual": USUAL, "platform": PLATFORM, "own columns": OWN, "told in names": IN_NAMES, "two heads": TWICE}
FORMS = ("chenggong-2019", "linxiang-2021", "transfer-2022", "fund-2019")


def of_changes(name: str, kind: str) -> Iterator[str]:
    grid = grid_of(GRIDS[name])
    form = own_form() if name == "own columns" else None
    for change, made in with_odd_cells(grid, ODD_ROWS) if kind == "cells" else with_lines_moved(grid):
        yield change
        yield from told(made, form=form)


def of_cells_below(name: str) -> Iterator[str]:
    """The cells below the head alone, in a text file, where no look is known."""
    rows = [list(row) for row in GRIDS[name][:3]]
    for row, column, value in product(
        (1, 2), range(len(rows[0])), (46, 0.95, "0.95", "△0.5", "≥46处", "45440", "请填写", "—")
    ):
        made = [
            [value if (row, column) == (at, place) else one for place, one in enumerate(cells)]
            for at, cells in enumerate(rows)
        ]
        yield f"{row},{column}={value}"
        yield from told(grid_of(made, looks_known=False), form=own_form())


def of_heads(at: int) -> Iterator[str]:
    """Each word for a column of an indicator table in each of some places, also with the year and a unit."""
    for word in words_of("indicators")[at::4]:
        for text in (word, f"2023年{word}", f"2022年{word}", f"{word}（%）", f"{word}（处）"):
            yield text
            yield from told(grid_of([[*LEVELS, text, "实际完成值"], [*FIRST, "46", "46"], [*THIRD, "0.9", "优"]]))
        yield from told(grid_of([[word, "二级指标", "年度指标值"], ["维修处数", "数量指标", "5处"]]))
        yield from told(grid_of([["指标名称", word, "完成值"], ["维修处数", "质量指标", "5处"], ["合格率", "", "5%"]]))


def of_levels(form: str) -> Iterator[str]:
    """Each word for a level in each of the two columns of levels."""
    words = [*words_of("level1"), *words_of("level2"), "其他指标", "产出", ""]
    for word in words:
        for rows in (
            [LEVELS, [word, "数量指标", "维修处数"]],
            [LEVELS, ["产出指标", word, "维修处数"]],
            [[*LEVELS[:1], "三级指标"], [word, "维修处数"], ["效益指标", "受益人口"]],
            [["二级指标", "指标值"], [word, "维修处数"]],
        ):
            yield f"{word} {rows[0]}"
            yield from told(
                grid_of([[*row, "5处" if at else "年度指标值"] for at, row in enumerate(rows)]), form=load_form(form)
            )


def of_sums() -> Iterator[str]:
    words = [
        *words_of("total_rows"),
        "产出指标小计",
        "数量指标合计",
        "某某小计",
        "合计：",
        "合 计",
        "小计",
        "总分",
        "统计",
    ]
    for word, column in product(words, range(6)):
        row = [word if at == column else "" for at in range(6)]
        for filled in (row, [one or ("甲" if at == 2 else "") for at, one in enumerate(row)]):
            yield f"{filled}"
            yield from told(
                grid_of(
                    [
                        [*LEVELS, "年度指标值", "实际完成值", "分值"],
                        [*FIRST, "5", "6", 9],
                        filled,
                        [*THIRD, "5", "6", 9],
                    ]
                )
            )


def of_numbers() -> Iterator[str]:
    texts = ("甲", "乙栏", "栏次", "行次", "序号", "A", "1", "2", "3", "(4)", "4=2-1", "5", "100", "01", "维修", "Ａ")
    for one in product(texts, repeat=2):
        for rest in (("1", "2", "3"), ("2", "3"), ("3",), ("1", "3", "4"), ("（1）", "2", "3=1+2")):
            filled = dict(enumerate((*one, *rest)))
            yield f"{filled} {is_numbers_of_columns(filled)}"
            yield f"{is_numbers_of_columns(dict(reversed(filled.items())))}"


def of_rows_between() -> Iterator[str]:
    """Rows that are no indicators, at each place below the head."""
    numbers = ["甲", "乙", "1", "2", "3", "4"]
    rows: Sequence[Sequence[Any]] = (
        *(
            numbers,
            ["", "", "产出指标", "", "", ""],
            ["产出指标", "", "", "", "", ""],
            ["", "数量指标", "", "", "", ""],
        ),
        *(
            ["注：按月填。", "", "", "", "", ""],
            ["说明", "", "", "", "", ""],
            ["填表人：甲", "", "", "", "审核人：乙", ""],
        ),
        *(
            ["", "", "", "≥5处", "", ""],
            ["", "", "……", "≥5处", "", ""],
            ["", "", "XX村道路", "≥5处", "", ""],
            ["", "", "XX", "5", "", ""],
        ),
        *([*LEVELS, "年度指标值", "实际完成值", "分值"], [*LEVELS, "完成值", "", ""], ["", "", "三级指标", "", "", ""]),
        *(
            ["", "", "", "", "", 5],
            ["总分", "", "", "", "", 90],
            ["联系电话", "甲", "", "", "", ""],
            ["", "", "指标2：", "", "", ""],
        ),
        *(
            ["", "", "45440", "45440", "45440", 1],
            ["", "", "验收时间", "45440", "45440", 1],
            ["", "", "甲", "2023年12月底前", "45440", 1],
        ),
    )
    body: Rows = [
        [*LEVELS, "年度指标值", "实际完成值", "分值"],
        [*FIRST, "≥46处", "46处", 20],
        [*SECOND, "≥92%", "90%", 30],
        [*THIRD, "5", "6", 9],
    ]
    for row, at, many in product(rows, range(1, 5), (1, 2)):
        made = [*body[:at], *[row] * many, *body[at:]]
        yield f"{row} {at} {many}"
        yield from told(grid_of(made))
        yield from told(grid_of(made, [(at, 0, at, 5)]))


def of_columns_told() -> Iterator[str]:
    """Columns that are not brought in: what they say of one row, of two, the same and other words."""
    titles = (
        "备注",
        "项目名称",
        "实施单位",
        "主管部门",
        "完成率",
        "评价年度",
        "绩效指标",
        "上年完成值",
        "填表人",
        "责任单位",
        "指标说明",
    )
    for title, first, second in product(titles, ("甲", "", "2023"), ("甲", "乙", "", "甲" * 220)):
        yield f"{title} {first} {second[:9]}"
        yield from told(
            grid_of([[*LEVELS, "年度指标值", title], [*FIRST, "5处", first], [*THIRD, "90%", second]]), year=None
        )


def of_turned() -> Iterator[str]:
    whole = grid_of(
        USUAL, [(0, 0, 1, 0), (1, 1, 2, 2), (3, 0, 4, 0)], holes={(2, 2): "没有结果"}, addresses={(1, 1): "甲"}
    )
    for first, last in product(range(-1, 7), range(-1, 7)):
        yield f"{first} {last} {turned(whole, first, last)}"
    yield f"{turned(turned(whole, 0, 9), 0, 9)}"
    yield f"{turned(grid_of([['']]), 0, 0)}"


RECORD = Sweep(
    __file__,
    "indicator_grids",
    {
        **{f"{name}, {kind}": partial(of_changes, name, kind) for name in GRIDS for kind in ("cells", "lines")},
        **{f"{name}, as text": partial(of_cells_below, name) for name in GRIDS},
        **{f"heads {at}": partial(of_heads, at) for at in range(4)},
        **{f"levels of {form}": partial(of_levels, form) for form in ("mof-2020", *FORMS)},
        **{"sums": of_sums, "numbers of columns": of_numbers, "rows between": of_rows_between},
        **{"columns told": of_columns_told, "turned": of_turned},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_table_brings_in(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_table_is_gone() -> None:
    assert RECORD.strays() == set()
