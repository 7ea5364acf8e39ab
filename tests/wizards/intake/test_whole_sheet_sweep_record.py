"""Whole sheets of several blocks, tables of one document, and which row of the session each row of a file is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, permutations, product
from typing import Any, Final

import pytest

from tests.records import Sweep
from tests.wizards.intake.grids import grid_of, told, with_lines_moved, with_odd_cells
from tests.wizards.intake.sheet_cases import FULL, FULL_MERGES, PLAIN, money
from tests.wizards.intake.sheets import default_form
from wizards.intake import Unreadable
from wizards.intake.levels import Levels
from wizards.intake.matching import Matcher
from wizards.intake.model import Aside, Reading, Recognised, Row
from wizards.intake.several_tables import join_tables
from wizards.lexicon import lexicon

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Rows = list[list[Any]]
ODD: Final = ("", "甲", 5, "2022年", "注：甲", "合计", "项目名称", "一级指标", "填报人：甲")
TABLE: Final[Rows] = [["一级指标", "三级指标", "指标值"], ["产出指标", "处数", "5处"], ["效益指标", "人口", "8万人"]]
FOOT: Final[tuple[list[Any], ...]] = (
    *(
        ["注：甲"],
        ["2.乙"],
        [""],
        ["合计", "", 100],
        ["填报人：某", "", "电话：无"],
        ["其他需要说明的问题", "没有", ""],
    ),
    *(["产出指标", "填报人", "5处"], ["其他指标", "甲", "9"], ["说明", "", ""], ["", "", "甲"], ["总分", "", ""]),
)
BLOCKS: Final[dict[str, Rows]] = {
    "table": TABLE,
    "money": money("（万元）", 100, 120, 118),
    "label": [["项目名称", "某工程"], ["主管部门", "某局"]],
    "title": [["项目支出绩效自评表"], ["（2023年度）"]],
    "lying": [["资金来源", "财政拨款", "其他资金"], ["预算数", 80, 20], ["执行数", 79, 19]],
    "pairs": [["计划安排资金", 100, "实际支出", 98]],
    "old": [["三级指标", "2021年指标值", "2021年完成值"], ["处数", 5, 6]],
    "beside": [["三级指标", "处数", "人口"], ["指标值", "5处", "8万人"], ["完成值", "6处", "9万人"]],
    "note": [["注：甲"], ["2.乙"]],
}


def of_full(first: int) -> Iterator[str]:
    """The whole form with a cell otherwise, a few rows of it in a portion."""
    grid = grid_of(FULL, FULL_MERGES)
    for change, made in with_odd_cells(grid, ODD):
        if first <= int(change.partition(",")[0]) < first + 2:
            yield change
            yield from told(made, year=None)


def of_lines(at: int) -> Iterator[str]:
    grid = grid_of(FULL, FULL_MERGES)
    for change, made in list(with_lines_moved(grid))[at::12]:
        yield change
        yield from told(made, year=2022)


def of_feet(first: int) -> Iterator[str]:
    """What stands below a table: notes, sums, labels of the form's foot, rows that are indicators after all."""
    for second, third in product(FOOT, FOOT):
        yield f"{FOOT[first]} {second} {third}"
        yield from told(grid_of([*TABLE, FOOT[first], second, third]))


def of_blocks(many: int) -> Iterator[str]:
    """Blocks below one another in every order."""
    for names in permutations(BLOCKS, many):
        for year in (None, 2023) if many < 3 else (2023,):
            yield f"{names} {year}"
            yield from told(grid_of([row for name in names for row in BLOCKS[name]]), year=year)


def of_sides() -> Iterator[str]:
    """Blocks beside each other, with a column between and without; an error in each cell of a block."""
    for (first, left), (second, right) in product(BLOCKS.items(), BLOCKS.items()):
        width = max(map(len, left))
        for gap in ([], [""]):
            beside = [*right, *[[]] * len(left)]
            rows = [[*row, *[""] * (width - len(row)), *gap, *beside[at]] for at, row in enumerate(left)]
            yield f"{first} {second} {gap}"
            yield from told(grid_of(rows))
    for name, block in BLOCKS.items():
        for row, column in product(range(len(block) + 1), range(4)):
            rows = [["话"], *block, ["合计", "", "", ""], ["注：甲", "", "", ""], ["乙", "", "", ""]]
            yield f"{name} {row} {column}"
            yield from told(grid_of(rows, holes={(row, column): "公式出错", (len(block) + 3, 1): "公式出错"}))


def of_lengths() -> Iterator[str]:
    """What is left is told by its first two hundred characters; where a table begins, how many cells a title has."""
    for length in (198, 199, 200, 201, 202):
        long = "长" * length
        for rows in ([[long], *TABLE], [*TABLE, [""], ["注：" + long]], [*TABLE, ["注：甲"], [long]]):
            yield from told(grid_of([*rows, ["乙", long[:100], long]]))
    for row, many in product((0, 1, 37, 38, 39, 40, 41), range(1, 5)):
        above = [["话"] * many, *[["甲"]] * max(row - 1, 0)][:row]
        for name in ("table", "old", "money", "lying", "pairs", "beside"):
            yield f"{row} {many} {name}"
            yield from told(grid_of([*above, *BLOCKS[name], ["乙"] * many]))


