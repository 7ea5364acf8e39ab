"""Columns that share the room: figures and labels get what keeps them whole, long texts get the rest.

The form's own widths are where it starts: a column without contents keeps its width, since a hand will fill it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from math import ceil

from schemas.blocks import Grid, Table
from wizards.word.columns import LABEL, Column
from wizards.word.label_breaks import breaks
from wizards.word.page import Page
from wizards.word.setting import ems
from wizards.word.split import cuts

MARGINS = 120
"""Twips left and right of the text of a cell."""

_LOOKED_AT = 200
_AIR = 0.2
_TORN = 8.0
_STEPS = 5
_PROSE_AT_LEAST = (6, 4, 2)
"""Characters of a long text on a line; fewer only where the page has no room for that."""


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


def torn(table: Table, page: Page) -> int:
    """How many words tear in the labels of a table that ``adapted`` has given its columns."""
    return sum(
        breaks(line, round((grid.widths[cell.column] - MARGINS) / page.type.character, 2)).torn
        for grid in table.grids
        for row in grid.rows[:_LOOKED_AT]
        for cell in row.cells
        if cell.columns == 1 and cell.level is None and cell.column < len(grid.widths)
        for line in cell.text.split("\n")
        if len(line) <= LABEL
    )


def _widths(grid: Grid, page: Page) -> tuple[int, ...]:
    if min(grid.widths) <= 0:
        return grid.widths
    character, total = page.type.character, sum(grid.widths)
    start = [width * page.text_width / total for width in grid.widths]
    rows = grid.rows[:_LOOKED_AT]
    # One torn word is as bad as a further line in every second row.
    columns = [Column((width - MARGINS) / character, max(_TORN, len(rows) / 2)) for width in start]
    for row in rows:
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
            if cell.columns > 1 and cell.level is None and "\n" not in cell.text and ems(cell.text) <= LABEL:
                yield cell.column, cell.column + cell.columns, ems(cell.text)


def _shared(columns: list[Column], spans: list[tuple[int, int, float]], free: float) -> list[float]:
    for prose_at_least in _PROSE_AT_LEAST:
        rooms = [column.rooms(prose_at_least) for column in columns]
        chosen = _least_bad(columns, rooms, free)
        if chosen is not None:
            return _spread(columns, _spanned(chosen, spans, free), free)
    least = [options[-1] for options in rooms]
    return [room * free / sum(least) for room in least]


def _least_bad(columns: list[Column], rooms: list[list[float]], free: float) -> list[float] | None:
    """The rooms that fit and in which the contents of all columns together stand best, ``None`` if none fit.

    Column by column, for every room that the columns so far may have used: how bad is it, and what did they get?
    """
    best: dict[int, tuple[float, tuple[float, ...]]] = {0: (0.0, ())}
    for column, options in zip(columns, rooms, strict=True):
        priced = [(room, ceil(room * _STEPS), column.badness(room)) for room in options]
        found: dict[int, tuple[float, tuple[float, ...]]] = {}
        for used, (badness, given) in best.items():
            for room, steps, worse in priced:
                known = found.get(used + steps)
                if used + steps <= free * _STEPS and (known is None or badness + worse < known[0]):
                    found[used + steps] = badness + worse, (*given, room)
        best = found
    return list(min(best.values(), key=lambda state: state[0])[1]) if best else None


def _spanned(rooms: list[float], spans: list[tuple[int, int, float]], free: float) -> list[float]:
    """Labels over several columns are kept whole as well, as far as there is room."""
    for first, after, width in spans:
        lacking = min(width - sum(rooms[first:after]), free - sum(rooms))
        if lacking > 0 and after <= len(rooms):
            rooms[after - 1] += lacking
    return rooms


def _spread(columns: list[Column], rooms: list[float], free: float) -> list[float]:
    """The room that is left goes to the long texts, by their length; beyond one line, to all by the form's widths."""
    left = free - sum(rooms)
    lacking = [max(0.0, column.longest - room) for column, room in zip(columns, rooms, strict=True)]
    share = min(1.0, left / sum(lacking)) if sum(lacking) else 0.0
    rooms = [room + lack * share for room, lack in zip(rooms, lacking, strict=True)]
    left = free - sum(rooms)
    whole = sum(column.room for column in columns)
    return [room + left * column.room / whole for column, room in zip(columns, rooms, strict=True)]
