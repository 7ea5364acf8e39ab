"""Sheets made in the tests: rows of cells to .xlsx, .xls, .csv and pasted text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
import xlwt

from schemas.form import Form
from wizards import catalogue
from wizards.intake import Plan, new_paths, plan_file, take
from wizards.session import new_document


@dataclass(frozen=True)
class N:
    """A number with its number format."""

    value: float
    format: str = "General"


@dataclass(frozen=True)
class F:
    """A formula, with the value that was worked out for it, if any."""

    formula: str
    value: Any = None


Rows = Sequence[Sequence[Any]]
Merges = Sequence[tuple[int, int, int, int]]


def xlsx(
    rows: Rows,
    *,
    merges: Merges = (),
    name: str = "自评表",
    more: Mapping[str, Rows] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """An .xlsx with one sheet, and ``more`` by name; ``hidden`` are names of hidden ones."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    for title, content in {name: rows, **(more or {})}.items():
        sheet = book.add_worksheet(title)
        if title in hidden:
            sheet.hide()
        for row, cells in enumerate(content):
            for column, cell in enumerate(cells):
                _write(book, sheet, row, column, cell)
        for first_row, first, last_row, last in merges if title == name else ():
            sheet.merge_range(first_row, first, last_row, last, "")
            _write(book, sheet, first_row, first, rows[first_row][first])
    book.close()
    return _without_values(data.getvalue())


def _write(book: Any, sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, N):
        sheet.write_number(row, column, cell.value, book.add_format({"num_format": cell.format}))
    elif isinstance(cell, F):
        sheet.write_formula(row, column, cell.formula, None, "@@" if cell.value is None else cell.value)
    elif isinstance(cell, str) and cell:
        sheet.write_string(row, column, cell)
    elif cell not in (None, ""):
        sheet.write(row, column, cell)


def _without_values(data: bytes) -> bytes:
    """Take out the values of formulas that nobody has worked out; the library always writes one."""
    if b"@@" not in b"".join(parts_of(data).values()):
        return data
    return packed(
        {name: part.replace(b' t="str"', b"").replace(b"<v>@@</v>", b"") for name, part in parts_of(data).items()}
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return data.getvalue()


def xls(rows: Rows, *, merges: Merges = (), name: str = "自评表") -> bytes:
    """An .xls with one sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name, cell_overwrite_ok=True)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, N):
                sheet.write(row, column, cell.value, xlwt.easyxf(num_format_str=cell.format))
            elif cell not in (None, ""):
                sheet.write(row, column, cell)
    for first_row, first, last_row, last in merges:
        sheet.merge(first_row, last_row, first, last)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def text(rows: Rows, delimiter: str = "\t", end: str = "\r\n") -> str:
    """The text that a program copies out of a sheet."""
    return "".join(delimiter.join("" if cell is None else str(cell) for cell in row) + end for row in rows)


def default_form() -> Form:
    return catalogue.load_form(catalogue.default_form_id())


def bring(
    data: bytes | str,
    name: str = "表.xlsx",
    *,
    document: Mapping[str, Any] | None = None,
    form: Form | None = None,
    sheet: str | None = None,
) -> tuple[Plan, dict[str, Any]]:
    """Bring a file into a new session; return the plan and the session after it."""
    form = form or default_form()
    there = document if document is not None else new_document(form)
    plan = plan_file(data.encode() if isinstance(data, str) else data, name, there, form, sheet=sheet)
    return plan, take(there, plan, new_paths(plan))


def indicators(document: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The named indicators of a session by name, without what the form gave them."""
    rows = document["performance"]["indicators"]
    return {
        row["name"]: {key: value for key, value in row.items() if key not in ("id", "catalogue", "name")}
        for row in rows
        if row.get("name")
    }
