"""One reader of dates: what a typed day or month means, how it is printed, and what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.day import read_day, read_month

DAYS = [
    ("2022-08-16", "2022-08-16"),
    ("2022年8月16日", "2022-08-16"),
    ("２０２３年１月１６日", "2023-01-16"),
    ("2022.8.16", "2022-08-16"),
    ("2022/08/16", "2022-08-16"),
    (" 2022 年 8 月 16 日 ", "2022-08-16"),
    ("2022年8月16号", "2022-08-16"),
    ("二〇二二年八月十六日", "2022-08-16"),
    ("2024-02-29", "2024-02-29"),
]


@pytest.mark.parametrize(("text", "iso"), DAYS)
def test_a_day_is_that_day_however_it_is_written(text: str, iso: str) -> None:
    day = read_day(text)
    assert (day.iso, day.fault) == (iso, "")
    year, month, number = iso.split("-")
    assert day.printed == f"{year}年{int(month)}月{int(number)}日"


@pytest.mark.parametrize("text", ["2022-8", "2022年08月", "2022.8", "二〇二二年八月", "2022年8月份"])
def test_a_month_alone_is_a_month_and_no_day(text: str) -> None:
    assert (read_month(text).iso, read_month(text).printed) == ("2022-08", "2022年8月")
    assert read_day(text).fault == "unreadable"


@pytest.mark.parametrize("text", ["2024-13-45", "2023-02-29", "2022-02-30", "2022-08-00", "2022年13月", "2022-00"])
def test_a_day_no_calendar_has_is_never_printed_as_a_date(text: str) -> None:
    assert read_month(text).fault == "no_such_day"
    assert (read_month(text).iso, read_month(text).printed) == ("", text)


@pytest.mark.parametrize("text", ["八月中旬", "2022", "20220816", "去年", "2022-8-16-1", "第3天", "9" * 400])
def test_what_is_no_date_is_unreadable(text: str) -> None:
    read = read_month(text)
    assert read.fault == "unreadable"
    assert read.printed == text
    assert (read.year, read.month, read.day, read.date) == (0, 0, 0, None)


@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_blank_is_no_fault(text: str | None) -> None:
    assert (read_day(text).fault, read_day(text).iso) == ("", "")


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_date_comes_back_from_its_printed_form(day: date) -> None:
    iso = str(day)
    assert read_day(read_day(iso).printed).iso == iso


@given(st.text())
def test_nothing_that_is_typed_raises(text: str) -> None:
    assert read_day(text).printed or not text
