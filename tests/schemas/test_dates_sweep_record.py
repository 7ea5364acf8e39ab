"""Dates and periods as they are typed, put together in every way: what stretch of days each of them names.

The words are written out here, not taken from the tables of the product: an entry that is left out there must differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import partial
from itertools import product

import pytest

from schemas.day import read_day, read_month
from schemas.figure import meaning, read_figure, read_moment
from schemas.figure.around import calendar_deadline, hide_dates
from tests.records import Makers, Sweep

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

YEARS = (
    "",
    "2022年",
    "2022年度",
    "1999",
    "1899年",
    "2022年的",
    "次年",
    "明年",
    "翌年度",
    "下年",
    "上年",
    "去年",
    "当年",
    "本年度",
    "今年",
    "每",
    "3年",
)
_TIMES = (
    "上半年 下半年 1季度 第四季度 四季度 5季度 1月 2月份 12月 13月 0月 一月 十月 十一月 十二月 十三月 2月28日 "
    "2月29日 2月30日 4月30日 4月31号 1月31日 1月32日 1月0日 5日 初 年初 年中 年底 年末 年终 上旬 3月上旬 "
    "3月中旬 3月下旬 3月初 3月中 3月底 3月末 3月月底 底 末 年内 年度内 年以内 3月内 6-12月 6月至12月"
)
TIMES = _TIMES.split()
CLOSED = ("", "前", "之前", "以前", "前期", "内", "之内", "完成", "底", "末", "均", "以前年度")


def days(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"{text} {calendar_deadline(text)} {hide_dates(text)} {meaning(read_figure(text))}"
        moment = read_moment(text)
        if moment is not None:
            yield f"{astuple(moment)} {moment.days(None)} {[moment.limits(year) for year in (None, 2023, 2024)]}"


def dates(year: str) -> Iterator[str]:
    for time, end in product(TIMES, CLOSED):
        yield f"{year}{time}{end}"


def written_dates() -> Iterator[str]:
    for month, day in product(
        ("00", "1", "01", "2", "02", "9", "11", "12", "13"), ("00", "1", "01", "09", "28", "29", "30", "31", "32")
    ):
        yield from (
            f"2022-{month}-{day}",
            f"2022/{month}/{day}",
            f"2022.{month}.{day}日",
            f"2022{month}{day}",
            f"2022-{month}",
            f"{month}月{day}日前",
        )
        yield f"每月{day}日前"
        yield f"次月的{day}号"
        yield f"当月{day}日"


def more_dates() -> Iterator[str]:
    words = ("12月底前", "2022年3月1日", "3月", "年内", "次年6月", "每月10日前")
    for first, join, second in product(words, ("至", "-", "--", "~", "—", "到", "、", "", "和", "---", "至至"), words):
        yield f"{first}{join}{second}"
    for word, before in product(
        words,
        (
            "未",
            "未来",
            "没",
            "预计",
            "计划",
            "拟",
            "尚",
            "不能",
            "无法",
            "争取",
            "力争",
            "已",
            "已于",
            "第",
            "3",
            "半",
            "多",
            "近",
            "于",
        ),
    ):
        yield f"{before}{word}"
        yield f"{before}{word}完成"
    for word, size in product(words, range(16, 27)):
        yield "甲" * size + word
        yield word + "甲" * size
    for size in (110, 112, 113, 114, 118, 120, 121):
        yield "12月底前" + "。" * size
        yield "12月底前" + " " * size


def limits() -> Iterator[str]:
    """Years at the end of what a calendar has here."""
    for text in ("12月", "次年6月底前", "上年3月1日前", "2022年3月", "每月31日前", "2月29日", "2月底前", "上年"):
        moment = read_moment(text)
        for year in (None, 0, 1898, 1899, 1900, 1901, 2023, 2024, 2997, 2998, 2999, 3000):
            yield f"{text} {year} {moment and (moment.days(year), moment.limits(year))}"


def typed_days() -> Iterator[str]:
    years = (
        "2022",
        "1900",
        "0000",
        "0001",
        "9999",
        "22",
        "20222",
        "二〇二二",
        "二○二零",
        "一九九九",
        "二二",
        "１９９９",
    )
    for year, marks, month, day in product(
        years,
        ("- - ", "/ / ", ". . ", "年 月 日", "年 月 号", "年 月 "),
        ("", "0", "1", "02", "12", "13", "二", "十", "十二", "十三", "二十"),
        ("", "0", "1", "29", "30", "31", "32", "二十九", "三十一", "四十", "百", "一百万"),
    ):
        first, second, third = marks.split(" ")
        for text in (f"{year}{first}{month}{second}{day}{third}", f"{year}{first}{month}"):
            read = read_month(text)
            if read.fault != "unreadable":
                yield f"{astuple(read)} {read.iso} {read.printed} {read.date} {astuple(read_day(text))}"


def odd_days() -> Iterator[str]:
    for text in (
        None,
        "",
        " ",
        "2022-08",
        "2022年8月份",
        "2022年8月 份",
        *("2022-08-16" + " " * size for size in (28, 29, 30, 31, 40)),
        "某年某月",
        "2022年8月16日前",
    ):
        for one in (read_day(text), read_month(text)):
            yield f"{astuple(one)} {one.blank} {one.known} [{one.iso}] {one.printed} {one.date}"


def of_year(year: str) -> Iterator[str]:
    return days(dates(year))


def of_written() -> Iterator[str]:
    return days(written_dates())


def of_more() -> Iterator[str]:
    return days(more_dates())


MAKERS: Makers = {
    **{f"dates {year}": partial(of_year, year) for year in YEARS},
    "written dates": of_written,
    "more dates": of_more,
    "limits": limits,
    "typed days": typed_days,
    "odd days": odd_days,
}
RECORD = Sweep(__file__, "dates_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_dated(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_date_is_gone() -> None:
    assert RECORD.strays() == set()
