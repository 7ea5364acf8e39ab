"""The money block of a grid: sources as rows, budget and execution as columns."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from schemas.figure import MONEY_UNITS, amount_in, money_to, plain_string, read_figure
from schemas.form import Form
from wizards.intake.cells import Cells, is_blank_mark
from wizards.intake.head_units import bracket_unit
from wizards.intake.heads import FIRST_ROWS, Head, Heads
from wizards.intake.model import Aside, Line, Reading
from wizards.intake.money_units import (
    against_amount,
    carries_unit,
    is_amount,
    is_unit_column,
    stated_units,
    unit_in_cell,
)
from wizards.intake.own_columns import OwnReader, own_columns
from wizards.intake.years import split_year
from wizards.lexicon import Lexicon, fold

_TABLE: Final = "fund_columns"
_AMOUNTS: Final = ("initial_budget", "adjusted_budget", "executed")
_NOTHING: Final = ("无", "0无")
_MOST = {"万元": Decimal(100_000), "亿元": Decimal(1_000)}
"""A block that names no unit and has more than this is hardly in the session's unit."""
_NUMBER = re.compile(
    r"^\s*(?:其中\s*[:：]?)?\s*(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）]?\s*[.．、]?|[①-⑳][.．、]?)\s*"
)
"""其中：1.财政拨款, （2）其他资金."""
_LEAST_IN_YUAN = Decimal(10_000)


def find_head(heads: Heads) -> Head | None:
    """Return the head of the money block: amounts above, a source at the left below."""
    for row in range(min(heads.cells.height, FIRST_ROWS)):
        head = heads.at(row, _TABLE)
        amounts = [head.columns[thing] for thing in _AMOUNTS if thing in head.columns]
        if amounts and source_of(heads.cells, head.last + 1, min(amounts), heads.words)[0] is not None:
            return head
    return None


def find_lying(heads: Heads) -> tuple[int, int] | None:
    """Return first and last row of a money block on its side: sources beside each other, amounts named at the left."""
    cells = heads.cells
    for row in range(min(cells.height, FIRST_ROWS)):
        sources = {term.thing for _, text in cells.filled(row) if (term := heads.words.find("fund_rows", text))}
        last = row
        while len(sources) > 1 and last + 1 < cells.height and _named_at_left(heads, last + 1):
            last += 1
        if last > row:
            return row, last
    return None


def _named_at_left(heads: Heads, row: int) -> bool:
    """Return whether a row begins with the name of an amount, or of what goes with it (执行率, 得分)."""
    text = next((text for _, text in heads.cells.filled(row)), "")
    return heads.words.find(_TABLE, split_year(text)[0]) is not None


def source_of(cells: Cells, row: int, before: int, words: Lexicon) -> tuple[str | None, str, int]:
    """Return the source that a row speaks of, its text and its column; the innermost word at the left counts."""
    if row >= cells.height:
        return None, "", 0
    for column in range(before - 1, -1, -1):
        text = cells.line(row, column)
        term = (words.find("fund_rows", text) or words.find("fund_rows", _NUMBER.sub("", text))) if text else None
        if term is not None:
            return term.thing, text, column
    return None, "", 0


