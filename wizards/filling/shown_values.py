"""What the columns of a blank show of one indicator: signs and units apart where the blank keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from schemas.figure import read_figure
from wizards.facts import RowFacts

_COLUMNS: Final = {
    "level1": "level1",
    "level2": "level2",
    "name": "name",
    "content": "name",
    "target": "target",
    "actual": "actual",
    "completion": "completion",
    "weight": "weight",
    "stated_score": "score",
    "deviation_reason": "deviation_reason",
    "improvement": "improvement",
    "evidence": "evidence",
    "stated_verdict": "met",
    "tier": "tier",
}
_SIGNED = re.compile(r"\s*(>=|=>|<=|=<|[≥≧≤≦<>＞＜=＝])?\s*(\d[\d,，]*(?:\.\d+)?)\s*(\S*)\s*")
_SIGNS: Final = {">=": "≥", "=>": "≥", "≧": "≥", "<=": "≤", "=<": "≤", "≦": "≤", "＞": ">", "＜": "<", "＝": "="}


class ShownValue(NamedTuple):
    """A value of a row: its path and its text."""

    path: str
    text: str


def row_values(row: RowFacts, columns: Collection[str], open_columns: Collection[str]) -> dict[str, ShownValue]:
    """Return what each column shows of a row.

    Args:
        row: the indicator.
        columns: what the table has columns for.
        open_columns: those in which nothing is printed in this row.
    """
    found = {
        thing: ShownValue(f"{row.path}.{key}", text)
        for thing, key in _COLUMNS.items()
        if thing in columns and (text := row.text(key))
    }
    if "reason_and_measure" in columns:
        found |= _reason_and_measure(row)
    apart = [thing for thing in ("comparator", "unit") if thing in columns]
    if apart and "target" in found and "target" in open_columns and set(apart) <= set(open_columns):
        found |= _apart(row, found["target"], apart)
    return found


def _reason_and_measure(row: RowFacts) -> dict[str, ShownValue]:
    reason, measure = row.text("deviation_reason"), row.text("improvement")
    stop = "。" if reason and measure and reason[-1] not in "。；！？.;!?" else ""
    text = "".join((reason or "", stop, f"措施：{measure}" if measure else ""))
    key = "deviation_reason" if reason else "improvement"
    return {"reason_and_measure": ShownValue(f"{row.path}.{key}", text)} if text else {}


def _apart(row: RowFacts, target: ShownValue, columns: Collection[str]) -> dict[str, ShownValue]:
    """Return sign, number and unit of a target in columns of their own; nothing if it cannot be taken apart."""
    parts = _SIGNED.fullmatch(target.text)
    figure = read_figure(target.text)
    if parts is None or not figure.bare or figure.kind not in ("number", "comparison"):
        return {}
    sign, number, unit = _SIGNS.get(parts[1], parts[1] or ""), parts[2], parts[3]
    own = {"comparator": sign, "unit": unit or row.text("unit") or ""}
    before = "" if "comparator" in columns else sign
    after = "" if "unit" in columns else unit
    found = {thing: ShownValue(target.path, own[thing]) for thing in columns if own[thing]}
    return {**found, "target": ShownValue(target.path, f"{before}{number}{after}")}
