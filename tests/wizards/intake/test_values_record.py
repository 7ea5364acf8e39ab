"""Each way of writing a target, an actual value, a weight, a score, an amount, a date, a name: as what it comes in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from tests.records import Record
from tests.wizards.intake.sheets import N
from tests.wizards.intake.test_sheet_sweep_record import said

WRITTEN: tuple[Any, ...] = (
    *(
        "46处",
        "≥46处",
        "46",
        "４６",
        "1,200",
        "95%",
        "９５％",
        "0.95",
        "100分",
        "达标",
        "是",
        "—",
        "/",
        "无",
        "不适用",
        "XX",
        "□",
        "≥**%",
    ),
    *(
        "待填",
        " ",
        "0",
        "零",
        "-5",
        "+5%",
        "约30人",
        "30日内",
        "2023年12月底前",
        "12月底前",
        "≥90%且≤110%",
        "90-110%",
        "1.2.3",
        "10万元",
    ),
    *(
        "129.85万",
        "1298500元",
        "1.2985e2",
        "12，5",
        "甲\n乙",
        "（一）甲",
        "1.甲",
        "指标1：甲",
        "①甲",
        "甲（5分）",
        "10（含）",
        "5 / 10",
        "优",
    ),
    *(
        46,
        46.0,
        0.95,
        1,
        0,
        1.5,
        129.85,
        1298500,
        12.345678,
        1e9,
        N(0.95, "0%"),
        N(0.955, "0%"),
        N(0.9556, "0.0%"),
        N(1, "0%"),
    ),
    *(
        N(46, '0"处"'),
        N(129.85, "0.00"),
        N(129.8567, "0.00"),
        N(1298500, "#,##0"),
        N(45291, "yyyy-m-d"),
        N(45291, "General"),
    ),
    *(N(5, "0.00E+00"), N(0.5, "# ?/?"), date(2023, 12, 31), datetime(2023, 12, 31, 8, 30), True, False),
)
COLUMNS = ("年度指标值", "实际完成值", "分值", "得分", "偏差原因", "度量单位", "指标性质", "完成率")
LABELS = (
    "项目名称",
    "评价年度",
    "主管部门",
    "实施单位",
    "项目负责人",
    "填报日期",
    "联系电话",
    "总分",
    "自评等级",
    "项目类别",
)


def of_a_column(column: str) -> Iterator[str]:
    """A sheet with one row for each way of writing."""
    beside = "实际完成值" if column == "年度指标值" else "年度指标值"
    rows: list[list[Any]] = [["一级指标", "二级指标", "三级指标", beside, column]]
    rows += [["产出指标", "数量指标", f"第{at}项", "≥5处", value] for at, value in enumerate(WRITTEN)]
    wanted = {f"E{at + 2}" for at in range(len(WRITTEN))}
    yield from (line for line in said(rows) if wanted & set(line.replace("!", " ").split()))


def of_amounts(unit: str) -> Iterator[str]:
    rows: list[list[Any]] = [[f"资金来源{unit}", "年初预算数", "全年预算数", "全年执行数"]]
    for value in WRITTEN:
        yield f"{value} ⇒ {'；'.join(said([*rows, ['年度资金总额', 100, 120, value], ['其他资金', 1, 2, 3]]))}"


def of_labels(value: Any) -> Iterator[str]:
    plain = [["三级指标", "年度指标值"], ["甲", "≥5处"]]
    for label in LABELS:
        found = said([[label, value], *plain])
        yield f"{label} {value} ⇒ {'；'.join(line for line in found if 'A3' not in line and 'B3' not in line)}"


NAMES = (
    "农村供水工程",
    "219-某县水利局",
    "2023",
    "2023年度",
    "2023年3月15日",
    "45000",
    "张某 00000000000",
    "99.47",
    "优",
    "XX项目",
    "：甲",
)
RECORD = Record(
    __file__,
    "values",
    {
        **{f"column {column}": partial(of_a_column, column) for column in COLUMNS},
        **{f"amounts {unit}": partial(of_amounts, unit) for unit in ("（万元）", "（元）", "")},
        **{f"labels {value}": partial(of_labels, value) for value in NAMES},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_as_what_it_comes_in(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_value_is_gone() -> None:
    assert RECORD.strays() == set()
