"""Where a table begins: the row, or the two rows, whose cells are words of one table of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.figure import MONEY_UNITS
from schemas.lexicon import Term
from wizards.intake.cells import Cells
from wizards.intake.model import Aside, Merge
from wizards.lexicon import Lexicon, fold

_PIECES = 6
FIRST_ROWS = 40
"""A table begins in the first forty rows, or it is not looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    Attributes:
        first: its first row.
        last: its last row; the body begins below.
        columns: column by thing.
        others: columns whose head is no word, or a weaker word for what another column has.
        aside: what stands in two columns and so in none.
    """

    first: int
    last: int
    columns: Mapping[str, int]
    others: Mapping[int, str]
    aside: tuple[Aside, ...] = ()


def head_at(cells: Cells, row: int, table: str, words: Lexicon) -> Head:
    """Return the head that begins in ``row``, read as one row or as two, whichever says more."""
    single = _read(cells, row, row, [cells.spread(row, column) for column in range(cells.width)], table, words)
    lower = _lower(cells, row, table, words) if single.columns else None
    if lower is None:
        return single
    double = _read(cells, row, row + 1, lower, table, words)
    return double if len(double.columns) >= len(single.columns) else single


def _lower(cells: Cells, row: int, table: str, words: Lexicon) -> list[str] | None:
    """Return the heads of two rows: the lower one where it says something. ``None`` if the lower is no head."""
    known = False
    texts: list[str] = []
    for column in range(cells.width):
        upper = cells.spread(row, column)
        merge = cells.merge(row, column)
        below = "" if merge == cells.merge(row + 1, column) else cells.spread(row + 1, column)
        term = words.find(table, below)
        if below and term is None:
            alone = merge[1] == merge[3] and words.find(table, upper) is not None
            if alone or cells.is_number(row + 1, column):
                return None  # below a head stands what is none: the body has begun
        known = known or term is not None
        texts.append(below or upper)
    return texts if known else None


def _read(cells: Cells, first: int, last: int, texts: list[str], table: str, words: Lexicon) -> Head:
    found: dict[str, list[int]] = {}
    others: dict[int, str] = {}
    seen: set[tuple[str, Merge]] = set()
    for column, text in enumerate(texts):
        merge = cells.merge(last if cells.spread(last, column) == text else first, column)
        if not text or (text, merge) in seen:  # one head over several columns
            continue
        seen.add((text, merge))
        term = words.find(table, text)
        if term is None:
            others[column] = text
        else:
            found.setdefault(term.thing, []).append(column)
    _settle_nested_weights(found, others, texts)
    columns = {thing: places[0] for thing, places in found.items() if len(places) == 1}
    aside = tuple(
        Aside(cells.where(last, place), texts[place], "这样的列有两列，看不出用哪一列")
        for thing, places in found.items()
        if len(places) > 1 and words.term(table, thing).taken
        for place in places
    )
    unwanted = [thing for thing in found if thing not in columns and _is_loss(words.term(table, thing))]
    others |= {place: texts[place] for thing in unwanted for place in found[thing]}
    _stand_in(columns, others, texts, table, words)
    return Head(first, last, columns, others, aside)


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


def _stand_in(columns: dict[str, int], others: dict[int, str], texts: list[str], table: str, words: Lexicon) -> None:
    """Put a weaker word (完成情况) where the thing itself is missing, else among the columns not understood."""
    for thing, column in list(columns.items()):
        meant = words.term(table, thing).instead_of
        if not meant:
            continue
        del columns[thing]
        if meant in columns:
            others[column] = texts[column]
        else:
            columns[meant] = column


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


def bracket_unit(text: str) -> str | None:
    """Return the unit of money in the brackets of a head (项目资金（万元）), if there is one."""
    return next((bracket for bracket in fold(text).brackets if bracket in MONEY_UNITS), None)


def column_unit(cells: Cells, head: Head, column: int, words: Lexicon) -> str:
    """Return the unit in the brackets of a column's head, 年度指标值（万元）; blank without one."""
    for row in (head.last, head.first):
        for bracket in fold(cells.spread(row, column)).brackets:
            if words.find("head_units", bracket) is not None:
                return bracket
    return ""
