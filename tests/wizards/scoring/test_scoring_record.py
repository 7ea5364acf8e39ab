"""Every target against every actual value under the usual policies, every answer of a rule, every sample's sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.form import Form
from schemas.performance import TIERS
from schemas.policy import Policy
from schemas.scoresheet import ExecutionScore, IndicatorScore, Score
from tests.records import Record, portions
from tests.wizards.scoring import test_explanation_texts, test_item_rules, test_one_row
from tests.wizards.scoring.builders import a_form, a_policy, session
from tests.wizards.word.word_samples import documents
from wizards.opening import in_force
from wizards.scoring import score

TARGETS = (
    *(
        "",
        "≥95%",
        "95%",
        "≤100",
        ">90%",
        "100",
        "0",
        "≤0",
        "=100%",
        "90%-110%",
        "约75%",
        "48万人",
        "3个",
        "30日内",
    ),
    *(
        "2023年12月31日前",
        "12月底前",
        "年底前",
        "9月前",
        "上半年",
        "每月10日前",
        "逐年递减",
        "同比提高5%",
        "健全",
        "不适用",
    ),
)
ACTUALS = (
    *(
        "",
        "97%",
        "95%",
        "0.96",
        "94.99",
        "100",
        "125",
        "250",
        "0",
        "-1",
        "46万人",
        "460000人",
        "46",
        "3项",
        "36小时",
        "31日",
    ),
    *(
        "2023年12月31日",
        "2023年11月",
        "2024年1月5日",
        "10日",
        "11日",
        "提高4%",
        "下降5%",
        "提高5.5%",
        "已建立",
        "≥95%",
        "不适用",
        "1次/季度",
    ),
)
NAMES = ("", "事故数", "办理时间", "人均成本", "投诉率", "满意度")
DIRECTIONS = ("higher", "lower", "equal")
POLICIES = {
    "ratio": a_policy(),
    "linear": a_policy(reverse="linear", decimals=1, rounding="down"),
    "whole": a_policy(decimals=0, rounding="up"),
}


def number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def line_of(one: Score) -> str:
    """A score as a clerk sees it, with what another program needs to work it out again."""
    why = one.explanation
    parts = [f"{number(one.score)}/{number(one.weight)}"]
    if one.stated is not None:
        parts.append(f"算 {number(one.computed)}")
    if isinstance(one, IndicatorScore):
        marks = (
            one.met,
            number(one.completion_rate),
            one.understood,
            one.way,
            one.sense or "",
            one.adopted,
            one.open,
            one.doubt,
        )
        parts += [
            *marks,
            "推" if one.assumed else "",
            "免" if one.excluded else "",
            "" if one.quotient is None else str(one.quotient),
        ]
        parts.append("" if why and why.text.startswith(one.why) else one.why)
    if isinstance(one, ExecutionScore):
        parts.append(f"{number(one.rate)}%")
    if why:
        inputs = " ".join(f"{name}={value}" for name, value in why.inputs.items())
        parts += [why.method, why.formula, inputs, str(why.decimals), why.text]
    return "｜".join(filter(None, parts))


def of_rows(rows: list[dict[str, Any]], policy: Policy, form: Form | None = None) -> Iterator[str]:
    filled = [{key: text for key, text in row.items() if text} for row in rows]
    assessment = session(*filled)
    profile = assessment.profile.model_copy(update={"fiscal_year": 2023})
    sheet = score(form or a_form(), policy, assessment.model_copy(update={"profile": profile}))
    for row, one in zip(filled, sheet.indicators, strict=True):
        shown = " ".join(f"{key}={text}" for key, text in row.items() if key not in ("id", "weight"))
        yield f"{shown} ⇒ {line_of(one)}"


def of_answers(cases: list[tuple[str, ...]]) -> Iterator[str]:
    for item, answers, _ in cases:
        yield f"{item} {answers} ⇒ {line_of(test_item_rules.score_item(item, answers))}"


def of_rule(rule: dict[str, Any]) -> Iterator[str]:
    entry = {"id": "x", "name": "某项", "weight": 10, "criterion": "表上的标准", "facts": {"n": "几个"}, **rule}
    form = a_form("rules", indicators=[entry])
    for stated, answers in product(("", "3", "11"), ({}, {"n": "4"}, {"n": "0"}, {"n": "多"}, {"n": "-1", "b": "0"})):
        facts = {**test_explanation_texts.FACTS, **answers}
        row = {"catalogue": "x", "facts": facts} | ({"stated_score": stated} if stated else {})
        (one,) = score(form, None, session(row)).indicators
        yield f"{stated} {answers} ⇒ {line_of(one)}"


def of_sample(name: str) -> Iterator[str]:
    document = documents()[name]
    found = in_force(document)
    sheet = score(found.form, found.policy, read_assessment(document))
    yield f"执行 {line_of(sheet.execution)}"
    yield from (f"{one.id} {one.name} ⇒ {line_of(one)}" for one in sheet.indicators)
    total, why = sheet.total, sheet.total.explanation
    words = f"{why.formula} {why.text}" if why else ""
    yield f"总分 {number(total.computed)} 自填 {number(total.stated)} 显示 {number(sheet.total_shown)} {words}"
    grade = sheet.grade
    yield f"等级 {grade.computed} 自填 {grade.stated} 显示 {sheet.grade_shown} 分值 {number(sheet.weight_sum)}"
    yield f"{'填完' if sheet.complete else '没有填完'} {'；'.join(sheet.notes)} 缺 {'、'.join(sheet.missing)}"


def of_money(lines: list[dict[str, str]], policy: str) -> Iterator[str]:
    for line in lines:
        funds = {"unit": "万元", "lines": [{"source": "total", **{key: text for key, text in line.items() if text}}]}
        sheet = score(a_form(), MONEY[policy], session(funds=funds))
        yield f"{line} ⇒ {line_of(sheet.execution)}"


AMOUNTS = [
    {"initial_budget": first, "adjusted_budget": second, "executed": executed, "stated_execution": ""}
    for first, second in (("100", ""), ("100", "80"), ("0", ""), ("", ""), ("100", "0"))
    for executed in ("", "0", "50", "79.99", "80", "89.995", "90", "95", "99.99", "100", "100.5", "120", "-1", "多")
]
MONEY = {
    "plain": a_policy(),
    "bands": a_policy(execution={"weight": 20, "reason_below": 90}),
    "one place": a_policy(decimals=1, rounding="down"),
}
GRID = [
    {"target": target, "actual": actual, "weight": "10"}
    for target, actual in product(TARGETS, ACTUALS)
    if (target and actual) or "95%" in (target, actual)
]
NAMED = [
    {"name": name, "target": target, "actual": actual, "unit": unit, "weight": "10"}
    for name in NAMES[1:]
    for target, actual, unit in (
        ("5", "6", ""),
        ("5%", "4", "%"),
        ("0", "0", "起"),
        ("30", "35", "日"),
        ("90", "0.93", "%"),
    )
]
DIRECTED = [
    {"direction": direction, "target": target, "actual": actual, "weight": "9"}
    for direction in DIRECTIONS
    for target in ("≥95%", "100", "≤100", "约75%", "90-110", "0")
    for actual in ("95%", "100", "80", "125", "0", "-1")
]
LINES = [line.split("|") for line in test_one_row.TABLE.strip().splitlines() if "|" in line and line[0] != "#"]
COLUMNS = ("target", "actual", "unit", "direction", "weight")
ROWS = [{key: cell.strip() for key, cell in zip(COLUMNS, line, strict=False)} for line in LINES]
TIERED = [
    {"target": "有效改善", "actual": "明显改善", "tier": tier, "stated_score": stated, "weight": weight}
    for tier in (*TIERS, "", "别的")
    for stated in ("", "0", "5", "6", "7.99", "8", "10", "11")
    for weight in ("10", "")
]

MAKERS = {
    **{
        f"grid, {name} {at}": partial(of_rows, some, policy)
        for name, policy in POLICIES.items()
        for at, some in enumerate(portions(GRID[:: 2 if name == "ratio" else 5], 40), 1)
    },
    **{f"one row {at}": partial(of_rows, some, POLICIES["linear"]) for at, some in enumerate(portions(ROWS, 40), 1)},
    "named": partial(of_rows, NAMED, POLICIES["ratio"]),
    **{
        f"directed, {name}": partial(of_rows, DIRECTED[:: 1 if name == "ratio" else 2], policy)
        for name, policy in POLICIES.items()
    },
    "tiers": partial(of_rows, TIERED, POLICIES["ratio"]),
    **{f"answers {at}": partial(of_answers, some) for at, some in enumerate(portions(test_item_rules.TABLE, 30), 1)},
    **{f"rule {at}": partial(of_rule, rule) for at, (rule, _, _) in enumerate(test_explanation_texts.RULES, 1)},
    **{f"sample {name}": partial(of_sample, name) for name in documents()},
    **{f"money, {name}": partial(of_money, AMOUNTS, name) for name in MONEY},
}
RECORD = Record(__file__, "scoring", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_points_and_why(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_row_is_gone() -> None:
    assert RECORD.strays() == set()
