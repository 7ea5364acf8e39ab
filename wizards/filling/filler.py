"""A blank and a session: every answer into the place that is certainly its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from wizards.facts import Facts
from wizards.filling.answers import Answers
from wizards.filling.candidates import Candidate, in_line, in_table, open_dates, open_years
from wizards.filling.grids import TableGrid
from wizards.filling.indicator_rows import IndicatorRows
from wizards.filling.indicator_tables import fill_indicators
from wizards.filling.matrices import fill_matrices
from wizards.filling.money_tables import MoneyTables, unit_above
from wizards.filling.one_member import replace_member
from wizards.filling.outcome import Choices, FilledPlace, Filling, Left
from wizards.filling.proving import prove
from wizards.filling.singles import Singles
from wizards.filling.splice import Splice
from wizards.intake.heads import Heads
from wizards.intake.model import Unreadable
from wizards.intake.word import Paragraph, Table, WordDocument, read_word
from wizards.lexicon import lexicon

_NOTHING = "这份文件里没有认出能填的地方：请确认选的是空表，或先在 Word 里填一次再比对。"
_ABOVE = 4
"""So many lines above a table may state its unit of money."""


def digest_of(data: bytes) -> str:
    """Return by what a blank is known again."""
    return hashlib.sha256(data).hexdigest()


def fill_blank(data: bytes, name: str, facts: Facts, choices: Choices) -> Filling:
    """Return a blank filled with the answers of a session, proved by reading it again.

    Args:
        data: the blank, a .docx.
        name: its name.
        facts: the session under its form, scored.
        choices: what the clerk chose for this blank where several places compete.

    Raises:
        Unreadable: the blank cannot be used; nothing was filled.
        FillingFailed: what was written does not read as it must.
    """
    document = read_word(data, name)
    _check_encoding(document)
    filler = _Filler(document, facts, choices)
    filling = filler.run()
    if not filling.filled and not filling.doubts:
        raise Unreadable(_NOTHING)
    filler.settle()
    filling.data = replace_member(data, document.part, filler.splice.xml())
    prove(filling.data, document, filler.splice.texts())
    return filling


def _check_encoding(document: WordDocument) -> None:
    try:
        document.xml.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("空表的正文不是 UTF-8 写的，没有填；请用 Word/WPS 打开后另存一份再试。") from None


class _Filler:
    def __init__(self, document: WordDocument, facts: Facts, choices: Choices) -> None:
        self._document = document
        self._words = lexicon(facts.form)
        self._facts = facts
        self._choices = choices
        self._grids = [TableGrid(table) for table in document.tables]
        self.splice = Splice(document)
        self.filling = Filling()

    def run(self) -> Filling:
        """Fill blocks of money and indicators first; what stands in their rows is no label."""
        self._indicators()
        for grid in self._grids:
            MoneyTables(grid, self._facts, self._heads(grid), self._unit_above(grid.table)).fill(
                self.filling, self.splice
            )
            fill_matrices(grid, self._facts, self.filling, self.splice)
        singles = Singles(Answers(self._facts), self._choices, self.filling, self.splice)
        singles.fill(list(self._candidates()))
        lines = list(self._document.all_paragraphs())
        singles.fill_years(open_years(lines))
        singles.leave_dates(open_dates(lines))
        for one in self._document.skipped:
            if one.kind == "文本框" and one.text:
                where = f"正文第{one.paragraph.number}段" if one.paragraph and one.paragraph.number else "表里"
                self.filling.left.append(Left(one.text[:20], where, "在文本框里，没有填"))
        return self.filling

    def settle(self) -> None:
        """Say where things are in the document as it will be."""
        where = self.splice.where
        filled, left = self.filling.filled, self.filling.left
        filled.sort(key=self._order)
        left.sort(key=self._order)
        filled[:] = [one._replace(where=where(one.cell, one.copy)) if one.cell else one for one in filled]
        left[:] = [one._replace(where=where(one.cell)) if one.cell else one for one in left]

    def _order(self, one: FilledPlace | Left) -> tuple[int, int, int]:
        """Sort lines outside of tables first, as they were found, then cells row by row, added rows behind theirs."""
        if one.cell is None:
            return 0, 0, 0
        copy = one.copy if isinstance(one, FilledPlace) else None
        row = one.cell.table.rows[one.cell.row]
        return row.span.start, self.splice.turn(one.cell, copy), one.cell.index

    def _indicators(self) -> None:
        tables = [rows for grid in self._grids if (rows := self._rows(grid)).find()]
        if tables:
            fill_indicators(tables, self._facts, self.filling, self.splice)

    def _rows(self, grid: TableGrid) -> IndicatorRows:
        return IndicatorRows(grid, self._facts, self._heads(grid), self._facts.form)

    def _heads(self, grid: TableGrid) -> Heads:
        year = self._facts.assessment.profile.fiscal_year
        return Heads(grid.cells, self._words, lambda _: year)

    def _candidates(self) -> Iterator[Candidate]:
        for block in self._document.blocks:
            if isinstance(block, Paragraph):
                yield from in_line(block, self._words)
        for grid in self._grids:
            yield from in_table(grid, self._words)

    def _unit_above(self, table: Table) -> str | None:
        above = self._document.paragraphs[max(table.after - _ABOVE, 0) : table.after]
        return unit_above(one.text for one in reversed(above)) if table.cell is None else None
