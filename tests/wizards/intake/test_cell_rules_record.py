"""What one cell is, cell by cell: each way of writing beside each sign, unit, target and head."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest

import wizards.lexicon
from tests.records import Sweep
from tests.wizards.intake.sheets import default_form
from wizards.intake import values
from wizards.intake.told_in_name import told_in_name
from wizards.intake.values import Text
from wizards.lexicon import lexicon

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

_WORDS = lexicon(default_form())
TEXTS = (
    *(
        "46",
        "46处",
        "≥46",
        "≥46处",
        "<=46处",
        "=46",
        ">46",
        "－46",
        "+5",
        "0",
        "0.5",
        "0.95",
        "1",
        "1.01",
        "1.0",
        "0.0",
    ),
    *("95%", "≥95%", "９５％", "百分之九十五", "-0.5", "46-50", "46~50处", "约46", "约46处", "46以上", "不少于46"),
    *(
        "2023年12月底前",
        "按时",
        "优",
        "良好",
        "46万",
        "46万元",
        "4.6亿元",
        "46元",
        "46人次/年",
        "46（含）",
        "46处(新建)",
    ),
    *("", "-", "—", "/", "无", "△5", "▲0.5", "46 ", "４６", "1,200", "45440", "1e3", "三", "第3名", "46分", "100"),
)
UNITS = (
    *("", "无", "无单位", "定性", "百分比", "百分数", "百分之", "%", "％", "处", "（处）", "( 处 )", "-", "/", "万元"),
    *(
        "元",
        "亿元",
        "万人",
        "万",
        "人次/年",
        "个",
        "优良中差",
        "3处",
        "处以上",
        "＞",
        "分",
        "天",
        "年",
        "千米",
        "是否",
        "0",
        "5",
        "百",
        "处新建",
    ),
)
TARGETS = (
    *("", "95%", "≥95%", "1%", "≥0.5%", "100%", "90%-110%", "50%以上", "约95%", "95", "≥46处", "百分之九十五", "0%"),
    *("10%", "≥10%", "5%", "500%", "按时", "-5%", "95％", "95﹪", "20%-30%", "≥90%且≤110%", "千分之五"),
)
NUMBERS = (
    *("0", "0.0", "0.001", "0.00999", "0.01", "0.019", "0.02", "0.021", "0.05", "0.0949", "0.095", "0.0951", "0.0095"),
    *("0.5", "0.9", "0.949", "0.95", "0.96", "0.99", "1", "1.0", "1.001", "1.5", "1.8", "1.89", "1.9", "1.91", "1.99"),
    *("2", "2.01", "9.4", "9.5", "9.6", "10", "11", "95", "950", "-0.95", "≥0.95", "0.95%", "95%", "约0.95", "0.95元"),
    *("0.5-0.9", "按时", "0.95万", "0.95（含）", "", "—", "0.1", "0.100", "0.11", "0.001", "0.0011"),
)


def words_of(table: str) -> list[str]:
    """Words of a table of the lexicon as its file writes them."""
    found = []
    for path in sorted(Path(wizards.lexicon.__file__).parent.glob("*.toml")):
        for one in tomllib.loads(path.read_text(encoding="utf-8")).get("tables", ()):
            if one["id"] == table:
                found += [word for term in one["terms"] for word in term["words"]]
    return found


def said(one: Text) -> str:
    return "｜".join(one).rstrip("｜")


def of_targets(text: str) -> Iterator[str]:
    for sign, unit, number in product(("", "大约", "≥", "≤", "=", ">", "<", "定性"), UNITS, (False, True)):
        told = values.target_of(text, sign, unit, _WORDS, number=number)
        yield f"{text} {sign} {unit} {number} ⇒ {said(told)}"


def of_signs() -> Iterator[str]:
    signs = [*words_of("comparators"), "正向", "反向", "—", "数值", "定量", "定量指标", "＞", "＝"]
    for sign, text, unit in product(
        signs, ("46", "≥46", "≤46处", "<46", "＝46", "0.95", "46-50", "约46", "优"), ("", "%")
    ):
        yield f"{sign} {text} {unit} ⇒ {said(values.target_of(text, sign, unit, _WORDS, number=True))}"


def of_units() -> Iterator[str]:
    for text, unit in product(TEXTS, UNITS):
        joined, problem = values.with_unit(text, unit)
        yield f"{text} {unit} ⇒ {joined}｜{problem}｜{values.percent_or_fraction(text, joined)}"
    for text in (*TEXTS, *NUMBERS):
        yield f"{text} % ⇒ {values.percent_or_fraction(text, f'{text}%')}｜{values.percent_or_fraction(text, '5处')}"


def of_units_told() -> Iterator[str]:
    for told, of_head, apart in product(
        UNITS, ("", "%", "处", "万元", "百分比", "（元）", "千米", "好"), (False, True)
    ):
        yield f"{told} {of_head} {apart} ⇒ {values.unit_of(told, of_head, apart=apart)}"


def of_actuals(target: str) -> Iterator[str]:
    for text, unit in product((*NUMBERS, *TEXTS), ("", "%", "处", "百分比", "元", "好")):
        yield f"{text} {target} {unit} ⇒ {said(values.actual_of(text, target, unit))}"


NAMES = ("维修工程数量", "1号井", "合格率", "", "……", "—", "（新建）泵站", "20户以上", "XX村道路", "500", "期")
FRONTS = (
    *(
        "",
        "1.",
        "1、",
        "1:",
        "12．",
        "1 ",
        "(1)",
        "（12）",
        "(1)、",
        "①",
        "①、",
        "⑳.",
        "指标1：",
        "指标 十二、",
        "指标1",
    ),
    *(
        "★",
        "☆",
        "★1.",
        "123.",
        "1)",
        "1）",
        "1.2",
        "1.1.",
        "1#",
        "1期",
        "1期刊",
        "①-③",
        "（1）号",
        "1号召",
        "2、3",
        "一、",
    ),
)


def of_names() -> Iterator[str]:
    for front, name, end in product(FRONTS, NAMES, ("", " ", "…")):
        yield f"{front}{name}{end} ⇒ {said(values.name_of(f'{front}{name}{end}'))}"


def of_told() -> Iterator[str]:
    names = ("甲", "甲乙", "甲" * 60, "甲" * 61, "新增用户", "1.新增用户")
    goals = (
        "目标≥8000户",
        "目标值为8000",
        "目标值：8000户",
        "8000户",
        "目标",
        "目标是" + "1" * 30,
        "目标是" + "1" * 31,
    )
    reached = (
        "完成8200户",
        "实际完成值8200",
        "全年实际完成8200户。",
        "8200户",
        "完成",
        "完成值为" + "1" * 30,
        "完成值为" + "1" * 31,
    )
    for name, colon, goal, stop, done in product(names, "：:，", goals, "，；。", reached):
        for note in ("", "旧注"):
            rest, told = told_in_name(Text(f"{name}{colon}{goal}{stop}{done}", note))
            yield f"{said(rest)} ⇒ {' '.join(f'{thing}={said(one)}' for thing, one in told.items())}"


def of_days() -> Iterator[str]:
    beside = (
        "",
        "验收时间",
        "完成日期",
        "时限",
        "完成期限",
        "时间紧",
        "2023年11月底前",
        "2023-11-30",
        "≥46处",
        "期限内",
    )
    for text in (
        "29999",
        "30000",
        "45440",
        "45440.5",
        "49999",
        "50000",
        "54999",
        "55000",
        "4544",
        "454400",
        "45440.",
        "甲",
    ):
        for first, second in product(beside, beside):
            yield f"{text} {first} {second} ⇒ {values.is_serial_day(text, first, second)}"
        yield f"{text} ⇒ {values.is_serial_day(text)}"


def of_adjusted() -> Iterator[str]:
    for text in (
        *TEXTS,
        "未调整",
        "没有调整",
        "无变化",
        "不作调整",
        "未变",
        "未调整过",
        "+2",
        "-2",
        "＋2",
        "－2",
        "0处",
        "不变更",
    ):
        yield f"{text} ⇒ {values.says_adjusted(text)}"
        for first, note, problem in product(("", "—", "46", text), ("", "旧注"), ("", "不行")):
            yield f"{text} {first} {note} {problem} ⇒ {said(values.adjusted(Text(text, note, problem), first))}"


def of_points() -> Iterator[str]:
    more = (
        "10分",
        "10.5分",
        "10%",
        "≥10",
        "约10",
        "10（含）",
        "0分",
        "0%",
        "10个",
        "10元",
        "满分",
        "10分以上",
        "1-10",
        "０分",
    )
    for text in (*TEXTS, *NUMBERS, *more):
        yield f"{text} ⇒ {said(values.points_of(text))}"


def of_reasons() -> Iterator[str]:
    for first, word, second in product(
        ("资金未到位", "", "原因：资金未到位", "原因分析：雨季长。"),
        ("", "；", "\n", "措施：", "改进措施：", "。整改措施:"),
        ("尽快落实", ""),
    ):
        reason, measure = values.reason_and_measure(f"{first}{word}{second}", _WORDS)
        yield f"{first}{word}{second} ⇒ {said(reason)} ‖ {said(measure)}"


RECORD = Sweep(
    __file__,
    "cell_rules",
    {
        **{f"target {text}": partial(of_targets, text) for text in TEXTS},
        "signs": of_signs,
        "units": of_units,
        "units told twice": of_units_told,
        **{f"actual beside {target}": partial(of_actuals, target) for target in TARGETS},
        **{"names": of_names, "told in the name": of_told, "days": of_days, "adjusted": of_adjusted},
        **{"points": of_points, "reasons": of_reasons},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_cell_is(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_way_of_writing_is_gone() -> None:
    assert RECORD.strays() == set()
