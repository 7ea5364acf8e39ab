"""Dates and periods inside a target or an actual value: which days they speak of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.figure import read_moment

# text | first day | last day, in the assessed year 2023
DAYS = """
2023年11月20日 | 2023-11-20 | 2023-11-20
2022.10 | 2022-10-01 | 2022-10-31
2023-12-31 | 2023-12-31 | 2023-12-31
20231231 | 2023-12-31 | 2023-12-31
11月 | 2023-11-01 | 2023-11-30
8月16日 | 2023-08-16 | 2023-08-16
9月底 | 2023-09-21 | 2023-09-30
12月上旬 | 2023-12-01 | 2023-12-10
十二月底前 | 2023-12-21 | 2023-12-31
上半年 | 2023-01-01 | 2023-06-30
第三季度 | 2023-07-01 | 2023-09-30
年底前 | 2023-12-01 | 2023-12-31
年度内 | 2023-01-01 | 2023-12-31
当年12月底 | 2023-12-21 | 2023-12-31
次年3月底前 | 2024-03-21 | 2024-03-31
2022年底前 | 2022-12-01 | 2022-12-31
已于2023年11月20日完成 | 2023-11-20 | 2023-11-20
2023年1月至11月 | 2023-11-01 | 2023-11-30
2022年1月1日-2022年12月31日 | 2022-12-31 | 2022-12-31
2023年2月 | 2023-02-01 | 2023-02-28
11月底完成100% | 2023-11-21 | 2023-11-30
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines())
def test_the_days_a_text_speaks_of(line: str) -> None:
    text, first, last = (part.strip() for part in line.split("|"))
    moment = read_moment(text)
    assert moment is not None
    assert moment.days(2023) == (date.fromisoformat(first), date.fromisoformat(last))


# text | last day in time in the strict reading | in the generous one
LIMITS = """
2023年12月31日前 | 2023-12-31 | 2023-12-31
12月底前 | 2023-12-31 | 2023-12-31
9月前 | 2023-08-31 | 2023-09-30
2022年12月前 | 2022-11-30 | 2022-12-31
2023年前 | 2022-12-31 | 2023-12-31
12月上旬前 | 2023-11-30 | 2023-12-10
上半年内 | 2023-06-30 | 2023-06-30
2022年12月31日 | 2022-12-31 | 2022-12-31
"""


@pytest.mark.parametrize("line", LIMITS.strip().splitlines())
def test_a_month_before_which_leaves_that_month_open(line: str) -> None:
    text, strict, generous = (part.strip() for part in line.split("|"))
    moment = read_moment(text)
    assert moment is not None
    assert moment.limits(2023) == (date.fromisoformat(strict), date.fromisoformat(generous))


SILENT = (
    "5年前|3天后|12个月|半年|30日内|3年内|未完成|预计2024年3月完成|拟于12月完成|未在12月底前完成|8日|95%|2月30日前"
    "|学期末前|2023年13月|第3季|20231331|提前5天|每季度末前|8月1日前开工,12月1日前完工|12月31日完成50%,1月底完成100%"
)


@pytest.mark.parametrize("text", SILENT.split("|"))
def test_what_names_no_day_or_was_not_kept_to_is_none(text: str) -> None:
    assert read_moment(text) is None


def test_a_year_that_is_not_written_stays_open() -> None:
    moment = read_moment("9月底前")
    assert moment is not None
    assert moment.days(None) is None


def test_of_a_monthly_date_only_the_day_counts() -> None:
    moment = read_moment("每月10日前")
    assert moment is not None
    assert (moment.monthly, moment.last[1]) == (True, 10)


@given(st.text(alphabet="年月日底前内末初旬季度上下半次当每0123456789一二十-至 完成"))
def test_nothing_that_is_typed_raises(text: str) -> None:
    moment = read_moment(text)
    if moment is not None and (days := moment.days(2023)):
        assert days[0] <= days[1]
