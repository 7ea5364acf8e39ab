"""Chinese numerals against a writer of Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.figure.chinese import read_numeral

DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("零一二三四五六七八九十百千万亿", "零壹贰叁肆伍陆柒捌玖拾佰仟萬億")


def _write_group(number: int) -> str:
    """A number below ten thousand; inner zeros become one 零."""
    written, gap = "", False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + DIGITS[digit] + mark
        gap = False
    return written


def _write(number: int) -> str:
    if number == 0:
        return "零"
    written = ""
    for power, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // power % 10_000
        if group == 0:
            continue
        written += ("零" if written and group < 1000 else "") + _write_group(group) + mark
    return written.removeprefix("一") if written.startswith("一十") else written


def _value(text: str) -> int | None:
    numeral = read_numeral(text)
    return None if numeral is None else int(numeral[0]) * 10 ** numeral[1]


@given(st.integers(0, 10**12 - 1))
@example(10_0005)
@example(10_0000_0000)
@example(1_0010_0000)
@example(110)
def test_every_written_number_is_read(number: int) -> None:
    written = _write(number)
    assert _value(written) == number
    assert _value(written.translate(FINANCIAL)) == number


@given(st.text(st.sampled_from("零一二两三五九十百千万亿点〇壹拾"), max_size=12))
def test_what_is_read_has_one_meaning(text: str) -> None:
    numeral = read_numeral(text)
    if numeral is not None and "点" not in text:
        assert 0 <= int(numeral[0]) * 10 ** numeral[1] < 10**20


@pytest.mark.parametrize(
    "text",
    [
        "",
        "点",
        "点五",
        "三点",
        "百",
        "千万",
        "万",
        "亿",
        "一一",
        "二〇二二",
        "一百五",
        "三千二",
        "一万二",
        "十十",
        "百三",
        "零五",
        "一零",
        "一百零",
        "三点五十",
        "一" * 99,
        f"三点{'一' * 31}",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "digits", "shift"),
    [
        ("十", "10", 0),
        ("两千", "2000", 0),
        ("〇", "0", 0),
        ("一百二十万", "120", 4),
        ("一百二十万五千", "1205000", 0),
        ("一亿二千万", "12000", 4),
        ("两万亿", "2", 12),
        ("三点五", "3.5", 0),
        ("三点零五万", "3.05", 4),
        ("零点五", "0.5", 0),
        ("壹佰贰拾萬", "120", 4),
        (f"三点{'一' * 30}", f"3.{'1' * 30}", 0),
    ],
)
def test_digits_and_power(text: str, digits: str, shift: int) -> None:
    assert read_numeral(text) == (digits, shift)
