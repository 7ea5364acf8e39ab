"""A text says of one indicator that it was reached, exceeded or missed."""

from __future__ import annotations

import pytest

from wizards.prose import Judged, Verdicts, read_passage

ROWS = [
    Judged("a", "高血压患者管理人数", met=False, just=False),
    Judged("b", "健康档案规范化建档率", met=True, just=False),
    Judged("c", "危桥改造数量", met=True, just=True),
]
VERDICTS = Verdicts(ROWS, 2023, "基本公共卫生服务", "某县卫生健康局")


def said(text: str) -> list[tuple[str, str]]:
    return [(one.said, one.row.path) for one in VERDICTS.wrong(read_passage(text))]


@pytest.mark.parametrize(
    ("text", "words", "row"),
    [
        ("高血压患者管理人数达到目标值。", "达到目标值", "a"),
        ("全年高血压患者管理人数超额完成。", "超额完成", "a"),
        ("高血压患者管理人数38126人，达到年初目标。", "达到年初目标", "a"),
        ("高血压患者管理人数完成了年度任务，健康档案规范化建档率达到目标值。", "完成了年度任务", "a"),
        ("健康档案规范化建档率未达到目标值。", "未达到目标值", "b"),
        ("健康档案规范化建档率没有达标。", "没有达标", "b"),
        ("危桥改造数量超额完成年度任务。", "超额完成年度任务", "c"),
    ],
)
def test_a_verdict_that_the_table_contradicts(text: str, words: str, row: str) -> None:
    assert said(text) == [(words, row)]


@pytest.mark.parametrize(
    "text",
    [
        "健康档案规范化建档率达到目标值。",
        "高血压患者管理人数未达到目标值。",
        "危桥改造数量达到目标值。",
        "健康档案规范化建档率超额完成。",
        "2022年高血压患者管理人数达到目标值。",
        "上年高血压患者管理人数达到目标值。",
        "城关镇高血压患者管理人数达到目标值。",
        "预计下年高血压患者管理人数达到目标值。",
        "高血压患者管理人数未达到目标值的原因是人口外流。",
        "老年高血压患者管理人数超额完成。",
        "6月高血压患者管理人数达到目标值。",
        "除高血压患者管理人数达到目标值外，其余较慢。",
        "按调整后的任务，高血压患者管理人数达到目标值。",
    ],
)
def test_what_is_so_or_of_something_else_is_silent(text: str) -> None:
    assert said(text) == []
