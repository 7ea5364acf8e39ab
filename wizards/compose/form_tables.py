"""Tables as drawn in a form: bands of rows, cells that are part of the one above or to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.blocks import Cell, Grid, Row, Sources
from schemas.report_entries import ABOVE, LEFT, WHOLE, Band, ReportEntry
from wizards.compose.pattern_filling import printed
from wizards.compose.scope import Scope, row_scopes
from wizards.facts import Facts


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell as drawn: its own text, or part of its neighbour; ``same``: part of the one above if it is equal."""

    join: Literal["", "left", "above", "same"]
    text: str = ""
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[Drawn, ...]
    head: bool


Place = tuple[int, int]


def columns_of(entry: ReportEntry) -> int:
    """Return how many columns the table of an entry has."""
    return max((len(row) for band in entry.table for row in band.rows), default=1)


def grid_of(entry: ReportEntry, facts: Facts, title: str | None) -> Grid | None:
    """Return the table of an entry with its values, under a full-width ``title`` row if there is one."""
    columns = columns_of(entry)
    lines = [line for band in entry.table for line in _band(band, facts, columns)]
    rows = _rows(lines)
    if title is not None:
        rows = [Row((Cell(0, title, columns, level=entry.level or 1),)), *rows]
    widths = entry.widths if len(entry.widths) == columns else (1,) * columns
    return Grid(widths, tuple(rows)) if rows else None


def _band(band: Band, facts: Facts, columns: int) -> list[_Line]:
    scopes = row_scopes(facts, band.each, band.where) if band.each else [Scope(facts)]
    if not scopes:
        return [_Line(_padded([_blank(cell, facts) for cell in row], columns), band.head) for row in band.rows]
    lines: list[_Line] = []
    for n, scope in enumerate(scopes, start=1):
        numbered = scope.numbered(n) if band.each else scope
        for row in band.rows:
            drawn = [_draw(cell, numbered, begun=bool(lines)) for cell in row]
            lines.append(_Line(_padded(drawn, columns), band.head))
    return lines


def _padded(cells: list[Drawn], columns: int) -> tuple[Drawn, ...]:
    return tuple(cells + [Drawn("")] * (columns - len(cells)))


def _blank(cell: str, facts: Facts) -> Drawn:
    """A list without rows leaves a row to fill in by hand, so that the form keeps its shape.

    What stands beside all rows is no value of a row: it is printed all the same.
    """
    if cell.startswith(WHOLE):
        return Drawn("", *printed(cell.removeprefix(WHOLE), Scope(facts)))
    if cell == LEFT:
        return Drawn("left")
    return Drawn("above" if cell == ABOVE else "")


def _draw(cell: str, scope: Scope, *, begun: bool) -> Drawn:
    """Return one cell of a band; ``begun``: the band has rows above it."""
    if cell == LEFT:
        return Drawn("left")
    if cell == ABOVE or (begun and cell.startswith(WHOLE)):
        return Drawn("above")
    if cell.startswith(WHOLE):
        return Drawn("", *printed(cell.removeprefix(WHOLE), scope))
    if cell.startswith(ABOVE):
        return Drawn("same", *printed(cell[1:], scope))
    return Drawn("", *printed(cell, scope))


def _rows(lines: Sequence[_Line]) -> list[Row]:
    owners = _owners(lines)
    cells: dict[int, list[Cell]] = {index: [] for index in range(len(lines))}
    for (row, column), (rows, columns) in _areas(owners).items():
        drawn = lines[row].cells[column]
        cells[row].append(Cell(column, drawn.text, columns, rows, sources=drawn.sources))
    return [
        Row(tuple(sorted(cells[index], key=lambda cell: cell.column)), line.head) for index, line in enumerate(lines)
    ]


def _owners(lines: Sequence[_Line]) -> list[list[Place]]:
    """Return for every place of the grid the place whose cell it belongs to."""
    owners: list[list[Place]] = []
    for row, line in enumerate(lines):
        beside = row > 0 and lines[row - 1].head == line.head
        over = _row_above(owners, lines, row)
        owners.append([])
        joined_so_far = True
        for column, drawn in enumerate(line.cells):
            above = over[column] if over is not None else None
            owner = _joined((row, column), above, lines, joined_so_far=joined_so_far and beside)
            if drawn.join == "left" and column:
                owner = owners[row][column - 1]
            if drawn.join == "same":
                joined_so_far = joined_so_far and owner == above
            owners[row].append(owner)
    return owners


def _row_above(owners: list[list[Place]], lines: Sequence[_Line], row: int) -> list[Place] | None:
    """Return whose cells stand above a row; a label may reach from a head into the rows below it, never into a head."""
    begins_head = lines[row].head and not lines[row - 1].head
    return owners[row - 1] if row and not begins_head else None


def _joined(place: Place, above: Place | None, lines: Sequence[_Line], *, joined_so_far: bool) -> Place:
    """Return the place a cell belongs to: the one above if the two are joined, else its own."""
    drawn = lines[place[0]].cells[place[1]]
    if above is None:
        return place
    if drawn.join == "above":
        return above
    # Two blanks are not the same thing: nothing says that they belong together.
    same = drawn.text and drawn.text == lines[above[0]].cells[above[1]].text
    return above if drawn.join == "same" and joined_so_far and same else place


def _areas(owners: list[list[Place]]) -> dict[Place, tuple[int, int]]:
    """Return rows and columns spanned from each first place. What does not fit into a rectangle stands alone."""
    areas: dict[Place, tuple[int, int]] = {}
    places: dict[Place, set[Place]] = {}
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            places.setdefault(owner, set()).add((row, column))
    for (row, column), owned in places.items():
        columns = 1
        while (row, column + columns) in owned:
            columns += 1
        rows = 1
        while all((row + rows, column + offset) in owned for offset in range(columns)):
            rows += 1
        areas[row, column] = rows, columns
        inside = {(row + down, column + right) for down in range(rows) for right in range(columns)}
        areas |= dict.fromkeys(owned - inside, (1, 1))
    return areas
