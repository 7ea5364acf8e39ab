"""Cells as they are shown: number formats in all their parts, numbers at their edges, merged cells, remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import product
from typing import Any, Final

import pytest

from tests.records import Sweep
from tests.wizards.intake.test_looks_record import CODES
from tests.wizards.intake.word_told import grid_told
from wizards.intake.cells import Addresses, Cells, Places, is_blank_mark, letters, one_line
from wizards.intake.model import Grid, Look, Merge, Reading, Recognised, Row
from wizards.intake.numberformats import look_of, shown, shown_number
from wizards.intake.turning import turned

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

NUMBERS: Final = (
    *(0, 1, -1, 0.5, -0.5, 0.4, 0.005, -0.004, 1.005, 2.675, 9.995, 99.95, 0.045, 1234.5, 1234567.891, 0.1 + 0.2),
    *(1e10, 12345678901, 123456789012, 1234567890.5, 12345678901.5, 123456789.125, 1e-9, 1.5e-10, 1e15, 1e16, 1e20),
    *(2958464, 2958465, 2958465.5, 2958466, 2958467, 44927, 60, 61, 0.25, 1.75, -44927, float("inf"), float("nan")),
)
LOOKS: Final = tuple(
    Look(kind, decimals, before, after)
    for kind in ("general", "fixed", "percent", "date", "odd")
    for decimals in (0, 1, 2)
    for before, after in (("", ""), ("约", "元"), ("", "年"), ("", "ymd"), ("", "ym"), ("", "md"), ("", "ymd年"))
)
DAYS: Final[tuple[Any, ...]] = (
    *(date(2023, 1, 5), date(1999, 12, 31), datetime(2023, 1, 5), datetime(2023, 1, 5, 0, 0, 1)),
    *(
        datetime(2023, 1, 5, 8),
        time(0),
        time(8, 30),
        timedelta(0),
        timedelta(hours=30),
        None,
        True,
        False,
        "",
        " 甲 ",
        "1.50",
        b"x",
    ),
)
PARTS: Final = (
    ("", "¥", "[Red]", '"约"', "-", "(", "a", "[>1]", r"\约", "_ ", "人"),
    ("0", "0.0", "#,##0.00", "0.##", "#", "?", "", "y", "m", "h", "0.0.0", "@", "General", "0,", "yyyy年m月d日"),
    ("", "%", '"元"', "元", ")", " ", "E+00", "a", r"\%", "%%", "/0", '"a"', "$", ";-0", "年"),
)
TEXTS: Final = (
    *("甲\n乙", "甲 \n 乙", "a\nb", "甲\n1", "1\n甲", "，\n。", "）\n（", "甲　\n\n乙", "\n", "a\t\nb"),
    *(
        "甲\u200b乙",
        "\ufeff甲",
        "\u200b",
        "甲\u2060",
        "\x07甲",
        "甲\r\n乙",
        " 甲 ",
        "",
        "甲\xa0乙",
        "\u200f1",
        "\u2010甲",
        "\u200a甲",
    ),
)


def of_built_in(first: int) -> Iterator[str]:
    """Every number of a built-in format, and those beside them, with a code of its own and without."""
    for number in range(first, first + 8):
        for code in (None, "", "0.0"):
            look = look_of(number, code)
            texts = [shown_number(value, look) for value in NUMBERS]
            yield f"{number} {code} {tuple(look)} {texts}"


def of_codes(before: str) -> Iterator[str]:
    for digits, after in product(PARTS[1], PARTS[2]):
        look = look_of(0, before + digits + after)
        yield f"{before}{digits}{after} {tuple(look)} {[shown_number(value, look) for value in (0, 1.25, -3, 44927)]}"


def of_known_codes() -> Iterator[str]:
    for code, behind in product(CODES, ("", ";0", "_)", "[Red]")):
        look = look_of(99, code + behind)
        yield f"{code}{behind} {tuple(look)} {[shown_number(value, look) for value in NUMBERS[:20]]}"


def of_looks() -> Iterator[str]:
    for look in LOOKS:
        yield f"{tuple(look)} {[shown_number(value, look) for value in NUMBERS]}"
        yield f"{[shown(value, look) for value in DAYS]}"


def of_long_numbers() -> Iterator[str]:
    """Eleven characters are shown: so many places as fit behind the whole part."""
    for power in range(-13, 18):
        for figures in (1, 1.5, 1.23456789012, 9.99999999999, -1.23456789012, 9.9999999995):
            value = float(f"{figures}e{power}")
            yield f"{value} {shown_number(value, Look())} {shown_number(value, Look('odd'))} {shown(int(value))}"


def of_texts() -> Iterator[str]:
    for text in TEXTS:
        cells = Cells(Grid("表", [[text, 1.0], ["", text]]))
        found = [(cells.text(*place), cells.line(*place)) for place in product(range(2), range(2))]
        yield f"{text} {found} {one_line(text)} {cells.column_lines(0, range(2))}"
        yield f"{[cells.lines(row) for row in range(2)]}"
    marks = ("", "-", "—", "——", "－", "–", "/", "\\", "*", "…", "……", "／")
    yield " ".join(f"{mark}{end}{is_blank_mark(mark + end):d}" for mark in marks for end in ("", " ", "-", "1"))
    yield " ".join(letters(column) for column in range(800))


MERGES: Final[tuple[tuple[Merge, ...], ...]] = (
    *((), ((0, 0, 1, 0),), ((0, 0, 0, 2),), ((1, 1, 2, 2),), ((0, 0, 2, 2),), ((0, 0, 0, 1), (1, 0, 2, 0))),
)
HOLES: Final = ({}, {(1, 1): "公式出错"}, {(0, 0): "错", (2, 2): "错"})


def of_grids(kind: Any) -> Iterator[str]:
    """Every question to every cell of small grids, merged, holed, turned and called otherwise."""
    values = [["甲", 0.5, 3], [2.55, 1.239, "乙\n丙"], [True, 7], ["", 0]]
    looks = {place: Look(kind, 1) for place in ((0, 1), (1, 1), (0, 2), (2, 1), (0, 0), (2, 0))}
    for merges, holes, name, is_turned in product(MERGES, HOLES, ("表", ""), (False, True)):
        for addresses in ({}, {(0, 0): "表1第1行第1格"}):
            grid = Grid(name, values, merges, looks, True, holes, is_turned, addresses)
            yield f"{kind} {merges} {holes} {name} {is_turned} {addresses}"
            yield from _cells(Cells(grid))
            yield from grid_told(turned(grid, 0, 1))


def _cells(cells: Cells) -> Iterator[str]:
    yield f"{cells.height}×{cells.width} {sorted(cells.odd_places)}"
    for row, column in product(range(-1, 4), range(-1, 4)):
        told = [ask(row, column) for ask in (cells.text, cells.line, cells.remark, cells.problem, cells.hole)]
        yield f"{row},{column} {told} {cells.is_number(row, column)}"
        if row >= 0 and column >= 0:
            yield f"{cells.where(row, column)} {cells.merge(row, column)} {cells.spread(row, column)}"
    yield f"{[dict(cells.filled(row)) for row in range(cells.height)]} {cells.column_lines(1, range(3))}"
    for width in (0, 1, 3):
        addresses = Addresses(cells.grid, width)
        places = Places(addresses, {"name": 1, "target": 2})
        places.put("actual", 0)
        yield f"{'name' in places} {'x' in places} {[places.where(2, one) for one in ('name', 'actual')]}"
        yield f"{[(addresses.prefix(column), addresses.where(1, column)) for column in range(4)]}"


def of_many_merges() -> Iterator[str]:
    """Two hundred thousand merged cells are read as merged, no more."""
    for last in (199_998, 199_999, 200_000):
        for merges in ([(0, 0, last, 0)], [(0, 1, 0, 2), (0, 0, last - 2, 0)], [(0, 0, last // 2, 1), (0, 3, 0, 4)]):
            cells = Cells(Grid("", [["甲", "乙", "丙", "丁", ""]], merges))
            yield f"{last} {merges} {[cells.merge(0, column) for column in range(5)]}"


def of_rows() -> Iterator[str]:
    """A row of a table as it is read, changed and left: each thing with its text, its place and what was done."""
    row = Row({"name": "甲", "target": "5"}, {"target": "注"}, lambda number, thing: f"{number}{thing}", 3)
    other = row.copy()
    steps: tuple[Callable[[], object], ...] = (
        *(lambda: row.change("target", "6", ""), lambda: row.change("name", "乙", "改"), lambda: row.leave("target")),
        lambda: row.__setitem__("unit", Reading("处", "B2")),
        lambda: row.__setitem__("name", Reading("丙", "C3", "注")),
        *(lambda: row.__delitem__("unit"), lambda: other.leave("target"), lambda: row.copy().leave("name")),
    )
    for step in steps:
        step()
        said = [(thing, *row[thing]) for thing in row]
        yield f"{said} {len(row)} {'target' in row} {row.notes} {dict(row.copy())} {dict(other)} {row!r}"
    bare = Row({"name": "甲"}, {}, lambda number, thing: "A1", 0)
    bare.leave("name")
    yield f"{dict(bare)} {dict(Row.of({'name': Reading('甲', 'A1'), 'target': Reading('5', 'B1', '注')}))}"
    yield f"{tuple(Look())} {Grid('', [])} {Recognised()}"
    for rows, lines, values in product((False, True), repeat=3):
        found = Recognised([row] * rows, {"total": {}} if lines else {}, {"a": Reading("", "")} if values else {})
        yield f"{found.empty}"


MAKERS = {
    **{f"built-in formats from {first}": partial(of_built_in, first) for first in range(0, 64, 8)},
    **{f"codes that begin with {before}": partial(of_codes, before) for before in PARTS[0]},
    "known codes": of_known_codes,
    "looks": of_looks,
    "long numbers": of_long_numbers,
    "texts": of_texts,
    **{f"grids, {kind}": partial(of_grids, kind) for kind in ("general", "fixed", "percent", "date", "odd")},
    "many merges": of_many_merges,
    "rows": of_rows,
}
RECORD = Sweep(__file__, "cell_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_cell_shows(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_cell_is_gone() -> None:
    assert RECORD.strays() == set()
