"""Excel files to grids. The reader of values is imported when one is read, not before."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from schemas.text import show
from wizards.intake.error_texts import take_out_errors
from wizards.intake.hidden import Hidden
from wizards.intake.model import Aside, Grid, Kind, Merge, Place, Source, Unreadable
from wizards.intake.sheet_look import DAMAGED, SheetLook
from wizards.intake.xls import look_into as look_into_xls
from wizards.intake.xlsx import look_into


def read_xlsx(data: bytes, sheet: str | None) -> Source:
    """Return the grids of an .xlsx: of its visible sheets, or of the one that is named.

    Raises:
        Unreadable: it cannot be read, or has no such sheet.
    """
    book = look_into(data, sheet)
    source = _source("xlsx", book.data, sheet, book.visible, book.hidden, book.sheets)
    return _without_errors(source) if book.may_show_errors else source


def read_xls(data: bytes, sheet: str | None) -> Source:
    """Return the grids of an .xls.

    Raises:
        Unreadable: it cannot be read, or has no such sheet.
    """
    book = look_into_xls(data)
    return _without_errors(_source("xls", data, sheet, book.visible, book.hidden, book.sheets))


def _source(
    kind: Kind,
    data: bytes,
    sheet: str | None,
    visible: Iterable[str],
    hidden: Iterable[str],
    looks: Mapping[str, SheetLook],
) -> Source:
    visible, hidden = tuple(visible), tuple(hidden)
    if sheet is not None and sheet not in (*visible, *hidden):
        names = "、".join(f"“{show(name, one_line=True)}”" for name in visible)
        raise Unreadable(f"没有叫“{show(sheet, one_line=True)}”的工作表；这个文件里有 {names or '隐藏的表'}。")
    wanted = visible if sheet is None else (sheet,)
    told: list[Aside] = []
    grids = tuple(_grids(data, wanted, looks, told))
    aside = tuple(Aside(name, "", "隐藏的工作表，没有读", plain=True) for name in hidden if name not in wanted)
    return Source(kind, grids, (*aside, *told))


def _grids(data: bytes, wanted: Iterable[str], looks: Mapping[str, SheetLook], told: list[Aside]) -> Iterable[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in wanted:
            sheet = workbook.get_sheet_by_name(name)
            values = sheet.to_python(skip_empty_area=False)
            look = looks.get(name, SheetLook())
            merges = _merges(sheet.merged_cell_ranges, values)
            hidden = Hidden(*look.unseen(len(values), max(map(len, values), default=0)), merges)
            told += hidden.take_out(name, values) if hidden else ()
            holes = {place: why for place, why in _holes(look, values).items() if not hidden.covers(place)}
            yield Grid(name, values, merges, look.looks, True, holes)
    except PasswordError:
        raise Unreadable("文件加了密码，读不了；请去掉密码，另存一份再试。") from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable(DAMAGED) from None
    except BaseException as error:
        # The reader is no Python: where it gives up on a damaged file, it raises what is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(DAMAGED) from None


def _without_errors(source: Source) -> Source:
    """Return a source in which errors that were kept as texts are cells without a value."""
    grids: list[Grid] = []
    for grid in source.grids:
        values = [list(row) for row in grid.values]
        holes = {**grid.holes, **take_out_errors(values)}
        grids.append(replace(grid, values=values, holes=holes))
    return replace(source, grids=tuple(grids))


def _holes(look: SheetLook, values: list[list[Any]]) -> dict[Place, str]:
    """Return the cells without a value: errors, and formulas that nobody has worked out; one that shows "" is blank."""
    holes = dict(look.holes)
    for (row, column), kind in look.formulas.items():
        there = row < len(values) and column < len(values[row])
        if kind != "str" and not (there and values[row][column] != ""):
            holes[row, column] = "公式没有算出的值"
    return holes


def _merges(ranges: Any, values: list[list[Any]]) -> list[Merge]:
    """Return merged cells, cut to where something stands."""
    rows, columns = len(values), max(map(len, values), default=0)
    merges = [(first[0], first[1], min(last[0], rows - 1), min(last[1], columns - 1)) for first, last in (ranges or ())]
    return [merge for merge in merges if merge[0] <= merge[2] and merge[1] <= merge[3]]
