"""The one line that tells the clerk why, and the rules' parameters that no item of the county table uses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wizards.scoring.builders import a_form, a_policy, assert_explained, number, score_row, session
from wizards.scoring import score

LINES = [
    ("48万人", "46万人", "", "实际 46 ÷ 目标 48 × 分值 10 = 9.58 分（四舍五入保留2位）"),
    ("48万人", "460000人", "", "实际 460000 ÷ 目标 480000 × 分值 10 = 9.58 分（四舍五入保留2位）"),
    ("100", "80", "", "实际 80 ÷ 目标 100 × 分值 10 = 8 分"),
    ("100", "-1", "", "实际 -1 ÷ 目标 100 × 分值 10，不低于 0 = 0 分"),
    ("≥95%", "97%", "", "实际 97，目标 ≥ 95，达成指标值，得满分 10 分"),
    ("≤100", "125", "ratio", "目标 100 ÷ 实际 125 × 分值 10 = 8 分"),
    ("≤100", "125", "linear", "（1 −（实际 125 − 目标 100）÷ 目标 100）× 分值 10，不低于 0 = 7.5 分"),
    ("0人", "2人", "", "实际 2，目标 = 0，未达成指标值，不能按比例折算，得 0 分"),
    ("90%-110%", "120%", "", "实际 120%，目标 ≥ 90 且 ≤ 110，未达成指标值，不能按比例折算，得 0 分"),
    ("48万人", "46万人次", "", "指标值的单位是“人”，实际完成值的单位是“人次”，不能比较"),
    ("48万人", "46", "", "实际 46 ÷ 目标 48 × 分值 10 = 9.58 分（四舍五入保留2位）"),
    ("48", "46万人", "", "实际 46 ÷ 目标 48 × 分值 10 = 9.58 分（四舍五入保留2位）"),
    ("48", "", "", "没有填写实际完成值"),
    ("", "48", "", "没有填写年度指标值"),
    ("75%左右", "70%", "", "指标值“75%左右”没有写允许相差多少，是否完成由填写人判断，请写成 ≥ 或 ≤"),
    ("95%", "≥95%", "", "实际完成值“≥95%”不是一个确定的数，无法与指标值比较"),
]


@pytest.mark.parametrize(("target", "actual", "reverse", "line"), LINES)
def test_the_line_for_the_clerk(target: str, actual: str, reverse: str, line: str) -> None:
    row = {key: value for key, value in (("target", target), ("actual", actual), ("weight", "10")) if value}
    explanation = score_row(row, policy=a_policy(reverse=reverse or "ratio")).explanation
    assert explanation is not None
    assert explanation.text == line
    assert explanation.clause == "第一条"


@pytest.mark.parametrize(
    ("target", "unit", "direction", "understood"),
    [
        ("85500", "人", "", "≥ 85500 人"),
        ("48万人", "", "", "≥ 480000 人"),
        ("48", "万人", "", "≥ 480000 人"),
        ("0", "次", "", "= 0 次"),
        ("≤5%", "", "", "≤ 5 %"),
        ("100", "", "lower", "≤ 100"),
        ("90%-110%", "", "", "90—110 %"),
        ("30日内", "", "", "≤ 30 日"),
        ("75%左右", "", "", "约 75 %"),
        ("逐年递减", "", "", "定性"),
        ("2022年12月底前", "", "", "期限 2022年12月底前"),
        ("不适用", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_target_as_it_is_understood(target: str, unit: str, direction: str, understood: str) -> None:
    row = {"target": target, "unit": unit, "direction": direction, "weight": "10"}
    assert score_row({key: value for key, value in row.items() if value}).understood == understood


FACTS = {"n": "3", "a": "20.001", "b": "100", "c": "2", "zero": "0", "yes": "是", "no": "否"}

RULES: list[tuple[dict[str, Any], str, str]] = [
    ({"rule": "range", "value": "n", "min": 3}, "10", "3，符合 ≥ 3，得满分 10 分"),
    ({"rule": "range", "value": "n", "above": 3}, "0", "3，不符合 > 3，得 0 分"),
    ({"rule": "range", "value": "n", "below": 4, "above": 2}, "10", "3，符合 > 2 且 < 4，得满分 10 分"),
    ({"rule": "range", "top": "a", "bottom": "b", "max": 20}, "0", "20.001 ÷ 100 = 20.001%，不符合 ≤ 20%，得 0 分"),
    (
        {"rule": "range", "top": "zero", "bottom": "zero", "max": 20, "zero_over_zero": "full"},
        "10",
        "0 ÷ 0：没有发生此事，得满分 10 分",
    ),
    ({"rule": "ratio", "top": "n", "bottom": ["b", "c"]}, "0.15", "3 ÷ 100 ÷ 2 × 分值 10 = 0.15 分"),
    ({"rule": "ratio", "top": "b", "bottom": "n"}, "10", "100 ÷ 3 × 分值 10，最高为分值 = 10 分"),
    ({"rule": "ratio", "top": "b", "bottom": "n", "reverse": True}, "0", "（1 − 100 ÷ 3）× 分值 10，最低为 0 = 0 分"),
    ({"rule": "tiers", "value": "n", "tiers": [[5, 30]]}, "10", "几个：3，不超过 5，得 10 分"),
    (
        {"rule": "deduct", "minus": [{"fact": "b", "points": "0.5", "per": 30}]},
        "8.5",
        "分值 10 − 3 × 0.5（100 每满 30 算一次） = 8.5 分",
    ),
    ({"rule": "deduct", "minus": [{"fact": "zero", "points": 1}]}, "10", "分值 10，没有扣分，得满分 10 分"),
    ({"rule": "deduct", "minus": [{"fact": "b", "points": 1}]}, "0", "分值 10 − 100 × 1，扣完为止 = 0 分"),
    ({"rule": "binary", "value": "no"}, "0", "“no”答“否”，得 0 分"),
    ({"rule": "manual", "zero_if": ["no", "yes"]}, "0", "“yes”答“是”，一票否决，得 0 分"),
    ({"rule": "manual"}, "", "本项由填写人打分（0—10 分），并写理由"),
]


@pytest.mark.parametrize(("rule", "points", "line"), RULES, ids=[line for _, _, line in RULES])
def test_the_line_of_a_rule(rule: dict[str, Any], points: str, line: str) -> None:
    entry = {"id": "x", "name": "某项", "weight": 10, "criterion": "表上的标准", "facts": {"n": "几个"}, **rule}
    form = a_form("rules", indicators=[entry])
    (scored,) = score(form, None, session({"catalogue": "x", "facts": FACTS})).indicators
    assert_explained(scored)
    assert scored.computed == number(points)
    assert scored.explanation is not None
    assert (scored.explanation.text, scored.explanation.clause) == (line, "表上的标准")


def test_a_row_without_a_rule_cannot_be_scored_by_rules() -> None:
    form = a_form("rules", indicators=[{"id": "x", "name": "某项", "weight": 10}])
    own, bare = score(form, None, session({"id": "own", "weight": "5"}, {"catalogue": "x"})).indicators
    assert own.computed is None and bare.computed is None
    assert bare.explanation is not None and bare.explanation.method == "no_rule"
