"""What several tables of one Word document say, as one: they are parts of one form, or there are several projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Final

from schemas.text import show
from wizards.intake.labels import TITLE
from wizards.intake.model import Aside, Reading, Recognised, Row, SeveralSheets
from wizards.lexicon import same_name

_DIFFERENT: Final = "几张表里写得不同，看不出用哪一个"
Signature = tuple[str, str]


def join_tables(seen: Sequence[tuple[str, Recognised]], outside: Recognised) -> Recognised:
    """Return what the tables of a document say together; what stands outside of them counts where they say nothing.

    Args:
        seen: what was recognised in each table, by its name.
        outside: what was recognised in the lines outside.

    Raises:
        SeveralSheets: the tables speak of different projects.
    """
    told = [(name, found) for name, found in seen if not found.empty]
    _one_project(told)
    whole = Recognised(tables=sum(found.tables for _, found in told))
    for _, found in told:
        _add_values(whole, found)
        _add_lines(whole, found)
    whole.rows = _rows([found.rows for _, found in told], whole.aside)
    whole.aside += [one for _, found in seen for one in found.aside]
    _add_outside(whole, outside)
    return whole


def _one_project(told: Sequence[tuple[str, Recognised]]) -> None:
    titles = [(name, found.values[TITLE].text) for name, found in told if TITLE in found.values]
    if len({same_name(title) for _, title in titles}) < 2:
        return
    listed = "、".join(f"{name} 是“{show(title, one_line=True)[:40]}”" for name, title in titles[:5])
    raise SeveralSheets(
        f"文件里有几个项目的表：{listed}；请用 --sheet 说明读哪一张，例如 --sheet {titles[0][0]}。",
        tuple(name for name, _ in titles),
    )


def _add_values(whole: Recognised, found: Recognised) -> None:
    for path, reading in found.values.items():
        there = whole.values.get(path)
        if there is None:
            whole.values[path] = reading
        elif same_name(there.text) != same_name(reading.text):
            whole.aside.append(Aside(reading.where, reading.text, f"{there.where} 写的是“{there.text}”，用了那一个"))


def _add_lines(whole: Recognised, found: Recognised) -> None:
    for source, line in found.lines.items():
        there = whole.lines.setdefault(source, {})
        _merge(there, line, whole.aside)


def _merge(there: MutableMapping[str, Reading], more: Mapping[str, Reading], aside: list[Aside]) -> None:
    """Put what another table says of the same thing into it; what both say differently is in neither."""
    for thing, reading in more.items():
        known = there.get(thing)
        if known is None:
            there[thing] = reading
        elif same_name(known.text) != same_name(reading.text):
            aside += [Aside(one.where, one.text, _DIFFERENT) for one in (known, reading)]
            del there[thing]


def _rows(tables: Sequence[list[Row]], aside: list[Aside]) -> list[Row]:
    """Return the indicators of all tables; one that two tables name is one."""
    whole: list[Row] = []
    for rows in tables:
        there = _unique(whole)
        own = _unique(rows)
        for row in rows:
            known = there.get(_signature(row)) if _signature(row) in own else None
            if known is None:
                whole.append(row)
            else:
                _merge(known, row, aside)
    return whole


def _unique(rows: Sequence[Row]) -> dict[Signature, Row]:
    counts = Counter(_signature(row) for row in rows)
    return {_signature(row): row for row in rows if counts[_signature(row)] == 1}


def _signature(row: Row) -> Signature:
    return same_name(row.texts.get("name", "")), same_name(row.texts.get("level2", ""))


def _add_outside(whole: Recognised, outside: Recognised) -> None:
    for path, reading in outside.values.items():
        whole.values.setdefault(path, reading)