class MoneyBlock:
    """Reads the rows of a money block.

    Args:
        cells: the grid.
        head: its head.
        words: the lexicon with the form's labels.
        unit: the unit of money of the session.
        stop: the row before which it ends: where another table begins.
        form: the form.
        sheet: the grid that the unit is looked for in, and the rows of the block there, where ``cells`` is turned.
    """

    def __init__(
        self,
        cells: Cells,
        head: Head,
        words: Lexicon,
        unit: str,
        stop: int,
        form: Form,
        sheet: tuple[Cells, int, int] | None = None,
    ) -> None:
        self.cells = cells
        self.head = head
        self.words = words
        self.unit = unit if unit in MONEY_UNITS else "万元"
        self.lines: dict[str, Line] = {}
        self.aside: list[Aside] = list(head.aside)
        self.used = set(range(head.first, head.last + 1))
        self._columns = self._amount_columns()
        self._stop = min(stop, cells.height)
        self._before = min(self._columns.values())
        self._units = next((at for at, text in head.others.items() if is_unit_column(text)), None)
        own = self._block_unit()
        units = {own} if own else self._units_of_sheet(sheet)
        self._several = len(units) > 1
        self._stated = None if self._several else next(iter(units), None)
        self._own_columns = own_columns(form, "funds.lines")
        self._own = {thing: at for thing, at in self.head.columns.items() if thing in self._own_columns}
        self._taken = {*self._columns, *self._own}
        self._double: set[str] = set()
        self._bare: dict[str, str] = {}

    def _amount_columns(self) -> dict[str, int]:
        """Return the columns of amounts; 调整预算数（A） is the budget after the change, alone it may be the change."""
        columns = {thing: self.head.columns[thing] for thing in _AMOUNTS if thing in self.head.columns}
        change = self.head.columns.get("budget_change")
        if change is not None and "adjusted_budget" not in columns and "A" in fold(self._title(change)).brackets:
            columns["adjusted_budget"] = change
        return columns

    def _title(self, column: int) -> str:
        return self.cells.spread(self.head.last, column) or self.cells.spread(self.head.first, column)

    def _block_unit(self) -> str | None:
        """Return the unit in the brackets of any head of the block that is no amount's own."""
        own = set(self._columns.values())
        for row in range(self.head.first, self.head.last + 1):
            for column, text in self.cells.filled(row):
                if column not in own and (unit := bracket_unit(text)):
                    return unit
        side = [self.cells.spread(self.head.last + 1, column) for column in range(min(own))]
        return next((unit for text in side if (unit := bracket_unit(text))), None)

    def _units_of_sheet(self, sheet: tuple[Cells, int, int] | None) -> set[str]:
        if sheet is not None:
            cells, first, last = sheet
            return stated_units(cells, first, last, cells.height)
        return stated_units(self.cells, self.head.first, self._last_row(), self._stop)

    def _last_row(self) -> int:
        row = self.head.last
        while row + 1 < self._stop and self._is_line(row + 1):
            row += 1
        return row

    def _is_line(self, row: int) -> bool:
        source, _, _ = source_of(self.cells, row, self._before, self.words)
        return source is not None or self._is_unknown_source(row, self._before)

    def read(self) -> None:
        """Read the rows down to the first that has no source."""
        for row in range(self.head.last + 1, self._last_row() + 1):
            source, text, column = source_of(self.cells, row, self._before, self.words)
            self.used.add(row)
            if source is None or not self.words.term("fund_rows", source).taken:
                self._leave(row, text)
            else:
                self._line(row, source, text, column)
        self._doubt_unit()

    def _is_unknown_source(self, row: int, before: int) -> bool:
        """Return whether a row still belongs to the block: a word at the left and amounts beside it."""
        left = any(self.cells.line(row, column) for column in range(before))
        amounts = [self.cells.text(row, column) for column in self._columns.values()]
        return left and any(is_amount(text, self.unit) for text in amounts if text)

    def _leave(self, row: int, text: str) -> None:
        filled = dict(self.cells.filled(row))
        amounts = [filled[column] for column in self._columns.values() if column in filled]
        if any(not is_blank_mark(amount) for amount in amounts):
            where = self.cells.where(row, min(filled))
            is_sum = self.words.find("total_rows", filled[min(filled)]) is not None
            why = "合计行，程序自己会算" if is_sum else "这种资金来源在这份自评里没有对应的一行"
            self.aside.append(Aside(where, " ".join(filled.values()), why, is_sum))

    def _unit_of_row(self, row: int, text: str) -> str | None:
        """Return the unit that a row names for itself: in the brackets of its source, or in a column of units."""
        told = self.cells.line(row, self._units) if self._units is not None else ""
        return bracket_unit(text) or unit_in_cell(told)

    def _line(self, row: int, source: str, text: str, column: int) -> None:
        found: Line = {}
        for thing, place in self._columns.items():
            reading = self._amount(row, place, self._unit_of_row(row, text))
            if reading is not None:
                found[thing] = reading
        for thing, place in self._own.items():
            reading = self._own_value(row, thing, place)
            if reading is not None:
                found[thing] = reading
        self._tell_others(row, column)
        if not found:
            return
        known = self.lines.get(source)
        if source in self._double or (known is not None and _texts(known) != _texts(found)):
            self._double.add(source)
            self.lines.pop(source, None)
            self.aside.append(Aside(self.cells.where(row, column), text, "同一种来源有几行，看不出用哪一行"))
            return
        self.lines[source] = found

    def _tell_others(self, row: int, source: int) -> None:
        """Name what stands in columns that are not brought in; what the program works out itself is no loss."""
        for column, text in self.cells.filled(row):
            thing = next((thing for thing, place in self.head.columns.items() if place == column), None)
            known = thing in self._taken or (thing is not None and self.words.term(_TABLE, thing).computed)
            if known or column in (source, self._units, *self._columns.values()) or is_blank_mark(text):
                continue
            if thing is not None or column in self.head.others:
                title = self.head.others.get(column) or self._title(column)
                why = self.head.why.get(column, "这一列不带入")
                self.aside.append(Aside(self.cells.where(row, column), text, f"“{title}”{why}"))

    def _own_value(self, row: int, thing: str, column: int) -> Reading | None:
        """Return what a line has in a column of the form's own."""
        reader = OwnReader(self._own_columns[thing], self._title(column), self.unit, self._stated)
        said, where = reader.read(self.cells.line(row, column)), self.cells.where(row, column)
        problem = self.cells.problem(row, column) or self._shared(row, column) or said.problem
        if problem:
            self.aside.append(Aside(where, said.text, problem))
        return Reading(said.text, where, said.note) if said.text and not problem else None

    def _amount(self, row: int, column: int, own: str | None) -> Reading | None:
        text = self.cells.line(row, column)
        where = self.cells.where(row, column)
        problem = self.cells.problem(row, column)
        if not problem and (is_blank_mark(text) or text in _NOTHING):
            return None
        problem = problem or self._shared(row, column) or against_amount(text)
        if problem:
            self.aside.append(Aside(where, text, problem))
            return None
        unit = own or bracket_unit(self._title(column)) or self._stated
        return self._converted(text, unit, where)

    def _shared(self, row: int, column: int) -> str:
        first, _, last, _ = self.cells.merge(row, column)
        return "合并的格子管几行，分不开" if first != last else ""

    def _converted(self, text: str, unit: str | None, where: str) -> Reading | None:
        """Return the amount in the session's unit; an amount that carries its own unit keeps it."""
        figure = read_figure(text)
        yuan = amount_in(figure, unit or self.unit)
        if yuan is None:
            self.aside.append(Aside(where, text, "不是一个金额"))
            return None
        if unit is None and not carries_unit(text):
            self._bare[where] = text
        same = unit is None or MONEY_UNITS[unit] == MONEY_UNITS[self.unit]
        if same or not yuan or carries_unit(text):
            return Reading(text, where)
        return Reading(plain_string(money_to(yuan, self.unit)), where, f"由 {text} {unit}换算成{self.unit}")

    def _doubt_unit(self) -> None:
        """Amounts whose unit nothing tells are in the session's, unless they can hardly be in it."""
        numbers = [abs(value) for text in self._bare.values() if (value := read_figure(text).value) is not None]
        largest = max(numbers, default=Decimal(0))
        most = _MOST.get(self.unit)
        doubtful = largest >= most if most is not None else 0 < largest < _LEAST_IN_YUAN
        doubtful = doubtful or self._several
        for source, line in list(self.lines.items()):
            bare = {thing: one for thing, one in line.items() if one.where in self._bare}
            if bare and doubtful:
                self._leave_bare(source, line, bare)
            else:
                note = f"表里没有写金额单位，当作{self.unit}"
                line.update({thing: one._replace(note=note) for thing, one in bare.items()})

    def _leave_bare(self, source: str, line: Line, bare: Line) -> None:
        texts = " ".join(reading.text for reading in bare.values())
        where = next(iter(bare.values())).where
        why = "表里写了几种金额单位" if self._several else f"表里没有写金额单位，也不像是{self.unit}"
        self.aside.append(Aside(where, texts, why))
        for thing in bare:
            del line[thing]
        if not line:
            del self.lines[source]


def _texts(line: Line) -> dict[str, str]:
    return {thing: reading.text for thing, reading in line.items()}
