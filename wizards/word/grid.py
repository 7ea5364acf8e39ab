"""The lattice of one physical table: the least common refinement of its grids' columns, and who fills which square."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import itemgetter

from schemas.blocks import Cell, Grid, Row, Table
from wizards.word.result import ProofFailed

NEAREST = 30
"""Borders of different grids closer than this (half a millimetre) are one border."""

SINGLE, RESTART, CONTINUE = 0, 1, 2

Piece = tuple[int, int, str, int, Cell]
"""First column, columns, text, merge state, the cell it belongs to."""

_BLANK = Cell(0, "")
_FIRST = itemgetter(0)


class Lattice:
    """Column borders of a table in twips, and for each grid the lattice line of each of its borders."""

    def __init__(self, table: Table, width: int) -> None:
        per_grid = [_borders(grid, width) for grid in table.grids]
        self.lines = _merge(sorted({line for borders in per_grid for line in borders}), width)
        self.edges = [[_nearest(self.lines, line) for line in borders] for borders in per_grid]
        for number, edges in enumerate(self.edges, 1):
            if any(a >= b for a, b in pairwise(edges)):
                raise ProofFailed(f"报告没有写出：表格第{number}段有一列太窄，请把列宽改大。")

    @property
    def columns(self) -> list[int]:
        """Widths of the physical columns."""
        return [b - a for a, b in zip(self.lines, self.lines[1:], strict=False)]

    def span(self, grid: int, column: int, columns: int) -> tuple[int, int]:
        """How many physical columns a cell covers, and their width."""
        first, last = self.edges[grid][column], self.edges[grid][column + columns]
        return last - first, self.lines[last] - self.lines[first]


def _borders(grid: Grid, width: int) -> list[int]:
    total = sum(grid.widths)
    return [(2 * done * width + total) // (2 * total) for done in accumulate(grid.widths, initial=0)]


def _merge(lines: list[int], width: int) -> list[int]:
    kept: list[int] = []
    for line in lines:
        if not kept or line - kept[-1] > NEAREST:
            kept.append(line)
    if kept[-1] != width:
        kept[-1] = width
    return kept


def _nearest(lines: list[int], line: int) -> int:
    index = bisect_left(lines, line)
    if index == len(lines) or (index and line - lines[index - 1] < lines[index] - line):
        return index - 1
    return index


def pieces(grid: Grid, begins: frozenset[int], where: str) -> Iterator[tuple[Row, list[Piece]]]:
    """Each row with all pieces that stand in it, also those hanging down from above, from left to right.

    A merged cell shows its text on its first page only; in the rows ``begins``, with which pages begin, it begins anew.
    """
    count = len(grid.widths)
    hanging: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(grid.rows):
        line: list[Piece] = [
            (cell.column, cell.columns, cell.text, RESTART if cell.rows > 1 else SINGLE, cell) for cell in row.cells
        ]
        if hanging:
            for column, (cell, end) in list(hanging.items()):
                if number >= end:
                    del hanging[column]
                else:
                    line.append(_hanging(column, cell, begins=number in begins))
        for cell in row.cells:
            if cell.rows > 1:
                hanging[cell.column] = (cell, number + cell.rows)
        line.sort(key=_FIRST)
        _tile(line, count, where, number)
        yield row, line
    if any(end > len(grid.rows) for _, end in hanging.values()):
        raise ProofFailed(f"报告没有写出：{where}有合并的格子伸出了最后一行。")


def _hanging(column: int, cell: Cell, *, begins: bool) -> Piece:
    if begins and cell.text:
        return column, cell.columns, cell.text, RESTART, cell
    return column, cell.columns, "", CONTINUE, cell


def _tile(line: list[Piece], count: int, where: str, number: int) -> None:
    """Fills gaps with blank cells; two cells at one place cannot be printed."""
    column = 0
    for piece in line:
        if piece[0] != column or piece[1] < 1:
            break
        column += piece[1]
    else:
        if column == count:
            return
    column = index = 0
    while index < len(line):
        first, columns = line[index][:2]
        if first < column or columns < 1 or first + columns > count:
            raise ProofFailed(f"报告没有写出：{where}第{number + 1}行的格子重叠或超出表格。")
        if first > column:
            line.insert(index, (column, 1, "", SINGLE, _BLANK))
            first, columns = column, 1
        column = first + columns
        index += 1
    line.extend((blank, 1, "", SINGLE, _BLANK) for blank in range(column, count))