def of_texts() -> Iterator[str]:
    """Pasted tables, whose rows may have fallen apart."""
    for whole, cut in product((PLAIN, TABLE), range(1, 7)):
        for row in range(1, 3):
            for known in (False, True):
                rows: Rows = [list(one) for one in whole]
                pieces = [rows[row][:cut], rows[row][cut - 1 :]]
                grid = grid_of([*rows[:row], *rows[row + 1 :]], looks_known=known)
                made = [*rows[:row], *pieces, *rows[row + 1 :]]
                yield from told(grid_of(made, looks_known=known))
                yield from told(type(grid)("", made, looks_known=known))


# rows of the session

NAMES = ("处数", "处 数", "人口", "")
PLACES = (("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", ""), ("", "数量指标"), ("", ""))


def of_matches(level1: str, level2: str) -> Iterator[str]:
    """Rows of a file against rows of a session: of one name, of another class, nameless, given once."""
    levels = Levels(default_form(), lexicon(default_form()))
    kinds = [{"name": name, "level1": one, "level2": two} for name in NAMES for one, two in PLACES]
    blank: list[dict[str, Any]] = [{"level1": level1, "level2": level2, **more} for more in BLANKS]
    for first, second in combinations(range(len(kinds)), 2):
        for session in (
            [kinds[first], kinds[second]],
            [*blank, kinds[first]],
            [kinds[second], *blank[:2], kinds[second]],
        ):
            there = [{**row, "id": f"行{at}"} for at, row in enumerate(session)]
            named = {"name": "处数", "level1": level1, "level2": level2}
            for texts in ([named], [named, named], [named, kinds[first], kinds[second]]):
                matches = Matcher([*there, None, "甲"], levels, "catalogue").match_all(texts)
                found = [one and (one.key, one.preset, one.after, one.there is None) for one in matches]
                yield f"{first} {second} {found}"


BLANKS: Final[tuple[dict[str, Any], ...]] = (
    *({}, {"name": None, "actual": " "}, {"actual": "5"}, {"tier": "优"}, {"name": 5}, {"name": "", "tier": None}),
)


def of_ids() -> Iterator[str]:
    """Rows that are made: the same file gives the same ids, none of which is there already."""
    levels = Levels(default_form(), lexicon(default_form()))
    for name, (level1, level2) in product(NAMES, PLACES):
        texts = [{"name": name, "level1": level1, "level2": level2}] * 3
        made = Matcher([], levels, None).match_all(texts)
        yield f"{made}"
        taken = [{"id": one.key, "name": "别的", "level1": level1} for one in made if one is not None]
        yield f"{Matcher(taken, levels, None).match_all([*texts, {}, {'name': name}])}"


# tables of one document


def table(at: int, values: str, lines: str, rows: Sequence[str]) -> Recognised:
    found = Recognised(tables=at)
    for path in values:
        name = "title" if path in "tT" else path
        found.values[f"profile.{name}"] = Reading(f"值{path}" + "长" * (37 + at if path == "T" else 0), f"表{at}", "注")
    for thing in lines:
        found.lines.setdefault("total", {})[thing.lower()] = Reading(f"{thing}额", f"表{at}行")
    for row in rows:
        name, level2, target = (*row.split(), "", "")[:3]
        said = {
            "name": Reading(name, f"表{at}名"),
            "level2": Reading(level2, f"表{at}级"),
            "target": Reading(target, f"表{at}值"),
        }
        found.rows.append(Row.of(said))
    found.aside.append(Aside(f"表{at}", values, "没带入"))
    return found


def of_tables() -> Iterator[str]:
    values, lines = ("", "t", "ta", "b"), ("", "x", "X", "xy")
    rows = ((), ("甲 数量 5",), ("甲 数量 6",), ("甲", "甲"), ("甲 质量 5", "乙"), ("甲 数量",))
    for first, second in product(product(values, lines, rows), repeat=2):
        outside = table(9, "ta" if first[0] else "bT", "", ())
        yield f"{first} {second} {_joined([table(1, *first), table(2, *second)], outside)}"
    for titles in ("tT", "Tt", "ttT", "tTtTtTtT", "TTTT", ""):
        yield _joined([table(at, one, "", ("甲",)) for at, one in enumerate(titles)], table(9, "T", "", ()))


def _joined(tables: list[Recognised], outside: Recognised) -> str:
    try:
        found = join_tables([(f"表{at}", one) for at, one in enumerate(tables)], outside)
    except Unreadable as refused:
        return str(refused)
    rows = [dict(row) for row in found.rows]
    return f"{found.tables} {found.values} {found.lines} {rows} {[tuple(one) for one in found.aside]} {found.empty}"


MAKERS = {
    **{f"full form from row {first}": partial(of_full, first) for first in range(0, len(FULL), 2)},
    **{f"lines of the full form {at}": partial(of_lines, at) for at in range(12)},
    **{f"feet {FOOT[first]}": partial(of_feet, first) for first in range(len(FOOT))},
    **{f"{many} blocks": partial(of_blocks, many) for many in (1, 2, 3)},
    "blocks beside each other": of_sides,
    "lengths": of_lengths,
    "texts": of_texts,
    **{f"matches {one} {two}": partial(of_matches, one, two) for one, two in PLACES},
    "ids": of_ids,
    "tables": of_tables,
}
RECORD = Sweep(__file__, "whole_sheet_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_whole_sheet_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sheet_is_gone() -> None:
    assert RECORD.strays() == set()
