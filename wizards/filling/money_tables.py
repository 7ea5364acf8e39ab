"""The money of a blank: sources as rows and amounts as columns, the other way round, or in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from schemas.figure import MONEY_UNITS, amount_in, money_to, plain_string, read_figure
from wizards.facts import Facts
from wizards.filling.answer_cell import put_into_cell
from wizards.filling.answers import NOTHING_TYPED, UNKNOWN
from wizards.filling.blanks import hole_of_cell
from wizards.filling.grids import TableGrid
from wizards.filling.outcome import Filling, Left
from wizards.filling.splice import Splice
from wizards.intake import money as reader
from wizards.intake.head_units import bracket_unit
from wizards.intake.heads import Head, Heads
from wizards.intake.money_pairs import Pairs
from wizards.intake.money_units import is_unit_column, stated_units, unit_in_cell, units_in
from wizards.intake.word import Cell
from wizards.intake.years import split_year
from wizards.lexicon import Lexicon

_COLUMNS: Final = "fund_columns"
_ROWS: Final = "fund_rows"
_FIELDS: Final = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
_OF_TOTAL: Final = {"weight": "score.weight", "score": "score.execution"}
_KNOWN: Final = (*_FIELDS, *_OF_TOTAL, "rate")
_TOTAL: Final = "total"
_NO_AMOUNT: Final = "金额看不懂，没有换算"


class _Place(NamedTuple):
    """A cell for an amount: of which source, which amount, what to call it, in which unit."""

    cell: Cell
    source: str
    thing: str
    label: str
    unit: str | None


class MoneyTables:
    """Fills the money of one table.

    Args:
        grid: the table; the rows of the block are marked as used.
        facts: the session.
        heads: the reader of heads in it.
        above: the unit of money that is printed above the table, if any.
    """

    def __init__(self, grid: TableGrid, facts: Facts, heads: Heads, above: str | None) -> None:
        self._grid = grid
        self._facts = facts
        self._heads = heads
        self._words: Lexicon = heads.words
        self._above = above

    def fill(self, filling: Filling, splice: Splice) -> None:
        """Fill the block, if there is one."""
        for place in list(self._places()):
            self._amount(place, filling, splice)

    def _places(self) -> Iterator[_Place]:
        head = reader.find_head(self._heads)
        if head is not None:
            taken = self._grid.used.intersection(range(head.first, head.last + 1))
            return iter(()) if taken else self._block(head)
        lying = reader.find_lying(self._heads)
        return self._pairs() if lying is None else self._lying(*lying)

    def _block(self, head: Head) -> Iterator[_Place]:
        columns = {thing: column for thing, column in head.columns.items() if thing in _KNOWN}
        before = min(column for thing, column in columns.items() if thing in _FIELDS)
        rows = list(self._sources(head, before))
        stated = self._stated(head, before, rows[-1][0] if rows else head.last)
        self._grid.used |= {*range(head.first, head.last + 1), *(row for row, _, _ in rows)}
        for row, source, label in rows:
            unit = self._unit_of_row(head, row, label)
            for thing, column in columns.items():
                title = self._title(head, column)
                in_unit = unit or bracket_unit(title) or stated
                yield from self._place(row, column, source, thing, f"{_plain(label)}·{_plain(title)}", in_unit)

    def _place(self, row: int, column: int, source: str, thing: str, label: str, unit: str | None) -> Iterator[_Place]:
        """Yield the place of an amount, if a cell begins there."""
        cell = self._grid.at(row, column)
        if cell is not None and cell.row == row:
            yield _Place(cell, source, thing, label, unit)

    def _title(self, head: Head, column: int) -> str:
        return self._grid.cells.spread(head.last, column) or self._grid.cells.spread(head.first, column)

    def _unit_of_row(self, head: Head, row: int, label: str) -> str | None:
        """Return the unit that a row names for itself: in the brackets of its source, or in a column of units."""
        units = next((at for at, text in head.others.items() if is_unit_column(text)), None)
        told = self._grid.cells.line(row, units) if units is not None else ""
        return bracket_unit(label) or unit_in_cell(told)

    def _sources(self, head: Head, before: int) -> Iterator[tuple[int, str, str]]:
        for row in range(head.last + 1, self._grid.cells.height):
            source, label, _ = reader.source_of(self._grid.cells, row, before, self._words)
            if source is None:
                return
            yield row, source, label

    def _stated(self, head: Head, before: int, last: int) -> str | None:
        """Return the unit that the block states in a head that is no amount's own, else in or above the table."""
        cells = self._grid.cells
        places = [(row, column) for row in range(head.first, head.last + 2) for column in range(before)]
        own = next((unit for place in places if (unit := bracket_unit(cells.spread(*place)))), None)
        return own or self._of_table(head.first, last)

    def _of_table(self, first: int, last: int) -> str | None:
        units = stated_units(self._grid.cells, first, last, self._grid.cells.height)
        return units.pop() if len(units) == 1 else self._above

    def _lying(self, first: int, last: int) -> Iterator[_Place]:
        """Sources beside each other, amounts named at the left."""
        cells = self._grid.cells
        sources = [(column, text, self._words.find(_ROWS, text)) for column, text in cells.filled(first)]
        stated = self._of_table(first, last)
        self._grid.used |= set(range(first, last + 1))
        for row in range(first + 1, last + 1):
            label = next((text for _, text in cells.filled(row)), "")
            term = self._words.find(_COLUMNS, split_year(label)[0])
            if term is None or term.thing not in _KNOWN:
                continue
            for column, text, source in sources:
                unit = bracket_unit(label) or bracket_unit(text) or stated
                if source is not None:
                    title = f"{_plain(text)}·{_plain(label)}"
                    yield from self._place(row, column, source.thing, term.thing, title, unit)

    def _pairs(self) -> Iterator[_Place]:
        pairs = Pairs(self._grid.cells, self._words)
        if pairs.grid is None or self._grid.used.intersection(pairs.rows):
            return
        self._grid.used |= set(pairs.rows)
        stated = pairs.unit or self._of_table(pairs.rows[0], pairs.rows[-1])
        for row in pairs.rows:
            for column, kind in pairs.kinds:
                term = self._words.find(_COLUMNS, kind)
                if term is not None:
                    thing, unit = term.instead_of or term.thing, bracket_unit(kind) or stated
                    yield from self._of_pair(row, column, kind, thing, unit, first=row == pairs.rows[0])

    def _of_pair(
        self, row: int, column: int, kind: str, thing: str, unit: str | None, *, first: bool
    ) -> Iterator[_Place]:
        """Yield the place right of the label of a pair; the first row is that of the total."""
        cells = self._grid.cells
        text = cells.line(row, column)
        source = None if first else self._words.find(_ROWS, text)
        label = _plain(kind) if source is None else f"{_plain(text)}·{_plain(kind)}"
        beside = cells.merge(row, column)[3] + 1
        yield from self._place(row, beside, source.thing if source is not None else _TOTAL, thing, label, unit)

    def _amount(self, place: _Place, filling: Filling, splice: Splice) -> None:
        if place.thing in _OF_TOTAL and place.source != _TOTAL:
            return
        path = _OF_TOTAL.get(place.thing) or f"funds.lines.{place.source}.{place.thing}"
        text = self._facts.text(path) or ""
        why = self._why_not(place, text)
        if why is None:
            return
        shown = None if why else self._shown(place, text)
        if shown is not None:
            put_into_cell(place.cell, place.label, path, shown, filling, splice)
        elif hole_of_cell(place.cell) is not None:
            filling.left.append(Left(place.label, place.cell.where, why or _NO_AMOUNT, place.cell))

    def _shown(self, place: _Place, text: str) -> str | None:
        """Return an amount in the unit that is printed behind its hole, else in that of its column."""
        if place.thing not in _FIELDS:
            return text
        hole = hole_of_cell(place.cell)
        return self._in_unit(text, hole.unit if hole is not None and hole.unit in MONEY_UNITS else place.unit)

    def _why_not(self, place: _Place, text: str) -> str | None:
        """Return why an amount is not filled, blank if it may be, ``None`` if there is nothing to say."""
        if not self._words.term(_ROWS, place.source).taken:
            return UNKNOWN
        if text:
            return ""
        if place.thing == "rate" and self._facts.text(f"funds.lines.{place.source}.executed"):
            return None  # nothing was planned: there is no rate, on paper as little as here
        return NOTHING_TYPED

    def _in_unit(self, text: str, unit: str | None) -> str | None:
        """Return an amount as it stands in a column of ``unit``; without a unit in the blank it carries its own."""
        figure = read_figure(text)
        yuan = amount_in(figure, self._facts.money_unit)
        if yuan is None or not figure.bare:
            return None
        bare = figure.unit is None and figure.scale == 1
        if unit is None:
            return f"{text}{self._facts.money_unit}" if bare else text
        if bare and MONEY_UNITS[unit] == MONEY_UNITS[self._facts.money_unit]:
            return text
        return plain_string(money_to(yuan, unit))


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip(":：")


def unit_above(lines: Iterable[str]) -> str | None:
    """Return the unit of money that a line above a table states (单位：万元), the nearest one."""
    return next((unit for line in lines for unit in units_in(line)), None)
