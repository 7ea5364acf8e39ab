"""One grid in the words of the session: its indicator table, its money block, its labels, and the rest."""

from __future__ import annotations

import re

from schemas.form import Form
from wizards.catalogue.reach import INDICATORS
from wizards.intake import indicators, money
from wizards.intake.cells import Cells
from wizards.intake.heads import Head, broken_row
from wizards.intake.labels import Labels, money_unit
from wizards.intake.levels import Levels
from wizards.intake.model import Aside, Grid, Recognised, Unreadable
from wizards.lexicon import Lexicon

_NOTE = re.compile(r"^(?:注|备注|说明|填报说明|填表说明|附注)\s*(?:[:：]|\d|$)")


def recognise(grid: Grid, words: Lexicon, form: Form, unit: str) -> Recognised:
    """Return what a grid says.

    Args:
        grid: the grid.
        words: the lexicon with the labels of ``form``.
        form: the form of the session that it is brought into.
        unit: the session's unit of money.

    Raises:
        Unreadable: it speaks of several projects.
    """
    return _Recognition(grid, words, form, unit).run()


class _Recognition:
    def __init__(self, grid: Grid, words: Lexicon, form: Form, unit: str) -> None:
        self.cells = Cells(grid)
        self.words = words
        self.levels = Levels(form, words)
        self.own_unit = form.asked.asks_column(INDICATORS, "unit")
        self.unit = unit
        self.labels = Labels(self.cells, words)
        self.found = Recognised()
        self.used: set[int] = set()
        self.note_from = self.cells.height
        self._foot_words: dict[str, bool] = {}

    def run(self) -> Recognised:
        first_table = self.cells.height
        head = indicators.find_head(self.cells, self.words)
        block = money.find_head(self.cells, self.words)
        if block is not None and (head is None or block.first != head.first):
            first_table = block.first
            self._read_money(block)
        if head is not None:
            first_table = min(first_table, head.first)
            self._read_indicators(head)
        self._sum_below(head)
        rest = [row for row in range(self.cells.height) if row not in self.used and row < self.note_from]
        self.labels.read(rest, first_table)
        self.found.values |= self.labels.values
        self.found.aside += self.labels.aside
        self._leftovers([row for row in rest if row not in self.labels.used], first_table)
        return self.found

    def _read_money(self, head: Head) -> None:
        stated = money_unit(self.cells, head.last + 1)
        block = money.MoneyBlock(self.cells, head, self.words, self.unit, stated)
        block.read()
        self.found.lines = block.lines
        self.found.aside += block.aside
        self.used |= block.used
        self.found.tables += 1

    def _read_indicators(self, head: Head) -> None:
        broken = None if self.cells.grid.looks_known else broken_row(self.cells, head)
        if broken is not None:
            raise Unreadable(
                f"第 {broken + 1} 行的格子里有换行，行和列对不上了；请从 Excel 里复制，或另存为 .xlsx 再试。"
            )
        table = indicators.IndicatorTable(
            self.cells, head, self.words, self.levels, own_unit=self.own_unit, is_foot=self._is_foot
        )
        table.read()
        self.found.rows = table.rows
        self.found.values |= table.values
        self.found.aside += table.aside
        self.used |= table.used
        self.found.tables += 1

    def _sum_below(self, head: Head | None) -> None:
        """The sum of the points may stand below other rows of the form's foot."""
        for row in range(head.last + 1 if head is not None else self.cells.height, self.cells.height):
            filled = dict(self.cells.filled(row))
            if row in self.used or not filled:
                continue
            first = min(filled)
            if self.words.find("total_rows", filled[first]) is not None:
                self.used.add(row)
                text = " ".join(filled.values())
                self.found.aside.append(Aside(self.cells.where(row, first), text, "合计行，不是指标", plain=True))

    def _is_foot(self, row: int, *, full: bool) -> bool:
        """Return whether the table of indicators is over: another block, a note, a label of the form's foot.

        ``full``: the row has a name and a value, so that a word in front that is also a label is its level.
        """
        if row in self.used:
            return True
        first = next(iter(self.cells.filled(row)), None)
        if first is None:
            return False
        if _NOTE.match(first[1]) is not None:
            self.note_from = row
            return True
        if first[1] not in self._foot_words:
            is_sum = self.words.find("total_rows", first[1]) is not None
            self._foot_words[first[1]] = not is_sum and self.labels.is_label(first[1])
        return self._foot_words[first[1]] and not full

    def _leftovers(self, rows: list[int], first_table: int) -> None:
        """List what no table and no label has used: titles above and notes below are no loss."""
        for row in rows:
            filled = dict(self.cells.filled(row))
            if not filled:
                continue
            text = " ".join(filled.values())[:200]
            title = row < first_table and len(filled) <= 2
            where = self.cells.where(row, min(filled))
            if title:
                self.found.aside.append(Aside(where, text, "标题或说明，没有要带入的值", plain=True))
            else:
                self.found.aside.append(Aside(where, text, "没有认出是什么"))
        for row in range(self.note_from, self.cells.height):
            filled = dict(self.cells.filled(row))
            if filled and row not in self.used:
                text = " ".join(filled.values())[:200]
                self.found.aside.append(Aside(self.cells.where(row, min(filled)), text, "表下面的说明", plain=True))
