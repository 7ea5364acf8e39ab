"""The columns of a table as a person sees them: lines that were dragged a little apart are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wizards.intake.word.model import Cell, Table

_NEAR: Final = 170
"""Twips (3 mm): no column that holds a word is narrower."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one or several tables, one below the other.

    ``count``: how many there are. ``of``: for every table the column of each line of its own lattice.
    """

    count: int
    of: tuple[tuple[int, ...], ...]

    def span(self, table: int, cell: Cell) -> tuple[int, int]:
        """Return first and last column of a cell of the ``table``-th table."""
        lines = self.of[table]
        first = lines[min(cell.column, len(lines) - 1)]
        end = lines[min(cell.column + cell.columns, len(lines) - 1)]
        return first, max(end - 1, first)


def columns_of(tables: Sequence[Table]) -> Columns:
    """Return the columns that tables below one another share.

    Those of as many columns each share them one by one; else the widths tell; without widths the numbers do.
    """
    counts = [table.columns for table in tables]
    lattices = [_lines(table) for table in tables]
    if len(set(counts)) == 1:
        lattices = [lattices[0]] * len(tables)
    known = [lattice for lattice in lattices if lattice is not None]
    if len(known) < len(lattices):
        return Columns(max(counts, default=0), tuple(tuple(range(count + 1)) for count in counts))
    shared = _shared(known, _NEAR)
    collapses = any(_collapses(table, lines) for table, lines in zip(tables, shared.of, strict=True))
    return _shared(known, 0) if collapses else shared


def _shared(lattices: Sequence[tuple[int, ...]], near: int) -> Columns:
    """Return the columns between all lines of the lattices, those nearer than ``near`` taken for one."""
    ranks = _ranks(sorted({line for lattice in lattices for line in lattice}), near)
    return Columns(max(ranks.values(), default=0), tuple(tuple(ranks[line] for line in one) for one in lattices))


def _lines(table: Table) -> tuple[int, ...] | None:
    """Return the lines of a table's lattice; ``None`` if they do not tell: missing, or columns without a width."""
    count = table.columns
    lines = table.lines[: count + 1]
    if len(lines) < count + 1 or any(after <= before for before, after in pairwise(lines)):
        return None
    return lines


def _ranks(lines: Sequence[int], near: int) -> dict[int, int]:
    ranks: dict[int, int] = {}
    rank, first = -1, None
    for line in lines:
        if first is None or line - first > near:
            rank, first = rank + 1, line
        ranks[line] = rank
    return ranks


def _collapses(table: Table, lines: Sequence[int]) -> bool:
    """Return whether a cell would be without any column."""
    return any(lines[cell.column] == lines[cell.column + cell.columns] for cell in table.cells)
