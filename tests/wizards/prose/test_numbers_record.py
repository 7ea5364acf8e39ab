"""What is computed of figures alone: slips of the key, steps, slack, known values, numbers of lists, days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.prose.anatomy import contradicted
from wizards.prose import Binder, Fact, Mention, Side, read_passage, within
from wizards.prose.digits import Digits, Values
from wizards.prose.near import is_slip, is_swap, power_of_ten, printed, significant, significant_digits
from wizards.prose.operands import relative, same, slack, usable
from wizards.prose.ratio import Ratio

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

DUE = (
    "7",
    "12",
    "50",
    "97",
    "100",
    "123",
    "250",
    "1020",
    "4567",
    "38126",
    "120300",
    "12985700",
    "97.35",
    "0.5",
    "26.43",
)
STEPS = ("0.001", "0.01", "0.1", "1", "10", "100", "10000")


def _said_of(due: str) -> Iterator[Decimal]:
    """Figures that are one slip of the key away, or two."""
    value = Decimal(due)
    digits, scale = due.replace(".", ""), -len(due.partition(".")[2])
    typed = {f"{digits[:at]}{new}{digits[at + 1 :]}" for at in range(len(digits)) for new in "059"}
    typed |= {f"{digits[:at]}{digits[at : at + 2][::-1]}{digits[at + 2 :]}" for at in range(len(digits) - 1)}
    typed |= {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
    typed |= {f"{digits[:at]}{new}{digits[at:]}" for at in range(len(digits) + 1) for new in "07"}
    typed |= {digits[::-1], digits[2:] + digits[:2], f"{digits[:-2]}99"}
    yield from (Decimal(one or "0").scaleb(scale) for one in sorted(typed))
    yield from (value.scaleb(shift) for shift in range(-9, 10))
    yield from (value.scaleb(shift) + Decimal("0.004") for shift in (-8, -4, -3, 3, 4, 8))
    yield from (value + 1, value - 1, -value, Decimal(0), value / 3)


def slips(due: str) -> Iterator[str]:
    value = Decimal(due)
    for said, step in product(_said_of(due), map(Decimal, STEPS)):
        swapped, slip = is_swap(said, value, step), is_slip(said, value, step)
        yield f"{said} {due} {step} {slip} {swapped} {is_slip(value, said, step)} {printed(said, step) + 0:f}"
    for said in _said_of(due):
        places = power_of_ten(said, value) if said else ""
        yield f"{said} {places} {significant(said)} {significant_digits(said)} {within(said, value, '0.1')}"
        yield f"{within(value * Decimal('1.1'), value, '0.1')} {within(value * Decimal('0.9'), value, '0.1')}"


def mention(
    value: str, step: str = "1", unit: str = "人", about: bool = False, per: str = "", start: int = 0
) -> Mention:
    return Mention(
        start, start + 3, Decimal(value), Decimal(step), unit, per, False, None, about, False, "", 0, None, None
    )


def operands() -> Iterator[str]:
    shapes = [
        mention(value, step, unit, about)
        for value, step, unit, about in product(
            ("0", "-3", "1", "7", "100", "12.5"), ("0.1", "1", "10"), ("人", "元", "%", "‰", ""), (False, True)
        )
    ]
    for one in shapes:
        yield f"{one.value} {one.step} {one.unit} {one.about} {slack(one)} {relative(one):.9f} {one.percent}"
        bounds = (one._replace(bound=bound, is_range=wide) for bound in (None, "ge") for wide in (False, True))
        yield " ".join(f"{usable(other)} {other.exact}" for other in bounds)
        yield " ".join(
            f"{same(one, mention('9', unit=unit, per=per))}" for unit in ("人", "元", "") for per in ("", "月")
        )


def ratios() -> Iterator[str]:
    counts = [mention(value, step) for value in ("1", "3", "48", "50", "200") for step in ("1", "0.1", "10")]
    for top, bottom, change in product(counts, counts, (False, True)):
        ratio = Ratio(top, bottom, change)
        yield f"{ratio.value:.9f} {ratio.slack:.9f}"
        for unit, step in (("%", "1"), ("%", "0.1"), ("%", "0.01"), ("‰", "0.1")):
            times = 10 if unit == "‰" else 1
            for off in ("-2", "-1", "-0.999", "-0.5", "0", "0.5", "0.999", "1", "1.001", "2"):
                said = ratio.value * times + Decimal(off) * (Decimal(step) + ratio.slack * times)
                yield f"{unit} {step} {off} {ratio.fits(mention(f'{said:.12f}', step, unit))}"


def _facts(values: Sequence[str], unit: str = "人") -> list[Fact]:
    return [
        Fact(
            f"{at}",
            f"第{at}",
            (f"第{at}",),
            unit,
            "indicator",
            Side(Decimal(value), f"目{value}"),
            Side(Decimal(value) + 5, value),
        )
        for at, value in enumerate(values)
    ]


def known() -> Iterator[str]:
    for many in (1, 2, 19, 20, 21, 39, 40, 41, 42, 80):
        for facts in (
            _facts(["380"] * many),
            _facts([f"{380 + at}" for at in range(many)]),
            _facts([f"{380 - at}" for at in range(many)]),
        ):
            values, digits = Values(facts), Digits(facts)
            for said, step in product(
                ("380", "385", "384", "386", "381", "379", "308", "3800", "38", "3850"), ("1", "10")
            ):
                one = mention(said, step, about=step == "10")
                found = [f"{fact.path}{side.shown}" for fact, side in values.of(one)]
                near = [f"{fact.path}{side.shown}" for fact, side in digits.neighbours(one)]
                yield f"{many} {said} {step} {len(found)} {found} {near}"
    digits = Digits(_facts(DUE))
    for due in DUE:
        for said in _said_of(due):
            yield f"{said} {[side.shown for _, side in digits.neighbours(mention(f'{said:f}'))]}"
    yield f"{list(digits.neighbours(mention('7', unit='辆')))} {digits.of(mention('7', unit='辆'))}"


def slips_of_known(due: str) -> Iterator[str]:
    """Figures one slip away from one of a table, with words of its name, with others, and with none."""
    side = Side(Decimal(due), due)
    for kind, name, unit in (
        ("indicator", "设备巡检", "处"),
        ("amount", "全年执行数", "元"),
        ("indicator", "设备完好率", "%"),
    ):
        fact = Fact("a", name, (name,), unit, "amount" if kind == "amount" else "indicator", None, side)
        binder = Binder([fact], 2022)
        for said, words in product(_said_of(due), (name, name[2:], "本次", f"其中{name}", f"累计{name}", "增加")):
            if said > 0:
                passage = read_passage(f"{words}{said:f}{unit}。")
                found = [(one.kind, one.side.shown) for one in binder.disagreements(passage)]
                yield f"{words}{said:f}{unit} {found}"


ITEMS = (
    "管道铺设",
    "水质检测",
    "泵站改造",
    "水表更换",
    "人员培训",
    "设备购置",
    "宣传引导",
    "监理服务",
    "勘察设计",
    "验收审计",
    "绩效评价",
)
HAN = "零一二三四五六七八九十"


def lists(count: int) -> Iterator[str]:
    """Announced numbers with so many items, in every way to announce and to join."""
    numbers = [f"{at}" for at in range(15)] + [*HAN[1:], "两", "十一", "十五"]
    for number, head, join in product(numbers, ("个项目：", "项工作，包括", "类：", "个乡镇，分别为"), ("、", "，")):
        for said in (join.join(ITEMS[:count]), f"{join.join(ITEMS[: count - 1])}和{ITEMS[count - 1]}"):
            yield from _found(f"实施{number}{head}{said}。")
    for number, lead in product(("3", "三", "2", "两", "四", "五", "六", "1"), ("第", "", "十", "1", "0.", "共")):
        ordinals = "；".join(f"{HAN[at]}是{ITEMS[at]}" for at in range(1, count + 1))
        yield from _found(f"做好{lead}{number}个方面：{ordinals}。")
        yield from _found(f"做好{lead}{number}个方面：{ordinals}。抓{number}项工作：一是甲。二是乙。")
        yield from _found(f"突出{lead}{number}点，{ordinals.replace('二是', '三是', 1)}。")
    for number, word in product(("两", "三", "四", "五", "六", "九"), ("进", "有")):
        said = "、".join(f"{word}{item[:2]}" for item in ITEMS[:count])
        ends = "、".join(f"{item[:2]}{word}" for item in ITEMS[:count])
        for one in (said, ends, f"{said}等", f"{said}，另{word}村", said.replace("、", "，"), f"{said}、村庄"):
            yield from _found(f"开展“{number}{word}”活动：{one}。")


def long_items() -> Iterator[str]:
    for length in range(1, 30):
        for number in (1, 2, 3, 4, 5):
            yield from _found(f"实施{number}个项目：{'长' * length}、乙丙、{'丁' * length}。")
            yield from _found(f"实施{number}个项目：{'长' * length}，乙丙和戊己。")
            yield from _found(f"实施{number}个项目：甲乙、{'长' * length}以及戊己，庚。")


def days() -> Iterator[str]:
    dates = [
        f"{year}{month}月{day}"
        for year in ("2021年", "2022年", "")
        for month in (0, 1, 2, 12, 13)
        for day in ("", "1日", "29日", "31日")
    ]
    for first in dates:
        yield from _found(f"{first}召开会议。")
        for last, join in product(
            dates[::2],
            (
                "至",
                "-",
                "开工，",
                "开始建设，于",
                "签订合同",
                "开工" + "，其后有关情况说明如下文所",
                "开工，其后有关情况说明如下文所记",
            ),
        ):
            yield from _found(f"{first}{join}{last}完工。")
    for at in range(1, 13):
        for other in range(1, 13):
            yield from _found(f"工期2022年{at}月至2022年{other}月。工期2022年{at}月{other}日至2022年{other}月{at}日。")


def _found(text: str) -> Iterator[str]:
    found = list(contradicted(read_passage(text)))
    if found:
        yield f"{text} {found}"


MAKERS = {
    **{f"slips {due}": partial(slips, due) for due in DUE},
    **{f"known {due}": partial(slips_of_known, due) for due in DUE},
    **{f"lists {count}": partial(lists, count) for count in range(2, len(ITEMS))},
    **{"operands": operands, "ratios": ratios, "known values": known, "long items": long_items, "days": days},
}
RECORD = Sweep(__file__, "numbers", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_figures_alone_give(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_gone() -> None:
    assert RECORD.strays() == set()
