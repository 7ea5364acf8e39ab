"""Lines of money at every limit: wholes and parts, budgets and spending, reasons, units, outputs, costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import FORM, POLICY, STATED, STRICT
from tests.wizards.checks.money_said import FORMS, LINE, TEXTS, Changes, said

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

COLUMNS = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
AMOUNTS = (
    *("0", "0.00", "99.98", "99.99", "100", "100.01", "100.02", "89.99", "90", "1e3", "待定", None, "-1"),
    "1000000",
)
TREATMENTS = (None, " ", "年中调增预算，已批复。", "由单位自筹解决。")


def of_total(column: str) -> Iterator[str]:
    for amount in AMOUNTS:
        for form, policy in FORMS:
            yield said({f"{LINE}0/{column}": amount}, form, policy)
            yield said({f"{LINE}0/{column}": amount, f"{LINE}0/balance": None}, form, policy)
    for amount, unit in product(AMOUNTS, ("元", "亿元", "万元", "两")):
        yield said({f"{LINE}0/{column}": amount, "funds/unit": unit}, FORM, STRICT)


def of_pairs(first: str) -> Iterator[str]:
    few = ("0", "99.99", "100", "100.02", None)
    for second in COLUMNS[COLUMNS.index(first) + 1 :]:
        for one, two in product(few, repeat=2):
            for number, (form, policy) in enumerate(FORMS[:5]):
                more: Changes = {"funds/over_treatment": TREATMENTS[number % 4], f"{LINE}0/{first}": one}
                yield said({**more, f"{LINE}0/{second}": two}, form, policy)


def of_reasons() -> Iterator[str]:
    for text, spent, adjusted in product(TEXTS, ("30", "89.99", "90", "98", "100.01", "100.02", "103"), (None, "99")):
        for treatment in TREATMENTS[:: 1 if spent > "100" or spent == "103" else 4]:
            changes = {"texts/fund_use": text, f"{LINE}0/executed": spent, f"{LINE}0/adjusted_budget": adjusted}
            for policy in (POLICY, STRICT):
                yield said({**changes, "funds/over_treatment": treatment, f"{LINE}0/balance": None}, FORM, policy)


def of_parts(column: str) -> Iterator[str]:
    for amount in ("0", "9.98", "9.99", "10", "10.01", "10.02", None, "若干"):
        for source in ("other", "county", "carryover", "central", ""):
            changes = {f"{LINE}2/{column}": amount, f"{LINE}2/source": source}
            yield said(changes, FORM, POLICY, "F01")
            yield said({**changes, f"{LINE}1/{column}": None}, FORM, POLICY, "F01")
            yield said({**changes, f"{LINE}0/source": "city"}, FORM, POLICY, "F01")


def of_units() -> Iterator[str]:
    small = ("0.00499", "0.005", "0.0050", "0.02", "0.0200", "0.0201")
    for amount in (*small, "499900", "500000", "2000000", "2000100", "0"):
        yield said({f"{LINE}0/executed": amount}, FORM, POLICY, "F12")
        yield said({f"{LINE}1/arrived": amount, f"{LINE}1/executed": None}, FORM, POLICY, "F12")
        yield said({f"{LINE}2": {"source": "other", "arrived": amount, "executed": "100"}}, FORM, POLICY, "F12")
    for text in ("1,20", "12o", "待定", "约5", "10-20", "nan", "inf", "—", "无", "不适用", "1e400", "5人", "NaN", "/"):
        yield said({f"{LINE}0/arrived": text, "funds/expenses/0/amount": text})


def of_outputs() -> Iterator[str]:
    at = "performance/indicators/"
    for spent, text in product(("9.99", "10", "10.01", "49.99", "50", "50.01"), TEXTS):
        yield said({f"{LINE}0/executed": spent, "texts/fund_use": text})
        for level2 in ("数量指标", "质量指标", "时效指标", "成本指标", "数量"):
            cells = {f"{at}0/level2": level2, f"{at}1/level2": "成本指标"}
            yield said({**cells, f"{LINE}0/executed": spent}, FORM, POLICY)
            yield said({**cells, f"{LINE}0/executed": spent, f"{at}0/actual": "9处"}, STATED, POLICY)


def of_costs() -> Iterator[str]:
    at = "performance/indicators/0/"
    costs = (
        *("100万元", "100.01万元", "100.02万元", "101万元", "≤101万元", "≤100.5万元", "≤110万元", "98万元"),
        *("98.02万元", "980200元", "0.0101亿元", "101", "≤90万元", "98.5万元", "99万元", "若干"),
    )
    names = ("项目总成本", "总成本指标", "单位成本", "总投资")
    for cost, name, level2 in product(costs, names, ("成本指标", "")):
        cells = {f"{at}name": name, f"{at}level2": level2, f"{at}level1": "成本指标" if not level2 else "产出指标"}
        yield said({**cells, f"{at}target": cost})
        yield said({**cells, f"{at}target": "≤100万元", f"{at}actual": cost})
        if name == "项目总成本" and level2:
            yield said({**cells, f"{at}actual": cost, "profile/period_end": "2023-03"})
            yield said({**cells, f"{at}target": cost, f"{LINE}0/adjusted_budget": "120", "texts/overview": TEXTS[5]})
            yield said({**cells, f"{at}actual": cost, f"{LINE}0/executed": None, "profile/period_start": "x"})


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"F02 F05 F07 F08 F09 F10 total {one}": partial(of_total, one) for one in COLUMNS},
    **{f"F05 F08 F09 F10 pairs {one}": partial(of_pairs, one) for one in COLUMNS[:-1]},
    "F05 F07 F10 reasons": of_reasons,
    **{f"F01 parts {one}": partial(of_parts, one) for one in COLUMNS[:-1]},
    "F12 F14 units": of_units,
    "F20 outputs": of_outputs,
    "F22 costs": of_costs,
}
RECORD = Sweep(__file__, "money_lines_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_lines_of_money(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
