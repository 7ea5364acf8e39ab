"""Lint group 7: the shape of tables."""

from __future__ import annotations

from schemas.report_entries import ABOVE, LEFT, WHOLE, ReportEntry
from wizards.catalogue.context import Linting
from wizards.catalogue.source import Location


def lint_tables(linting: Linting) -> None:
    """Check the cells of every table and the widths of the grids of one physical table."""
    totals: list[int] = []
    for index, entry in enumerate(linting.form.report):
        where: Location = ("report", index)
        continues = bool(totals) and entry.style == "row"
        if not continues:
            totals = []
        if entry.table:
            _lint_grid(linting, where, entry)
            total = sum(entry.widths) or _columns(entry)
            if any(other != total for other in totals):
                linting.warn((*where, "widths"), "同一张表里各段的 widths 合计不同，竖线会错开。", "请改成同样的合计。")
            totals.append(total)
        elif entry.style == "row":
            totals = totals or [sum(entry.widths)] if entry.widths else totals
        else:
            totals = []


def _columns(entry: ReportEntry) -> int:
    return next((len(row) for band in entry.table for row in band.rows), 0)


def _lint_grid(linting: Linting, where: Location, entry: ReportEntry) -> None:
    rows: list[tuple[str, ...]] = []
    columns = len(entry.widths)
    head = False
    for number, band in enumerate(entry.table):
        place = (*where, "table", number)
        if not band.rows:
            linting.warn(place, "表格的这一段没有行（rows）。", "请写上，或删去这一段。")
        if not all(band.rows):
            linting.error(place, "表格的一行里一格也没有。", "请写上各格，或删去这一行。", undrawable=True)
            return
        for row in band.rows:
            columns = columns or len(row)
            if len(row) != columns:
                what = "和 widths 的列数不同" if entry.widths else "和上面的行不一样长"
                linting.error(place, f"表格的一行有 {len(row)} 格，{what}（{columns}）。")
                return
            _lint_joins(linting, place, row, first=not rows, turns=band.head and not head)
            head = band.head
            rows.append(row)
    if any(width <= 0 for width in entry.widths):
        linting.error((*where, "widths"), "widths 要是大于 0 的整数。")
    if not _rectangular(rows):
        linting.error(where, "合并的格不是一个方块。", '请核对 "<" 和 "^" 的位置。')


def _lint_joins(linting: Linting, place: Location, row: tuple[str, ...], *, first: bool, turns: bool) -> None:
    """Check what a row joins to its neighbours; ``turns`` where a head begins."""
    if row and row[0] == LEFT:
        linting.error(place, '第一列不能写 "<"，它左边没有格。')
    if first and any(cell.startswith(ABOVE) and not cell.startswith(WHOLE) for cell in row):
        linting.error(place, '第一行不能写 "^"，它上面没有格。')
    if turns and not first and ABOVE in row:
        linting.error(place, '表头和上面的行不能并，这里不能写 "^"。')


def _rectangular(rows: list[tuple[str, ...]]) -> bool:
    """Return whether every merged area is a rectangle; ``^{…}`` counts as a cell of its own."""
    areas: dict[tuple[int, int], list[tuple[int, int]]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            origin = (r, c)
            if cell == LEFT and c:
                origin = owner[r, c - 1]
            elif cell == ABOVE and r:
                origin = owner[r - 1, c]
            owner[r, c] = origin
            areas.setdefault(origin, []).append((r, c))
    for area in areas.values():
        height = len({r for r, _ in area})
        width = len({c for _, c in area})
        if height * width != len(area):
            return False
    return True
