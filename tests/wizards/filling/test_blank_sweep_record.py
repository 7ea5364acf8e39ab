"""A blank with one cell filled already, one row gone, doubled or told otherwise: what is filled otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import pytest

from tests.records import Record
from tests.wizards.filling.filled import fill
from tests.wizards.intake.documents import docx, p, tbl, tr
from wizards.intake import Unreadable

Table = list[list[str]]
TABLES: dict[str, Table] = {
    "labels": [
        ["项目名称", "", "评价年度", "    年"],
        ["主管部门", "", "实施单位", ""],
        ["项目负责人", "", "联系电话", ""],
        ["填报日期", "  年  月  日", "自评得分", "    分"],
        ["其他需要说明的问题", "", "填报人", ""],
    ],
    "money": [
        ["资金来源（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"],
        ["年度资金总额", "", "", "", "", ""],
        ["其中：当年财政拨款", "", "", "", "", "—"],
        ["上年结转资金", "", "", "", "%", "—"],
        ["其他资金", "", "", "", "", "—"],
        ["", "", "", "", "", ""],
    ],
    "indicators": [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "指标1：", "", "", "", "", ""],
        ["产出指标", "质量指标", "", "", "", "", "", ""],
        ["产出指标", "时效指标", "", "", "", "", "", ""],
        ["效益指标", "社会效益指标", "", "", "", "", "", ""],
        ["满意度指标", "服务对象满意度指标", "", "", "", "", "", ""],
        ["总分", "", "", "", "", "100", "", ""],
    ],
    "named": [
        ["指标名称", "指标性质", "指标值", "度量单位", "完成值", "完成率", "未完成原因", "改进措施"],
        ["水质抽检合格率", "", "", "", "", "", "", ""],
        ["用水户满意度", "", "", "", "", "", "", ""],
        ["没有的指标", "", "", "", "", "", "", ""],
        ["", "", "", "", "", "", "", ""],
    ],
}
ROWS = (
    *(
        ["注：按批复填写。"],
        ["合计", "", "", "100"],
        ["小计"],
        ["1", "2", "3", "4", "5", "6"],
        ["填报人：", "", "审核人：", ""],
        [""],
    ),
    *(["甲", "乙", "丙", "1", "2", "3"], ["（一）产出指标"], ["总分", "", "", "", "", "", ""]),
)
WORDS = (
    *(
        ("指标", "绩效指标"),
        ("年度指标值", "目标值"),
        ("（万元）", "（元）"),
        ("（万元）", ""),
        ("全年", "年初"),
        ("：", ""),
        ("项目", "子项目"),
    ),
    *(
        ("名称", "名称及代码"),
        ("一级", "二级"),
        ("得分", "评分"),
        ("产出", "成本"),
        ("年度资金总额", "合计"),
        ("其中：", ""),
        ("实际完成值", "完成情况"),
    ),
)


def said(table: Table, before: str = "") -> list[str]:
    body = (p(before) if before else "") + tbl(*(tr(*row) for row in table)) + p("评价年度：____")
    try:
        filling = fill(docx(body))
    except Unreadable as refused:
        return [f"不能用：{refused}"]
    found = [f"{one.where[1:]}={one.text[:20]}（{one.path.rpartition('.')[2]}）" for one in filling.filled]
    return found + [f"没填 {one.where} {one.label} {one.why}" for one in filling.left]


@cache
def usual(name: str) -> tuple[str, ...]:
    return tuple(said(TABLES[name]))


def otherwise(name: str, change: str, found: list[str]) -> Iterator[str]:
    before, now = set(usual(name)), set(found)
    gone = [line for line in usual(name) if line not in now]
    new = [line for line in found if line not in before]
    if gone or new:
        yield f"{change} ⇒ 少 {len(gone)}：{'；'.join(gone[:3])} ｜ 多 {len(new)}：{'；'.join(new[:6])}"


def of_cells(name: str) -> Iterator[str]:
    yield from usual(name)
    table = TABLES[name]
    for row, cells in enumerate(table):
        for column, text in enumerate(cells):
            for other in ("",) if text else ("已填", "____"):
                changed = [list(one) for one in table]
                changed[row][column] = other
                yield from otherwise(name, f"{row + 1},{column + 1}“{other}”", said(changed))


def of_rows(name: str) -> Iterator[str]:
    table = TABLES[name]
    width = len(table[0])
    for row in range(len(table)):
        yield from otherwise(name, f"没有第 {row + 1} 行", said(table[:row] + table[row + 1 :]))
        yield from otherwise(name, f"第 {row + 1} 行两次", said([*table[:row], table[row], *table[row:]]))
    for number, more in enumerate(ROWS):
        filled = (more + [""] * width)[:width]
        for row in (1, 3, len(table)):
            yield from otherwise(
                name, f"第 {row + 1} 行前 {number} {more[0]}", said([*table[:row], filled, *table[row:]])
            )
    for column in range(width):
        yield from otherwise(name, f"没有第 {column + 1} 列", said([one[:column] + one[column + 1 :] for one in table]))
    yield from otherwise(name, "两张", said([*table, *table]))


def of_words(name: str) -> Iterator[str]:
    for old, new in WORDS:
        other = [[text.replace(old, new) for text in row] for row in TABLES[name]]
        if other != TABLES[name]:
            yield from otherwise(name, f"{old}→{new}", said(other))
    for before in ("单位：元", "单位：万元", "金额单位：亿元", "项目名称：____", "（    年度）"):
        yield from otherwise(name, f"上面写 {before}", said(TABLES[name], before))


RECORD = Record(
    __file__,
    "blank_sweep",
    {
        f"{name}, {kind}": partial(make, name)
        for name in TABLES
        for kind, make in (("cells", of_cells), ("rows", of_rows), ("words", of_words))
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_filled_otherwise(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_blank_is_gone() -> None:
    assert RECORD.strays() == set()
