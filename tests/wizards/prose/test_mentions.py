"""What a figure of running text is: value, step, unit, bound, clause, year; and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wizards.prose import Mention, read_passage, sentence_at


def one(text: str) -> Mention:
    (mention,) = read_passage(text).mentions
    return mention


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("支出1012.41万元", "10124100", "元", "100"),
        ("参保48万人", "480000", "人", "10000"),
        ("支出 １，０１２．４１ 万元", "10124100", "元", "100"),
        ("合格率百分之九十五", "95", "%", "1"),
        ("投入5.29亿元", "529000000", "元", "1000000"),
        ("住院3825人次", "3825", "人次", "1"),
        ("提高3.2个百分点", "3.2", "百分点", "0.1"),
        ("培训120名村医", "120", "人", "1"),
        ("死亡率0.9‰", "0.9", "‰", "0.1"),
    ],
)
def test_value_unit_and_step(text: str, value: str, unit: str, step: str) -> None:
    mention = one(text)
    assert (mention.value, mention.unit, mention.step) == (Decimal(value), unit, Decimal(step))
    assert mention.exact


@pytest.mark.parametrize(
    ("text", "bound", "about"),
    [
        ("合格率不低于95%", "ge", False),
        ("控制在20日以内", "le", False),
        ("受益1200人以上", "ge", False),
        ("约30人", None, True),
        ("30人左右", None, True),
        ("120余人", None, True),
        ("签约120家", None, False),
        ("预约30人次", None, False),
    ],
)
def test_bound_and_approximation(text: str, bound: str | None, about: bool) -> None:
    mention = one(text)
    assert (mention.bound, mention.about) == (bound, about)


@pytest.mark.parametrize(
    "text",
    [
        "2022年3月15日起施行",
        "巴政发【2000】126号",
        "按〔2019〕57号文",
        "电话0827-1234567",
        "拨打12345热线",
        "中央、省、县按6:3:1分担",
        "面向60周岁以上老人",
        "检测PM2.5和COD",
        "执行GB/T 9704-2012",
        "沿G320线",
        "9月底前",
        "2021-2023年",
        "第3批次",
        "1、落实待遇",
        "“6·26”宣传日",
        "24小时值班",
        "三个方面",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert read_passage(text).mentions == []


def test_a_range_is_two_ends() -> None:
    assert [mention.is_range for mention in read_passage("控制在90%~110%，培训5场").mentions] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "per", "months"),
    [
        ("每人每年610元", "人", False),
        ("21.96元/人", "人", False),
        ("按每公里3.5万元的标准", "公里", False),
        ("每人每月100元", "人", True),
        ("人均300元", "人", False),
        ("共300元", "", False),
    ],
)
def test_what_a_price_is_counted_for(text: str, per: str, months: bool) -> None:
    mention = one(text)
    assert (mention.per, mention.months) == (per, months)


def test_clause_and_year() -> None:
    first, second, third = read_passage("2021年维修管网46处，更换设备12台。完成投资30万元。").mentions
    assert (first.clause, first.year) == ("□□□□□维修管网", 2021)
    assert (second.clause, second.year) == ("更换设备", 2021)
    assert (third.clause, third.year) == ("完成投资", None)
    assert one("上年培训5场").year == 0


def test_words_are_those_typed() -> None:
    passage = read_passage("全年共支出 1,012.41 万元，合格率达到 ９６％。")
    assert [passage.words(mention) for mention in passage.mentions] == ["1,012.41 万元", "９６％"]


def test_a_sentence_is_found_by_its_words() -> None:
    text = "第一句。 第二句有12处！第三句"
    assert sentence_at(text, (9, 12)) == "第二句有12处！"
    assert sentence_at(text, (3, 6)) == "第一句。 第二句有12处！"
