"""Whole sheets with a cell blank, a row or column gone or moved: what comes in otherwise than from the whole one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

import pytest

from tests.records import Record
from tests.wizards.intake.sheet_cases import FULL, FULL_MERGES, PLAIN, PLATFORM, money
from tests.wizards.intake.sheets import F, N, default_form
from wizards.intake import Unreadable, plan_source
from wizards.intake.model import Grid, Source
from wizards.intake.numberformats import look_of
from wizards.session import new_document

Rows = list[list[Any]]
MONEY: Rows = [*money("（万元）", 100, 120, 118), ["其中：财政拨款", 80, 100, 99], ["其他资金", 20, 20, 19]]
YEARS: Rows = [
    ["一级指标", "二级指标", "三级指标", "指标值", "", "实际完成值", "", "分值", "备注"],
    ["", "", "", "2022年", "2023年", "2022年", "2023年", "", ""],
    ["产出指标", "数量指标", "1.维修处数", "≥40处", "≥46处", "41处", "46处", 20, "含新建"],
    ["", "质量指标", "2.合格率", "≥90%", "≥92%", 0.91, N(0.9, "0%"), 20, ""],
    ["效益指标", "社会效益指标", "3.受益人口", "8万人", "8.6万人", "8万人", "8.65万人", 30, ""],
    ["", "", "小计", "", "", "", "", 70, ""],
    ["", "", "合计", "", "", "", "", 70, ""],
    ["注：完成值以验收单为准。", "", "", "", "", "", "", "", ""],
]
SHEETS: dict[str, tuple[Rows, Sequence[tuple[int, int, int, int]]]] = {
    "whole": ([list(row) for row in FULL], FULL_MERGES),
    "plain": ([list(row) for row in PLAIN], ()),
    "platform": ([list(row) for row in PLATFORM], ()),
    "money and plain": ([*MONEY, *(list(row) for row in PLAIN)], ()),
    "years": (YEARS, [(0, 3, 0, 4), (0, 5, 0, 6), (2, 0, 3, 0)]),
}
WORDS = (
    *(
        ("万元", "元"),
        ("（万元）", ""),
        ("万元", "亿元"),
        ("2023", "2022"),
        ("指标值", "目标值"),
        ("完成值", "完成情况"),
        ("实际", "上年"),
    ),
    *(
        ("分值", "权重"),
        ("得分", "评分"),
        ("一级", "二级"),
        ("三级指标", "指标名称"),
        ("合计", "小计"),
        ("其中：", ""),
        ("其他", "自筹"),
    ),
    *(
        ("≥", "≤"),
        ("%", ""),
        ("产出", "成本"),
        ("：", ":"),
        ("项目", "工程"),
        ("单位", "部门"),
        ("年初", ""),
        ("全年", "年初"),
    ),
)


def grid(rows: Rows, merges: Sequence[tuple[int, int, int, int]]) -> Grid:
    width = max(map(len, rows))
    values = [[_value(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    looks = {
        (row, column): look_of(0, cell.format)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, N) and cell.format != "General"
    }
    return Grid("表", values, merges, looks)


def _value(cell: Any) -> Any:
    if isinstance(cell, N):
        return cell.value
    return "" if cell is None or isinstance(cell, F) else cell


def said(rows: Rows, merges: Sequence[tuple[int, int, int, int]] = ()) -> list[str]:
    document: Mapping[str, Any] = new_document(default_form())
    document = {**document, "profile": {**document.get("profile", {}), "fiscal_year": 2023}}
    try:
        plan = plan_source(Source("xlsx", (grid(rows, merges),)), document, default_form())
    except Unreadable as refused:
        return [f"不能用：{refused}"]
    ids = {key: f"新{number}" for number, key in enumerate(plan.new_rows, start=1)}
    found = []
    for one in plan.proposals:
        path = ".".join(ids.get(step, step) for step in one.path.removeprefix("performance.indicators.").split("."))
        found.append(f"{path}={one.text} {one.where[2:]} {one.note}".strip())
    return found + [
        f"没带入{'（无妨）' if left.plain else ''} {left.where} {left.text} {left.why}" for left in plan.aside
    ]


@cache
def usual(name: str) -> tuple[str, ...]:
    return tuple(said(*SHEETS[name]))


def otherwise(name: str, change: str, found: list[str]) -> Iterator[str]:
    before, now = set(usual(name)), set(found)
    gone = [line for line in usual(name) if line not in now]
    new = [line for line in found if line not in before]
    if gone or new:
        yield f"{change} ⇒ 少 {len(gone)}：{'；'.join(gone[:3])} ｜ 多 {len(new)}：{'；'.join(new[:6])}"


def of_blanks(name: str) -> Iterator[str]:
    rows, merges = SHEETS[name]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell not in ("", None):
                other = [list(one) for one in rows]
                other[row][column] = ""
                yield from otherwise(name, f"空 {row + 1},{column + 1}", said(other, merges))


def of_lines(name: str) -> Iterator[str]:
    rows, merges = SHEETS[name]
    width = max(map(len, rows))
    for row in range(len(rows)):
        yield from otherwise(name, f"没有第 {row + 1} 行", said(rows[:row] + rows[row + 1 :]))
        yield from otherwise(name, f"第 {row + 1} 行前空一行", said([*rows[:row], [""] * width, *rows[row:]]))
        yield from otherwise(name, f"第 {row + 1} 行两次", said([*rows[:row], rows[row], *rows[row:]]))
    for column in range(width):
        yield from otherwise(name, f"没有第 {column + 1} 列", said([one[:column] + one[column + 1 :] for one in rows]))
        moved = [
            [*one[:column], *one[column + 1 : column + 2], *one[column : column + 1], *one[column + 2 :]]
            for one in rows
        ]
        yield from otherwise(name, f"第 {column + 1} 列往后", said(moved))
    for at in range(len(merges)):
        yield from otherwise(name, f"没有合并 {merges[at]}", said(rows, [*merges[:at], *merges[at + 1 :]]))


def of_words(name: str) -> Iterator[str]:
    rows, merges = SHEETS[name]
    for old, new in WORDS:
        other = [[cell.replace(old, new) if isinstance(cell, str) else cell for cell in row] for row in rows]
        if other != rows:
            yield from otherwise(name, f"{old}→{new}", said(other, merges))
    numbers = [[cell.value if isinstance(cell, N) else cell for cell in row] for row in rows]
    yield from otherwise(name, "没有数字格式", said(numbers, merges))
    tenfold = [[N(cell.value * 10, cell.format) if isinstance(cell, N) else cell for cell in row] for row in rows]
    yield from otherwise(name, "十倍", said(tenfold, merges))
    sides = [[row[at] if at < len(row) else "" for row in rows] for at in range(max(map(len, rows)))]
    yield from otherwise(name, "横过来", said(sides))


def whole(name: str) -> Iterator[str]:
    yield from usual(name)


RECORD = Record(
    __file__,
    "sheet_sweep",
    {
        f"{name}, {kind}": partial(make, name)
        for name in SHEETS
        for kind, make in (("whole", whole), ("blanks", of_blanks), ("lines", of_lines), ("words", of_words))
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_one_cell_changes(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sheet_is_gone() -> None:
    assert RECORD.strays() == set()
