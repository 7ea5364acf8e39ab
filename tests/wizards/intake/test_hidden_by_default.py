"""Sheets that hide the rows and columns of which they say nothing: what they hide is listed, and not read."""

from __future__ import annotations

import io
import struct

import pytest
import xlsxwriter
import xlwt

from tests.wizards.intake.sheets import bring, indicators, packed, parts_of, xlsx

HEAD = ["二级指标", "三级指标", "指标值", "完成值"]
ROWS = [
    HEAD,
    ["数量指标", "工程数量", "12处", "11处"],
    ["数量指标", "去年的工程", "5处", "4处"],
    ["数量指标", "受益人数", "3000人", "3000人"],
]
SHEET = "xl/worksheets/sheet1.xml"
ROW, UNKNOWN, COLUMN, OTHER_COLUMNS, TURNS = 0x0208, 0x0FF0, 0x007D, 0x0055, 0x000C


def changed(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    for old, new in changes:
        assert data.count(old) == 1, old
        data = data.replace(old, new)
    return data


def new_sheet(*changes: tuple[bytes, bytes]) -> bytes:
    parts = parts_of(xlsx(ROWS, name="表"))
    return packed({**parts, SHEET: changed(parts[SHEET], *changes)})


def old_sheet(*changes: tuple[bytes, bytes], hidden: bool = True, widths: int = 0) -> bytes:
    """An .xls that hides rows by default; something is said of the width of so many columns."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    sheet.row_default_hidden = hidden
    for number, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    for column in range(widths):
        sheet.col(column).width = 3000
    data = io.BytesIO()
    book.save(data)
    return changed(data.getvalue(), *changes)


def record(number: int, *numbers: int) -> bytes:
    """The head of a record as it begins in the file, with the first numbers in it."""
    length = {ROW: 16, UNKNOWN: 16, COLUMN: 12, OTHER_COLUMNS: 2, TURNS: 2}[number]
    return struct.pack(f"<{2 + len(numbers)}H", number, length, *numbers)


def without_row(number: int) -> tuple[bytes, bytes]:
    """The file says nothing of the row any more, though there are cells in it."""
    return record(ROW, number), record(UNKNOWN, number)


def told(data: bytes, name: str) -> tuple[set[str], list[tuple[str, str]]]:
    """What is brought in, and what is listed as hidden."""
    plan, document = bring(data, name)
    return set(indicators(document)), [(one.where, one.text) for one in plan.aside if "隐藏的" in one.why]


ALL = {row[1] for row in ROWS[1:]}


@pytest.mark.parametrize("hides", [True, False])
def test_a_row_of_an_old_sheet_of_which_nothing_is_said(hides: bool) -> None:
    found, listed = told(old_sheet(without_row(2), hidden=hides), "表.xls")
    assert found == (ALL - {"去年的工程"} if hides else ALL)
    assert listed == ([("表!A3", "数量指标 去年的工程 5处 4处")] if hides else [])


def test_an_old_sheet_that_says_nothing_of_any_row_is_read() -> None:
    """Programs that leave out what is said of rows mean nothing by it."""
    assert told(old_sheet(*map(without_row, range(len(ROWS)))), "表.xls") == (ALL, [])


def test_rows_of_which_anything_is_said_are_read() -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("表")
    sheet.set_default_row(hide_unused_rows=True)
    for number, row in enumerate(ROWS):
        sheet.write_row(2 * number, 0, row)
    book.close()
    assert b'zeroHeight="1"' in parts_of(data.getvalue())[SHEET]
    assert told(data.getvalue(), "表.xlsx") == (ALL, [])
    assert told(old_sheet(), "表.xls") == (ALL, [])


def merged(hides: bool) -> bytes:
    texts = '<c r="{0}{1}" t="inlineStr"><is><t>{2}</t></is></c>'
    rows = {1: ROWS[0], 2: ROWS[1], 4: ROWS[3]}
    written = "".join(
        f'<row r="{number}" hidden="{number == 2:d}">'
        + "".join(texts.format("ABCD"[column], number, cell) for column, cell in enumerate(cells))
        + "</row>"
        for number, cells in rows.items()
    )
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetFormatPr zeroHeight="{hides:d}"/><sheetData>{written}</sheetData>'
        '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>'
    )
    return packed({**parts_of(xlsx(ROWS, name="表")), SHEET: content.encode()})


@pytest.mark.parametrize("hides", [True, False])
def test_a_merged_cell_is_seen_in_part_only_where_a_row_is_seen(hides: bool) -> None:
    """Its text stands in a hidden row; of the other row nothing is said, and there are no cells in it."""
    found, listed = told(merged(hides), "表.xlsx")
    assert found == {"受益人数"}
    assert [text for _, text in listed] == ["数量指标 工程数量 12处 11处" if hides else "工程数量 12处 11处"]


LAST_COLUMN = [("表!D1", "完成值 11处 4处 3000人")]


@pytest.mark.parametrize(("width", "listed"), [(b"0", LAST_COLUMN), (b"9", [])])
def test_a_column_of_which_nothing_is_said(width: bytes, listed: list[tuple[str, str]]) -> None:
    columns = b'<cols><col min="1" max="3" width="9" customWidth="1"/></cols><sheetData>'
    default = (b"<sheetFormatPr ", b'<sheetFormatPr defaultColWidth="%b" ' % width)
    assert told(new_sheet(default, (b"<sheetData>", columns)), "表.xlsx") == (ALL, listed)
    other = record(TURNS, 100), record(OTHER_COLUMNS, int(width))
    assert told(old_sheet(other, hidden=False, widths=3), "表.xls") == (ALL, listed)


def test_a_column_without_width_is_not_seen() -> None:
    columns = b'<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    assert told(new_sheet((b"<sheetData>", columns)), "表.xlsx") == (ALL, LAST_COLUMN)
    narrow = (record(COLUMN, 3, 3, 3000), record(COLUMN, 3, 3, 0))
    assert told(old_sheet(narrow, hidden=False, widths=4), "表.xls") == (ALL, LAST_COLUMN)
