"""The summary as CSV text and as an Excel workbook, for those who go on calculating with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from schemas.text import show
from wizards.unit.line import Line
from wizards.unit.summary import JSON_KEYS, SUM, Summary, Sums, cell
from wizards.unit.summary_columns import AMOUNTS, NUMBERS, SummaryColumn, SummaryColumns

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADS: Final = {
    "file": "文件",
    "form": "表式",
    "policy": "评分办法",
    "unit": "单位",
    "supervisor": "主管部门",
    "title": "项目名称",
    "fiscal_year": "年度",
    "budget": "全年预算数（元）",
    "executed": "全年执行数（元）",
    "rate": "执行率（%）",
    "total": "自评得分",
    "grade": "等次",
    "complete": "填完",
    "errors": "错误",
    "warnings": "提醒",
    "unmet": "未完成指标",
    "problems": "存在问题",
}
_FORMULA: Final = ("=", "+", "-", "@")
_BOM: Final = "\ufeff"
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same sessions make the same bytes, whatever the day."""
_UNREADABLE: Final = "没有读成的文件"
_ACROSS: Final = "几份之间的问题"
_WIDTH: Final = 1.3
_LEAST_WIDTH: Final = 8.0


def csv_text(lines: Sequence[Line], sums: Sums) -> str:
    """Return the summary as CSV with a byte order mark, without which Excel shows rubbish; amounts in 元."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS.values())
    for line in lines:
        writer.writerow([_in_csv(getattr(line, key)) for key in JSON_KEYS])
    last = dict.fromkeys(JSON_KEYS, "") | {"file": SUM}
    last |= {key: _in_csv(getattr(sums, key)) for key in ("budget", "executed", "rate")}
    writer.writerow(last.values())
    return _BOM + out.getvalue()


def _in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return format(value, "f")
    text = show(str(value), one_line=True)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def workbook(summary: Summary, columns: SummaryColumns) -> bytes:
    """Return the summary as the bytes of an .xlsx: the table, what was found across the files, what was not read."""
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": columns.title, "author": "", "created": _MADE})
    _Table(book, columns).write(summary)
    if summary.found:
        rows = [(one.rule, one.message, "\n".join(one.files)) for one in summary.found]
        _listed(book, _ACROSS, ("编号", "问题", "文件"), (8, 70, 50), rows)
    if summary.unreadable:
        _listed(book, _UNREADABLE, ("文件", "原因"), (40, 80), summary.unreadable)
    book.close()
    return out.getvalue()


class _Table:
    """The sheet of the table."""

    def __init__(self, book: Workbook, columns: SummaryColumns) -> None:
        self._columns = columns
        self._sheet: Worksheet = book.add_worksheet("汇总表")
        border = {"border": 1, "valign": "vcenter", "font_size": 10}
        self._title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        self._head = book.add_format({**border, "bold": True, "align": "center", "text_wrap": True})
        self._text = book.add_format({**border, "text_wrap": True})
        self._amount = book.add_format({**border, "num_format": "#,##0.00####"})
        self._figure = book.add_format({**border, "num_format": "0.##", "align": "center"})
        self._rate = book.add_format({**border, "num_format": "0.00", "align": "center"})

    def write(self, summary: Summary) -> None:
        """Write title, head, lines, sums."""
        sheet, shown = self._sheet, self._columns.columns
        if len(shown) > 1:
            sheet.merge_range(0, 0, 0, len(shown) - 1, self._columns.title, self._title)
        else:
            sheet.write_string(0, 0, self._columns.title, self._title)
        for number, column in enumerate(shown):
            sheet.set_column(number, number, max(column.width * _WIDTH, _LEAST_WIDTH))
            sheet.write_string(1, number, self._columns.head(column), self._head)
        for row, line in enumerate(summary.lines, start=2):
            for number, column in enumerate(shown):
                self._cell(row, number, column, _value(line, column, row - 1, self._columns.money))
        self._sums(len(summary.lines) + 2, summary.sums)
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)

    def _sums(self, row: int, sums: Sums) -> None:
        known = {"budget": sums.budget, "executed": sums.executed, "rate": sums.rate}
        for number, column in enumerate(self._columns.columns):
            value = cell(known, column.key, self._columns.money)
            self._cell(row, number, column, SUM if number == 0 else value)

    def _cell(self, row: int, number: int, column: SummaryColumn, value: Any) -> None:
        if value is None or value == "":
            self._sheet.write_blank(row, number, None, self._text)
        elif column.key in NUMBERS and isinstance(value, (Decimal, int)):
            # A sheet knows no decimals but floats; to the cent they read back the same.
            self._sheet.write_number(row, number, float(value), self._look(column))
        else:
            self._sheet.write_string(row, number, show(str(value)), self._text)

    def _look(self, column: SummaryColumn) -> Format:
        if column.key in AMOUNTS:
            return self._amount
        return self._rate if column.key == "rate" else self._figure


def _value(line: Line, column: SummaryColumn, number: int, money: str) -> Any:
    return number if column.key == "number" else cell(line, column.key, money)


def _listed(
    book: Workbook, name: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for number, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, head, bold)
    for row, texts in enumerate(_shown(rows), start=1):
        for number, text in enumerate(texts):
            sheet.write_string(row, number, text, wrapped)
    sheet.freeze_panes(1, 0)


def _shown(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for row in rows:
        yield [show(text) for text in row]
