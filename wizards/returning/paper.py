"""Our report as composed now: every place of it, and the value of the session that a remark there speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.blocks import Block, Cell, Grid, Heading, Paragraph, Source, Sources, Table
from schemas.form import Form
from wizards.returning.spot import Spot, compared, spot_in_row
from wizards.returning.which_value import Targets
from wizards.word.split import split


@dataclass(frozen=True, slots=True)
class Printed:
    """A place of our paper.

    Attributes:
        spot: how it looks.
        sources: the values in it; for a heading or a label those that belong to it.
        own: the values stand in the place itself.
    """

    spot: Spot
    sources: Sources
    own: bool


class Paper:
    """The places of a report."""

    def __init__(self, blocks: Sequence[Block], form: Form, document: Mapping[str, Any]) -> None:
        self.places = tuple(_places(blocks))
        self._targets = Targets(form, document)

    def path_in(self, place: Printed, quote: str) -> str:
        """Return the path of the value of which ``quote`` is part, or to which the place belongs; empty if none."""
        if place.own:
            return self._targets.within(place.sources, quote, place.spot.text)
        return self._targets.common(place.sources)


def _places(blocks: Sequence[Block]) -> Iterator[Printed]:
    heading = ""
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            # As Word has it: a head begins a table, and a label beside it ends with it.
            for grid in (grid for part in split(block) for grid in part.grids):
                yield from _of_grid(grid, heading)
            continue
        text = compared(_whole_text(block))
        if isinstance(block, Heading):
            heading = text
            sources = block.sources or _below(blocks, number)
            yield Printed(Spot(text, heading=text), sources, bool(block.sources))
            continue
        yield Printed(Spot(text, heading=heading), block.sources, bool(block.sources))
        if block.lead is not None:
            heading = compared(block.lead.number + block.lead.text)


def _whole_text(block: Heading | Paragraph) -> str:
    if isinstance(block, Heading):
        return block.number + block.text
    return (block.lead.number + block.lead.text if block.lead else "") + block.text


def _below(blocks: Sequence[Block], number: int) -> Sources:
    """Return the values between a heading and the next one of its level or above."""
    heading = blocks[number]
    found: list[Source] = []
    for block in blocks[number + 1 :]:
        if isinstance(block, Heading) and isinstance(heading, Heading) and block.level <= heading.level:
            break
        found += _sources(block)
    return tuple(found)


def _sources(block: Block) -> Iterator[Source]:
    if not isinstance(block, Table):
        yield from block.sources
        return
    for grid in block.grids:
        for row in grid.rows:
            for cell in row.cells:
                yield from cell.sources


def _of_grid(grid: Grid, heading: str) -> Iterator[Printed]:
    lattice = _Lattice(grid)
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            cells = lattice.in_row(number)
            above = [one.text for one in lattice.above(number, cell)]
            spot = spot_in_row([one.text for one in cells], cells.index(cell), above, heading)
            sources = cell.sources or lattice.beside(number, cell) or lattice.below(number, cell)
            yield Printed(spot, sources, bool(cell.sources))


class _Lattice:
    """The cells of a grid by where they stand."""

    def __init__(self, grid: Grid) -> None:
        self._rows: list[list[Cell]] = [[] for _ in grid.rows]
        for number, row in enumerate(grid.rows):
            for cell in row.cells:
                for reached in self._rows[number : number + cell.rows]:
                    reached.append(cell)
        for cells in self._rows:
            cells.sort(key=lambda cell: cell.column)

    def in_row(self, number: int) -> list[Cell]:
        """Return the cells that reach into a row, from left to right."""
        return self._rows[number]

    def above(self, number: int, cell: Cell) -> list[Cell]:
        """Return the cells above a cell that share a column with it, the highest first."""
        return [one for cells in self._rows[:number] for one in cells if _share(one, cell)]

    def beside(self, number: int, cell: Cell) -> Sources:
        """Return the values that follow a label in its row, up to the next label."""
        found: list[Source] = []
        for one in self._rows[number]:
            if one.column < cell.column + cell.columns:
                continue
            if not one.sources and (found or one.text):
                break
            found += one.sources
        return tuple(found)

    def below(self, number: int, cell: Cell) -> Sources:
        """Return the values under the head of a column, up to the next head."""
        found: list[Source] = []
        for cells in self._rows[number + cell.rows :]:
            under = [one for one in cells if _share(one, cell)]
            if any(not one.sources and one.text for one in under):
                break
            found += [source for one in under for source in one.sources]
        return tuple(dict.fromkeys(found))


def _share(one: Cell, other: Cell) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns
