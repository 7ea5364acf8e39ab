"""The hand tables of figures and dates, entry by entry: what everybody knows of units, months and sizes."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

import pytest

from schemas.figure import read_figure, read_moment
from schemas.figure.units import common_factors, interchangeable

EQUAL = (
    *("1小时=60分钟", "1日=24小时", "1周=7日", "1季度=3月", "1年=12月", "1年=4季度"),
    *("1厘米=10毫米", "1米=100厘米", "1里=500米", "1公里=1000米", "2里=1公里"),
    *("1斤=500克", "1公斤=2斤", "1公斤=1000克", "1吨=1000公斤"),
    *("1公顷=10000平方米", "1平方公里=1000000平方米", "1公顷=15亩", "1平方公里=1500亩", "1平方公里=100公顷"),
    *("1立方米=1000升", "1升=1000毫升", "1毫克/升=1000微克/升"),
    *("1毫克/升=1000毫克/立方米", "1毫克/立方米=1000微克/立方米"),
)


@pytest.mark.parametrize("line", EQUAL)
def test_units_of_one_kind(line: str) -> None:
    (left, first), (right, second) = (re.findall(r"(\d+)(.+)", side)[0] for side in line.split("="))
    factors = common_factors(first, second)
    assert factors is not None
    assert Decimal(left) * factors[0] == Decimal(right) * factors[1]


ALIKE = (
    "人位",
    "个 项 家 户",
    "株棵",
    "学时 课时",
    "辆台",
    "册本",
    "% 百分点",
    "次 场 期 批 场次 期次 批次",
    "台 套 台套",
    "辆 辆次",
)


@pytest.mark.parametrize("family", ALIKE)
def test_words_that_count_alike(family: str) -> None:
    words = family.split()
    assert all(interchangeable(*pair) and interchangeable(*reversed(pair)) for pair in combinations(words, 2))
    assert not interchangeable(words[0], "平方米")


SIZES = {
    **{"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7},
    **{"亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12},
}


@pytest.mark.parametrize(("word", "power"), SIZES.items())
def test_sizes(word: str, power: int) -> None:
    figure = read_figure(f"3{word}人")
    assert (figure.value, figure.scale, figure.unit) == (Decimal(3) * 10**power, Decimal(10) ** power, "人")


HAN = {
    "三百二十万人": 3_200_000,
    "五亿人": 500_000_000,
    "二万亿元": 2 * 10**12,
    "一亿二千万元": 120_000_000,
    "九千零八人": 9008,
}


@pytest.mark.parametrize(("text", "value"), HAN.items())
def test_sizes_in_words(text: str, value: int) -> None:
    assert read_figure(text).value == value


QUARTERS = (((1, 1), (3, 31)), ((4, 1), (6, 30)), ((7, 1), (9, 30)), ((10, 1), (12, 31)))
STRETCHES = {
    "2022年初": ((1, 1), (3, 31)),
    "2022年中": ((6, 1), (7, 31)),
    **{f"2022年{word}": ((12, 1), (12, 31)) for word in ("底", "末", "终")},
    "2022年上半年": ((1, 1), (6, 30)),
    "2022年下半年": ((7, 1), (12, 31)),
    **{
        f"2022年{word}季度": ((3 * at - 2, 1), (3 * at, 31 if at in (1, 4) else 30))
        for at, word in enumerate("一二三四", 1)
    },
    **{f"2022年第{at}季度": ((3 * at - 2, 1), (3 * at, 31 if at in (1, 4) else 30)) for at in range(1, 5)},
    **{f"2022年5月{word}": ((5, 1), (5, 10)) for word in ("初", "上旬")},
    **{f"2022年5月{word}": ((5, 11), (5, 20)) for word in ("中", "中旬")},
    **{f"2022年5月{word}": ((5, 21), (5, 31)) for word in ("下旬", "底", "末")},
}


@pytest.mark.parametrize(("text", "stretch"), STRETCHES.items())
def test_stretches_of_a_year(text: str, stretch: tuple[tuple[int, int], tuple[int, int]]) -> None:
    moment = read_moment(text)
    assert moment is not None and moment.year == 2022
    days = [(one.month, one.day) for one in moment.days(2022)]
    assert (days[0], days[-1]) == stretch


LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@pytest.mark.parametrize("month", range(1, 13))
def test_months_by_number_and_by_word(month: int) -> None:
    by_number, by_word = read_moment(f"2023年{month}月"), read_moment(f"2023年{MONTHS[month - 1]}月")
    assert by_number is not None and by_word is not None
    assert by_number.days(2023) == by_word.days(2023)
    first, last = by_number.days(2023)
    assert (first.month, first.day, last.month, last.day) == (month, 1, month, LENGTHS[month - 1])


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_a_month(month: int) -> None:
    longest = 29 if month == 2 else LENGTHS[month - 1]
    assert read_moment(f"{month}月{longest}日") is not None
    assert read_moment(f"{month}月{longest + 1}日") is None


@pytest.mark.parametrize(
    ("word", "shift"), [("次年", 1), ("明年", 1), ("翌年", 1), ("下年", 1), ("上年", -1), ("去年", -1), ("本年", 0)]
)
def test_years_beside_this_one(word: str, shift: int) -> None:
    moment = read_moment(f"{word}6月")
    assert moment is not None and moment.days(2022)[0].year == 2022 + shift


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("999999999999999", "number"),
        ("1000000000000000", "text"),
        ("0." + "1" * 30, "number"),
        ("0." + "1" * 31, "text"),
        ("1899年", "number"),
        ("1900年", "text"),
        ("2100年", "text"),
        ("2101年", "number"),
        ("1899-2100人", "range"),
        ("1900-2100", "text"),
        ("1899-2100", "range"),
        ("1900-2101", "range"),
        ("1-12月", "text"),
        ("1-13月", "range"),
        ("012", "number"),
        ("0123", "text"),
        ("0.23", "number"),
        (f"1{38 * 10**8}", "text"),
        (f"1{28 * 10**8}", "number"),
    ],
)
def test_what_is_a_figure_and_what_only_looks_like_one(text: str, kind: str) -> None:
    assert read_figure(text).kind == kind
