"""A table that lies on its side (sources beside each other, budget and execution below): the same table upright."""

from __future__ import annotations

from wizards.intake.model import Grid, Merge


def turned(grid: Grid, first: int, last: int) -> Grid:
    """Return the grid with rows for columns, of it only the rows ``first`` to ``last``; addresses stay the sheet's."""
    width = max(map(len, grid.values), default=0)
    values = [
        [row[column] if first <= number <= last and column < len(row) else "" for number, row in enumerate(grid.values)]
        for column in range(width)
    ]
    merges: list[Merge] = [
        (left, top, right, bottom) for top, left, bottom, right in grid.merges if first <= top and bottom <= last
    ]
    looks = {(column, row): look for (row, column), look in grid.looks.items()}
    holes = {(column, row): hole for (row, column), hole in grid.holes.items()}
    addresses = {(column, row): address for (row, column), address in grid.addresses.items()}
    return Grid(grid.name, values, merges, looks, grid.looks_known, holes, turned=not grid.turned, addresses=addresses)
