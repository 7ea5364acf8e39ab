"""Years in heads, titles and dates; text files byte by byte and cell by cell: at each limit and one beside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.records import Sweep
from wizards.intake.model import Unreadable
from wizards.intake.texts import decode, delimiter_of, read_text
from wizards.intake.years import may_name_year, move_year, names_year, split_year, year_of

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

YEARS = (
    *(
        "2022",
        "2023",
        "2024",
        "1999",
        "2099",
        "1899",
        "2100",
        "２０２３",
        "二〇二三",
        "二零二三",
        "二○二三",
        "二〇二二",
        "二〇二五",
    ),
    *(
        "23",
        "22",
        "120233",
        "202",
        "上年",
        "上一年度",
        "去年",
        "前年",
        "前一年",
        "上期",
        "本年",
        "本年度",
        "当年",
        "当年度",
        "今年",
    ),
)
AROUND = (
    *(
        ("", ""),
        ("", "年"),
        ("", "年度"),
        ("", "年底"),
        ("", "年末"),
        ("", " 年"),
        ("(", ")"),
        ("（", "年）"),
        ("〔", "〕15号"),
    ),
    *(
        ("[", "]第 8 号"),
        ("", "-2025年"),
        ("2021—", "年"),
        ("", "/24"),
        ("第", "年"),
        ("", "学年"),
        ("", "财年"),
        ("", "户"),
        ("至", ""),
    ),
)
REST = (
    ("", ""),
    ("", "完成值"),
    ("完成值", ""),
    ("农村供水", "养护（2021年立项）"),
    ("2025年验收", ""),
    ("", "—2024年治理"),
    ("（二期）", "2023年"),
)


def heads(year: str) -> Iterator[str]:
    for (before, after), (front, end) in product(AROUND, REST):
        yield f"{front}{before}{year}{after}{end}"


def of_heads(year: str) -> Iterator[str]:
    yield from (f"{text} ⇒ {split_year(text)}" for text in heads(year))


def of_titles(year: str) -> Iterator[str]:
    for text in heads(year):
        moved = " ".join(move_year(text, last, new) for last, new in ((2023, 2024), (2022, 2023), (2099, 2100)))
        named = [(names_year(text, one), may_name_year(text, one)) for one in (2022, 2023, 2003)]
        yield f"{text} ⇒ {moved} {named}"


def of_years_of_sessions() -> Iterator[str]:
    values: tuple[Any, ...] = (1899, 1900, 1901, 2023, 2199, 2200, 2201, 0, -1, True, None, 2023.0, [2023])
    values += ("2023", " 2023 ", "２０２３", "二〇二三", "203", "20234", "2023年", "", " ", "1800", "-203", "²⁰²³")
    for value in values:
        yield f"{value!r} {year_of({'profile': {'fiscal_year': value}})}"
    yield f"{year_of({})}"


TEXT = "项目,名称\t甲；乙"
MOST = 20 * 1024 * 1024


def tried(call: Callable[[], Any]) -> str:
    try:
        made = call()
    except Unreadable as refused:
        return f"不能用：{refused}"
    text = str(made)
    return text if len(text) < 400 else f"{len(text)} {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def of_bytes() -> Iterator[str]:
    marks = (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb", b"\xff", b"\xfe")
    bodies = [TEXT.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32-le")]
    bodies += [b"", b"\x00", b"a\x00b", b"\x81", b"\xff\xff", b"\xd8\x00", "a\x00b".encode("utf-16-le"), b"abc"]
    for mark, body, end in product(marks, bodies, (b"", b"\x00", b"\n", b"\x80")):
        yield f"{mark!r} {body!r} {end!r} ⇒ {tried(partial(decode, mark + body + end))}"


CELLS = (
    "",
    "甲",
    "'12",
    "'=1+1",
    "'甲",
    "'+5",
    "'@a",
    "'≥5",
    "''5",
    '"甲"',
    '"甲\n乙"',
    '"',
    " 甲 ",
    "#N/A",
    "#REF!",
    "a;b",
    "1,200",
)


def of_cells(delimiter: str) -> Iterator[str]:
    for first, second, end in product(CELLS, CELLS, ("", "\n", "\r\n\r\n", "\r甲", f"\n{delimiter}\n")):
        text = f"{first}{delimiter}{second}{end}"
        yield f"{text!r} ⇒ {tried(partial(read_text, text, delimiter))}"


def of_sizes() -> Iterator[str]:
    for count, blank in product((19_999, 20_000, 20_001), ("", "\n", "\t\n")):
        yield f"{count} {blank!r} ⇒ {tried(partial(read_text, f'甲{chr(10)}{blank}' * count))}"
    for count, delimiter in product((499, 500, 501), "\t,;"):
        yield f"{count} ⇒ {tried(partial(read_text, '甲' + delimiter * (count - 1), delimiter))}"
    for count in (131_071, 131_072, 131_073):
        yield f"{count} ⇒ {tried(partial(read_text, '甲' * count))}"


def of_delimiters() -> Iterator[str]:
    for marks, suffix in product(("", "\t", ",", ";", "\t,", ",;", "\t;", "\t,;"), (".csv", ".tsv", ".txt", "")):
        for front in (0, 10, 19_999, 20_000):
            yield f"{marks!r} {suffix} {front} {delimiter_of('甲' * front + marks, suffix)!r}"


RECORD = Sweep(
    __file__,
    "years_and_texts",
    {
        **{f"heads of {year}": partial(of_heads, year) for year in YEARS},
        **{f"titles of {year}": partial(of_titles, year) for year in YEARS},
        **{f"cells between {delimiter!r}": partial(of_cells, delimiter) for delimiter in "\t,;"},
        **{"years": of_years_of_sessions, "bytes": of_bytes, "sizes": of_sizes, "delimiters": of_delimiters},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_read(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


@pytest.mark.parametrize("more", [0, 1])
def test_a_text_of_more_than_twenty_megabytes_is_no_table(more: int) -> None:
    data = b"a" * (MOST + more)
    if more:
        with pytest.raises(Unreadable, match="超过 20 MB"):
            decode(data)
    else:
        assert len(decode(data)) == MOST


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
