"""Rates of money in cells and texts at every limit, and money that is counted twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.checks.builders import FORM, POLICY, RULES, STATED
from tests.wizards.checks.money_said import LINE, PLACES, said

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

RATES = ("98%", "98.0%", "98.00%", "98.01%", "97.99%", "97.9%", "98.04%", "98", "0.98", "100%", "108.89%", "约98%", "")
SUBJECTS = (
    *("", "本项目", "2022年", "2021年", "甲项目", "截至年底", "全年", "资金", "县级财政", "存储容量120TB，"),
    "项目资金",
)
WRITTEN = ("98%", "98.0%", "97.99%", "97.9%", "91.67%", "95%", "0.98", "0.979", "100%", "89%", "98.5%", "97.98%")


def of_stated_rates() -> Iterator[str]:
    paths = ("funds.lines.total", "funds.lines.appropriation", "profile.projects.p1", "funds.x")
    for rate, path in product(RATES, paths):
        stated = [{"path": f"{path}.rate", "stated": rate}, {"path": f"{path}.balance", "stated": "3"}]
        for more in ({}, {f"{LINE}0/executed": "97.995"}, {f"{LINE}0/executed": "0", f"{LINE}0/initial_budget": "0"}):
            yield said({**more, "overrides": stated})
            yield said({**more, "overrides": stated}, PLACES)
    points = (None, "9.8", "9.81", "9.79", "9.78", "10", "10.01", "9", "9.5")
    for stated_points, spent in product(points, ("98", "103", "0")):
        for policy in (POLICY, POLICY.model_copy(update={"stated_step": 1})):
            yield said({"performance/stated_execution": stated_points, f"{LINE}0/executed": spent}, FORM, policy)


def of_written_rates(subject: str) -> Iterator[str]:
    for rate, word in product(WRITTEN, ("执行率", "预算执行率", "使用率", "支付率", "拨付率", "支出进度")):
        text = f"{subject}{word}为{rate}。"
        yield said({"texts/fund_use": text})
        if word == "执行率" or rate in WRITTEN[::4]:
            yield said({"texts/fund_use": text, f"{LINE}0/adjusted_budget": "103.16"})
            yield said({"texts/fund_use": text, f"{LINE}0/arrived": "98.5", f"{LINE}0/adjusted_budget": "102"})
            yield said({"texts/fund_use": f"预算20万元，支出19万元，{text}"})
            yield said({"texts/fund_use": f"{text}另一项{word}为50%。"}, PLACES)
            yield said({"performance/goals/0/actual": text, "texts/overview": text, f"{LINE}0/executed": None})


def of_counted_twice() -> Iterator[str]:
    points = ("10", "0", "—", "若干", "", "2.5分")
    columns = ("weight", "score", "stated_score", "points", "分值", "得分", "other")
    for name, value, line in product(columns, points, (0, 1)):
        yield said({f"{LINE}{line}/{name}": value})
    names = (
        *("预算执行率", "其中：财政拨款", "其中:其他资金", "财政拨款", "其他", "年度资金总额", "结转"),
        *("资金到位率", "执行率"),
    )
    for name, weight in product(names, ("10", "20", None)):
        for form in (FORM, STATED, RULES):
            yield said({"performance/indicators/0/name": name, "performance/indicators/0/weight": weight}, form)


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    "F03 F06 stated rates": of_stated_rates,
    **{f"F03 F04 written rates {one}": partial(of_written_rates, one) for one in SUBJECTS},
    "F21 counted twice": of_counted_twice,
}
RECORD = Sweep(__file__, "money_rates_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_rates(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
