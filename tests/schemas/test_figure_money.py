"""Amounts of money: what counts as one, and in which unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.figure import MONEY_UNITS, amount_in, money_to, read_figure


@pytest.mark.parametrize(
    ("text", "default", "yuan"),
    [
        ("88", "万元", "880000"),
        ("88", "元", "88"),
        ("88", "亿元", "8800000000"),
        ("28545.30", "万元", "285453000"),
        ("0", "万元", "0"),
        ("-5", "万元", "-50000"),
        # a unit of its own wins
        ("88万元", "元", "880000"),
        ("88元", "万元", "88"),
        ("5.29亿元", "万元", "529000000"),
        ("￥100", "万元", "100"),
        ("按合同10.5万元。", "元", "105000"),
        # 万 names the size
        ("88万", "元", "880000"),
        ("5千", "万元", "5000"),
        ("88万", "万元", "880000"),
        ("5亿", "万元", "500000000"),
        ("一百二十万", "万元", "1200000"),
        ("三百二十万五千", "万元", "3205000"),
        ("三百", "万元", "3000000"),
    ],
)
def test_amount(text: str, default: str, yuan: str) -> None:
    assert amount_in(read_figure(text), default) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不适用",
        "无",
        "完成",
        "约88万元",
        "≤88万元",
        "80-90万元",
        "88%",
        "88人",
        "95元/人",
        "88美元",
        "30日内",
        "同比上升5%",
        "1e5",
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    assert amount_in(read_figure(text), "万元") is None


def test_unknown_default_unit_is_no_amount() -> None:
    assert amount_in(read_figure("88"), "人") is None
    assert amount_in(read_figure("88"), "") is None


@pytest.mark.parametrize(
    ("yuan", "unit", "expected"),
    [
        ("10124100", "万元", "1012.41"),
        ("8461490.56", "万元", "846.149056"),
        ("8461490.56", "元", "8461490.56"),
        ("529000000", "亿元", "5.29"),
        ("5000", "千元", "5"),
        ("-1", "万元", "-0.0001"),
        ("0", "亿元", "0"),
    ],
)
def test_money_to(yuan: str, unit: str, expected: str) -> None:
    assert money_to(Decimal(yuan), unit) == Decimal(expected)


def test_money_to_refuses_what_is_no_money() -> None:
    with pytest.raises(ValueError, match="人"):
        money_to(Decimal(1), "人")


def test_every_unit_of_money_goes_both_ways() -> None:
    for unit in MONEY_UNITS:
        assert money_to(amount_in(read_figure("7.5"), unit) or Decimal(0), unit) == Decimal("7.5")


_POWERS = {"元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8}


@pytest.mark.parametrize("unit", _POWERS)
def test_each_unit_is_as_many_yuan_as_its_name_says(unit: str) -> None:
    yuan = Decimal(3) * 10 ** _POWERS[unit]
    assert amount_in(read_figure("3"), unit) == yuan
    assert money_to(yuan, unit) == 3


def test_no_other_unit_is_money() -> None:
    assert set(MONEY_UNITS) == set(_POWERS)


@pytest.mark.parametrize(
    ("scale", "yuan"),
    [
        ("百", "300"),
        ("千", "3000"),
        ("万", "30000"),
        ("十万", "300000"),
        ("百万", "3000000"),
        ("千万", "30000000"),
        ("亿", "300000000"),
        ("十亿", "3000000000"),
        ("百亿", "30000000000"),
        ("千亿", "300000000000"),
        ("万亿", "3000000000000"),
    ],
)
def test_every_scale_before_a_unit_of_money(scale: str, yuan: str) -> None:
    assert amount_in(read_figure(f"3{scale}元"), "万元") == Decimal(yuan)
