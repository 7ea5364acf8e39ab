"""Where a table begins: the row, or the two rows, whose cells are words of one table of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from schemas.lexicon import Term
from wizards.intake.cells import Cells
from wizards.intake.model import Aside, Merge
from wizards.intake.years import split_year
from wizards.lexicon import Lexicon

_PIECES = 6
FIRST_ROWS = 40
"""A table begins in the first forty rows, or it is not looked for."""
_OF_NO_YEAR: Final = frozenset(
    ("level1", "level2", "name", "deeper_name", "content", "comparator", "unit", "number", "source")
)
_COMPARED: Final = frozenset(("target", "target_told", "actual", "actual_told"))
_OTHER_YEAR: Final = "是别的年度的，不带入"
_NO_YEAR: Final = "看不出是不是本年的（自评里没有评价年度），不带入"

ThisYear = Callable[[int], int | None]
"""The year that is assessed, as far as the session or the rows above a row tell."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    Attributes:
        first: its first row.
        last: its last row; the body begins below.
        columns: column by thing.
        others: columns whose head is no word, or a weaker word for what another column has.
        why: why one of the others is not brought in, where there is more to say of it.
        aside: what stands in two columns and so in none.
    """

    first: int
    last: int
    columns: Mapping[str, int]
    others: Mapping[int, str]
    aside: tuple[Aside, ...] = ()
    why: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column whose head is a word; ``year`` and ``before`` as in ``split_year``."""

    thing: str
    column: int
    year: int | None
    before: bool

    @property
    def dated(self) -> bool:
        return (self.year is not None or self.before) and self.thing not in _OF_NO_YEAR


class Heads:
    """Reads heads in one grid.

    Args:
        cells: the grid.
        words: the lexicon with the labels of the form in force.
        this_year: tells the year that is assessed; asked only where heads carry years (2024年完成值).
    """

    def __init__(self, cells: Cells, words: Lexicon, this_year: ThisYear) -> None:
        self.cells = cells
        self.words = words
        self._this_year = this_year
        self._texts: dict[int, tuple[set[str], list[str]]] = {}

    def at(self, row: int, table: str) -> Head:
        """Return the head that begins in ``row``, read as one row or as two, whichever says more."""
        if row not in self._texts:
            own = [self.cells.spread(row, column) for column in range(self.cells.width)]
            self._texts[row] = self._below_years(row, own)
        years, texts = self._texts[row]
        if all(self._term(table, text) is None for text in texts):  # most rows are no head
            return Head(row, row, {}, {})
        single = self._read(row - 1 if len(years) > 1 else row, row, texts, table)
        lower = self._lower(row, table) if single.columns else None
        if lower is None:
            return single
        double = self._read(row, row + 1, lower, table)
        return double if _said(double) >= _said(single) else single

    def _term(self, table: str, text: str) -> Term | None:
        return self.words.find(table, text) or self.words.find(table, split_year(text)[0])

    def _below_years(self, row: int, texts: list[str]) -> tuple[set[str], list[str]]:
        """Return the years above the heads of one row (2023年 over 指标值, 完成值), and the heads with them."""
        first = next((column for column, text in enumerate(texts) if text), None)
        over, found, years = "", list(texts), set[str]()
        if row == 0 or first is None:
            return years, found
        for column in range(first + 1, len(texts)):
            above = self.cells.spread(row - 1, column)
            if above:
                over = above if _is_year(above) and not self._is_one(row - 1, column, first) else ""
            if over and texts[column] and above != texts[column]:
                found[column] = _joined(over, texts[column])
                years.add(over)
        return years, found

    def _is_one(self, row: int, column: int, other: int) -> bool:
        return self.cells.merge(row, column) == self.cells.merge(row, other)

    def _lower(self, row: int, table: str) -> list[str] | None:
        """Return the heads of two rows: the lower one where it says something. ``None`` if the lower is no head."""
        known = self._has_years_below(row)
        texts: list[str] = []
        for column in range(self.cells.width):
            upper, below = self.cells.spread(row, column), self._below(row, column)
            term = self._term(table, below)
            if below and term is None and not _is_year(below):
                merge = self.cells.merge(row, column)
                alone = merge[1] == merge[3] and self._term(table, upper) is not None
                if alone or self.cells.is_number(row + 1, column):
                    return None  # below a head stands what is none: the body has begun
            known = known or term is not None
            texts.append(_joined(upper, below))
        return texts if known else None

    def _below(self, row: int, column: int) -> str:
        same = self.cells.merge(row, column) == self.cells.merge(row + 1, column)
        return "" if same else self.cells.spread(row + 1, column)

    def _has_years_below(self, row: int) -> bool:
        """Return whether one head stands over several years: 实际完成值 over 2022年, 2023年, 2024年."""
        over: dict[Merge, set[str]] = {}
        for column in range(self.cells.width):
            merge, below = self.cells.merge(row, column), self._below(row, column)
            if merge[1] != merge[3] and below and _is_year(below):
                over.setdefault(merge, set()).add(below)
        return any(len(years) > 1 for years in over.values())

    def _read(self, first: int, last: int, texts: list[str], table: str) -> Head:
        named: list[_Column] = []
        others: dict[int, str] = {}
        seen: set[tuple[str, Merge]] = set()
        for column, text in enumerate(texts):
            merge = self.cells.merge(last if self.cells.spread(last, column) in text else first, column)
            if not text or (text, merge) in seen:  # one head over several columns
                continue
            seen.add((text, merge))
            rest, year, before = split_year(text)
            term = self.words.find(table, rest) or self.words.find(table, text)
            if term is None:
                others[column] = text
            else:
                named.append(_Column(term.thing, column, year, before))
        why, told = self._other_years(first, last, named, texts)
        found: dict[str, list[int]] = {}
        for one in named:
            if one.column in why:
                others[one.column] = texts[one.column]
            else:
                found.setdefault(one.thing, []).append(one.column)
        return self._settled(first, last, found, others, texts, table, why, told)

    def _other_years(
        self, first: int, last: int, named: list[_Column], texts: list[str]
    ) -> tuple[dict[int, str], list[Aside]]:
        """Return why columns of other years are not brought in, and what is said of a year that was assumed."""
        dated = [one for one in named if one.dated]
        if not dated:
            return {}, []
        this = self._this_year(first)
        told: list[Aside] = []
        if this is None and (this := _only_year(named)) is not None:
            places = [(self.cells.where(last, one.column), texts[one.column]) for one in dated if one.year == this]
            told = [Aside(*place, "自评里没有评价年度，当作本年的", plain=True) for place in places]
        return {one.column: _why_not(one, this) for one in dated if one.before or one.year != this}, told

    def _settled(
        self,
        first: int,
        last: int,
        found: dict[str, list[int]],
        others: dict[int, str],
        texts: list[str],
        table: str,
        why: dict[int, str],
        told: list[Aside],
    ) -> Head:
        _settle_nested_weights(found, others, texts)
        columns = {thing: places[0] for thing, places in found.items() if len(places) == 1}
        aside = tuple(
            Aside(self.cells.where(last, place), texts[place], "这样的列有两列，看不出用哪一列")
            for thing, places in found.items()
            if len(places) > 1 and self.words.term(table, thing).taken
            for place in places
        )
        _take_deeper_names(columns, others, texts)
        unwanted = [thing for thing in found if thing not in columns and _is_loss(self.words.term(table, thing))]
        others |= {place: texts[place] for thing in unwanted for place in found[thing]}
        self._stand_in(columns, others, texts, table)
        return Head(first, last, columns, others, (*aside, *told), why)

    def _stand_in(self, columns: dict[str, int], others: dict[int, str], texts: list[str], table: str) -> None:
        """Put a weaker word (完成情况) where the thing itself is missing, else among the columns not understood."""
        for thing, column in list(columns.items()):
            meant = self.words.term(table, thing).instead_of
            if not meant:
                continue
            del columns[thing]
            if meant in columns:
                others[column] = texts[column]
            else:
                columns[meant] = column


