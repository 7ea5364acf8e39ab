"""Shares of the days of a year, whose 365 or 366 nobody writes; each wrong one with a twin that is honest."""

from __future__ import annotations

import pytest

from wizards.prose import contradictions, read_passage

WRONG = [
    # year of the report, text, words that are wrong, what they should be, the twin
    (2023, "供水保障330天，占全年90.14%。", "90.14%", "90.41%", "供水保障330天，占全年90.41%。"),
    (2023, "供水保障330天，占全年的94.1%。", "94.1%", "90.41%", "供水保障330天，占全年的90.4%。"),
    (2023, "供水保障330天，占全年90.16%。", "90.16%", "90.41%", "供水保障330天，占全年总天数的90.41%。"),
    (2024, "供水保障330天，占全年90.41%。", "90.41%", "90.16%", "供水保障330天，占全年90.16%。"),
    (2024, "上年供水330天，占全年90.16%。", "90.16%", "90.41%", "上年供水330天，占全年90.41%。"),
    (2023, "2024年供水330天，占全年90.41%。", "90.41%", "90.16%", "2024年供水330天，占全年90.16%。"),
    (None, "供水保障330天，占全年的94.1%。", "94.1%", "90.41%", "供水保障330天，占全年90.16%。"),
    (2023, "停水35天，占全年5.99%。", "5.99%", "9.59%", "停水3天，占全年1%。"),
    (2023, "空气优良310天，占全年天数的89.4%。", "89.4%", "84.93%", "空气优良310天，占全年天数的85.6%。"),
    (2023, "空气优良298天，占全年的80.6%。", "80.6%", "81.64%", "空气优良298天，占全年的82.8%。"),
    (2023, "全年供水330天，占比94.01%。", "94.01%", "90.41%", "全年供水330天，占比91.14%。"),
    (2023, "目标350天，供水330日，占全年90.14%。", "90.14%", "90.41%", "目标350天，供水330日，占全年90.41%。"),
    (2024, "全年运行350天，其中供水330天，占全年90.41%。", "90.41%", "90.16%", "全年运行350天，占95.63%。"),
    (2023, "全年共366天，供水330天，占90.41%。", "90.41%", "90.16%", "全年共366天，供水330天，占90.16%。"),
]


def said(text: str, year: int | None) -> list[tuple[str, str]]:
    return [(slip.said, slip.due) for slip in contradictions(read_passage(text, year))]


@pytest.mark.parametrize(("year", "text", "words", "due", "twin"), WRONG)
def test_a_share_of_the_year_is_held_against_its_days(
    year: int | None, text: str, words: str, due: str, twin: str
) -> None:
    assert said(text, year) == [(words, due)]
    assert said(twin, year) == []


@pytest.mark.parametrize(
    "text",
    [
        # of the year, or of what is written: either may be meant
        "年度目标350天，实际供水330天，占比90.41%。",
        "全年运行350天，其中供水330天，占全年94.29%。",
        "开放350天。其中夜间开放330天，占全年的94.29%。",
        "目标350天，实际供水330天，占比94.29%。",
        # another whole than the year
        "优良天数294天，占有效监测天数的81.7%。",
        "供水330天，占全年计划的94.3%。",
        "出勤240天，占全年工作日的96%。",
        "主汛期供水62天，占全年供水天数的17.0%。",
        # no days of one year
        "两年供水660天，占90.41%。",
        "供水约330天，占全年92%。",
        "全年供水330天，完成率94.29%。",
        "供水330户，占全年91.2%。",
        "全年优良天数294天（有效监测345天），占比85.0%。",
        "轻度污染40天，占全年11.1%。",
    ],
)
def test_another_whole_or_none_is_silent(text: str) -> None:
    assert said(text, 2023) == []


def test_the_year_is_that_of_the_report() -> None:
    (slip,) = contradictions(read_passage("供水330天，占全年90.41%。", 2024))
    assert (slip.why, slip.terms) == ("330天 ÷ 366天", ((2, 6),))
