"""Blocks of money of every shape, with a unit in every place that may state one: what is filled of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations, product

import pytest

from tests.records import Sweep
from tests.wizards.filling.filled import facts
from tests.wizards.filling.sessions import full, said
from tests.wizards.intake.documents import p, tbl, tc, tr
from tests.wizards.word.word_samples import ROOT
from wizards.facts import Facts

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

AMOUNTS = ("年初预算数", "全年预算数", "到位数", "全年执行数", "结余数", "执行率", "分值", "得分")
SOURCES = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")
UNITS = ("", "（万元）", "(元)", "（亿元）", "（千元）", "（人）", "（万元、元）")


@cache
def words(table: str, file: str = "funds") -> list[str]:
    """Every word of a table of the lexicon, as its own file lists them."""
    tables = tomllib.loads((ROOT / "wizards" / "lexicon" / f"{file}.toml").read_text("utf-8"))["tables"]
    return [word for one in tables if one["id"] == table for term in one["terms"] for word in term["words"]]


@cache
def money(kind: str) -> Facts:
    document = full()
    lines = [
        {
            "source": source,
            "initial_budget": "100.00",
            "adjusted_budget": "120.5",
            "arrived": "110",
            "executed": "90.25",
        }
        for source in ("total", "appropriation", "carryover", "other", "central", "province", "city", "county")
    ]
    changes: dict[str, dict[str, str]] = {
        "all": {},
        "yuan": {},
        "odd": {
            "initial_budget": "约100",
            "adjusted_budget": "120.5元",
            "arrived": "1.2亿元",
            "executed": "12,000,000",
        },
        "none planned": {"initial_budget": "0", "adjusted_budget": "0", "executed": "5"},
        "nothing": {"initial_budget": "", "adjusted_budget": "", "arrived": "", "executed": ""},
    }
    document["funds"] = {
        "unit": "元" if kind == "yuan" else "万元",
        "lines": [{**line, **changes[kind]} for line in lines],
    }
    return facts(document)


def block(heads: Sequence[str], sources: Sequence[str], corner: str = "资金来源", inside: str = "") -> str:
    return tbl(tr(corner, *heads), *(tr(source, *[inside] * len(heads)) for source in sources))


def of_money(kind: str) -> Iterator[str]:
    """Units in every place that may state one, and holes with a unit printed behind."""
    of = money(kind)
    for unit, other in product(UNITS, ("", "（元）", "（万元）")):
        tables = {
            "above": p(f"单位：{unit.strip('（）()')}") + block(AMOUNTS, SOURCES),
            "far above": p(f"单位：{unit.strip('（）()')}") + p() * 3 + block(AMOUNTS, SOURCES[:2]),
            "too far": p(f"单位：{unit.strip('（）()')}") + p() * 4 + block(AMOUNTS, SOURCES[:2]),
            "corner": block(AMOUNTS, SOURCES, f"资金来源{unit}"),
            "head": block([f"{one}{unit}" for one in AMOUNTS], SOURCES, f"来源{other}"),
            "row": block(AMOUNTS, [f"{one}{unit}" for one in SOURCES], f"来源{other}"),
            "hole": block(AMOUNTS, SOURCES, f"来源{other}", f"____{unit}"),
            "lying": tbl(tr("", *SOURCES), *(tr(f"{one}{unit}", *[""] * 4) for one in AMOUNTS)),
            "lying sources": tbl(
                tr(f"资金{other}", *(f"{one}{unit}" for one in SOURCES)), *(tr(one, *[""] * 4) for one in AMOUNTS)
            ),
            "pairs": tbl(
                tr(f"资金总额{unit}", "", "其中：财政拨款", "", "其他资金", ""),
                tr(f"实际支出{other}", "", "其中：财政拨款", "", "其他资金", ""),
            ),
            "column of units": tbl(
                tr("资金来源", "计量单位", *AMOUNTS), *(tr(one, unit.strip("（）()"), *[""] * 8) for one in SOURCES)
            ),
            "below": block(AMOUNTS, SOURCES) + p(f"单位：{unit}"),
            "inside": tbl(tr(tc(p(f"单位：{unit}") + block(AMOUNTS[:3], SOURCES[:2]) + p()))),
        }
        for name, body in tables.items():
            yield f"{name} {unit} {other} {said(body, of=of)}"


def of_money_words() -> Iterator[str]:
    """Every word for an amount and for a source, in a block, lying and in pairs."""
    of = money("all")
    for word in words("fund_columns"):
        yield f"{word} {said(block((word, '全年预算数', '全年执行数'), SOURCES[:2]), of=of)}"
        yield f"{word} {said(tbl(tr('', *SOURCES[:2]), tr(word, '', ''), tr('全年执行数', '', '')), of=of)}"
        yield f"{word} {said(tbl(tr(word, '', '其中：财政拨款', ''), tr('实际支出', '', '其中：财政拨款', '')), of=of)}"
    for word in words("fund_rows"):
        yield f"{word} {said(block(AMOUNTS[:4], (word, '其他资金')), of=of)}"
        yield f"{word} {said(tbl(tr('', '合计', word), tr('全年预算数', '', ''), tr('全年执行数', '', '')), of=of)}"
        yield f"{word} {said(tbl(tr('资金总额', '', word, ''), tr('实际支出', '', word, '')), of=of)}"


def of_money_shapes() -> Iterator[str]:
    """Heads of one and two rows, rows and columns left out, cells merged, text in cells, two blocks."""
    of = money("all")
    for heads in (*combinations(AMOUNTS, 2), *combinations(AMOUNTS, 3)):
        yield f"{heads} {said(block(heads, SOURCES[:2]), of=of)}"
    for sources in (
        *combinations(SOURCES, 1),
        *combinations(SOURCES, 2),
        (*SOURCES, "合计"),
        ("甲", *SOURCES),
        (*SOURCES, "甲", "其他资金"),
    ):
        yield f"{sources} {said(block(AMOUNTS, sources), of=of)}"
    upper = tr(tc("资金来源", merge="restart"), tc("预算数（万元）", span=2), tc("执行（元）", span=2), "得分")
    lower = tr(tc("", merge="continue"), "年初预算数", "全年预算数", "全年执行数", "执行率", "")
    body = [tr(source, *[""] * 5) for source in SOURCES]
    yield f"{said(tbl(upper, lower, *body), of=of)}"
    yield f"{said(tbl(upper, lower, *body) + p() + block(AMOUNTS, SOURCES), of=of)}"
    merged = [
        tr(source, tc("", merge="restart" if not number else "continue"), *[""] * 3)
        for number, source in enumerate(SOURCES)
    ]
    yield f"{said(tbl(tr('来源', *AMOUNTS[:4]), *merged), of=of)}"
    yield f"{said(tbl(tr('来源', *AMOUNTS[:4]), *(tr(source, tc('', span=2), '', '') for source in SOURCES)), of=of)}"
    for inside in ("—", "0", "120.5", "120.50", "/", "*", "____", "  %", "  元", "×"):
        yield f"{inside} {said(block(AMOUNTS, SOURCES, inside=inside), of=of)}"


RECORD = Sweep(
    __file__,
    "money_blocks",
    {
        **{f"money, {kind}": partial(of_money, kind) for kind in ("all", "yuan", "odd", "none planned", "nothing")},
        "words of money": of_money_words,
        "shapes of money": of_money_shapes,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_filled_of_money(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_money_is_gone() -> None:
    assert RECORD.strays() == set()
