"""Tables drawn with box characters: merged cells are one box, grids of other columns join below one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from schemas.blocks import Cell, Grid
from schemas.text import show
from wizards.compose.width import char_width, wrap

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_BOX: Final = {
    _UP | _DOWN: "│",
    _LEFT | _RIGHT: "─",
    _DOWN | _RIGHT: "┌",
    _DOWN | _LEFT: "┐",
    _UP | _RIGHT: "└",
    _UP | _LEFT: "┘",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _DOWN | _LEFT | _RIGHT: "┬",
    _UP | _LEFT | _RIGHT: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}
_LEAST: Final = 3
"""Columns from one border to the next: the border and one Chinese character."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell on the canvas: its borders, and the lines of text inside."""

    top: int
    bottom: int
    left: int
    right: int
    lines: Sequence[str]


def draw(grids: Sequence[Grid], width: int) -> list[str]:
    """Return the grids of one table as lines of ``width`` columns, wider if there are too many columns."""
    right = max([width - 1, *(_LEAST * len(grid.widths) for grid in grids)])
    boxes: list[_Box] = []
    bottom = 0
    for grid in grids:
        placed = _place(grid, right, bottom)
        boxes += placed
        bottom = max((box.bottom for box in placed), default=bottom)
    return _paint(boxes, right, bottom) if boxes else []


def _place(grid: Grid, right: int, top: int) -> list[_Box]:
    borders = _borders(grid.widths, right)
    texts: list[tuple[int, Cell, list[str]]] = []
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            inside = borders[min(cell.column + cell.columns, len(grid.widths))] - borders[cell.column] - 1
            texts.append((index, cell, wrap(show(cell.text), inside)))
    tops = _tops([(index, min(cell.rows, len(grid.rows) - index), len(lines)) for index, cell, lines in texts], grid)
    return [
        _Box(
            top + tops[index],
            top + tops[min(index + cell.rows, len(grid.rows))],
            borders[cell.column],
            borders[min(cell.column + cell.columns, len(grid.widths))],
            lines,
        )
        for index, cell, lines in texts
    ]


def _borders(widths: Sequence[int], right: int) -> list[int]:
    """Return the columns of the borders: shares of the width, pushed only where a cell could hold no character.

    Equal shares of two grids fall together.
    """
    shares = widths if sum(widths) else (1,) * len(widths)
    borders = [0, *(round(right * sofar / sum(shares)) for sofar in accumulate(shares))]
    for index in range(1, len(borders)):
        borders[index] = max(borders[index], borders[index - 1] + _LEAST)
    borders[-1] = right
    for index in range(len(borders) - 2, 0, -1):
        borders[index] = min(borders[index], borders[index + 1] - _LEAST)
    return borders


def _tops(needs: Sequence[tuple[int, int, int]], grid: Grid) -> list[int]:
    """Return the line of each row's upper border; what a tall merged cell needs more is given to its last row."""
    heights = [1] * len(grid.rows)
    for index, rows, lines in sorted(needs, key=lambda need: need[1]):
        there = sum(heights[index : index + rows]) + rows - 1
        if rows:
            heights[index + rows - 1] += max(0, lines - there)
    return [0, *accumulate(height + 1 for height in heights)]


def _paint(boxes: Sequence[_Box], right: int, bottom: int) -> list[str]:
    marks = [[0] * (right + 1) for _ in range(bottom + 1)]
    texts: list[list[str | None]] = [[None] * (right + 1) for _ in range(bottom + 1)]
    for box in boxes:
        for x in range(box.left, box.right):
            for y in (box.top, box.bottom):
                marks[y][x] |= _RIGHT
                marks[y][x + 1] |= _LEFT
        for y in range(box.top, box.bottom):
            for x in (box.left, box.right):
                marks[y][x] |= _DOWN
                marks[y + 1][x] |= _UP
        for y, line in enumerate(box.lines, start=box.top + 1):
            _write(texts[y], box.left + 1, line)
    return [
        "".join(_BOX.get(mark, " ") if text is None else text for mark, text in zip(*row, strict=True)).rstrip()
        for row in zip(marks, texts, strict=True)
    ]


def _write(row: list[str | None], x: int, line: str) -> None:
    for char in line:
        size = char_width(char)
        before = row[x - 1]
        if not size:
            row[x - 1] = None if before is None else before + char
            continue
        row[x] = char
        row[x + 1 : x + size] = [""] * (size - 1)
        x += size
