"""Where a bare number stops being taken on trust, and how often a year has a time: each limit and each word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.figure import read_figure
from tests.wizards.scoring.builders import score_row
from wizards.scoring.frequency import in_one_year, of_a_year
from wizards.scoring.measure import NoPair

SCALE = [
    # a share as a fraction: 50 times too small in %, and within a tenth and ten times as one
    ("≥95%", "1.9", ""),
    ("≥95%", "1.89", "189%"),
    ("≥95%", "0.095", "9.5%"),
    ("≥95%", "0.0949", ""),
    ("≥1%", "0.02", ""),
    ("≥1%", "0.019", "1.9%"),
    # a number without the size of its target
    ("≥8万亩", "400", ""),
    ("≥8万亩", "7999", ""),
    ("≥8万亩", "8000", "8000亩"),
    ("≥8万亩", "800000", "800000亩"),
    ("≥8万亩", "800001", ""),
    ("≥3百人", "150", ""),
    ("≥3百人", "151", "151人"),
]


@pytest.mark.parametrize(("target", "actual", "doubt"), SCALE)
def test_a_bare_number_that_may_be_of_another_size(target: str, actual: str, doubt: str) -> None:
    row = score_row({"target": target, "actual": actual, "weight": "10"})
    assert (row.open == "scale", row.doubt) == (bool(doubt), doubt)


WITH_AND_WITHOUT = [
    ("≥3万", "40000人", "", "yes"),
    ("≥3万", "20000人", "", "no"),
    ("≥30000人", "4万", "", "yes"),
    ("≥3", "4人", "人", "yes"),
    ("≥3人", "4", "人", "yes"),
    ("≥3人", "4", "", "yes"),
    ("≥3", "4人", "", "yes"),
    ("≥3人", "2", "", "no"),
    ("≥3", "2人", "", "no"),
    ("≥3公里", "4人", "", "unknown"),
    ("≥3公里", "2900米", "", "no"),
    ("≤5‰", "50‱", "", "yes"),
    ("≤5‰", "51‱", "", "no"),
    ("≤50‱", "0.5%", "", "yes"),
    ("≤50‱", "0.51%", "", "no"),
    ("≤5‰", "5.1", "‰", "no"),
    ("≤5‱", "5.1", "‱", "no"),
    ("≤5‱", "5", "‱", "yes"),
    ("≥3公里", "3000米", "", "yes"),
]


@pytest.mark.parametrize(("target", "actual", "unit", "met"), WITH_AND_WITHOUT)
def test_a_unit_on_one_side_on_both_or_on_none(target: str, actual: str, unit: str, met: str) -> None:
    assert score_row({"target": target, "actual": actual, "unit": unit, "weight": "10"}).met == met


PER_HEAD = [
    ("人均成本", "≤1200元/人", "1150元", "yes"),
    ("人均成本", "≤1200元/人", "1250元", "no"),
    ("人均成本", "≤1200元", "1150元/人", "yes"),
    ("人均成本", "≤1200元", "1250元/人", "no"),
    ("人均成本", "≤1200元/人", "1150人", "unknown"),
    ("人均成本", "≤1200人", "1150元/人", "unknown"),
    ("培训成本", "≤1200元/人", "1150元", "unknown"),
    ("培训成本", "≤1200元", "1150元/人", "unknown"),
]


@pytest.mark.parametrize(("name", "target", "actual", "met"), PER_HEAD)
def test_a_name_says_that_an_amount_is_one_per_head(name: str, target: str, actual: str, met: str) -> None:
    assert score_row({"name": name, "target": target, "actual": actual, "weight": "10"}).met == met


MONTHS_AND_DAYS = [
    ("≤2月", "56日", "yes"),
    ("≤2月", "57日", "unknown"),
    ("≤62日", "2月", "yes"),
    ("≤61日", "2月", "unknown"),
    ("≤15个工作日", "15个工作日", "yes"),
    ("≤15个工作日", "15日", "yes"),
    ("≤15个工作日", "16日", "unknown"),
    ("≤15日", "16个工作日", "no"),
    ("≤15日", "15个工作日", "unknown"),
]


@pytest.mark.parametrize(("target", "actual", "met"), MONTHS_AND_DAYS)
def test_months_and_working_days_against_days(target: str, actual: str, met: str) -> None:
    assert score_row({"target": target, "actual": actual, "weight": "10"}).met == met


A_YEAR = {
    **{"每年1次": 1, "每半年1次": 2, "每季1次": 4, "每季度1次": 4, "每月1次": 12},
    **{"每周1次": 52, "每星期1次": 52, "每天1次": 365, "每日1次": 365},
    **{"1次/年": 1, "1次/季度": 4, "1次/月": 12, "1次/周": 52, "1次/天": 365},
    **{"逐月1次": 12, "全年1次": 1, "累计1次": 1, "共1次": 1, "合计1次": 1, "年度1次": 1},
}


@pytest.mark.parametrize(("text", "times"), A_YEAR.items())
def test_how_many_there_are_in_a_year(text: str, times: int) -> None:
    figure, known = of_a_year(read_figure(text))
    assert (figure.value, known, figure.unit) == (Decimal(times), times, "次")


@pytest.mark.parametrize("word", ["次", "场", "期", "批", "轮", "篇", "份", "条", "个", "件", "场次", "期次", "批次"])
def test_what_is_counted_by_the_year(word: str) -> None:
    assert of_a_year(read_figure(f"每月2{word}"))[1] == 12
    assert of_a_year(read_figure("每月2万元"))[1] is None


@pytest.mark.parametrize(
    ("target", "actual", "compared"),
    [
        ("每月1次", "12次", True),
        ("每月1次", "11次", False),
        ("每月1次", "0次", True),
        ("每月1次", "全年11次", True),
        ("每年2次", "1次", True),
        ("每村1次", "1次", True),
        ("每村1次", "2次", False),
        ("每村1次", "每村2次", True),
    ],
)
def test_a_count_of_each_time_is_not_one_of_the_year(target: str, actual: str, compared: bool) -> None:
    assert isinstance(in_one_year(read_figure(target), read_figure(actual)), NoPair) is not compared
