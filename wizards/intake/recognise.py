"""One grid in the words of the session: its indicator table, its money block, its labels, and the rest."""

from __future__ import annotations

from functools import partial

from schemas.form import Form
from wizards.intake import indicators, money
from wizards.intake.cells import Cells
from wizards.intake.heads import FIRST_ROWS, Head, Heads, ThisYear, broken_row
from wizards.intake.labels import YEAR, Labels, is_note
from wizards.intake.levels import Levels
from wizards.intake.model import Aside, Grid, Recognised, Unreadable
from wizards.intake.money_pairs import Pairs
from wizards.intake.turning import turned
from wizards.lexicon import Lexicon


def recognise(grid: Grid, words: Lexicon, form: Form, unit: str, year: int | None = None) -> Recognised:
    """Return what a grid says.

    Args:
        grid: the grid.
        words: the lexicon with the labels of ``form``.
        form: the form of the session that it is brought into.
        unit: the session's unit of money.
        year: the year that the session assesses.

    Raises:
        Unreadable: it speaks of several projects.
    """
    return _Recognition(grid, words, form, unit, year).run()


def _year_above(cells: Cells, words: Lexicon, year: int | None, before: int) -> int | None:
    """Return the session's year; without one, the year that the rows above a table state."""
    if year is not None:
        return year
    labels = Labels(cells, words)
    labels.read(list(range(before)), before)
    stated = labels.values.get(YEAR)
    return int(stated.text) if stated is not None else None


