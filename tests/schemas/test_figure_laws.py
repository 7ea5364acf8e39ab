"""What holds for every text, not only for those of the table."""

from __future__ import annotations

import decimal
import re
import subprocess
import sys
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.figure import amount_in, figure_json, money_to, read_figure
from schemas.figure.one_figure import FigureKind

KINDS = set(get_args(FigureKind))
PLAIN_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")

# Pieces from which clerks' texts are made, so that random texts come near to figures.
PIECES = """
0 1 5 12 95 100 2022 8,676 1012.41 . , 。 ， - ~ ～ — ± + / · * 、 ( ) （ ） [ ] % ％ ‰ e E nan ¥ x ①
≥ ≤ > < = ＞ ＝ >= =>
元 万元 亿元 万 亿 人 万人次 户 个 日 天 月 年 工作日 个月 元/人·年 2022年 12月 31日 前 底 内 第 号
以上 以下 以内 左右 之间
不低于 不超过 至少 大于 小于 约 近 超过 控制在 达到 余 多 至 到 且 或
同比 逐年 上升 递减 下降 较上年 三百 一百二十 百分之
九十五 十 零 点 完成 未 满意度 参保率 每季度结束后 不适用
"""
PIECE = st.sampled_from([*PIECES.split(), "\u3000", "\t", "\n", " ", "\u200b", "\ud800", "5\ufe0f\u20e3"])
TEXTS = st.one_of(st.text(), st.text(st.characters(codec=None)), st.lists(PIECE, max_size=8).map("".join))
ASCII_FIGURES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", ">=", "<=", ">", "<", "=", "-", "5-", "90%~"]),
    st.one_of(
        st.integers(0, 10**12).map(str),
        st.decimals(0, 10**6, places=2).map(str),
        st.integers(0, 10**9).map("{:,}".format),
    ),
    st.sampled_from(["", "%", "km", "/", "e5", "."]),
)
NUMBERS = (
    st.decimals(-(10**14), 10**14, places=4)
    .map(lambda value: f"{value:f}")
    .filter(
        lambda text: not re.fullmatch(r"1[3-9]\d{9}\.?0*", text)  # telephone numbers
    )
)
AMOUNTS = st.decimals(0, 10**10, places=2)


def _meaning(text: str) -> dict[str, object]:
    figure = read_figure(text)
    return {**figure_json(figure), "text": "", "decimals": figure.decimals, "scale": figure.scale, "bare": figure.bare}


@given(TEXTS)
@example("\ud800")
@example("١٢٣")
@example("1" * 500)
def test_no_text_raises_and_every_answer_is_well_formed(text: str) -> None:
    figure = read_figure(text)
    assert figure.text == text
    assert figure.kind in KINDS
    assert (figure.comparator is None) == (figure.kind in ("range", "approximate", "trend", "text"))
    assert (figure.low is None) == (figure.high is None)
    if figure.kind == "range":
        assert figure.low is not None and figure.high is not None and figure.low < figure.high and figure.value is None
    if figure.kind == "text":
        assert (figure.value, figure.low, figure.high, figure.unit, figure.bare) == (None, None, None, None, False)
    if figure.kind in ("number", "comparison", "approximate"):
        assert figure.value is not None
    for value in (figure.value, figure.low, figure.high):
        assert value is None or value.copy_abs() < 10**15


@given(TEXTS)
def test_json_numbers_are_plain_and_parse_back(text: str) -> None:
    figure = read_figure(text)
    printed = figure_json(figure)
    assert list(printed) == ["text", "kind", "comparator", "value", "low", "high", "unit"]
    for key in ("value", "low", "high"):
        value, number = getattr(figure, key), printed[key]
        assert (value is None) == (number is None)
        if number is not None:
            assert PLAIN_DECIMAL.fullmatch(str(number))
            assert Decimal(str(number)) == value


@given(ASCII_FIGURES)
@example("8,676")
@example("12.")
def test_full_width_reads_as_half_width(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in text)
    assert _meaning(wide) == _meaning(text)


@given(
    st.integers(0, 10**15 - 1), st.sampled_from(["", "元", "万元", "人", "%", "人以上", "日内"]), st.sampled_from(",，")
)
def test_thousands_marks_change_nothing(number: int, unit: str, mark: str) -> None:
    assert _meaning(f"{number:,}{unit}".replace(",", mark)) == _meaning(f"{number}{unit}")


@given(NUMBERS)
def test_a_number_is_read_exactly(text: str) -> None:
    figure = read_figure(text)
    assert (figure.kind, figure.value, figure.bare) == ("number", Decimal(text), True)


@given(AMOUNTS, st.integers(1, 6))
def test_the_ambient_precision_never_rounds(value: Decimal, precision: int) -> None:
    text = f"{value:f}"
    expected = money_to(read_figure(text + "万元").value or Decimal(0), "亿元")
    bounds = read_figure(f"{text}±0.01")
    with decimal.localcontext(decimal.Context(prec=precision, traps=[decimal.Inexact, decimal.Rounded])):
        # Another spelling, so that nothing remembered answers.
        figure = read_figure(text + " 万元")
        assert figure_json(figure)["value"] == figure_json(read_figure(text + "万元"))["value"]
        assert figure.value is not None
        assert money_to(figure.value, "亿元").compare_total(expected) == 0
        assert read_figure(f"{text} ±0.01").low == bounds.low
        amount = amount_in(read_figure(text), "亿元")
    assert amount == value * 10**8
    assert bounds.high == value + Decimal("0.01")


@given(AMOUNTS, st.sampled_from(["元", "万元", "亿元"]))
def test_money_comes_back(value: Decimal, unit: str) -> None:
    amount = amount_in(read_figure(f"{value:f}"), unit)
    assert amount is not None
    assert money_to(amount, unit) == value


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "一" * 1_000_000,
        "1," * 500_000,
        " " * 1_000_000,
        "应" * 1_000_000,
        "5" + " " * 1_000_000 + "人",
        "\ud800" * 1_000_000,
    ]
    + [
        piece * (120 // len(piece))
        for piece in ("应", "达到", "5-", "每人", "2022年", "元/", "≥", "不应当", "(", "百分之", "逐年")
    ],
    ids=lambda text: f"{text[:3]}×{len(text)}",
)
def test_long_texts_are_texts(text: str) -> None:
    """A reader that takes ever longer with the length never comes to the end of these."""
    assert read_figure(text).kind == "text"


def test_surrounding_blanks_of_any_length_do_not_matter() -> None:
    assert read_figure(" " * 100_000 + "95%" + "\n" * 100_000).value == 95


def test_reader_needs_only_the_standard_library() -> None:
    code = (
        "import sys; import schemas.figure; print(*sorted({name.split('.')[0] for name in sys.modules} - {'schemas'}))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "."}
    )
    assert set(done.stdout.split()) <= set(sys.stdlib_module_names) | {"__main__", "__mp_main__"}
