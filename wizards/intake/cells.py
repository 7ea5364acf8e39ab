"""A grid as it is looked at: text of a cell as shown, merged cells, where a cell is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from schemas.figure import is_struck_out
from schemas.text import clean
from wizards.intake.model import GENERAL, Grid, Look, Merge, Place
from wizards.intake.numberformats import shown, shown_number

_MERGED_CELLS = 200_000
"""More merged cells than this are no table; the rest is read as if it were not merged."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
"""What takes no room on the screen; copied out of web pages it stands in cells."""
_BREAK = re.compile("[ \t\u3000]*\n\\s*")
_BROKEN_WORD = re.compile("(?<=[\u3400-\u9fff，。；：、（）])[ \t\u3000]*\n\\s*(?=[\u3400-\u9fff，。；：、（）])")


class Addresses:
    """What the cells of a grid are called; it does not keep the grid."""

    def __init__(self, grid: Grid, width: int) -> None:
        self._sheet = f"{grid.name}!" if grid.name else ""
        self._turned = grid.turned
        self._told = grid.addresses
        told = grid.turned or grid.addresses
        self._columns = [] if told else [f"{self._sheet}{letters(column)}" for column in range(width)]

    def prefix(self, column: int) -> str:
        """Return what stands before the number of the row; blank where cells are called otherwise."""
        return self._columns[column] if column < len(self._columns) else ""

    def where(self, row: int, column: int) -> str:
        """Return the cell's address: ``指标!E5``; in a Word table 表1第3行第2格."""
        if column < len(self._columns):  # none where cells are called otherwise
            return f"{self._columns[column]}{row + 1}"
        if self._told and (address := self._told.get((row, column))) is not None:
            return address
        place = f"{letters(row)}{column + 1}" if self._turned else f"{letters(column)}{row + 1}"
        return f"{self._sheet}{place}"


class Places:
    """Where the things of a table's rows were read: each in a column."""

    def __init__(self, addresses: Addresses, columns: Mapping[str, int]) -> None:
        self._addresses = addresses
        self._columns: dict[str, int] = {}
        self._prefixes: dict[str, str] = {}
        for thing, column in columns.items():
            self.put(thing, column)

    def put(self, thing: str, column: int) -> None:
        """Note where a thing is read."""
        self._columns[thing] = column
        self._prefixes[thing] = self._addresses.prefix(column)

    def __contains__(self, thing: str) -> bool:
        return thing in self._columns

    def where(self, row: int, thing: str) -> str:
        """Return the address of a thing in a row."""
        prefix = self._prefixes[thing]
        return f"{prefix}{row + 1}" if prefix else self._addresses.where(row, self._columns[thing])


