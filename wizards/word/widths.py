"""Columns that share the room: figures and labels get what keeps them whole, long texts get the rest.

The form's own widths are where it starts: a column without contents keeps its width, since a hand will fill it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil

from schemas.blocks import Cell, Grid, Table
from wizards.word.page import Page
from wizards.word.setting import ems, figure_width, is_figure
from wizards.word.split import cuts

MARGINS = 120
"""Twips left and right of the text of a cell."""

_LOOKED_AT = 200
_LABEL = 8
_NARROWEST, _WIDEST_LABEL = 2, 12
_PROSE_AT_LEAST, _PROSE_AT_MOST, _PROSE_LINES = 5.0, 14.0, 5
_AIR = 0.2


@dataclass(slots=True)
class _Column:
    """What a column holds, in characters: the room it has, its figures, its labels, its longest text.

    ``low`` are the labels that stand in one row alone, which every further line makes taller.
    """

    room: float
    figure: float = 0.0
    labels: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    longest: float = 0.0
    entries: int = 0

    def note(self, cell: Cell, *, head: bool) -> None:
        """Take note of a cell that stands in this column alone."""
        self.entries += not head and bool(cell.text)
        if is_figure(cell.text):
            self.figure = max(self.figure, figure_width(cell.text))
            return
        for line in filter(None, cell.text.split("\n")):
            width = ems(line)
            if width <= _LABEL:
                self.labels.append(ceil(width))
                self.low += [ceil(width)] if cell.rows == 1 else []
            elif not head:
                self.longest = max(self.longest, width)

    def least(self) -> float:
        """The room that a long text needs so that its row does not become a tower."""
        wanted = min(_PROSE_AT_MOST, max(_PROSE_AT_LEAST, self.longest / _PROSE_LINES))
        return wanted if self.longest else 0.0

    def torn(self, room: int) -> int:
        """How many labels break badly: inside a pair of characters, or with one character left over."""
        return sum(length > room and (room % 2 == 1 or length % room == 1) for length in self.labels)

    def rooms(self) -> list[float]:
        """The rooms that suit it, the widest first; each narrower one tears no more labels than its neighbours."""
        if not self.entries:
            return [max(self.room, self.figure)]
        wide = [float(room) for room in range(_WIDEST_LABEL, _NARROWEST - 1, -1) if room >= self.figure]
        longest = max([self.figure, *map(float, self.labels)], default=self.room)
        whole = [longest] if longest >= _NARROWEST else []
        return sorted({*whole, *(room for room in wide if room < longest)}, reverse=True) or [max(longest, 2.0)]


def adapted(table: Table, page: Page) -> Table:
    """Returns the table with widths that suit what stands in it, in twips of the page.

    Grids that stand in one table without a head between them keep theirs, so that their lines still meet.
    """
    firsts = {0, len(table.grids), *(grid for grid, row in cuts(table) if row == 0)}
    return dataclasses.replace(
        table,
        grids=tuple(
            dataclasses.replace(grid, widths=_widths(grid, page)) if {number, number + 1} <= firsts else grid
            for number, grid in enumerate(table.grids)
        ),
    )


def _widths(grid: Grid, page: Page) -> tuple[int, ...]:
    if min(grid.widths) <= 0:
        return grid.widths
    character, total = page.type.character, sum(grid.widths)
    start = [width * page.text_width / total for width in grid.widths]
    columns = [_Column((width - MARGINS) / character) for width in start]
    for row in grid.rows[:_LOOKED_AT]:
        for cell in row.cells:
            if cell.columns == 1 and cell.level is None and cell.column < len(columns):
                columns[cell.column].note(cell, head=row.head)
    free = page.text_width / character - len(columns) * (MARGINS / character + _AIR)
    rooms = _shared(columns, list(_spans(grid)), free)
    widths = [round((room + _AIR) * character) + MARGINS for room in rooms]
    widths[widths.index(max(widths))] += page.text_width - sum(widths)
    return tuple(widths) if min(widths) > MARGINS else grid.widths


def _spans(grid: Grid) -> Iterator[tuple[int, int, float]]:
    """Labels and figures that stand in several columns: first column, the one after the last, width."""
    for row in grid.rows[:_LOOKED_AT]:
        for cell in row.cells:
            if cell.columns > 1 and cell.level is None and "\n" not in cell.text and ems(cell.text) <= _WIDEST_LABEL:
                yield cell.column, cell.column + cell.columns, ems(cell.text)


def _shared(columns: list[_Column], spans: list[tuple[int, int, float]], free: float) -> list[float]:
    rooms = [column.rooms() for column in columns]
    least = [column.least() for column in columns]
    chosen = [0] * len(columns)

    def given() -> list[float]:
        return [max(options[at], low) for options, at, low in zip(rooms, chosen, least, strict=True)]

    while sum(given()) > free:
        narrower = [number for number, at in enumerate(chosen) if at + 1 < len(rooms[number])]
        if not narrower:
            return [room * free / sum(given()) for room in given()]
        at = min(narrower, key=lambda number: _price(columns[number], rooms[number], chosen[number]))
        chosen[at] += 1
    return _spread(columns, _spanned(given(), spans, free), free)


def _price(column: _Column, rooms: list[float], at: int) -> float:
    """Labels torn per character won by the next narrower room; a room that tears none is free of charge."""
    torn = column.torn(int(rooms[at + 1])) - column.torn(int(rooms[at]))
    lines = sum(ceil(label / rooms[at + 1]) - ceil(label / rooms[at]) for label in column.low)
    return (5 * torn + lines) / (rooms[at] - rooms[at + 1])


def _spanned(rooms: list[float], spans: list[tuple[int, int, float]], free: float) -> list[float]:
    """Labels over several columns are kept whole as well, as far as there is room."""
    for first, after, width in spans:
        lacking = min(width - sum(rooms[first:after]), free - sum(rooms))
        if lacking > 0 and after <= len(rooms):
            rooms[after - 1] += lacking
    return rooms


def _spread(columns: list[_Column], rooms: list[float], free: float) -> list[float]:
    """The room that is left goes to the long texts, by their length; beyond one line, to all by the form's widths."""
    left = free - sum(rooms)
    lacking = [max(0.0, column.longest - room) for column, room in zip(columns, rooms, strict=True)]
    share = min(1.0, left / sum(lacking)) if sum(lacking) else 0.0
    rooms = [room + lack * share for room, lack in zip(rooms, lacking, strict=True)]
    left = free - sum(rooms)
    whole = sum(column.room for column in columns)
    return [room + left * column.room / whole for column, room in zip(columns, rooms, strict=True)]
