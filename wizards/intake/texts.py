"""Text that came out of a sheet: pasted, .txt, .tsv, .csv."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Final

from wizards.intake.error_texts import take_out_errors
from wizards.intake.model import Grid, Unreadable

ROWS: Final = 20_000
COLUMNS: Final = 500
_MOST: Final = 20 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MARKED: Final = re.compile(r"'[\d=+\-@.≥≤<>＜＞]")
_NOT_TEXT = "这不是文字文件，读不了；请在 Excel、WPS 里另存为 .xlsx 或 CSV 再试。"


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without BOM, UTF-16 with BOM, GBK.

    Raises:
        Unreadable: it is none of them.
    """
    if len(data) > _MOST:
        raise Unreadable("文件超过 20 MB，不像一张指标表；请只留下要用的行再试。")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    if b"\x00" in data:
        raise Unreadable(_NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(_NOT_TEXT) from None
    if "\x00" in text:
        raise Unreadable(_NOT_TEXT)
    return text


def read_text(text: str, delimiter: str = "\t") -> Grid:
    """Return the table of a text: cells divided by ``delimiter``, rows by CR, LF or CRLF; cells may be quoted.

    Raises:
        Unreadable: it is larger than a table of indicators can be.
    """
    rows = _rows(text, delimiter)
    holes = take_out_errors(rows)
    while rows and not any(cell for cell in rows[-1]):
        rows.pop()
    return Grid("", rows, looks_known=False, holes=holes)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    quoted = '"' in text and text.count('"') % 2 == 0
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if delimiter != "\t":  # a sheet's clipboard has no such marks
                cells = [_plain(cell) for cell in cells]
            filled += any(cells)
            if filled > ROWS or len(row) > COLUMNS:
                raise Unreadable(f"表太大（超过 {ROWS} 行或 {COLUMNS} 列），没有读；请只留下要用的行再试。")
            rows.append(cells)
    except csv.Error:
        raise Unreadable("有一格的文字太长，读不了；请只留下要用的行再试。") from None
    return rows


def _plain(cell: str) -> str:
    """Return a cell without the mark that makes a number a text in a sheet ('12, '=1+1)."""
    return cell[1:] if cell.startswith("'") and _MARKED.match(cell) is not None else cell


def delimiter_of(text: str, suffix: str) -> str:
    """Return what divides the cells: a tab where there is one outside .csv, a comma, in .csv a semicolon."""
    head = text[:20_000]
    if suffix == ".csv":
        if ";" in head and "," not in head and "\t" not in head:
            return ";"
        return "," if "," in head or "\t" not in head else "\t"
    return "\t" if "\t" in head or "," not in head else ","
