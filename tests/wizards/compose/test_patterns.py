"""The placeholder language, row by row of its page: reading a pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizards.compose.numerals import numeral
from wizards.compose.patterns import PatternError, Placeholder, Segment, Words, parse


def test_words_and_values() -> None:
    assert parse("共{funds.lines.count}项").lines == (
        (Words("共"), Placeholder("funds.lines.count", "", 1, False), Words("项")),
    )


def test_a_segment_knows_what_is_in_it() -> None:
    (line,) = parse("[，结余{balance}万元]。").lines
    assert line == (Segment((Words("，结余"), Placeholder("balance", "", 4, True), Words("万元")), 0), Words("。"))


def test_placeholders_come_in_order_with_position_and_segment() -> None:
    found = parse("{n:①}{name}[，{target}]\n{profile.evaluation_types:□完成}{x:“”}{met:□是}").placeholders
    assert [(p.path, p.format, p.in_segment) for p in found] == [
        ("n", "①", False),
        ("name", "", False),
        ("target", "", True),
        ("profile.evaluation_types", "□完成", False),
        ("x", "“”", False),
        ("met", "□是", False),
    ]
    assert [p.position for p in found] == [0, 5, 13, 23, 53, 59]
    assert [p.tick for p in found] == [None, None, None, "完成", None, "是"]
    assert found[0].is_number


def test_every_line_of_a_text_is_a_line() -> None:
    assert [len(line) for line in parse("a\n\n{b}").lines] == [1, 0, 1]


@pytest.mark.parametrize(
    ("pattern", "position", "part"),
    [
        ("共{profile.title", 1, "没有对应的“}”"),
        ("{a{b}}", 0, "没有对应的“}”"),
        ("共}", 1, "前面没有“{”"),
        ("共[，{a}", 1, "没有对应的“]”"),
        ("共]", 1, "前面没有“[”"),
        ("[a[{b}]]", 2, "不能再有“[”"),
        ("x[没有值]", 1, "至少要有一个值"),
        ("[{n}]", 0, "至少要有一个值"),
        ("[{a}\n]", 4, "不能换行"),
        ("{}", 0, "要写一条路径"),
        ("{ profile.title }", 0, "要写一条路径"),
        ("{profile..title}", 0, "要写一条路径"),
        ("{n:a}", 0, "编号没有"),
        ("{n:}", 0, "编号没有"),
        ("{n:“”}", 0, "编号没有"),
        ("{a:一}", 0, "不认识的写法"),
        ("{a:.2f}", 0, "不认识的写法"),
        ("{a:□}", 0, "不认识的写法"),
        ("{a:}", 0, "不认识的写法"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pattern: str, position: int, part: str) -> None:
    with pytest.raises(PatternError, match="第") as caught:
        parse(pattern)
    assert caught.value.position == position
    assert part in caught.value.message


@pytest.mark.parametrize(
    ("n", "style", "printed"),
    [
        (1, "", "1"),
        (1, "一", "一"),
        (10, "一", "十"),
        (11, "一", "十一"),
        (20, "一", "二十"),
        (99, "一", "九十九"),
        (101, "一", "一百零一"),
        (110, "一", "一百一十"),
        (1002, "一", "一千零二"),
        (1, "①", "①"),
        (20, "①", "⑳"),
        (21, "①", "㉑"),
        (35, "①", "㉟"),
        (36, "①", "㊱"),
        (50, "①", "㊿"),
        (51, "①", "（51）"),
    ],
)
def test_running_numbers(n: int, style: str, printed: str) -> None:
    assert numeral(n, style) == printed


@given(st.text(alphabet="{}[]n:一①□“”a.b\n，", max_size=20))
def test_a_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        read = parse(pattern)
    except PatternError as error:
        assert 0 <= error.position <= len(pattern)
    else:
        assert len(read.lines) == pattern.count("\n") + 1
