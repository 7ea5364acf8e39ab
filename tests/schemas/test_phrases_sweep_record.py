"""Whole texts as they are typed into a field, put together in every way: figures, ranges, and the words around.

The words are written out here, not taken from the tables of the product: an entry that is left out there must differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from schemas.figure import amount_in, is_struck_out, meaning, money_to, move_of, parts_of, read_figure
from schemas.figure.around import calendar_deadline, hide_dates, is_clear_around, trend_around, trend_words
from tests.records import Makers, Sweep

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

_SIDES = (
    "3 5 5% 3% 8万 90% 5万 3人 5人 3万 5万元 3亿元 500元 3年 5个月 2020 2022年 1月 12月 13月 0.5 05 ≥3 ≥3% >3人 "
    "≤5 <5人 以上 3以上 5人以下 5日以内 5日内 约3 近5人 3余人 5多 5左右 等于5 -3 -5% 3元/人 三 五人 百分之三"
)
SIDES = _SIDES.split()
SECOND = (*SIDES[::2], "1", "0.5", "05", "12月", "2022年", "1899", "2101")
_GAPS = (
    "- -- --- ~ ~~ — —— ——— 至 到 和 与 及 且 或 并且 或者 同时 而 但 并 , ; 、 ,或 ,且, ~且 且、 ± 之间 < <= "
    "=< ≤ > >= => ≥ ≤x≤ <完成率< ≤x< ≥x≥ >x> ≥x≤ ≤一二三四五六七八九十甲乙≤ ≤一二三四五六七八九十甲乙丙≤ = "
    "人和 *"
)
GAPS = _GAPS.split()
CLOSERS = ("", "之间", "间", "范围", "的范围内", "区间", "以内", "左右", "完成", "以上")
_OPENERS = "控制在 达到 同比增长 增幅 较上年提高 甲 约 不超过 介于 每人每年 电话 完成 下降 ("
OPENERS = _OPENERS.split()
_BEFORE = (
    "甲 完成 同比 同比增长 环比下降 较上年提高了 增幅 降幅 涨幅 增速 比上年增加 年均减少 未 未成年 未来 没 "
    "不适用 不涉及 不得超 不大于 不低于 大于 低于 尚差 相差 缺口 超出 超支 超预算 扣 每增 每少 比 负 减少 少 "
    "增多 多 提高 高 降低 低 电话 手机 邮编 编号 账号 证文号 文号 编码 代码 身份证 第 前 = × ÷ * + ^ < > ≥ ≠ ± "
    "√ # $ € @ & _ A - . ~ · % / — —— ,甲 .甲 5、 表 图 附件 附表 序 页 ( 5 每人 人均 每人每年 每人年 "
    "每亩补助标准为 户均 每次 每天 每大学生 床均按 每班每月 控制 甲控制 达到 甲达到 1、 12. (3) 123. 2022年 "
    "2022-01-02 3月底 第三 第5 〔2020〕5号"
)
BEFORE = _BEFORE.split()
_AFTER = (
    "甲 完成 完 率 垛 大学生 大学生们 - ~ — + / : # $ & ] % ℃ a 1 = × < ≥ 号 后 来 前 起 以 底 末 初 上旬 中旬 "
    "半 多 余 几 未 没 不 以外 除外 以上 以下 以内 左右 上下 之间 项目以上 个项目及以下 项目左右 项目之内 "
    "服务对象项目以上 服务对象的项目以上 , . ; 、 。 : ( ) ! ? ” ’ 】 」 』 》 … √ ✓ □ (甲乙丙) (含5人) "
    "(完成率96%) (省级1人) (省级1人、市级2人) (好) ,甲 日内 年级 月份 月内"
)
AFTER = _AFTER.split()
CORES = (
    "5",
    "5%",
    "5人",
    "5元",
    "≥5",
    "五",
    "30日内",
    "12月",
    "2022年",
    "1899年",
    "2100年",
    "2101年",
    "13" + "8" * 9,
    "0123",
    "3-5",
    "3%-5%",
)
MONEY = ("元", "千元", "万", "万元", "百万元", "千万元", "亿", "亿元", "个", "")


def figure(text: str) -> str:
    """Everything that is understood of one text."""
    one = read_figure(text)
    parts = parts_of(text)
    amounts = [str(amount_in(one, unit)) for unit in MONEY] if one.kind == "number" else []
    return (
        f"{' '.join(map(str, astuple(one)))} ; {meaning(one)} ; {meaning(one, '万元')} ; {astuple(parts)} ; {amounts}"
    )


def figures(texts: Callable[..., Iterable[str]], *given: str) -> Iterator[str]:
    return map(figure, dict.fromkeys(texts(*given)))


def spans(first: str) -> Iterator[str]:
    for gap, second in product(GAPS, SECOND):
        yield f"{first}{gap}{second}"


def closed(first: str) -> Iterator[str]:
    for gap, second, end in product(
        ("-", "~", "和", "到", "且"), ("5", "5%", "5人", "12月", "5日", "5年内", "≤5"), CLOSERS
    ):
        yield f"{first}{gap}{second}{end}"


def opened(opener: str) -> Iterator[str]:
    for first, gap, second, end in product(
        ("3", "3%", "3万", "≥3"), ("-", "±", "和", "且"), ("5", "5%", "5日内", "≤5"), ("", "之间", "完成", "甲5")
    ):
        yield f"{opener}{first}{gap}{second}{end}"


def around(core: str) -> Iterator[str]:
    for before in ("", *BEFORE):
        yield f"{before}{core}"
    for after in AFTER:
        yield f"{core}{after}"
    for before, after in product(("甲", "同比增长", "人均", "每年", "控制", "1."), AFTER):
        yield f"{before}{core}{after}"


def long_ones() -> Iterator[str]:
    for core, size, more in product(
        ("5%", "5", "≥5人", "年底前", "逐年提高"), (18, 19, 20, 21, 37, 38, 39, 40, 41), (0, 1)
    ):
        yield "甲" * size + core + "乙" * more
        yield "乙" * more + core + "甲" * size
        yield "甲" * (size - 19) + core + "乙" * 19
    for size in (59, 60, 61, 62, 63, 64, 65, 66, 100, 117, 118, 119, 120, 121, 122, 470, 478, 479, 480, 481, 482):
        yield "5" + " " * (size - 1)
        yield " " * size + "5" + " " * size
        yield "5" + " " * (size - 2) + "人"
        yield "5甲" + "\u200b" * (size - 2)
        yield "于2022年12月底前完成" + "," * (size - 14)


def sizes() -> Iterator[str]:
    for digits in (
        *("9" * size for size in range(10, 17)),
        "138" + "0" * 8,
        "128" + "0" * 8,
        "198" + "0" * 8,
        "038" + "0" * 7,
        "0.5",
        "0123",
        "012",
        "0.123",
    ):
        for sign, unit in product(("", "≥", "约", "-", "甲"), ("", "万", "人", "%", "亿元", "年", "月")):
            yield f"{sign}{digits}{unit}"
    for year in (0, 1, 11, 12, 13, 1899, 1900, 1901, 2099, 2100, 2101):
        for sign, unit, after in product(
            ("", "≥", "约", "甲"), ("年", "月", "年度", "个月", "人", ""), ("", "完成", "以上", "内")
        ):
            yield f"{sign}{year}{unit}{after}"
            yield f"{sign}{year}.5{unit}{after}"


def remarks() -> Iterator[str]:
    for core, remark in product(
        ("2篇", "≥2篇", "约2篇", "2-3篇", "发表2篇", "2", "2篇左右", "30日内", "逐年提高", "2" + "0" * 12 + "篇"),
        (
            "省级",
            "省级1",
            "省级1篇",
            "省级1人",
            "省级1篇、市级1篇",
            "省级1篇、市级1篇、县级1篇",
            "省级1篇市级2人",
            "省",
            "1篇省",
            "甲" * 3,
            "甲" * 59,
            "甲" * 60,
            "甲" * 61,
        ),
    ):
        yield f"{core}({remark})"
        yield f"{core}（{remark}）完"


def struck() -> Iterator[str]:
    for text in (
        "-",
        "--",
        "---",
        "—",
        "——",
        "———",
        "/",
        "//",
        "\\",
        "*",
        "**",
        "－",
        "／",
        "一",
        "~",
        "",
        " ",
        "不适用",
        "不 适 用",
        "不适用。",
        "不适用" + " " * 95,
        "不适用" + " " * 97,
    ):
        one = read_figure(text)
        yield f"{text} {is_struck_out(text)} {one.blank} {one.not_applicable} [{meaning(one)}]"


def of_money() -> Iterator[str]:
    for number, unit in product(("0", "1", "12345.67", "-5", "0.001", "99999999999"), MONEY):
        for typed in (
            number,
            f"{number}元",
            f"{number}万",
            f"{number}万元",
            f"{number}亿",
            f"{number}人",
            f"约{number}",
        ):
            read = read_figure(typed)
            yield f"{typed} {unit} {amount_in(read, unit)} {meaning(read, unit)}"
        try:
            yield str(money_to(Decimal(number), unit))
        except ValueError as error:
            yield str(error)
    for text in ("三百二十万五千", "三百二十萬五千", "三亿五", "三億五千万", "三百", "五千元", "两万零五十"):
        yield " ".join(str(amount_in(read_figure(text), unit)) for unit in MONEY)


def phrases() -> Iterator[str]:
    """What the words before and behind a figure make of it, each function on its own."""
    for before in ("", *BEFORE, *OPENERS):
        moved = move_of(before), trend_around(before, ""), trend_around(before, "在")
        yield f"{before} {moved} {hide_dates(before + '5人')}"
        yield " ".join(
            str(int(is_clear_around(before, after, has_unit=unit))) for after in ("", *AFTER) for unit in (True, False)
        )


_MOVES = (
    "上升 提高 增长 增加 提升 递增 攀升 下降 降低 减少 递减 下滑 回落 压减 压降 持平 升高 向好 有升 有降 趋升 "
    "趋降 增幅 降幅 涨幅 增速 变化"
)
MOVES = _MOVES.split()
_COURSES = (
    "逐年 逐步 逐月 逐季 逐渐 逐日 稳步 持续 不断 连年 连续 稳定 平稳 同比 环比 每年 年均 呈 稳中有 稳中向 "
    "较上年 比上一年 与前一年相比 同去年同期 相比往年 较上季 较上月 较同期 较年初 较基期 比上年同期相比 基本 "
    "甲"
)
COURSES = _COURSES.split()


def trends(course: str) -> Iterator[str]:
    for move, end in product(MOVES, ("", "趋势", "的态势", "了", "5%", "了5%", "幅度5%", "5%以上", "。", "升", "好")):
        yield f"{course}{move}{end}"
        yield f"重复参保人数{course}有所{move}{end}"


def trend_limits() -> Iterator[str]:
    for size in range(18, 23):
        yield f"{size} {trend_words('甲' * size + '逐年提高')} {trend_words('逐年' + '乙' * (size - 14) + '提高')}"
        yield f"{size} {calendar_deadline('甲' * size + '年底前')} {calendar_deadline('年底前' + '乙' * size)}"
        yield f"{size} {calendar_deadline('甲' * size + '本年内')} {calendar_deadline('本年内' + '乙' * size)}"
        yield f"{size} {is_clear_around('甲' * size, '乙' * (size + 1), has_unit=True)}"
        yield f"{size} {is_clear_around('甲' * (2 * size), '', has_unit=True)}"


MAKERS: Makers = {
    **{f"span {at} {first}": partial(figures, spans, first) for at, first in enumerate(SIDES)},
    **{
        f"closed {first}": partial(figures, closed, first) for first in ("3", "3%", "3人", "1月", "≥3", "2020年", "约3")
    },
    **{f"opened {opener}": partial(figures, opened, opener) for opener in OPENERS},
    **{f"around {core}": partial(figures, around, core) for core in CORES},
    "long ones": partial(figures, long_ones),
    "sizes": partial(figures, sizes),
    "remarks": partial(figures, remarks),
    "struck out": struck,
    "money": of_money,
    "phrases": phrases,
    **{f"trend {course}": partial(figures, trends, course) for course in COURSES},
    "trend limits": trend_limits,
}
RECORD = Sweep(__file__, "phrases_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_understood(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_text_is_gone() -> None:
    assert RECORD.strays() == set()
