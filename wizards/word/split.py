"""A drawn table as tables on paper: each head begins one, since only the first rows of a table repeat on every page.

A label beside a head and the rows below it (绩效指标) is cut in two under the head: a merge from a repeated row into
others keeps Word from repeating it. The cut shows no line, so the label still reads as one cell.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.blocks import Cell, Grid, Row, Table


@dataclass(frozen=True, slots=True)
class OpenBelow(Cell):
    """The upper part of a cut label: it stands in the head and has no line below it."""


@dataclass(frozen=True, slots=True)
class OpenAbove(Cell):
    """The lower part of a cut label, without a line above it, and with its text only if that is long."""


_SHORT = 8
"""A longer label stands below its head, which it would make tall on every page."""

_FEW = 3
"""A label beside more rows may be cut by the end of a page; it is printed again on the next one."""

_LOW = 400
"""Rows with more text may not fit on a page together."""

Place = tuple[int, int]
"""Grid and row."""


def split(table: Table) -> list[Table]:
    """Returns the tables that print ``table``, from top to bottom; together they have its rows and texts."""
    places = [(0, 0), *cuts(table), (len(table.grids), 0)]
    parts = [tuple(_slice(table.grids, first, last)) for first, last in pairwise(places)]
    return [
        dataclasses.replace(table, grids=grids, new_page=table.new_page and number == 0)
        for number, grids in enumerate(parts)
    ]


def heads(table: Table) -> int:
    """How many rows at the top repeat on every page: the header rows, with a heading row above them."""
    first = table.grids[0].rows if table.grids else ()
    start = _after_headings(first, 0)
    count = start
    while count < len(first) and first[count].head:
        count += 1
    rows = sum(len(grid.rows) for grid in table.grids)
    crossing = any(number + cell.rows > count for number in range(count) for cell in first[number].cells)
    return count if start < count < rows and not crossing else 0


def kept_rows(grid: Grid) -> frozenset[int]:
    """The rows that stay on one page with the row below: those of a label beside a few rows, all but the last."""
    kept: set[int] = set()
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            beside = grid.rows[number : number + cell.rows]
            if 1 < cell.rows <= _FEW and cell.text and not row.head and _is_low(beside):
                kept |= set(range(number, number + cell.rows - 1))
    return frozenset(kept)


def _is_low(rows: Sequence[Row]) -> bool:
    return sum(max((len(cell.text) for cell in row.cells), default=0) for row in rows) <= _LOW


def is_heading(row: Row) -> bool:
    """Whether the row holds one heading and nothing else."""
    return len(row.cells) == 1 and row.cells[0].level is not None


def cuts(table: Table) -> Iterator[Place]:
    """Yields where a table of Word begins inside a drawn one."""
    headed = False
    for index, grid in enumerate(table.grids):
        for number in range(len(grid.rows)):
            begins = _begins_head(grid.rows, number)
            # Below the rows of another grid the head above would say something false.
            leaves = number == 0 and headed
            if (index or number) and (begins or leaves) and not _crossed(grid.rows, number):
                yield index, number
                headed = begins
            headed = headed or begins


def _begins_head(rows: Sequence[Row], number: int) -> bool:
    """Whether header rows, or the heading row above them, begin here."""
    if number and (rows[number - 1].head or is_heading(rows[number - 1])):
        return False
    first = _after_headings(rows, number)
    return first < len(rows) and rows[first].head


def _after_headings(rows: Sequence[Row], number: int) -> int:
    while number < len(rows) and not rows[number].head and is_heading(rows[number]):
        number += 1
    return number


def _crossed(rows: Sequence[Row], number: int) -> bool:
    """Whether a merged cell reaches from above into the row."""
    return any(above + cell.rows > number for above in range(number) for cell in rows[above].cells)


def _slice(grids: Sequence[Grid], first: Place, last: Place) -> Iterator[Grid]:
    for index, grid in enumerate(grids):
        start = first[1] if index == first[0] else 0
        end = last[1] if index == last[0] else len(grid.rows)
        if first[0] <= index <= last[0] and start < end:
            yield _opened(dataclasses.replace(grid, rows=grid.rows[start:end]))


def _opened(grid: Grid) -> Grid:
    """Cuts the labels that reach from the head of a grid into the rows below it."""
    start = _after_headings(grid.rows, 0)
    end = start
    while end < len(grid.rows) and grid.rows[end].head:
        end += 1
    if end in (start, len(grid.rows)):
        return grid
    rows = list(grid.rows)
    lower: list[Cell] = []
    for number in range(start, end):
        cut = [_cut(cell, end - number) for cell in rows[number].cells]
        lower += [under for _, under in cut if under is not None]
        rows[number] = dataclasses.replace(rows[number], cells=tuple(cell for cell, _ in cut))
    cells = sorted((*rows[end].cells, *lower), key=lambda cell: cell.column)
    rows[end] = dataclasses.replace(rows[end], cells=tuple(cells))
    return dataclasses.replace(grid, rows=tuple(rows))


def _cut(cell: Cell, rows: int) -> tuple[Cell, Cell | None]:
    """Returns a cell with at most so many rows, and what is below them."""
    if cell.rows <= rows:
        return cell, None
    upper, lower = (cell.text, "") if len(cell.text) <= _SHORT else ("", cell.text)
    return (
        OpenBelow(cell.column, upper, cell.columns, rows, cell.level),
        OpenAbove(cell.column, lower, cell.columns, cell.rows - rows),
    )
