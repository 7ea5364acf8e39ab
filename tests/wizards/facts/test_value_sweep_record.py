"""Single values of every shape: as typed, as numbers, before units, added, divided, put into a text; rows computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.derived import Formula
from schemas.figure import read_figure
from schemas.pack_columns import OwnColumn
from tests.records import Sweep
from tests.wizards.checks.builders import FORM
from wizards.facts import Facts, Value, before_unit
from wizards.facts.computed import OF_ROW, points
from wizards.facts.given import Given
from wizards.facts.own import computed_value, scale_to, typed_value
from wizards.facts.substitution import written
from wizards.facts.value import counted, difference, joined, quotient, rate, summed, trimmed, typed, typed_figure

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

MONEY = ("元", "万元", "亿元")
FIGURES = (
    *("", " ", "0", "0.00", "1", "12.50", "100", "-3", "1,234.5", "98处", "3人次", "1.5亿元", "88万", "8.7万人"),
    *("129850.50元", "129850.00元", "3.00万元", "0.50万", "8.70万人", "129850元", "0.05%", "约5", "≥12处", "10-14处"),
    *("不适用", "—", "无", "待定", "3万元", "0.30万亩", "20公斤", "1.20米"),
)
NUMBERS = ("-10.50", "-0.004", "0", "0.00", "0.004", "0.005", "0.05", "1", "9.95", "99.995", "100", "1E+3", "12345.678")


def shown(value: Value | None) -> str:
    if value is None:
        return "—"
    return f"{value.text}={value.number}{value.unit}{value.money}{value.words if value.words != (value.text,) else ''}"


def value_of(text: str) -> Value | None:
    return typed_figure(read_figure(text), None) if text else None


def typed_ones() -> Iterator[str]:
    kinds: tuple[Any, ...] = ("amount", "figure", "line", "long", "date", "month", None)
    for kind, unit, text in product(kinds, MONEY, FIGURES):
        yield f"{kind} {unit} {text}: {shown(typed(kind, read_figure(text), unit))} {shown(typed(kind, text, unit))}"
    for raw in (
        3,
        True,
        0,
        ["a", " ", " b "],
        ["", " "],
        [1, "c"],
        {},
        None,
        "\n 甲 \n",
        "\n",
        "2022-08-16",
        "2022-08",
    ):
        for kind in kinds:
            yield f"{kind} {raw}: {shown(typed(kind, raw, '万元'))}"
    for words in (["甲"], ["甲", "乙 "], [""], []):
        yield shown(joined(words))


def numbers() -> Iterator[str]:
    for text in NUMBERS:
        number = Decimal(text)
        yield f"{text} {trimmed(number)} {shown(counted(number))} {shown(counted(number, '处'))}"
        yield shown(points(number))
        yield " ".join(f"{trimmed(number, keep)}" for keep in range(5))
        yield " ".join(shown(rate(number, places, zeros=zeros)) for places in range(5) for zeros in (True, False))


def pairs_of_numbers() -> Iterator[str]:
    values = [None, Value("待定"), *(Value(text, Decimal(text), unit) for text in NUMBERS for unit in ("", "处"))]
    for first, second in product(values, values):
        share, rest = quotient(first, second), difference(first, second)
        together = summed([one for one in (first, second, first) if one is not None])
        yield f"{shown(first)} {shown(second)}: {share} {shown(rest)} {shown(together)}"
    yield shown(summed([]))


def before_units() -> Iterator[str]:
    after = ("", "元", "万元", "亿元", "处", "人次", "人", "。", "%", "百万元", " 万元", "公里")
    own = (
        "98万元",
        "98.5亿元",
        "14处",
        "12",
        "3人次",
        "1.5万",
        "20%",
        "3,000元",
        "约5处",
        "公里",
        "8.7万人",
        "3（处）",
    )
    for text, following, money in product(own, after, ("", *MONEY)):
        for number in (None, Decimal("98.50"), Decimal("1E+2")):
            figure = Value(text, number, money=money)
            yield f"{text}{following} {money} {number}: {before_unit(text, figure, following)}"


def put_in() -> Iterator[str]:
    text = "甲{一}乙{二二}{三}丙"
    places = ((1, 4), (5, 9), (9, 12))
    for words in product(("", "值", "长长的值"), repeat=3):
        for lost in product(("", "名"), repeat=3):
            some = [(place, word, name) for place, word, name in zip(places, words, lost, strict=True)]
            for parts in (some, some[:1], some[1:], some[::2]):
                made = written(text, parts)
                spans = [made.typed((start, end)) for start in range(len(made.text)) for end in (start, start + 1)]
                yield f"{made} {spans} {made.typed((0, len(made.text)))}"


class Row:
    """A row that has what it is given."""

    key = "r"
    facts: Given = Facts(FORM, read_assessment({}))

    def __init__(self, cells: dict[str, Value | None], whole: Value | None = None) -> None:
        self.cells, self._whole = cells, whole

    def value(self, name: str) -> Value | None:
        return self.cells.get(name)

    def number(self, name: str) -> Decimal | None:
        value = self.value(name)
        return None if value is None else value.number

    def whole(self, name: str) -> Value | None:
        return self._whole if name in ("amount", "a") else None


CELLS = tuple(map(value_of, ("", "0", "—", "不适用", "5", "7.50", "7.5", "100", "-3")))
ACCOUNT = ("share", "rate", "against", "more", "less", "same", "more_rate", "less_rate")
LISTS = ("income", "expenditure", "overall", "functions", "subjects", "basic", "official")


def of_lines() -> Iterator[str]:
    names = ("adjusted_budget", "initial_budget", "arrived", "executed")
    for cells in product(CELLS[:6], repeat=4):
        row = Row(dict(zip(names, cells, strict=True)))
        made = (shown(OF_ROW[f"funds.lines.*.{name}"](row)) for name in ("balance", "over", "rate"))
        yield f"{' '.join(map(shown, cells))}: {' '.join(made)}"


def of_accounts(name: str) -> Iterator[str]:
    computed = {one: OF_ROW.get(f"funds.account.{name}.*.{one}") for one in ACCOUNT}
    yield f"{[one for one, compute in computed.items() if compute is None]}"
    for amount, budget, before in product(CELLS, repeat=3):
        row = Row({"amount": amount, "budget": budget, "last_year": before}, budget)
        yield " ".join(shown(compute(row)) for compute in computed.values() if compute)


def of_other_rows() -> Iterator[str]:
    for first, second in product(CELLS, repeat=2):
        budget = Row({"budget": first, "executed": second})
        persons = Row({"persons": first, "standard": second})
        progress = Row({"progress.previous": first, "progress.period": second})
        yield shown(OF_ROW["profile.projects.*.rate"](budget))
        yield shown(OF_ROW["funds.subsidies.*.amount"](persons))
        yield shown(OF_ROW["performance.indicators.*.actual"](progress))
    for text in FIGURES:
        row = Row({"target": value_of(text)})
        parts = (shown(OF_ROW[f"performance.indicators.*.target_{one}"](row)) for one in ("sign", "number", "unit"))
        yield f"{text}: {' '.join(parts)}"


OPERANDS = (*CELLS, Value("3万元", Decimal(3), money="万元"), Value("0.5亿元", Decimal("0.5"), money="亿元"))
COUNTS: dict[Any, tuple[int, ...]] = {"quotient": (2,), "difference": (2, 3), "sum": (1, 3), "share": (1,)}


def formulas(operation: Any) -> Iterator[str]:
    for count, decimals, unit in product(COUNTS[operation], (None, 0, 1, 4), ("", "%")):
        formula = Formula(operation, tuple("abc"[:count]), decimals, unit)
        for cells in product(OPERANDS if count < 3 else OPERANDS[::2], repeat=count):
            for whole in CELLS[:5] if operation == "share" else (None,):
                yield shown(computed_value(formula, Row(dict(zip("abc", cells, strict=False)), whole)))


def own_columns() -> Iterator[str]:
    kinds: tuple[Any, ...] = ("figure", "amount", "line", "date", "month")
    for kind, unit, text, money in product(
        kinds, ("", "亩", "万亩", "公斤", "%", "万元", "米", "奇"), FIGURES, MONEY[:2]
    ):
        if kind == "amount" and unit not in ("", "万元"):
            continue
        column = OwnColumn(list="profile.projects", key="k", label="列", kind=kind, unit=unit)
        yield f"{kind} {unit} {text}: {shown(typed_value(column, read_figure(text), money))}"
        yield f"{scale_to(unit, read_figure(text))}"
    yield shown(typed_value(OwnColumn(list="profile.projects", key="k", label="列"), None, "元"))


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "typed": typed_ones,
    "numbers": numbers,
    "pairs of numbers": pairs_of_numbers,
    "before units": before_units,
    "put in": put_in,
    "rows of money": of_lines,
    **{f"account {name}": partial(of_accounts, name) for name in LISTS},
    "other rows": of_other_rows,
    **{f"formula {operation}": partial(formulas, operation) for operation in COUNTS},
    "own columns": own_columns,
}
RECORD = Sweep(__file__, "values_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_made_of_values(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
