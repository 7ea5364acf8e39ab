"""Lines broken at every width, and tables drawn into rooms from much too small to ample."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.records import Record
from tests.wizards.word import word_blocks
from tests.wizards.word.word_samples import documents, report_of
from wizards.compose.plain_lines import render
from wizards.compose.width import centred, char_width, right, width_of, wrap

TEXTS = (
    *(
        "预算执行率98.00%，（其中：财政拨款）“全部”支出完毕。",
        "水质合格率≥92%",
        "abc def-ghi 1,298.57万元",
        "甲\n乙丙\n",
        "",
        "一",
    ),
    *(
        "《办法》（某水〔2022〕1号）：一、二；三！四？五……",
        "a" * 30,
        "1234567890.123456789元",
        "e\u0301e\u0301e\u0301甲",
        "甲\t乙",
    ),
)
CHARS = "a甲，１ﾊ\u0301\u200b…—“”·①√□ａ\u3000\u20dd"


def of_texts(text: str) -> Iterator[str]:
    for width in (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 16, 20, 30):
        yield f"{width} {' | '.join(wrap(text, width))}"
    yield f"{width_of(text)} “{'”“'.join(centred([text], 41))}” “{'”“'.join(right([text], 40))}”"


def of_chars() -> Iterator[str]:
    yield " ".join(f"U+{ord(char):04X}={char_width(char)}" for char in CHARS)


def of_tables(width: int) -> Iterator[str]:
    blocks = [word_blocks.progress_table(), word_blocks.form_table(), word_blocks.score_table(3)]
    yield from render(blocks, width)


def of_report(name: str, width: int) -> Iterator[str]:
    yield from render(report_of(documents()[name])[0], width)


RECORD = Record(
    __file__,
    "width",
    {
        **{f"text {text}": partial(of_texts, text) for text in TEXTS},
        "characters": of_chars,
        **{f"tables in {width}": partial(of_tables, width) for width in (1, 12, 24, 33, 60, 119)},
        **{f"chenggong in {width}": partial(of_report, "chenggong-2019", width) for width in (30, 64)},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_lines_and_tables_in_a_room(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_text_is_gone() -> None:
    assert RECORD.strays() == set()