class Cells:
    """A grid with texts as shown; numbers are turned into text when they are asked for."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._broken: set[int] = set()
        """Rows in which a text of several lines stands."""
        self._texts = [
            [
                # Most cells hold a text of one line.
                value.strip() if type(value) is str and value.isprintable() else self._text(value, row, column)
                for column, value in enumerate(values)
            ]
            for row, values in enumerate(grid.values)
        ]
        self.height = len(self._texts)
        self.width = max(map(len, self._texts), default=0)
        self._merged = bool(grid.merges)
        self.addresses = Addresses(grid, self.width)
        self.where = self.addresses.where

    def _text(self, value: Any, row: int, column: int) -> str:
        if type(value) is float:
            return shown_number(value, self.grid.looks.get((row, column), GENERAL))
        if type(value) is not str:
            return shown(value, self.grid.looks.get((row, column), GENERAL))
        text = _UNSEEN.sub("", clean(value, multiline=True)).strip()
        if "\n" in text:
            self._broken.add(row)
        return text

    def text(self, row: int, column: int) -> str:
        """Return what the cell shows; the inside of a merged cell is blank."""
        if row < 0 or column < 0:
            return ""
        try:
            return self._texts[row][column]
        except IndexError:
            return ""

    def line(self, row: int, column: int) -> str:
        """Return what the cell shows as one line: a word broken at a line's end is whole again."""
        text = self.text(row, column)
        return one_line(text) if "\n" in text else text

    def column_lines(self, column: int, rows: Iterable[int]) -> list[str]:
        """Return what stands in a column in some rows, each as one line."""
        texts = self._texts
        column_texts = [texts[row][column] if column < len(texts[row]) else "" for row in rows]
        return [one_line(text) if "\n" in text else text for text in column_texts] if self._broken else column_texts

    def is_number(self, row: int, column: int) -> bool:
        """Return whether the cell holds a number, not a text that looks like one."""
        values = self.grid.values
        if not (0 <= row < len(values) and 0 <= column < len(values[row])):
            return False
        return isinstance(values[row][column], (int, float)) and not isinstance(values[row][column], bool)

    def remark(self, row: int, column: int) -> str:
        """Return what to know of a number that is shown otherwise than it is: percents, decimals cut off."""
        if not self.grid.looks or not self.is_number(row, column):
            return ""
        value = self.grid.values[row][column]
        look = self.grid.looks.get((row, column), GENERAL)
        exact = shown(value)
        if look.kind == "percent":
            return f"单元格里是 {exact}，显示为百分数"
        if look.kind == "fixed" and Decimal(exact) != Decimal(shown(value, Look("fixed", look.decimals))):
            return f"单元格里是 {exact}，按显示的位数"
        return ""

    def hole(self, row: int, column: int) -> str:
        """Return what stands in a cell that has no value; blank for any other."""
        return self.grid.holes.get((row, column), "") if self.grid.holes else ""

    def problem(self, row: int, column: int) -> str:
        """Return why a cell must not be taken although something stands in it; blank if it may be."""
        if hole := self.hole(row, column):
            return hole
        if (
            self.grid.looks
            and self.is_number(row, column)
            and self.grid.looks.get((row, column), GENERAL).kind == "odd"
        ):
            return "显示的格式特殊，看不出是多少"
        return ""

    @cached_property
    def odd_places(self) -> frozenset[Place]:
        """The cells of which more has to be asked: without a value, shown oddly, merged over rows."""
        shared = {place for place, merge in self._corners.items() if merge[0] != merge[2]}
        odd = {place for place, look in self.grid.looks.items() if look.kind == "odd"}
        return frozenset(shared | odd | self.grid.holes.keys())

    @cached_property
    def _corners(self) -> dict[Place, Merge]:
        corners: dict[Place, Merge] = {}
        for merge in self.grid.merges:
            first_row, first, last_row, last = merge
            if len(corners) + (last_row - first_row + 1) * (last - first + 1) > _MERGED_CELLS:
                break
            for row in range(first_row, last_row + 1):
                for column in range(first, last + 1):
                    corners[row, column] = merge
        return corners

    def merge(self, row: int, column: int) -> Merge:
        """Return the merged cell that the place is in; a cell of its own is one of one cell."""
        return self._corners.get((row, column), (row, column, row, column))

    def spread(self, row: int, column: int) -> str:
        """Return what the cell shows, inside a merged cell that of the whole."""
        if not self._merged:
            return self.line(row, column)
        merge = self.merge(row, column)
        return self.line(merge[0], merge[1])

    def lines(self, row: int) -> dict[int, str]:
        """Return what stands in a row by column, each as one line."""
        texts = self._texts[row]
        if "" not in texts and row not in self._broken:
            return dict(enumerate(texts))
        return {column: one_line(text) if "\n" in text else text for column, text in enumerate(texts) if text}

    def filled(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield the columns of a row in which something stands, with it as one line."""
        yield from self.lines(row).items()


def one_line(text: str) -> str:
    """Return a text of several lines as one: Chinese words join, others keep a blank."""
    return _BREAK.sub(" ", _BROKEN_WORD.sub("", text))


def is_blank_mark(text: str) -> bool:
    """Return whether a cell says nothing: blank, struck out, or the dots of a printed row to be filled in."""
    return not text.strip().strip("…") or is_struck_out(text)


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the name of a column: 0 → ``A``, 26 → ``AA``."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
