"""Units in the brackets of heads: 项目资金（万元）, 年度指标值（%）."""

from __future__ import annotations

from schemas.figure import MONEY_UNITS
from wizards.intake.cells import Cells
from wizards.intake.heads import Head
from wizards.lexicon import Lexicon, fold


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
