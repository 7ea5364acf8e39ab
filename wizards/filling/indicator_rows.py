"""The table of indicators of a blank: row by row under its class, rows added where they run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from schemas.form import Form
from wizards.facts import Facts, RowFacts
from wizards.filling.answer_cell import put_into_cell
from wizards.filling.blanks import cell_text, hole_of_cell
from wizards.filling.grids import TableGrid
from wizards.filling.numbered_prompts import behind_prompt, is_prompt
from wizards.filling.outcome import Filling, Left
from wizards.filling.shown_values import ShownValue, row_values
from wizards.filling.splice import RowCopy, Splice
from wizards.intake import indicators as reader
from wizards.intake.heads import Head, Heads
from wizards.intake.labels import is_note
from wizards.intake.levels import LevelName, Levels
from wizards.intake.sum_rows import SumRows, is_numbers_of_columns
from wizards.intake.values import name_of
from wizards.intake.word import Cell
from wizards.lexicon import same_name

_LEVELS: Final = ("level1", "level2")
_NAME: Final = "name"
INDICATORS: Final = "performance.indicators"


@dataclass(slots=True)
class _Group:
    """The rows below one class: ``level1`` and ``level2`` as printed, blank where nothing is."""

    level1: str
    level2: str
    open: list[int] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)


class IndicatorRows:
    """Fills the indicators of one table.

    Args:
        grid: the table; the rows of the table of indicators are marked as used.
        facts: the session.
        heads: the reader of heads in it.
        form: the form of the session.
    """

    def __init__(self, grid: TableGrid, facts: Facts, heads: Heads, form: Form) -> None:
        self._grid = grid
        self._facts = facts
        self._heads = heads
        self._words = words = heads.words
        self._levels = Levels(form, words)
        self._sums = SumRows(words)
        self._head: Head | None = None
        self.where = grid.table.where

    def find(self) -> bool:
        """Return whether there is a table of indicators; its rows are marked as used."""
        head = reader.find_head(self._heads)
        if head is None or _NAME not in head.columns or self._grid.used.intersection(range(head.first, head.last + 1)):
            return False
        self._head = head
        self._groups, self._sum = self._body(head)
        if self._sum is None:
            self._sum = self._sum_below(head)
        return bool(self._groups)

    def _body(self, head: Head) -> tuple[list[_Group], int | None]:
        """Return the groups of rows below the head, and the row of the sum."""
        grid, cells = self._grid, self._grid.cells
        grid.used |= set(range(head.first, head.last + 1))
        groups: list[_Group] = []
        for row in range(head.last + 1, cells.height):
            filled = dict(cells.filled(row))
            if self._sums.is_sum(filled, head.columns[_NAME]):
                grid.used.add(row)
                return groups, row
            cell = grid.at(row, head.columns[_NAME])
            if filled and is_note(next(iter(filled.values()))):
                continue  # a note between the rows
            if cell is None or cell.row != row or self._is_foot(cell, filled):
                return groups, None
            grid.used.add(row)
            if not is_numbers_of_columns(filled):
                self._sort_in(groups, row, cell)
        return groups, None

    def _sum_below(self, head: Head) -> int | None:
        """Return the row of the sum where it stands below other rows of the form's foot."""
        for row in range(head.last + 1, self._grid.cells.height):
            filled = dict(self._grid.cells.filled(row))
            if row not in self._grid.used and self._sums.is_sum(filled, head.columns[_NAME]):
                self._grid.used.add(row)
                return row
        return None

    def _is_foot(self, name: Cell, filled: dict[int, str]) -> bool:
        """Return whether the table is over: the name's cell covers other columns, or a label begins."""
        assert self._head is not None
        left, right = self._grid.span(name)
        others = [column for thing, column in self._head.columns.items() if thing != _NAME]
        if any(left <= column <= right for column in others):
            return True
        first = next(iter(filled.values()), "")
        term = self._words.find("labels", first)
        return term is not None and self._words.find("level1", first) is None

    def _sort_in(self, groups: list[_Group], row: int, name: Cell) -> None:
        level1, level2 = (self._printed(row, level) for level in _LEVELS)
        if not groups or (level1, level2) != (groups[-1].level1, groups[-1].level2):
            groups.append(_Group(level1, level2))
        text = cell_text(name)
        if hole_of_cell(name) is not None or is_prompt(text):
            groups[-1].open.append(row)
        else:
            groups[-1].named[same_name(name_of(text).text)] = row

    def _printed(self, row: int, level: str) -> str:
        assert self._head is not None
        column = self._head.columns.get(level)
        cell = self._grid.at(row, column) if column is not None else None
        return "" if cell is None or hole_of_cell(cell) is not None else cell_text(cell)

    def named(self, row: RowFacts) -> int | None:
        """Return the row of the table in which this indicator is printed already."""
        name = same_name(row.text(_NAME) or "")
        found = [group.named[name] for group in self._groups if name in group.named and self._fits(group, row)]
        return found[0] if len(found) == 1 else None

    def group_of(self, row: RowFacts) -> int | None:
        """Return the group whose class is that of the row, which it fits best; ``None`` if it fits none."""
        ranks = [self._rank(group, row) for group in self._groups]
        best = max(ranks, default=0)
        return ranks.index(best) if best else None

    def _fits(self, group: _Group, row: RowFacts) -> bool:
        return self._levels.same("level2", group.level2, row.text("level2") or "") or not group.level2

    def _rank(self, group: _Group, row: RowFacts) -> int:
        """Return how well a row fits below a group; 0: not at all.

        Both classes are the best, then 二级指标 alone, 一级指标 alone, then a group below which no class is printed.
        """
        same1 = self._is_class("level1", group.level1, row)
        if group.level2:
            fits = group.open and self._is_class("level2", group.level2, row)
            return (4 if same1 else 3) if fits else 0
        if not group.open or not same1:
            return 0
        return 2 if group.level1 else 1

    def _is_class(self, level: LevelName, printed: str, row: RowFacts) -> bool:
        """Return whether a row is of the class that is printed; where none is, it is."""
        own = row.text(level) or ""
        return not printed or (bool(own) and self._levels.same(level, printed, own))

    def put(self, place: int, row: RowFacts, filling: Filling, splice: Splice) -> None:
        """Put an indicator into the row in which it is printed."""
        self._row(place, row, filling, splice)

    def put_all(self, waiting: Mapping[int, Sequence[RowFacts]], filling: Filling, splice: Splice) -> None:
        """Put indicators into the open rows of their groups, and fill the row of the sum."""
        for number, rows in waiting.items():
            self._into_group(self._groups[number], rows, filling, splice)
        self._sums_row(filling, splice)

    def _into_group(self, group: _Group, rows: Sequence[RowFacts], filling: Filling, splice: Splice) -> None:
        for place, row in zip(group.open, rows, strict=False):
            self._row(place, row, filling, splice)
        last = group.open[-1]
        for row in rows[len(group.open) :]:
            self._row(last, row, filling, splice, splice.copy_row(self._grid.table.rows[last]))

    def _row(self, place: int, row: RowFacts, filling: Filling, splice: Splice, copy: RowCopy | None = None) -> None:
        assert self._head is not None
        values = row_values(row, set(self._head.columns), self._columns_open(place))
        for thing, column in self._head.columns.items():
            cell = self._grid.at(place, column)
            if cell is None or thing not in values:
                continue
            title = self._title(column)
            label = title if thing == _NAME else f"{row.text(_NAME)}·{title}"
            if cell.rows > 1 or cell.row != place:
                if thing not in _LEVELS:
                    filling.left.append(Left(label, cell.where, "合并的格子管几行，分不开", cell))
            else:
                self._cell(cell, thing, label, values[thing], filling, splice, copy)

    def _cell(
        self,
        cell: Cell,
        thing: str,
        label: str,
        shown: ShownValue,
        filling: Filling,
        splice: Splice,
        copy: RowCopy | None,
    ) -> None:
        """Put one value into its cell; a class that is printed there already is not said again."""
        if thing == _NAME and behind_prompt(cell, shown.text, shown.path, label, filling, splice, copy):
            return
        if thing not in _LEVELS or hole_of_cell(cell) is not None:
            put_into_cell(cell, label, shown.path, shown.text, filling, splice, copy)

    def _columns_open(self, row: int) -> set[str]:
        assert self._head is not None
        columns = self._head.columns.items()
        cells = {thing: self._grid.at(row, column) for thing, column in columns}
        return {thing for thing, cell in cells.items() if cell is not None and hole_of_cell(cell) is not None}

    def _title(self, column: int) -> str:
        assert self._head is not None
        cells = self._grid.cells
        title = cells.spread(self._head.last, column) or cells.spread(self._head.first, column)
        return "".join(title.split())

    def _sums_row(self, filling: Filling, splice: Splice) -> None:
        """总分: what the weights and the scores add up to."""
        if self._sum is None:
            return
        for thing, path in (("weight", "score.weights"), ("stated_score", "score.total")):
            for cell in self._sum_cells(thing):
                text = self._facts.text(path)
                label = f"总分·{self._title(self._head.columns[thing])}" if self._head else "总分"
                if text:
                    put_into_cell(cell, label, path, text, filling, splice)
                elif hole_of_cell(cell) is not None:
                    filling.left.append(Left(label, cell.where, "还算不出来", cell))

    def _sum_cells(self, thing: str) -> Iterator[Cell]:
        if self._head is None or self._sum is None or thing not in self._head.columns:
            return
        cell = self._grid.at(self._sum, self._head.columns[thing])
        if cell is not None and cell.row == self._sum and self._grid.span(cell)[0] == self._head.columns[thing]:
            yield cell
