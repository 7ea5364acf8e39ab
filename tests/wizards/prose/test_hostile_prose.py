"""Any text is read in time proportional to its length: twice the text is about twice the work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from wizards.prose import (
    Binder,
    Books,
    Fact,
    Judged,
    Missed,
    Side,
    Verdicts,
    contradicted,
    contradictions,
    known_grades,
    read_passage,
    told_twice,
)

SHAPES = [
    *(
        "12万元，",
        "其中12万元、",
        "占12%，",
        "合格率96%",
        "儿童312人，系统管理率92%；",
        "由12增加到13，",
        "每人12元",
        "3个：甲、乙、",
        "一是甲二是乙",
    ),
    *(
        "三个方面：一是甲；",
        "2022年",
        "2022年3月",
        "约",
        "12",
        "万",
        "百分之",
        "各项",
        "年度",
        "目标",
        "指标均",
        "（2000）1号",
    ),
    *("(", "。", "\n", "12人12元每人12元，合计", "第", "12-", "比12多12，", "率", "A1", "12:", "零", "一二三", "结余"),
    *(
        "甲村、",
        "3个村：甲",
        "支出1251.57万元",
        "满意度均达到95%以上",
        "道路7合格率61%",
        "12 ",
        "1,",
        "1,000",
        "‰",
        "十百千万亿",
    ),
    *(
        "自评得分为",
        "年初设定的各项目标任务",
        "2月30日",
        "2022年6月至2022年3月",
        "资金已足额",
        "控制在预算",
        "单价12元，",
        "，其中",
    ),
    *(
        "由1处增加到2处，",
        "比目标120场多14场，",
        "高于90%的目标3个百分点",
        "预算860万元，核减40万元，调整后预算830万元，",
        "女性41人、男性276人",
        "目标1人，实际2人，少3人。",
        "道路7合格率达到目标值，",
        "合格率未达到",
        "每个场所65万元",
        "9项指标中9项达到，",
        "产出指标均达到目标值。",
        "由12万元减少到9万元，",
        "各级资金已全部支出，结余0元。",
    ),
]
RATES = [
    Fact(
        f"r{n}", f"道路{n}合格率", (f"道路{n}合格率",), "%", "indicator", Side(Decimal(50), "x"), Side(Decimal(51), "y")
    )
    for n in range(60)
]
AMOUNTS = [
    Fact(f"a{n}", f"支出{n}", (f"支出{n}",), "元", "amount", None, Side(Decimal(12517500 + 1000 * n), "y"))
    for n in range(60)
]
BINDER = Binder([*RATES, *AMOUNTS], 2022)
VERDICTS = Verdicts([Judged(f"r{n}", f"道路{n}合格率", met=False, just=False) for n in range(60)], 2022, "", "")
BOOKS = Books(
    money=str,
    margin=Decimal(0),
    budget=Decimal(5),
    executed=Decimal(3),
    balance=Decimal(2),
    unmet=(Missed("甲"),),
    judged=9,
    problems=1,
    total=Decimal(9),
    grade="优",
    grades=known_grades(("优", "良", "中", "差")),
    year=2022,
)


def read(text: str) -> None:
    """Everything that is done with a text."""
    passage = read_passage(text)
    list(contradictions(passage))
    list(BINDER.disagreements(passage))
    list(BINDER.disagreements(passage, goal=True))
    list(contradicted(passage, BOOKS))
    list(told_twice({"a": passage, "b": passage}, 2022))
    list(VERDICTS.wrong(passage))


def calls(work: Callable[[], None]) -> int:
    """Return how many functions are called, Python's and C's."""
    count = 0

    def counted(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    read(shape * 3)  # patterns are compiled once
    first, second, third = (calls(partial(read, shape * times)) for times in (60, 120, 240))
    assert third - second <= 2.3 * (second - first) + 500


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_nine_thousand_of_a_shape(shape: str) -> None:
    """What patterns do inside cannot be counted: a generous measure against the same text at a ninth of its length."""

    def seconds(times: int) -> float:
        begin = time.process_time()
        read(shape * times)
        return time.process_time() - begin

    assert seconds(9000) <= 40 * min(seconds(1000) for _ in range(3)) + 0.5
