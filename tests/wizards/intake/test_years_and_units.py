"""Heads that carry a year, units of money said elsewhere, tables on their side, prompts left standing."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.paths import find
from tests.wizards.intake.sheets import bring, default_form, indicators, xlsx
from wizards.intake import Unreadable
from wizards.intake.years import split_year
from wizards.session import new_document

HEAD = ["一级指标", "二级指标", "三级指标"]
ROW = ["产出指标", "数量指标", "甲"]
MONEY = [["资金来源", "年初预算数", "全年执行数"], ["合计", 50000, 48000]]


def session(year: int | None = 2024) -> dict[str, Any]:
    profile = {"profile": {"fiscal_year": year}} if year else {}
    return {**new_document(default_form()), **profile}


def left(plan: Any) -> list[str]:
    return [one.text for one in plan.aside if not one.plain]


@pytest.mark.parametrize(
    ("head", "word", "year", "other"),
    [
        ("2024年完成值", "完成值", 2024, False),
        ("2024 年 实际\n完成值", "实际完成值", 2024, False),
        ("２０２４年度指标值", "指标值", 2024, False),
        ("二〇二四年完成值", "完成值", 2024, False),
        ("完成值（2023年）", "完成值", 2023, False),
        ("2024年底完成值", "完成值", 2024, False),
        ("上年完成值", "完成值", None, True),
        ("本年完成值", "完成值", None, False),
        ("2022-2024年完成值", "2022-2024年完成值", None, False),
        ("年度指标值", "年度指标值", None, False),
    ],
)
def test_a_head_is_parted_from_its_year(head: str, word: str, year: int | None, other: bool) -> None:
    assert split_year(head) == (word, year, other)


SPANS = {
    "one year": ([[*HEAD, "2024年指标值", "2024年完成值"], [*ROW, "≥5个", "6个"]], [], ()),
    "another year beside": (
        [[*HEAD, "2024年指标值", "2023年实际完成值", "2024年实际完成值"], [*ROW, "≥5个", "4个", "6个"]],
        ["2023年实际完成值：4个"],
        (),
    ),
    "last year's by its word": (
        [[*HEAD, "年度指标值", "上年完成值", "本年完成值"], [*ROW, "≥5个", "4个", "6个"]],
        ["上年完成值：4个"],
        (),
    ),
    "years below one head": (
        [
            [*HEAD, "年度指标值", "实际完成值", "", ""],
            ["", "", "", "", "2022年", "2023年", "2024年"],
            [*ROW, "≥5个", "3个", "4个", "6个"],
        ],
        ["2022年实际完成值：3个", "2023年实际完成值：4个"],
        ((0, 4, 0, 6),),
    ),
    "years over the heads": (
        [
            [*HEAD, "2023年", "", "2024年", ""],
            ["", "", "", "指标值", "完成值", "指标值", "完成值"],
            [*ROW, "3个", "4个", "≥5个", "6个"],
        ],
        ["2023年指标值：3个", "2023年完成值：4个"],
        ((0, 3, 0, 4), (0, 5, 0, 6)),
    ),
    "years over the heads, not merged": (
        [
            ["", "", "", "2023年", "", "2024年", ""],
            [*HEAD, "指标值", "完成值", "指标值", "完成值"],
            [*ROW, "3个", "4个", "≥5个", "6个"],
        ],
        ["2023年指标值：3个", "2023年完成值：4个"],
        (),
    ),
}


@pytest.mark.parametrize("name", SPANS)
def test_of_several_years_the_session_s_is_taken_and_the_others_are_listed(name: str) -> None:
    rows, aside, merges = SPANS[name]
    plan, after = bring(xlsx(rows, merges=merges), document=session())
    found = indicators(after)["甲"]
    assert (found["target"], found["actual"]) == ("≥5个", "6个")
    assert left(plan) == aside


def test_without_a_year_in_the_session_the_title_says_it() -> None:
    rows = [["（2024年度）"], [*HEAD, "2023年完成值", "2024年完成值"], [*ROW, "4个", "6个"]]
    plan, after = bring(xlsx(rows), document=session(None))
    assert indicators(after)["甲"]["actual"] == "6个" and left(plan) == ["2023年完成值：4个"]


def test_without_any_year_only_what_speaks_of_one_year_throughout_is_taken() -> None:
    one = [[*HEAD, "2024年指标值", "2024年完成值"], [*ROW, "≥5个", "6个"]]
    plan, after = bring(xlsx(one), document=session(None))
    assert indicators(after)["甲"]["actual"] == "6个" and left(plan) == []
    mixed = [[*HEAD, "年度指标值", "2023年完成值"], [*ROW, "≥5个", "4个"]]
    plan, after = bring(xlsx(mixed), document=session(None))
    assert "actual" not in indicators(after)["甲"] and left(plan) == ["2023年完成值：4个"]


def test_last_year_s_alone_is_never_this_year_s() -> None:
    rows = [[*HEAD, "年度指标值", "上年完成值"], [*ROW, "≥5个", "4个"]]
    for year in (2024, None):
        plan, after = bring(xlsx(rows), document=session(year))
        assert "actual" not in indicators(after)["甲"] and left(plan) == ["上年完成值：4个"]


def test_a_table_of_another_year_alone_is_refused_by_its_head() -> None:
    with pytest.raises(Unreadable, match=r"2023年完成值.*别的年度"):
        bring(xlsx([[*HEAD, "2023年完成值"], [*ROW, "4个"]]), document=session())


UNITS: dict[str, list[list[Any]]] = {
    "below": [*MONEY, ["金额单位：元"]],
    "below, in a note": [*MONEY, ["注：本表单位：元。"]],
    "below, in two cells": [*MONEY, ["", "金额单位：", "元"]],
    "right of the head": [[*MONEY[0], "单位：元"], MONEY[1]],
    "right of a row": [MONEY[0], [*MONEY[1], "（单位：元）"]],
    "above at the right": [["", "", "单位（元）"], *MONEY],
    "in a column": [["资金来源", "单位", *MONEY[0][1:]], ["合计", "元", 50000, 48000]],
    "in the words of a unit": [["各栏以元为单位"], *MONEY],
}


@pytest.mark.parametrize("name", UNITS)
def test_the_unit_of_money_is_found_wherever_it_is_said(name: str) -> None:
    _, after = bring(xlsx(UNITS[name]))
    assert find(after, "funds.lines.total.executed") == "4.8"


def test_the_name_of_a_place_is_no_unit() -> None:
    plan, after = bring(xlsx([["填报单位：元谋县水利局"], *MONEY]))
    assert find(after, "funds.lines.total.executed") == "48000"
    assert any("当作万元" in one.note for one in plan.proposals)


def test_two_units_say_nothing() -> None:
    plan, after = bring(xlsx([*MONEY, ["单位：元"], ["单位：万元"], [*HEAD, "实际完成值"], [*ROW, "6个"]]))
    assert find(after, "funds.lines.total.executed") is None
    assert "50000 48000" in left(plan)


def test_money_on_its_side_is_read_and_says_where() -> None:
    rows = [
        ["项目资金（元）", "年度资金总额", "财政拨款", "其他资金", "专项债券资金"],
        ["年初预算数", 1000000, 800000, 200000, ""],
        ["2023年全年预算数", 1, 1, 1, ""],
        ["2024年全年预算数", 1200000, 1000000, 200000, 7],
        ["全年执行数", 1180000, 990000, 190000, ""],
        ["执行率", "98%", "99%", "95%", ""],
        [*HEAD, "年度指标值"],
        [*ROW, "5个"],
    ]
    plan, after = bring(xlsx(rows), document=session())
    assert find(after, "funds.lines.appropriation") == {
        "source": "appropriation",
        "initial_budget": "80",
        "adjusted_budget": "100",
        "executed": "99",
    }
    assert next(one.where for one in plan.proposals if one.text == "99") == "自评表!C5"
    assert indicators(after)["甲"]["target"] == "5个"
    assert left(plan) == ["1", "1", "1", "专项债券资金 7"]


def test_what_the_blank_form_says_is_listed_not_taken() -> None:
    prompts = ["≥**%", "≥XX%", "≥××个", "□", "≥   %", "待填", "……"]
    rows = [[*ROW[:2], f"第{number}项", prompt, prompt] for number, prompt in enumerate(prompts)]
    plan, after = bring(xlsx([[*HEAD, "年度指标值", "实际完成值"], *rows, [*ROW[:2], "XX村道路", "≥3公里", "3公里"]]))
    found = indicators(after)
    assert found["XX村道路"]["target"] == "≥3公里"
    assert not any("target" in found[f"第{number}项"] for number in range(len(prompts)))
    assert [one.text for one in plan.aside].count("□") == 2


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    data = xlsx([["说明"]], more={"旧表": [[*HEAD, "年度指标值"], [*ROW, "5个"]]}, hidden=["旧表"])
    with pytest.raises(Unreadable):
        bring(data)
    assert indicators(bring(data, sheet="旧表")[1])["甲"]["target"] == "5个"
