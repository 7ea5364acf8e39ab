"""Heads of tables: every word of the lexicon, with years, in one row and in two, merged and not, twice and once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations, permutations, product
from typing import Any

import pytest

from tests.records import Sweep
from tests.wizards.intake.sheets import default_form
from tests.wizards.word.word_samples import ROOT
from wizards.intake import indicators, money
from wizards.intake.cells import Cells
from wizards.intake.head_units import bracket_unit, column_unit
from wizards.intake.heads import Head, Heads, broken_row
from wizards.intake.model import Grid, Merge
from wizards.lexicon import Lexicon, lexicon

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

BASE = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
YEARS = ("", "2022年", "2023年", "2024年度", "上年", "本年", "（2023年）", "二〇二三年", "2023", "去年", "当年度")
UPPER = (
    "三级指标",
    "指标值",
    "完成值",
    "实际完成情况",
    "2023年",
    "2022年度",
    "上年度",
    "2023年指标值",
    "其他话",
    "",
    "分值",
)
LOWER = ("指标值", "完成值", "2022年", "2023年", "上年", "2023", "完成率", "甲", "", "2023年完成值", "目标", "13")
WEIGHTS = ("一级指标", "分值", "二级指标", "权重", "三级指标", "指标分值", "指标值", "四级指标")


@cache
def words() -> Lexicon:
    return lexicon(default_form())


def of_lexicon(name: str, table: str) -> dict[str, list[str]]:
    """The words of a table as the lexicon's file has them, by thing."""
    text = (ROOT / "wizards" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    (found,) = (one for one in tomllib.loads(text)["tables"] if one["id"] == table)
    return {term["thing"]: term["words"] for term in found["terms"]}


def heads_of(rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = (), year: int | None = 2023) -> Heads:
    return Heads(Cells(Grid("表", [list(row) for row in rows], merges)), words(), lambda _: year)


def said(head: Head | None) -> str:
    if head is None:
        return "没有"
    columns, others = sorted(head.columns.items()), sorted(head.others.items())
    return (
        f"{head.first}-{head.last} {columns} {others} {sorted(head.why.items())} {[tuple(one) for one in head.aside]}"
    )


def at(rows: Sequence[Sequence[Any]], table: str = "indicators", **more: Any) -> str:
    heads = heads_of(rows, **more)
    return " ｜ ".join(said(heads.at(row, table)) for row in range(min(len(rows), 3)))


def of_words(name: str, table: str, part: int) -> Iterator[str]:
    """Each word of the table: alone, beside the usual heads, with a year before and behind it."""
    tables = of_lexicon(name, table)
    for word in [word for many in tables.values() for word in many][part::4]:
        yield f"{word} {at([[word, '甲']], table)} {at([[*BASE, word]], table)}"
        yield f"{word} {at([[word, *BASE]], table)}"
        for year, this in product(("2022年", "2023年", "上年"), (None, 2023)):
            yield f"{year}{word} {this} {at([[*BASE, year + word]], table, year=this)}"
        yield f"{word}（2022年） {at([['三级指标', word + '（2022年）', '2023年' + word]], table)}"


def of_pairs(table: str, name: str, first: str) -> Iterator[str]:
    """Two things beside each other, and one of them twice."""
    tables = of_lexicon(name, table)
    front = tables[first][0]
    for thing, many in tables.items():
        yield f"{first} {thing} {at([[front, many[0], 5], ['甲', 1]], table)}"
        yield f"{first} {thing} {at([[many[-1], front, '']], table)}"
        yield f"{first} {thing} {at([[front, many[0], front]], table)}"
        yield f"{first} {thing} {at([[many[0], front, many[-1], front]], table)}"
        yield f"{first} {thing} {at([[front, many[0]], [many[-1], 5]], table)}"
        yield f"{first} {thing} {at([['', front], [many[0], '']], table)}"


def of_years() -> Iterator[str]:
    """Columns of several years: which is this year's, where the year is known and where not."""
    for first, second, this in product(YEARS, YEARS, (None, 2022, 2023)):
        for thing in ("指标值", "三级指标", "得分", "目标", "完成情况"):
            row = ["三级指标", f"{first}{thing}", f"{second}完成值"]
            yield f"{row} {this} {at([row, ['甲', 1, 2]], year=this)}"
    for first, second, third in product(("", "2022年", "2023年", "上年"), repeat=3):
        for this in (None, 2023):
            row = ["名称", "三级指标", f"{first}指标值", f"{second}指标值", f"{third}完成值", "完成情况"]
            yield f"{row} {this} {at([row], year=this)}"


MERGES: tuple[tuple[Merge, ...], ...] = (
    (),
    ((0, 1, 0, 2),),
    ((0, 0, 1, 0), (0, 1, 0, 2)),
    ((0, 0, 1, 0), (0, 1, 1, 1)),
    ((0, 1, 1, 2),),
    ((0, 0, 0, 2),),
)


def of_two_rows(upper: str) -> Iterator[str]:
    """A head of two rows: what stands over what, merged in every way."""
    for second, below, after, merges in product(UPPER, LOWER, LOWER, MERGES):
        rows = [["三级指标", upper, second], ["", below, after], ["甲", "1", "2"]]
        found = at(rows, merges=merges)
        yield found if merges else f"{rows} {found}"


def of_years_above() -> Iterator[str]:
    """A year over the heads of a row: 2023年 over 指标值, 完成值."""
    for first, second, this in product(YEARS, YEARS, (None, 2023)):
        for merges in ((), ((0, 1, 0, 2),), ((0, 0, 1, 0), (0, 1, 0, 2)), ((0, 0, 0, 1),), ((0, 1, 1, 1),)):
            rows = [["", first, second, ""], ["三级指标", "指标值", "完成值", "得分"], ["甲", 1, 2, 3]]
            yield f"{first} {second} {this} {at(rows, merges=merges, year=this)}"
            rows[0][0] = "三级指标"
            yield at(rows, merges=merges, year=this)
            yield at([["题"], *rows, ["上年", "", "13", ""]], merges=merges, year=this)


def of_numbers_below() -> Iterator[str]:
    """Below a head stands a word of it, a year, a word that is none, a number: what is the head, what the body."""
    for below, third in product((*LOWER, 13, 2023, 0.5, True, "甲乙"), ("", "完成值", 5, "数")):
        for merges in ((), ((0, 1, 0, 2),), ((0, 2, 0, 3),)):
            rows = [["三级指标", "指标值", "得分", "分值"], ["", below, third, ""]]
            yield f"{below} {third} {at(rows, merges=merges)}"
            yield at([["三级指标", "指标值", "说明", ""], ["", below, third, below]], merges=merges)


def of_weights(many: int) -> Iterator[str]:
    """Weights beside every level, in every order: the indicator's own counts."""
    for row in permutations(WEIGHTS, many) if many < 5 else combinations(WEIGHTS, many):
        yield f"{row} {at([row])}"
    for row in (["一级指标", "分值", "二级指标", "分值", "三级指标", "分值"], ["三级指标", "分值", "分值", "一级指标"]):
        yield from (f"{row} {one}" for one in (at([row]), at([row[::-1]]), at([[*row, "三级指标"]])))


def of_places() -> Iterator[str]:
    """Where a table may begin, which of several heads is taken, and a table of two levels."""
    for row in (0, 1, 37, 38, 39, 40, 41):
        rows: list[list[Any]] = [["话", 1]] * row
        for head in (
            ["三级指标", "指标值"],
            BASE,
            ["预算数", "执行数"],
            ["二级指标", "指标值"],
            ["2023年", "三级指标"],
        ):
            heads = heads_of([*rows, head, ["年度资金总额", 5, 6], ["数量指标", "甲"]])
            yield f"{row} {head} {said(indicators.find_head(heads))} {said(money.find_head(heads))}"
        heads = heads_of([*rows, ["三级指标", "指标值"], ["甲", 1], BASE, ["甲", 1], ["三级指标", "得分", "分值"]])
        yield f"{row} {said(indicators.find_head(heads))}"


def of_units() -> Iterator[str]:
    units = ("万元", "元", "亿元", "千元", "%", "个", "2023", "", "单位：万元", "百分比", "盖章", "人", "万 元")
    for unit, (left, right) in product(units, ("（）", "()", "[]", "【】", "  ")):
        text = f"指标值{left}{unit}{right}"
        heads = heads_of([["三级指标", text, "完成值"], ["", "", f"值{left}{unit}{right}"]])
        for first, last in ((0, 0), (0, 1), (1, 1)):
            head = Head(first, last, {}, {})
            found = [column_unit(heads.cells, head, column, words()) for column in range(4)]
            yield f"{text} {bracket_unit(text)} {first} {last} {found}"
        yield f"{bracket_unit(text + f'（{unit}）')} {bracket_unit(f'（甲）（{unit}）')}"


def of_broken_rows() -> Iterator[str]:
    """Rows that a break in a cell tore apart: two to six pieces, as long together as the head."""
    for whole in range(1, 9):
        for lengths in product(range(5), repeat=3):
            rows = [["头"] * whole, *(["甲"] * length for length in lengths), ["乙"] * whole]
            cells = Cells(Grid("", rows))
            yield f"{whole} {lengths} {broken_row(cells, Head(0, 0, {}, {}))} {broken_row(cells, Head(0, 1, {}, {}))}"
    for pieces, last in product(range(1, 10), range(1, 5)):
        rows = [["头"] * 9, ["乙"] * 9, *([["甲"] * 2] * pieces), ["甲"] * last, [""] * 2, ["", ""]]
        yield f"{pieces} {last} {broken_row(Cells(Grid('', rows)), Head(0, 0, {}, {}))}"


COLUMNS = of_lexicon("indicators", "indicators")
FUND_COLUMNS = of_lexicon("funds", "fund_columns")
MAKERS = {
    **{f"words of indicators {part}": partial(of_words, "indicators", "indicators", part) for part in range(4)},
    **{f"words of money {part}": partial(of_words, "funds", "fund_columns", part) for part in range(4)},
    **{f"pairs {first}": partial(of_pairs, "indicators", "indicators", first) for first in COLUMNS},
    **{f"money pairs {first}": partial(of_pairs, "fund_columns", "funds", first) for first in FUND_COLUMNS},
    "years": of_years,
    **{f"two rows {upper}": partial(of_two_rows, upper) for upper in UPPER},
    "years above": of_years_above,
    "numbers below": of_numbers_below,
    **{f"weights {many}": partial(of_weights, many) for many in range(2, 8)},
    "places": of_places,
    "units": of_units,
    "broken rows": of_broken_rows,
}
RECORD = Sweep(__file__, "head_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_head_says(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_head_is_gone() -> None:
    assert RECORD.strays() == set()
