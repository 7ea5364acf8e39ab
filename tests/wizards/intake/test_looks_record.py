"""Numbers as sheets show them: every built-in format and the usual own ones, with values at the edges of each."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from string import ascii_uppercase
from typing import Any

import pytest

from tests.records import Record
from tests.wizards.intake.sheets import N, xls, xlsx
from wizards.intake import Unreadable
from wizards.intake.cells import Cells, is_blank_mark, letters, one_line
from wizards.intake.model import Grid, Look
from wizards.intake.numberformats import look_of, shown, shown_number
from wizards.intake.sheet_look import AREA, FILLED_ROWS, column_number
from wizards.intake.sheet_scan import scan_sheet
from wizards.intake.sheet_walk import walk_sheet
from wizards.intake.xls import _check_size, _sheet
from wizards.intake.xls import look_into as look_into_old
from wizards.intake.xlsx import look_into as look_into_new

VALUES = (
    0,
    1,
    -1,
    0.5,
    0.125,
    -0.004,
    0.005,
    1234.5678,
    12345678901,
    123456789.125,
    0.1 + 0.2,
    44927,
    44927.75,
    2958465,
    2958466,
)
CODES = (
    *(
        "General",
        "G/通用格式",
        "@",
        "0",
        "0.0",
        "0.000",
        "#,##0.00_);(#,##0.00)",
        "0.00;[Red]-0.00",
        "[Red]0.0",
        "[颜色10]0",
    ),
    *(
        "0.##",
        "0.0#",
        "#.##%",
        "0.0%",
        "0%",
        "0.00E+00",
        "# ?/?",
        "0,",
        "0.0,,",
        '0"万元"',
        '"约"0',
        '0.00"%"',
        r"0\人",
        "0人",
    ),
    *(
        '"第"0"期"',
        "¥#,##0.00",
        "￥0",
        "$0.0",
        "[$￥-804]#,##0.00",
        "yyyy-mm-dd",
        "yyyy/m/d",
        "m/d/yy",
        "m-d",
        "yyyy",
        "hh:mm",
    ),
    *(
        'yyyy"年"m"月"d"日"',
        "yyyy年m月",
        "[h]:mm",
        "[>100]0;0.0",
        'General"元"',
        "0 个",
        "0 pcs",
        "(0)",
        "+0",
        "0+0",
        "d",
        "y m",
    ),
    *(
        "mmm",
        "h",
        "s",
        "日",
        "yyyy年",
        'yyyy"年"',
        "0.00 ",
        "_ 0_ ",
        "* 0",
        "#",
        "?",
        "?.??",
        "0.0.0",
        "a0",
        "0a",
        "“0”",
        "ddd",
    ),
)
DAYS: tuple[Any, ...] = (
    *(date(2023, 1, 5), datetime(2023, 1, 5), datetime(2023, 1, 5, 8), time(8, 30), timedelta(hours=30)),
    *(None, True, False, " 甲 ", float("inf"), float("nan"), 10**20, 1e15, 1e16, 1e-7, 123456.7890123),
)


def of_formats(formats: list[tuple[int, str | None]]) -> Iterator[str]:
    for number, code in formats:
        look = look_of(number, code)
        texts = " | ".join(
            shown_number(value, look) for value in (VALUES if look.kind != "general" or look.after else VALUES[:9])
        )
        yield f"{number} {code} {look.kind} {look.decimals} “{look.before}”“{look.after}” {texts}"


def of_values() -> Iterator[str]:
    looks = [look_of(number, None) for number in (14, 17, 28)]
    looks += [Look(), Look("date", after="yd"), Look("date", after="md")]
    for value in DAYS:
        yield f"{value!r} ⇒ {' | '.join(shown(value, look) for look in looks)}"


def of_columns() -> Iterator[str]:
    yield " ".join(letters(column) for column in (*range(30), 51, 52, 77, 78, 255, 256, 700, 701, 702, 703, 16383))
    for name in ("A", "z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD", "ZZZ"):
        yield f"{name} {column_number(name)}"
    yield from refused({name: partial(column_number, name) for name in ("", "AAAA", "A1", "甲")})


def refused(calls: Mapping[Any, partial[Any]]) -> Iterator[str]:
    for name, call in calls.items():
        try:
            call()
            yield f"{name} ⇒ 可以"
        except Unreadable as error:
            yield f"{name} ⇒ {error}"


def of_texts() -> Iterator[str]:
    for text in ("甲\n乙", "甲 \n 乙", "a\nb", "a \n\n b", "甲，\n乙", "甲\n1", "1\n甲", "）\n（", "甲　\n　乙"):
        yield f"{text} ⇒ {one_line(text)}"
    marks = ("", " ", "-", "—", "——", "－", "–", "/", "\\", "*", "…", "……", "／", "--", "无", "0", "…。")
    yield " ".join(mark or "空" for mark in marks if is_blank_mark(mark))


def of_a_grid() -> Iterator[str]:
    values = [["甲", 0.5, 3], ["", 1.239, "乙\n丙"], [True, 7], ["丁", "", "戊"]]
    looks = {(0, 1): Look("percent"), (1, 1): Look("fixed", 2), (0, 2): Look("odd"), (2, 1): Look("fixed", 0)}
    for name, turned in (("表", False), ("", False), ("表", True), ("", True)):
        grid = Grid(
            name,
            values,
            merges=[(0, 0, 1, 0), (1, 1, 2, 2), (3, 0, 3, 1)],
            looks=looks,
            holes={(1, 2): "公式出错"},
            turned=turned,
        )
        cells = Cells(grid)
        yield f"{name} {turned} {cells.height}×{cells.width} {sorted(cells.odd_places)}"
        for row in range(cells.height + 1):
            for column in range(cells.width + 1):
                told = (
                    cells.text(row, column),
                    cells.line(row, column),
                    cells.remark(row, column),
                    cells.problem(row, column),
                )
                place = f"{cells.where(row, column)} {cells.merge(row, column)}"
                place += f" {cells.spread(row, column)}"
                yield f"{row},{column} {place} {' / '.join(told)} {cells.is_number(row, column)}"
        yield " ".join(f"{column}:{text}" for row in range(cells.height) for column, text in cells.filled(row))
        yield " ".join(cells.column_lines(1, range(3)))


def number_at(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHHHHd", 0x0203, 14, row, column, style, 1.0)


def old_sheet(*records: bytes) -> Any:
    begin, end = struct.pack("<HHHH", 0x0809, 4, 0x0600, 0x0010), struct.pack("<HH", 0x000A, 0)
    return _sheet(begin + b"".join(records) + end, 0, [Look(), Look("percent"), Look("fixed", 1)])


def new_sheet(read: Callable[..., Any], *references: str) -> Any:
    cells = ((one.lstrip(ascii_uppercase), one) for one in references)
    rows = "".join(f'<row r="{row}"><c r="{one}" s="1"><v>1</v></c></row>' for row, one in cells)
    content = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    return read(content, [Look(), Look("percent")])


def of_sizes() -> Iterator[str]:
    stated = [
        (0, rows, 0, columns) for rows in (1, 15_625, 15_626, 65_536, 65_537) for columns in (1, 61, 62, 256, 257)
    ]
    stated += [(5, 4, 0, 1), (5, 5, 0, 1), (0, 1, 3, 2), (0, 1, 3, 3), (0, 0, 0, 0), (60_000, 65_536, 0, 256)]
    yield from refused({one: partial(_check_size, struct.pack("<IIHH", *one)) for one in stated})
    corners = [(AREA // 250 - 1, 249), (AREA // 250, 249), (AREA // 250 - 1, 250)]
    yield from refused({corner: partial(old_sheet, number_at(*corner)) for corner in corners})
    for read in (scan_sheet, walk_sheet):
        names = {f"{letters(column)}{row + 1}" for row, column in corners} | {"A1048576", "A1048577"}
        yield from refused({f"{read.__name__} {one}": partial(new_sheet, read, one) for one in sorted(names)})
    for rows in (FILLED_ROWS, FILLED_ROWS + 1):
        old = partial(old_sheet, *(number_at(row, 0) for row in range(rows)))
        yield from refused({f"{rows} .xls": old})
        many = [f"A{row + 1}" for row in range(rows)]
        readers = (scan_sheet, walk_sheet)
        yield from refused({f"{rows} {read.__name__}": partial(new_sheet, read, *many) for read in readers})


def of_records() -> Iterator[str]:
    """Each kind of cell of an old sheet: what of it is shown specially, what has no value."""
    short = struct.pack("<HHHHHI", 0x027E, 10, 1, 1, 1, 0)
    several = struct.pack("<HHHHHIHIHIH", 0x00BD, 24, 2, 1, 1, 0, 2, 0, 1, 0, 3)
    truth = [struct.pack("<HHHHHBB", 0x0205, 8, 3, column, 1, 1, kind) for column, kind in ((1, 0), (2, 1))]
    kinds = [struct.pack("<HHHHHB5xH", 0x0006, 14, 4, kind, 1, kind, 0xFFFF) for kind in range(4)]
    plain = struct.pack("<HHHHHd", 0x0006, 14, 5, 0, 2, 1.0)
    text = struct.pack("<HHHHHI", 0x00FD, 10, 6, 0, 1, 0)
    found = old_sheet(short, several, *truth, *kinds, plain, text, number_at(7, 3, 2), number_at(7, 4, 9))
    yield from (f"{place} {look}" for place, look in sorted(found.looks.items()))
    yield from (f"{place} {hole}" for place, hole in sorted(found.holes.items()))


def of_books() -> Iterator[str]:
    rows = [["甲", N(0.5, "0%"), N(1.25, "0.0")], ["", N(45000, "yyyy-m-d"), N(7, "0.00E+00")]]
    old = look_into_old(xls(rows))
    yield f"{old.visible} {old.hidden}"
    yield from (
        f"{name} {place} {look}" for name, sheet in old.sheets.items() for place, look in sorted(sheet.looks.items())
    )
    data = xlsx(rows, more={"二": rows[:1], "旧": [["丙"]]}, hidden=["旧"])
    for only in (None, "二", "旧", "没有"):
        new = look_into_new(data, only)
        yield f"{only}: {new.visible} {new.hidden} {list(new.sheets)}"
        yield from (
            f"{name} {place} {look}"
            for name, sheet in new.sheets.items()
            for place, look in sorted(sheet.looks.items())
        )


RECORD = Record(
    __file__,
    "looks",
    {
        "built-in formats": partial(of_formats, [(number, None) for number in range(60)]),
        "own formats": partial(of_formats, [(0, code) for code in CODES]),
        "values": of_values,
        "columns": of_columns,
        "texts": of_texts,
        "a grid": of_a_grid,
        "sizes": of_sizes,
        "records": of_records,
        "books": of_books,
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_as_it_is_shown(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
