"""The indicators of a session into the tables of a blank: each into the one row that is certainly its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wizards.facts import Facts, RowFacts
from wizards.filling.indicator_rows import INDICATORS, IndicatorRows
from wizards.filling.outcome import Filling, Left
from wizards.filling.splice import Splice

_SEVERAL: Final = "空表里有几张指标表都可以填这一行，看不出填哪一张"


def fill_indicators(tables: Sequence[IndicatorRows], facts: Facts, filling: Filling, splice: Splice) -> None:
    """Fill every indicator: where its name is printed, else into the next open row of its class.

    Args:
        tables: the tables of indicators of the blank.
        facts: the session.
        filling: what was done so far; it is added to.
        splice: where changes are collected.
    """
    waiting: dict[int, dict[int, list[RowFacts]]] = {number: {} for number in range(len(tables))}
    for row in facts.rows(INDICATORS):
        if not row.text("name"):
            continue
        printed = [(table, place) for table in tables if (place := table.named(row)) is not None]
        groups = [(number, group) for number, table in enumerate(tables) if (group := table.group_of(row)) is not None]
        if len(printed) == 1:
            printed[0][0].put(printed[0][1], row, filling, splice)
        elif not printed and len(groups) == 1:
            waiting[groups[0][0]].setdefault(groups[0][1], []).append(row)
        else:
            _leave(row, tables[0].where, filling, several=len(printed) + len(groups) > 0)
    for number, table in enumerate(tables):
        table.put_all(waiting[number], filling, splice)


def _leave(row: RowFacts, where: str, filling: Filling, *, several: bool) -> None:
    level = row.text("level2") or row.text("level1") or "这一类"
    filling.left.append(Left(row.text("name") or "", where, _SEVERAL if several else f"空表里没有“{level}”的行"))
