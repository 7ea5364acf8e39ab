"""The lattice of tables: every row fills it, every merged cell hangs on one above it."""

from __future__ import annotations

from typing import Any

from tests.wizards.word.structure.names import W, line
from wizards.word.result import Fault


def check_tables(name: str, tree: Any) -> list[Fault]:
    """Rows as wide as the lattice, widths that agree with it, merges that begin somewhere, headers on top."""
    faults: list[Fault] = []
    for number, table in enumerate(tree.iter(W + "tbl"), 1):
        faults += [Fault(code, name, f"第{number}张表{message}") for code, message in _table(table)]
    return faults


def _table(table: Any) -> list[tuple[str, str]]:
    grid = table.find(W + "tblGrid")
    columns = [_number(column.get(W + "w")) for column in grid] if grid is not None else []
    rows = table.findall(W + "tr")
    faults = []
    if not columns or not rows:
        faults.append(("table", "没有列宽或没有行。"))
    above: dict[int, int] = {}
    headers_end = False
    for number, row in enumerate(rows, 1):
        found, above = _row(row, columns, above)
        faults += [(code, f"第{number}行{message}{line(row)}。") for code, message in found]
        is_header = row.find(f"{W}trPr/{W}tblHeader") is not None
        if is_header and headers_end:
            faults.append(("header-row", f"第{number}行是重复的表头，但不在表的最上面。"))
        headers_end = headers_end or not is_header
    return faults


def _row(row: Any, columns: list[int], above: dict[int, int]) -> tuple[list[tuple[str, str]], dict[int, int]]:
    faults = []
    at = 0
    merged: dict[int, int] = {}
    for cell in row.findall(W + "tc"):
        span = _number(_value(cell, "gridSpan", "1"))
        width = _value(cell, "tcW", "", "w")
        if span < 1 or at + span > len(columns):
            faults.append(("lattice", "的格子伸出了表格"))
            return faults, {}
        if width and _number(width) != sum(columns[at : at + span]):
            faults.append(("width", "有一格的宽度与列宽不符"))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None:
            if merge.get(W + "val") != "restart" and above.get(at) != span:
                faults.append(("merge", "有一格要并入上面的格，上面却没有这样的格"))
            merged[at] = span
        at += span
    if at != len(columns):
        faults.append(("lattice", f"只有 {at} 列，表格有 {len(columns)} 列"))
    return faults, merged


def _value(cell: Any, name: str, absent: str, attribute: str = "val") -> str:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return absent if found is None else found.get(W + attribute) or absent


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
