"""Money written in pairs: 计划安排资金 | 100 | 实际支出 | 98, and below it 其中：中央财政 | 60 | 其中：中央财政 | 58.

Every second cell names what its right neighbour is, 执行率 and 得分 behind the amounts too. Such rows are turned into a
plain block, sources as rows and amounts as columns, which the reader of money blocks reads like any other.
"""

from __future__ import annotations

from typing import Any, Final

from schemas.figure import read_figure
from wizards.intake.cells import Cells, is_blank_mark
from wizards.intake.head_units import bracket_unit
from wizards.intake.heads import FIRST_ROWS
from wizards.intake.model import Grid, Place
from wizards.lexicon import Lexicon

_COLUMNS: Final = "fund_columns"
_ROWS: Final = "fund_rows"
_AMOUNTS: Final = ("initial_budget", "adjusted_budget", "budget_told", "arrived", "executed", "balance")
_NAMED: Final = (*_AMOUNTS, "rate", "weight", "score")
_NEEDED: Final = ("initial_budget", "adjusted_budget", "budget_told")


class Pairs:
    """Finds money in pairs in a grid.

    Attributes:
        grid: the same as a block; ``None`` if there is none.
        rows: the rows of the original grid that it was made of.
        kinds: the labels of the first row that name amounts, by column.
        unit: the unit of money at the side of the block (预算执行情况（万元）), if any.
    """

    def __init__(self, cells: Cells, words: Lexicon) -> None:
        self._cells = cells
        self._words = words
        self.rows: list[int] = []
        self.grid: Grid | None = None
        self.kinds: list[tuple[int, str]] = []
        self.unit: str | None = None
        self._things: dict[int, str] = {}
        for row in range(min(cells.height, FIRST_ROWS)):
            kinds = self._kinds(row)
            if kinds:
                self._read(row, kinds)
                return

    def _kinds(self, row: int) -> list[tuple[int, str]]:
        """Return the labels of a row that name amounts, if it is one of pairs: column and words."""
        filled = list(self._cells.filled(row))
        found: list[tuple[int, str]] = []
        self._things = {}
        for column, text in filled:
            term = self._words.find(_COLUMNS, text)
            if term is not None and term.thing in _NAMED and self._is_figure(row, self._beside(row, column)):
                found.append((column, text))
                self._things[column] = term.thing
        things = list(self._things.values())
        budget = any(thing in things for thing in _NEEDED)
        whole = len(set(things)) == len(things) and "executed" in things and budget
        return found if whole and len(filled) <= 2 * len(found) + 1 else []

    def _beside(self, row: int, column: int) -> int:
        return self._cells.merge(row, column)[3] + 1

    def _is_figure(self, row: int, column: int) -> bool:
        text = self._cells.line(row, column)
        return is_blank_mark(text) or read_figure(text).kind == "number"

    def _read(self, first: int, kinds: list[tuple[int, str]]) -> None:
        total = self._words.term(_ROWS, "total").words[0]
        columns = {column for column, _ in kinds}
        side = self._side(first, columns)
        self.kinds, self.unit = kinds, bracket_unit(side)
        values: list[list[Any]] = [[side, *(text for _, text in kinds)]]
        addresses: dict[Place, str] = {}
        holes: dict[Place, str] = {}
        for row in range(first, self._cells.height):
            source = total if row == first else self._source(row, columns)
            if source is None:
                break
            self.rows.append(row)
            places = [(row, self._beside(row, column)) for column, _ in kinds]
            addresses |= {(len(values), 1 + at): self._cells.where(*place) for at, place in enumerate(places)}
            holes |= {
                (len(values), 1 + at): why for at, place in enumerate(places) if (why := self._cells.hole(*place))
            }
            addresses[len(values), 0] = self._cells.where(row, min(columns))
            values.append([source, *(self._cells.text(*place) for place in places)])
        self.grid = Grid(self._cells.grid.name, values, looks_known=False, holes=holes, addresses=addresses)

    def _side(self, row: int, columns: set[int]) -> str:
        """Return what stands at the side of the block and names its unit (预算执行情况（万元）)."""
        beside = [text for column, text in self._cells.filled(row) if column not in columns]
        return next((text for text in beside if bracket_unit(text)), "")

    def _source(self, row: int, columns: set[int]) -> str | None:
        """Return the word of a row for its source, the same in every pair; ``None`` if it is no such row.

        What is worked out of the pairs has its own label again (执行率), or none.
        """
        words = [self._cells.line(row, column) for column in columns if self._things[column] in _AMOUNTS]
        terms = [self._words.find(_ROWS, word) for word in words]
        things = {term.thing if term is not None else "" for term in terms}
        figures = all(self._is_figure(row, self._beside(row, column)) for column in columns)
        return words[0] if len(things) == 1 and "" not in things and figures else None
