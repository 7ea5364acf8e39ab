"""Grids for the sweeps: what one says, and the same with one cell, row, column, merge or hole otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from schemas.form import Form
from tests.wizards.intake.sheets import N, default_form
from wizards.intake import Unreadable
from wizards.intake.model import Grid
from wizards.intake.numberformats import look_of
from wizards.intake.recognise import recognise
from wizards.lexicon import lexicon

Rows = Sequence[Sequence[Any]]
Merges = Sequence[tuple[int, int, int, int]]
ODD_MONEY = (
    "",
    "—",
    "0",
    0,
    "甲",
    "△5",
    "约5",
    "5万元",
    "1.5",
    100000,
    "合计",
    "其中：中央资金",
    "全年执行数",
    "单位：元",
)
ODD_ROWS = (
    *("", "—", "0", "甲", "△5", 45440, 0.5, "1.5", "请填写", "5%", "合计", "产出指标", "数量指标", "一级指标"),
    *("实际完成值", "2022年完成值", "注：以上为全年数。", "填表人：甲", "1、甲：目标5处，完成6处", "2023年12月底前"),
)


def grid_of(rows: Rows, merges: Merges = (), **more: Any) -> Grid:
    width = max(map(len, rows))
    values = [[one.value if isinstance(one, N) else one for one in (*row, *[""] * (width - len(row)))] for row in rows]
    looks = {
        (row, column): look_of(0, one.format)
        for row, cells in enumerate(rows)
        for column, one in enumerate(cells)
        if isinstance(one, N) and one.format != "General"
    }
    return Grid(more.pop("name", "表"), values, merges, looks, **more)


def told(grid: Grid, unit: str = "万元", form: Form | None = None, year: int | None = 2023) -> Iterator[str]:
    """What is recognised in a grid, value by value."""
    form = form or default_form()
    try:
        found = recognise(grid, lexicon(form), form, unit, year)
    except Unreadable as refused:
        yield f"不能用：{refused}"
        return
    yield f"{found.tables} 张表"
    for source, line in found.lines.items():
        yield from (f"{source}.{thing} {'｜'.join(one)}" for thing, one in line.items())
    for path, reading in found.values.items():
        yield f"{path} {'｜'.join(reading)}"
    for row in found.rows:
        yield " ".join(f"{thing}={'｜'.join(row[thing])}" for thing in row)
    for left in found.aside:
        yield f"没带入 {left.where}｜{left.text}｜{left.why}｜{left.plain}"


def with_cell(grid: Grid, row: int, column: int, value: Any) -> Grid:
    values = [list(cells) for cells in grid.values]
    values[row][column] = value
    return replace(grid, values=values, looks={at: look for at, look in grid.looks.items() if at != (row, column)})


def with_odd_cells(grid: Grid, odd: Sequence[Any]) -> Iterator[tuple[str, Grid]]:
    """Each cell with each odd value, and with nothing that could be read in it."""
    for row, cells in enumerate(grid.values):
        for column in range(len(cells)):
            for value in odd:
                yield f"{row},{column}={value!r}", with_cell(grid, row, column, value)
            yield (
                f"{row},{column} 读不出",
                replace(with_cell(grid, row, column, ""), holes={(row, column): "公式没有结果"}),
            )
            odd_look = {**grid.looks, (row, column): look_of(0, "# ?/?")}
            yield f"{row},{column} 分数", replace(with_cell(grid, row, column, 0.5), looks=odd_look)


def with_lines_moved(grid: Grid) -> Iterator[tuple[str, Grid]]:
    """Each row and column gone, twice, blank before it, after its neighbour; two cells merged."""
    rows, width = list(grid.values), len(grid.values[0])
    for at in range(len(rows)):
        for name, made in (
            ("没有", rows[:at] + rows[at + 1 :]),
            ("两次", [*rows[: at + 1], *rows[at:]]),
            ("前空", [*rows[:at], [""] * width, *rows[at:]]),
            ("后移", [*rows[:at], *rows[at + 1 : at + 2], rows[at], *rows[at + 2 :]]),
            ("到此", rows[: at + 1]),
        ):
            yield f"{at} 行{name}", replace(grid, values=made, merges=(), looks={})
    for at in range(width):
        for name, order in (
            ("没有", [*range(at), *range(at + 1, width)]),
            ("两次", [*range(at + 1), *range(at, width)]),
            ("后移", [*range(at), *range(at + 1, width)[:1], at, *range(at + 2, width)]),
            ("到此", range(at + 1)),
        ):
            made = [[row[one] for one in order] for row in rows]
            yield f"{at} 列{name}", replace(grid, values=made, merges=(), looks={})
    for row in range(len(rows)):
        for column in range(width):
            for down, right in ((1, 0), (0, 1), (2, 0), (1, 1)):
                if row + down < len(rows) and column + right < width:
                    merge = (row, column, row + down, column + right)
                    yield f"合并 {merge}", replace(grid, merges=[*grid.merges, merge])
    yield "横过来", replace(grid, values=list(zip(*rows, strict=True)), merges=(), looks={})
    yield "不知格式", replace(grid, looks={}, looks_known=False)
    yield "没有表名", replace(grid, name="")
