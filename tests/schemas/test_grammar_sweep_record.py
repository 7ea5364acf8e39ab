"""The steps below the reading of a figure, each on its own: spelling, numerals, decimals, units, terms.

The words are written out here, not taken from the tables of the product: an entry that is left out there must differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from schemas.figure.chinese import read_numeral
from schemas.figure.exact import plain_string, shifted, total, typed_number
from schemas.figure.spelling import plain_text
from schemas.figure.terms import each_term
from schemas.figure.units import combined_unit_at, common_factors, interchangeable, unit_at
from tests.records import Makers, Sweep, portions

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

_UNITS = (
    "元 元整 圆整 圆 块钱 角 美元 % ‰ ‱ 百分点 个百分点 千分点 个千分点 百分比 倍 成 人 名 个人 人次 人(次) "
    "人口 位 户 户次 户(次) 人份 人日 人天 人月 人年 日 天 自然日 个自然日 日历天 个日历天 工作日 个工作日 周 "
    "星期 个星期 月 个月 季度 个季度 年 周年 个年度 小时 个小时 h 分钟 秒 课时 学时 学分 亩 公顷 ha 平方米 "
    "平米 ㎡ m2 m² 平方公里 平方千米 立方米 ㎥ m3 m³ 方 立方 米 m 延米 公里 千米 ㎞ km KM Km 里 厘米 cm 毫米 "
    "mm 吨 t 公斤 千克 kg KG 斤 克 g 毫克 mg 微克 μg µg ug 升 L l 毫升 ml mL 千瓦 千瓦时 兆瓦 kW kWh MW MB GB "
    "TB 分贝 dB db ℃ 度 NTU /10万 /十万 /万 家 家次 村 乡 镇 社区 站 点位 处 座 栋 幢 间 所 标段 床 张床 "
    "张床位 床位 宗 宗地 层 棚 口 眼 次 场 场次 场(次) 期 期次 期(次) 批 批次 批(次) 轮 届 节 堂 趟 起 例 例次 "
    "笔 单 票 项次 条次 件次 台次 套次 辆次 辆(次) 车次 班次 亩次 个 台 台套 台(套) 套(台) 套 件 项 条 份 张 "
    "本 册 卷 版 篇 首 幅 则 页 款 字 词 类 种 级 分 步 辆 车 艘 架 只 头 羽 尾 窝 株 棵 根 块 片 面 扇 道 门 "
    "盏 盘 部 支 瓶 盒 包 袋 箱 桶 组 队 班 班组 对 副 枚 颗 粒 剂 剂次 针 针次 头份 顶"
)
UNITS = _UNITS.split()
_SCALES = "百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿"
SCALES = _SCALES.split()
FOLLOWING = "级代龄鉴产均度份然之部公期半性别本效果功年员立面案式法向便针位圆程a1Ω多余以内(/每人"
_LEADS = "应当 应该 必须 应 须 需 要 力争 确保 保证 保持 稳定 维持 控制 介于 达到 达 在 为 是 力争达到 应控制在"
LEADS = _LEADS.split()
_COMPARING = (
    "不低于 最低不少于 未小于 不得低于 不能少于 不应小于 不可低于 不应当低于 至少 最少 最低 大于或者等于 "
    "高于或等于 多于等于 ≥ ≥= >= => 不超过 最高不超出 未超 最大不高于 不多于 最多不大于 不突破 至多 最多 最高 "
    "小于或者等于 低于或等于 少于等于 ≤ ≤= <= =< 大于 高于 多于 超过 超 > 小于 低于 少于 不足 不到 不满 未达到 "
    "未达 未满 < 等于 = == 大约 大概 大致 约为 约 将近 接近 近 差不多"
)
COMPARING = _COMPARING.split()
_BEHIND = (
    "以上 之上 以下 之下 以内 之内 内 内容 内部 内涵 内控 内存 内外 内环 左右 上下 (含)以上 (及)以上 "
    "(含本数)以上 (含5%)以上 及以上 或以上 含以上 以上(含) 以上(含12345678) 以上(含123456789) 多 余 多( 余人"
)
BEHIND = _BEHIND.split()
_NUMBERS = (
    "0 5 -5 +5 05 12 12. .5 1.50 1,234 1,23 12,345,678 1234,567 1.2.3 1亿2000万 0亿3万 1.5亿2000万 1亿20000万 -1亿2万 "
    "1亿2 五 十 三十 五百 二点五 零 万 千万 一万二 三亿五 三亿五千万 五万十"
)
NUMBERS = _NUMBERS.split()


def of_signs(low: int, high: int) -> Iterator[str]:
    """Each sign between digits, and at the end of words: what the grammar sees."""
    for code in range(low, high):
        one = chr(code)
        for text in (f"1{one}2", f"甲{one}"):
            plain = plain_text(text)
            if plain != text:
                yield f"{code:04x} {plain}"


def of_spellings() -> Iterator[str]:
    for before, sign, behind in product(
        ("1", "a", "甲", "%", ",", ".", ""), "。一 \n.-—、…", ("2", "2022年", "1900年", "b", "乙", "")
    ):
        text = before + sign + behind
        yield f"{text}>{plain_text(text)}>{plain_text(f'{text}{sign}')}"


def of_numerals(first: str) -> Iterator[str]:
    for more in product(("", *"零一二九十百千万亿点两"), repeat=3):
        text = first + "".join(more)
        yield f"{text} {read_numeral(text)}"


def of_whole_numerals(power: int) -> Iterator[str]:
    """Numbers in words: each digit at each place, behind and before larger ones."""
    signs = "零一二三四五六七八九"
    for number in (*range(0, 120), *range(190, 1200, 7), *range(1980, 10000, 83)):
        word = "".join(
            f"{signs[int(digit)]}{unit}" for digit, unit in zip(f"{number:04d}", ("千", "百", "十", ""), strict=True)
        )
        for text in (word, word.replace("零千", "").replace("零百", "零").replace("零十", "零").strip("零")):
            for behind in ("", "万", "亿", "万亿", "点五", "点零三万")[power * 2 : power * 2 + 2]:
                for before in ("", "二万", "三亿", "四亿零"):
                    yield f"{before}{text}{behind} {read_numeral(before + text + behind)}"


def of_long_numerals() -> Iterator[str]:
    for length in range(28, 36):
        for text in ("一点" + "二" * length, "零" * length, "一" * length):
            yield f"{len(text)} {read_numeral(text)}"
    for old, plain in zip("〇○壹贰貳叁參肆伍陆陸柒捌玖两", "零零一二二三三四五六六七八九二", strict=True):
        yield f"{old} {plain} {read_numeral(old)} {read_numeral(f'{old}拾')} {read_numeral(f'{old}佰')}"
        yield " ".join(str(read_numeral(text)) for text in (f"{old}仟", f"{old}萬", f"{old}億", f"十{old}"))


DIGITS = (
    *(
        "0",
        "00",
        "1",
        "-1",
        "+1",
        "007",
        "0.5",
        "-0.5",
        "-0",
        "-0.0",
        "1.",
        "1.50",
        "10.05",
        "0.001",
        "12.3456789",
        "²",
    ),
    *("9" * count for count in (13, 14, 15, 16, 17)),
    *("-" + "9" * count for count in (14, 15, 16)),
    *("0" * 3 + "9" * count for count in (11, 12, 13, 15, 16)),
    *("9" * count + ".5" for count in (10, 11, 14, 15, 16)),
    *("0." + "1" * count for count in (28, 29, 30, 31, 32)),
)


def of_decimals() -> Iterator[str]:
    for digits, shift in product(DIGITS, (0, 1, 2, 3, 4, 8, 12)):
        try:
            yield f"{digits} {shift} {typed_number(digits, shift)!r}"
        except ArithmeticError as error:
            yield f"{digits} {shift} {type(error).__name__}"


def of_shifting() -> Iterator[str]:
    values = [
        Decimal(text)
        for text in ("0", "-0", "0.0", "1", "-1", "10", "1200", "1.50", "-0.05", "123456789.123", "1E3", "1E-7")
    ]
    for value in values:
        yield f"{value} {plain_string(value)} {[str(shifted(value, shift)) for shift in range(-9, 10)]}"
        yield f"{value} {[(str(total(value, other)), plain_string(total(value, other))) for other in values]}"


def of_units(units: Iterable[str]) -> Iterator[str]:
    for unit in units:
        yield f"{unit} {unit_at(unit, 0)} {unit_at(unit, 1)} {combined_unit_at(unit, 0)}"
        yield " ".join(f"{sign}:{unit_at(unit + sign, 0)}" for sign in FOLLOWING)
        yield " ".join(
            str(combined_unit_at(f"{above}{unit}{more}", 0))
            for above in ("元/", "元每", "元/(", "次/每")
            for more in ("", "·年", ")", "/月)")
        )
        yield " ".join(
            str(combined_unit_at(f"{unit}{below}", 0))
            for below in ("/人", "/局", "/局·年", "每人每年", "/人年", "/人天", "/(人·次)", "/", "每")
        )


def of_joined_units() -> Iterator[str]:
    for first, join, second, third in product(
        ("人", "户", "局", "大学生们", "大学生们好", "人月"),
        ("·", "*", ".", "、", "/", "×", "", "每", "·每", "和"),
        ("年", "月", "天", "局", ")"),
        ("", "·次", "每季度", ")", "万"),
    ):
        text = f"元/{first}{join}{second}{third}"
        yield f"{text} {combined_unit_at(text, 0)} {combined_unit_at('元/(' + text[2:], 0)}"


_BASES = (
    "元 角 % ‰ 百分点 人 位 人次 户 日 工作日 周 月 季度 年 小时 分钟 课时 学时 亩 公顷 平方米 平方公里 立方米 "
    "米 公里 里 厘米 毫米 吨 公斤 斤 克 毫克 升 毫升 毫克/升 微克/升 毫克/立方米 微克/立方米 家 处 次 场 场次 "
    "期 期次 批 批次 辆 辆次 车次 个 台 台套 套 件 项 本 册 株 棵 头 次/年 元/人·月 元/月·人 元/人·月/年 元/年 "
    "场/年 10万"
)
BASES = _BASES.split()


def of_pairs(first: str) -> Iterator[str]:
    for second in dict.fromkeys((*BASES, *(UNITS if first == "个" else ()))):
        alike = interchangeable(first, second), interchangeable(second, first)
        yield f"{first} {second} {alike} {common_factors(first, second)}"


def terms_of(text: str) -> str:
    said = []
    for term in each_term(plain_text(text)):
        said.append("无" if term is None else " ".join(map(str, term)))
    return f"{text} {' | '.join(said)}"


def of_terms(texts: Callable[..., Iterator[str]], *given: str) -> Iterator[str]:
    return map(terms_of, texts(*given))


def with_numbers(number: str) -> Iterator[str]:
    for scale, more, unit in product(("", *SCALES), ("", "多", "余"), ("", "元", "人次", "克", "瓦", "垛")):
        yield f"{number}{scale}{more}{unit}"
        yield f"{number}{more}{scale}{unit}"
        yield f"{number}({scale}{unit}{more})"
        yield f"{number}{scale}{unit}{more}人"


def with_words(number: str) -> Iterator[str]:
    for lead, word in product(("", *LEADS), ("", *COMPARING)):
        yield f"{lead}{word}{number}"
    for word, last in product(
        COMPARING, ("在", "为", "达到", "达", "¥", "人民币", "百分之", "千分之", "万分之", "为¥", "为百分之")
    ):
        yield f"甲{word}{last}{number}"


def with_ends(number: str) -> Iterator[str]:
    for unit, end, more in product(("", "%", "人", "万元"), BEHIND, ("", "完", "5")):
        yield f"{number}{unit}{end}{more}"


def with_parts() -> Iterator[str]:
    for lead, part, number, unit in product(
        ("", "达到", "¥", "人民币", "甲"),
        ("", "百分之", "千分之", "万分之"),
        ("5", "五", "百", "三万", "五十", "5万", "-5", "零点五"),
        ("", "元", "%", "万元", "以上", "元整"),
    ):
        yield f"{lead}{part}{number}{unit}"


def with_neighbours() -> Iterator[str]:
    for before, number, behind in product(
        ("", "甲", "一", "5", "5%", "在", "于", "过", "A", "-", " ", "最", "有千"),
        ("5", "-5", "+5", "1,234", "一", "十", "万", "三百", "千万", "3一"),
        ("", "人", "乙", "8", "以上", "余", "(人)", "-3", "元多"),
    ):
        yield f"{before}{number}{behind}"


MAKERS: Makers = {
    **{f"signs {low:04x}": partial(of_signs, low, low + 0x1000) for low in range(0, 0x10000, 0x1000) if low != 0xD000},
    "spellings": of_spellings,
    **{f"numerals {first}": partial(of_numerals, first) for first in "零一二十百千万亿点两〇"},
    **{f"whole numerals {power}": partial(of_whole_numerals, power) for power in range(3)},
    "long numerals": of_long_numerals,
    "decimals": of_decimals,
    "shifting": of_shifting,
    **{f"units {at}": partial(of_units, some) for at, some in enumerate(portions(UNITS, 30), 1)},
    "joined units": of_joined_units,
    **{f"pairs {first}": partial(of_pairs, first) for first in BASES},
    **{f"number {number}": partial(of_terms, with_numbers, number) for number in NUMBERS},
    **{f"words {number}": partial(of_terms, with_words, number) for number in ("5", "-5%", "三十", "百")},
    **{f"ends {number}": partial(of_terms, with_ends, number) for number in ("5", "1.5万", "三十", "12")},
    "parts": partial(of_terms, with_parts),
    "neighbours": partial(of_terms, with_neighbours),
}
RECORD = Sweep(__file__, "grammar_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_each_step_gives(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_step_is_gone() -> None:
    assert RECORD.strays() == set()