def _only_year(named: list[_Column]) -> int | None:
    """Return the one year that a head speaks of throughout; ``None`` if its values carry several, or only some one."""
    years = {one.year for one in named if one.dated and one.year is not None}
    undated = any(one.thing in _COMPARED and not one.dated for one in named)
    return years.pop() if len(years) == 1 and not undated else None


def _why_not(one: _Column, this: int | None) -> str:
    return _NO_YEAR if this is None and not one.before else _OTHER_YEAR


def _said(head: Head) -> int:
    return len(head.columns) + len(head.why)


def _is_year(text: str) -> bool:
    """Return whether a cell is a year and nothing else: 2023年, 上年度."""
    rest, year, before = split_year(text)
    return not rest and (before or year is not None or not text.isdecimal())


def _joined(upper: str, below: str) -> str:
    """Return the head of two cells one above the other: the lower one, with the year that either carries."""
    if not below:
        return upper
    if _is_year(below):
        return f"{below}{'' if below.endswith(('年', '度')) else '年'}{upper}" if upper else below
    _, year, before = split_year(upper)
    if split_year(below)[1:] != (None, False) or (year is None and not before):
        return below
    return f"上年{below}" if before else f"{year}年{below}"


def _is_loss(term: Term) -> bool:
    """Return whether columns of a thing that is not brought in are named: what the program works out is no loss."""
    return not term.taken and not term.computed


def _settle_nested_weights(found: dict[str, list[int]], others: dict[int, str], texts: list[str]) -> None:
    """Of weights beside every level (一级指标 分值 二级指标 分值 三级指标 分值) the indicator's own counts."""
    weights = found.get("weight", [])
    beside = {places[0] + 1 for thing in ("level1", "level2", "name") if len(places := found.get(thing, [])) == 1}
    name = found.get("name", [])
    if len(weights) < 2 or len(name) != 1 or name[0] + 1 not in weights or not set(weights) <= beside:
        return
    found["weight"] = [name[0] + 1]
    others |= {place: texts[place] for place in weights if place != name[0] + 1}


def _take_deeper_names(columns: dict[str, int], others: dict[int, str], texts: list[str]) -> None:
    """Where there is 四级指标, it names the indicators, and 三级指标 only what they are of."""
    deeper = columns.pop("deeper_name", None)
    if deeper is not None:
        if (above := columns.get("name")) is not None:
            others[above] = texts[above]
        columns["name"] = deeper


def broken_row(cells: Cells, head: Head) -> int | None:
    """Return the first row of a text whose cell was broken over several lines, so that rows fall apart.

    A sheet copies rows of equal length; rows that are too short, and together just as long as the head, are one.
    """
    rows = cells.grid.values
    whole = len(rows[head.last])
    for row in range(head.last + 1, len(rows)):
        length, after = len(rows[row]), row + 1
        while 1 < length < whole and after < len(rows) and after - row < _PIECES and any(rows[after]):
            length += len(rows[after]) - 1
            if length == whole and len(rows[after]) < whole:
                return row
            after += 1
    return None
