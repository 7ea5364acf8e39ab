"""Amounts of money, and the unit that a sheet states for a table: 单位：万元 above, beside or below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from schemas.figure import MONEY_UNITS, amount_in, read_figure
from wizards.intake.cells import Cells
from wizards.intake.signs import DOUBT, MARKS

_UNIT = "|".join(sorted(MONEY_UNITS, key=len, reverse=True))
_STATED = re.compile(
    rf"(?:^|(?<=[\s,;。、(:])|金额|货币|计量|本表)单\s*位(?:\s*[:为]\s*|\s*\(\s*|\s+)(?:人民币)?({_UNIT})(?=$|[\s),;。、/])"
    rf"|以({_UNIT})为单位"
)
_LABEL: Final = frozenset(("单位", "金额单位", "货币单位", "计量单位"))
_BELOW: Final = 3
"""So many rows below a table may say its unit."""


def stated_units(cells: Cells, first: int, last: int, stop: int) -> set[str]:
    """Return the units of money stated for a table in the rows ``first`` to ``last``: one, none, or several.

    What stands nearest above counts, then what stands beside, then what stands below, before row ``stop``.
    """
    for row in range(first - 1, -1, -1):
        if units := set(_units_in(cells, row)):
            return units
    beside = range(first, last + 1)
    below = range(last + 1, min(last + 1 + _BELOW, stop, cells.height))
    return _units_of(cells, beside) or _units_of(cells, below)


def _units_of(cells: Cells, rows: Iterable[int]) -> set[str]:
    return {unit for row in rows for unit in _units_in(cells, row)}


def is_unit_column(head: str) -> bool:
    """Return whether a head is that of a column which names the unit of every row."""
    return _plain(head) in _LABEL


def unit_in_cell(text: str) -> str | None:
    """Return the unit of money that is all of a cell."""
    plain = _plain(text).removeprefix("人民币")
    return plain if plain in MONEY_UNITS else None


def _units_in(cells: Cells, row: int) -> Iterable[str]:
    label = False
    for _, text in cells.filled(row):
        if label and (unit := unit_in_cell(text)):
            yield unit
        label = _plain(text) in _LABEL
        yield from units_in(text)


def units_in(text: str) -> Iterator[str]:
    """Yield the units of money that a line states (单位：万元)."""
    for match in _STATED.finditer(unicodedata.normalize("NFKC", text)):
        yield match[1] or match[2]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).strip(":")


def against_amount(text: str) -> str:
    """Return what speaks against a text as an amount of money; blank if nothing does."""
    if text.startswith(MARKS):
        return DOUBT
    figure = read_figure(text)
    return "" if figure.kind == "number" and figure.comparator == "eq" else "不是一个金额"


def is_amount(text: str, unit: str) -> bool:
    """Return whether a text is an amount of money and nothing else."""
    figure = read_figure(text)
    return figure.bare and amount_in(figure, unit) is not None


def carries_unit(text: str) -> bool:
    """Return whether an amount says its own unit (126.5万元, 88万): then the default does not matter."""
    figure = read_figure(text)
    return amount_in(figure, "元") == amount_in(figure, "亿元")
