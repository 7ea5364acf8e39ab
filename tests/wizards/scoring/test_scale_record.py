"""Targets against actual values in every unit, size, rhythm and date, each at the limits and right beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest

from schemas.figure import read_figure
from tests.records import Sweep, portions
from tests.wizards.scoring.builders import a_policy
from tests.wizards.scoring.test_scoring_record import of_rows
from wizards.scoring.deadlines import due_date, judge_date
from wizards.scoring.frequency import in_one_year, of_a_year, per_head_left_out
from wizards.scoring.measure import NoPair, pair, read_number, unit_of
from wizards.scoring.sense import is_bad, named_sense, usual_sense

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

POLICIES = {"ratio": a_policy(), "linear": a_policy(reverse="linear", decimals=1, rounding="down")}
UNITS = (
    *("", "万人", "人", "%", "‰", "‱", "公里", "米", "亩", "月", "日", "工作日", "元", "万元", "亿元", "个"),
    *("百人", "3人"),
)
TYPED = (
    *("1", "0.5", "-0.5"),
    *("95", "0.95", "0.019", "0.02", "0.021", "1.9", "2", "2.1", "49", "50", "51", "4.99", "5", "499", "500"),
    *("501", "0"),
    *("-1", "95%", "950‰", "9500‱", "0.95‰", "95人", "9.5万人", "95万", "0.95亿", "95公里", "95000米", "95项", "95个"),
    *("3月", "84日", "83日", "85日", "93日", "92日", "94日", "90工作日", "90日", "89日", "91工作日", "3百人"),
    *("950", "9.5"),
)
RHYTHMS = (
    *("每月1次", "每月2次", "每季度1次", "每季1场", "每半年1次", "每周1次", "每星期1次", "每天1次"),
    *("每日1次", "每年1次"),
    *("逐月1期", "每个月1次", "4次/年", "1次/月", "1次/季度", "1次/季", "1次/半年", "1次/周", "1次/天"),
    *("1次/日", "1次/星期"),
    *("全年12次", "共12次", "累计4次", "12次", "4次", "2次", "1次", "0次", "52次", "365次", "24次", "11次"),
    *("13次", "3次", "5次"),
    *("每村1次", "每村2次", "每户1个", "各村1次", "每校1场", "每村1人", "46次", "每月5%", "1000元/人"),
    *("1000元", "12次/村"),
)
NAMES = ("", "人均成本", "投诉次数", "每人补助", "单价", "巡检次数", "事故数", "满意度")
DATES = (
    *("2023年12月31日前", "2023年12月底前", "12月底前", "12月31日", "年底前", "2023年", "2023年内"),
    *("上半年", "2023年6月30日前"),
    *("6月底前", "6月", "2023年6月", "6月30日", "7月1日", "2023年7月1日", "2024年1月", "2024年1月5日"),
    *("2022年12月", "1月5日"),
    *("次年1月底前", "2023.1-2023.12", "1-12月", "每月10日前", "每月10日", "每月11日", "10日", "11日", "9日"),
    *("10.5日", "11个"),
    *("2023年完成道路建设", "2023年12月完成", "按时完成", "2023年第三季度", "三季度前", "9月上旬", "9月10日"),
    *("9月11日", "2月30日"),
)
SHOWN = ("≥{}", "≤{}", ">{}", "<{}", "={}", "{}", "约{}", "{}以内", "{}左右", "增长{}", "下降{}", "{}-{}")
CHANGES = (
    *("增长5%", "增长4%", "增长6%", "下降5%", "下降4%", "下降6%", "5%", "提高5个百分点", "不增长", "-5%"),
    *("增长0%", "逐年增长"),
)
THINGS = (
    *("投诉率", "事故数", "死亡人数", "满意度", "合格率", "人均成本", "单位成本", "成本节约率", "事故应急演练"),
    *("违规次数", "办理时间"),
    *("覆盖率", "故障率", "污染投诉指标", "排放量", "减排量", "能耗", "培训人次", "安全事故下降率", "返工数"),
    *("逾期率", "病害处置率"),
)


def rows(targets: tuple[str, ...], actuals: tuple[str, ...], units: tuple[str, ...], policy: str) -> Iterator[str]:
    given = [
        {"target": target, "actual": actual, "unit": unit, "weight": "10"}
        for target, actual, unit in product(targets, actuals, units)
    ]
    yield from of_rows(given, POLICIES[policy])


def signed(sign: str) -> Iterator[str]:
    """One sign before or behind the target, and the actual value right at it, above and below, for each direction."""
    for policy, direction in product(POLICIES, ("", "higher", "lower", "equal", "qualitative")):
        given = [
            {
                "target": sign.format(target, "100%"),
                "actual": actual,
                "name": name,
                "direction": direction,
                "weight": "9",
            }
            for target in ("95%", "0", "2")
            for actual in ("95%", "94.99%", "95.01%", "100%", "100.01%", "200%", "190%", "0", "2", "4", "5", "无", "-1")
            for name in ("", "投诉率")
        ]
        yield from of_rows(given, POLICIES[policy])


def measured(target_unit: str) -> Iterator[str]:
    """Every number against every other, read in the units of their row."""
    for target, actual in product(TYPED, TYPED[::2]):
        first, second = read_figure(target), read_figure(actual)
        if first.value is None or second.value is None:
            continue
        found = pair(read_number(first, first.value, target_unit), read_number(second, second.value, target_unit))
        told = (
            found.why + found.doubt + found.open
            if isinstance(found, NoPair)
            else f"{found.target} {found.actual} {found.adopted}"
        )
        yield f"{target} {actual} {told}"


def rhythms(name: str) -> Iterator[str]:
    for target, actual in product(RHYTHMS, RHYTHMS):
        first, second = read_figure(target), read_figure(actual)
        found = in_one_year(first, second)
        told = (
            found.why + found.open if isinstance(found, NoPair) else " ".join(f"{one.value}{one.unit}" for one in found)
        )
        head = " ".join(f"{one.unit}" for one in per_head_left_out(name, first, second))
        yield f"{target} {actual} {told} {head}"
    for one in RHYTHMS:
        figure, times = of_a_year(read_figure(one))
        yield f"{one} {figure.value} {figure.unit} {times}"


def dated(target: str) -> Iterator[str]:
    moment = due_date(read_figure(target))
    yield f"{target} {moment}"
    for actual, year in product(DATES, (None, 2022, 2023, 2024)):
        found = judge_date(read_figure(target), read_figure(actual), year)
        yield f"{target} {actual} {year} {found.met} {found.way} {found.open} {found.text}"


def changed(target: str) -> Iterator[str]:
    for sign in ("", "≥", "≤", "约", "较上年"):
        given = [
            {"target": sign + target, "actual": actual, "name": name, "weight": "10"}
            for actual in (*CHANGES, "", "无", "不变")
            for name in ("", "收入增长率", "费用下降率", "投诉率")
        ]
        yield from of_rows(given, POLICIES["ratio"])


def named() -> Iterator[str]:
    for thing, one, two in product(THINGS, ("", "成本指标", "产出指标"), ("", "成本指标", "数量指标")):
        yield f"{thing} {one} {two} {usual_sense(thing, one, two)} {is_bad(thing)} {named_sense(thing)}"
    for unit in (*UNITS, " 万人 ", "‰人", "万", "一人", "12", "0人", "1.5万元", "元/人"):
        yield f"{unit} {unit_of(unit)}"
    given = [
        {"name": thing, "target": "5", "actual": actual, "weight": "10"}
        for thing in THINGS
        for actual in ("4", "5", "6", "无")
    ]
    yield from of_rows(given, POLICIES["ratio"])


def when_and_how_much() -> Iterator[str]:
    """Dates against what is no date: a share that is due by a day, months, tiers beside them."""
    targets = ("11月底完成100%", "12月", "12个月", "3月", "100%", "46处均有制度", "健全", "2023年底前建成5处", "5处")
    actuals = ("11月20日", "11月底", "12月", "100%", "5处", "已建立", "3个月", "2023年3月", "12月1日", "", "46处")
    given = [
        {"target": target, "actual": actual, "tier": tier, "unit": unit, "direction": direction, "weight": "10"}
        for target, actual in product(targets, actuals)
        for tier in ("", "达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差", "别的")
        for unit in ("", "月")
        for direction in ("", "qualitative")
    ]
    yield from of_rows(given, POLICIES["ratio"])


MAKERS = {
    **{
        f"typed {unit} {at}": partial(rows, tuple(some), TYPED, (unit,), "ratio")
        for unit in UNITS[::4]
        for at, some in enumerate(portions(TYPED, 12), 1)
    },
    **{f"signed {sign}": partial(signed, sign) for sign in SHOWN},
    **{f"measured {unit}": partial(measured, unit) for unit in UNITS},
    **{f"rhythms {name}": partial(rhythms, name) for name in NAMES},
    **{f"rhythm rows {one}": partial(rows, (one,), RHYTHMS, ("", "次"), "ratio") for one in RHYTHMS[::2]},
    **{f"dated {date}": partial(dated, date) for date in DATES},
    **{f"changed {change}": partial(changed, change) for change in CHANGES},
    **{"named": named, "when and how much": when_and_how_much},
}
RECORD = Sweep(__file__, "scale", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_two_values_on_one_scale(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