class _Recognition:
    def __init__(self, grid: Grid, words: Lexicon, form: Form, unit: str, year: int | None) -> None:
        self.cells = Cells(grid)
        self.words = words
        self.levels = Levels(form, words)
        self.form = form
        self.unit = unit
        # No method of this object: a circle would keep the grid until garbage is looked for.
        self._this_year: ThisYear = partial(_year_above, self.cells, words, year)
        self.heads = Heads(self.cells, words, self._this_year)
        self.labels = Labels(self.cells, words)
        self.found = Recognised()
        self.used: set[int] = set()
        self.note_from = self.cells.height
        self._first_words: dict[str, str] = {}

    def run(self) -> Recognised:
        head = indicators.find_head(self.heads)
        block = money.find_head(self.heads)
        starts = [self.cells.height]
        if block is None:
            starts += self._read_other_money()
        elif head is None or block.first != head.first:
            starts.append(block.first)
            self._read_money(block, head)
        if head is not None:
            starts.append(head.first)
            self._read_indicators(head)
        elif not self.found.tables and not self._read_lying_indicators():
            self._tell_other_years()
        first_table = min(starts)
        self._sum_below(head)
        rest = [row for row in range(self.cells.height) if row not in self.used and row < self.note_from]
        self.labels.read(rest, first_table)
        self.found.values |= self.labels.values
        self.found.aside += self.labels.aside
        self._leftovers([row for row in rest if row not in self.labels.used], first_table)
        self._tell_holes()
        return self.found

    def _read_other_money(self) -> list[int]:
        """Read money that stands in no block of its own: on its side, or in pairs; return where it begins."""
        lying = money.find_lying(self.heads)
        if lying is not None:
            self._read_lying_money(*lying)
            return [lying[0]]
        pairs = Pairs(self.cells, self.words)
        self._read_pairs(pairs)
        return pairs.rows[:1]

    def _read_money(self, head: Head, table: Head | None) -> None:
        stop = table.first if table is not None and table.first > head.first else self.cells.height
        self._take_block(money.MoneyBlock(self.cells, head, self.words, self.unit, stop, self.form))

    def _read_lying_money(self, first: int, last: int) -> None:
        """Sources beside each other, budget and execution below: read as if the table stood upright."""
        cells = Cells(turned(self.cells.grid, first, last))
        head = money.find_head(Heads(cells, self.words, lambda _: self._this_year(first)))
        if head is None:
            return
        block = money.MoneyBlock(cells, head, self.words, self.unit, cells.height, self.form, (self.cells, first, last))
        self._take_block(block)
        self.used |= set(range(first, last + 1))

    def _take_block(self, block: money.MoneyBlock) -> None:
        block.read()
        self.found.lines = block.lines
        self.found.aside += block.aside
        if not block.cells.grid.turned:
            self.used |= block.used
        self.found.tables += 1

    def _read_pairs(self, pairs: Pairs) -> None:
        """Money in pairs (计划安排资金 | 100 | 实际支出 | 98), read as a block of its own."""
        if pairs.grid is None:
            return
        cells = Cells(pairs.grid)
        head = money.find_head(Heads(cells, self.words, lambda _: self._this_year(pairs.rows[0])))
        if head is None:
            return
        place = (self.cells, pairs.rows[0], pairs.rows[-1])
        block = money.MoneyBlock(cells, head, self.words, self.unit, cells.height, self.form, place)
        block.read()
        self.found.lines = block.lines
        self.found.aside += block.aside
        self.used |= set(pairs.rows)
        self.found.tables += 1

    def _tell_other_years(self) -> None:
        """A table that has only columns of other years says nothing of this one; that it was seen is told."""
        for row in range(min(self.cells.height, FIRST_ROWS)):
            head = self.heads.at(row, "indicators")
            if "name" in head.columns and head.why:
                self.found.aside += [
                    Aside(self.cells.where(head.last, column), head.others[column], why)
                    for column, why in head.why.items()
                ]
                self.found.tables += 1
                return

    def _read_indicators(self, head: Head) -> None:
        broken = None if self.cells.grid.looks_known else broken_row(self.cells, head)
        if broken is not None:
            raise Unreadable(
                f"第 {broken + 1} 行的格子里有换行，行和列对不上了；请从 Excel 里复制，或另存为 .xlsx 再试。"
            )
        table = indicators.IndicatorTable(self.heads, head, self.levels, self.form, self.unit, self._is_foot)
        table.read()
        self.found.rows = table.rows
        self.found.values |= table.values
        self.found.aside += table.aside
        self.used |= table.used
        self.found.tables += 1
        if table.ends < self.cells.height and self._is_note_row(table.ends):
            self.note_from = table.ends

    def _read_lying_indicators(self) -> bool:
        """Read indicators that stand beside each other, their heads at the left; return whether there are any."""
        cells = Cells(turned(self.cells.grid, 0, self.cells.height - 1))
        heads = Heads(cells, self.words, lambda _: self._this_year(0))
        head = indicators.find_head(heads)
        if head is None:
            return False
        table = indicators.IndicatorTable(
            heads, head, self.levels, self.form, self.unit, lambda row, first, *, full: False
        )
        table.read()
        self.found.rows = table.rows
        self.found.aside += table.aside
        self.used |= set(range(min(head.columns.values()), max(head.columns.values()) + 1))
        self.found.tables += 1
        return True

    def _is_note_row(self, row: int) -> bool:
        return any(is_note(text) for text in list(self.cells.lines(row).values())[:1])

    def _sum_below(self, head: Head | None) -> None:
        """The sum of the points may stand below other rows of the form's foot."""
        for row in range(head.last + 1 if head is not None else self.cells.height, self.cells.height):
            filled = {} if row in self.used else self.cells.lines(row)
            if not filled:
                continue
            first = min(filled)
            if self.words.find("total_rows", filled[first]) is not None:
                self.used.add(row)
                text = " ".join(filled.values())
                self.found.aside.append(Aside(self.cells.where(row, first), text, "合计行，不是指标", plain=True))

    def _is_foot(self, row: int, first: str, *, full: bool) -> bool:
        """Return whether the table of indicators is over: another block, a note, a label of the form's foot.

        ``first``: what stands first in the row; ``full``: the row has a name and a value, so that a word in front
        that is also a label is its level.
        """
        if row in self.used:
            return True
        kind = self._first_words.get(first)
        if kind is None:
            is_sum = self.words.find("total_rows", first) is not None
            is_label = not is_sum and self.labels.is_label(first)
            kind = self._first_words[first] = "note" if is_note(first) else "label" if is_label else "row"
        return kind == "note" or (kind == "label" and not full)

    def _tell_holes(self) -> None:
        """List the cells without a value that no table has told; in a sum or a note they are no loss."""
        told = {one.where for one in self.found.aside}
        for (row, column), hole in sorted(self.cells.grid.holes.items()):
            where = self.cells.where(row, column)
            if where not in told:
                plain = row in self.used or row >= self.note_from
                self.found.aside.append(Aside(where, self.cells.line(row, column), hole, plain))

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
