"""The second look into an .xls: sheets, number formats, cells without a value, and how large it really is."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wizards.intake.compound import Compound
from wizards.intake.model import GENERAL, Look, Unreadable
from wizards.intake.numberformats import look_of
from wizards.intake.sheet_look import TOO_LARGE, SheetLook, check_area

_BOF, _EOF, _SHEET, _PASSWORD, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x002F, 0x041E, 0x00E0
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, _TRUTH_OR_ERROR = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205
_TEXTS = (0x00FD, 0x0204, 0x00D6)
_STRINGS, _SIZE = 0x00FC, 0x0200
_ROW, _COLUMN_WIDTHS = 0x0208, 0x007D
_OTHER_ROWS, _OTHER_COLUMNS = 0x0225, 0x0055
"""What holds for rows and columns of which nothing is said."""
_BIFF8: Final = 0x0600
_ROWS, _COLUMNS, _STATED_AREA = 65_536, 256, 4_000_000
_SAVE_AS = "请用 Excel/WPS 另存为 .xlsx 再试。"
_DAMAGED = f"文件已损坏或不完整，打不开；{_SAVE_AS}"
Record = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class OldWorkbook:
    """What the second look found: names of visible and hidden sheets, and each visible or hidden sheet's look."""

    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    sheets: Mapping[str, SheetLook]


def look_into(data: bytes) -> OldWorkbook:
    """Look into an .xls.

    Raises:
        Unreadable: it is none, or must not be read.
    """
    compound = Compound(data)
    names = set(compound.streams)
    if "EncryptedPackage" in names:
        raise Unreadable("文件加了密码，读不了；请去掉密码，另存为 .xlsx 再试。")
    if "_VBA_PROJECT_CUR" in names:
        raise Unreadable(f"文件里有宏，没有读；{_SAVE_AS}")
    if "Workbook" not in names:
        kind = "旧版 Excel" if "Book" in names else "旧版 Word 文件或别的文件，不是 Excel"
        raise Unreadable(f"这是{kind}，读不了；请用 Word/WPS 另存为 .docx/.xlsx 再试。")
    try:
        return _read(compound.stream("Workbook"))
    except (struct.error, IndexError, UnicodeDecodeError):
        raise Unreadable(_DAMAGED) from None


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of one part, from its beginning to its end; parts inside it are passed over."""
    level = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        level += (number == _BOF) - (number == _EOF)
        if level <= 0:
            return
        if level == 1:
            yield number, body
    raise Unreadable(_DAMAGED)


def _read(stream: bytes) -> OldWorkbook:
    sheets: list[tuple[str, int, bool]] = []
    codes: dict[int, str] = {}
    numbers: list[int] = []
    for number, body in _records(stream, 0):
        _refuse(number, body, len(stream))
        if number == _SHEET and body[5] == 0:
            sheets.append((_string(body[6:], short=True), struct.unpack_from("<I", body)[0], body[4] & 3 == 0))
        elif number == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _string(body[2:])
        elif number == _STYLE:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
    looks = [look_of(number, codes.get(number)) for number in numbers]
    return OldWorkbook(
        _names(sheets, visible=True),
        _names(sheets, visible=False),
        {name: _sheet(stream, at, looks) for name, at, _ in sheets},
    )


def _refuse(number: int, body: bytes, size: int) -> None:
    if number == _STRINGS and max(struct.unpack_from("<II", body)) > size:
        raise Unreadable(_DAMAGED)
    if number == _BOF and struct.unpack_from("<H", body)[0] != _BIFF8:
        raise Unreadable(f"这是很旧的 Excel 文件，读不了；{_SAVE_AS}")
    if number == _PASSWORD:
        raise Unreadable("文件加了密码，读不了；请去掉密码，另存为 .xlsx 再试。")


def _names(sheets: list[tuple[str, int, bool]], *, visible: bool) -> tuple[str, ...]:
    return tuple(name for name, _, shown in sheets if shown is visible)


def _check_size(body: bytes) -> None:
    """The size that a sheet states is believed by the reader of values: it makes room for so many cells."""
    first_row, after_row, first, after = struct.unpack_from("<IIHH", body)
    if after_row < first_row or after < first:
        raise Unreadable(_DAMAGED)
    if after_row > _ROWS or after > _COLUMNS or (after_row - first_row) * (after - first) > _STATED_AREA:
        raise Unreadable(TOO_LARGE)


def _string(body: bytes, *, short: bool = False) -> str:
    length, flags, start = (body[0], body[1], 2) if short else (struct.unpack_from("<H", body)[0], body[2], 3)
    wide = flags & 1
    return body[start : start + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1")


def _sheet(stream: bytes, at: int, looks: list[Look]) -> SheetLook:
    found = SheetLook()
    rows: set[int] = set()
    last = [0, 0]
    for number, body in _records(stream, at):
        if number == _SIZE:
            _check_size(body)
        if number not in _CELLS:
            _note_hidden(found, number, body)
            continue
        row, column = struct.unpack_from("<HH", body)
        rows.add(row)
        last = [max(last[0], row), max(last[1], column)]
        check_area(last[0] + 1, last[1] + 1, len(rows))
        _note(found, number, body, row, column, looks)
    return found


def _note_hidden(found: SheetLook, number: int, body: bytes) -> None:
    """Note a row or a stretch of columns that is not seen: filtered away, or put out of sight."""
    if number == _ROW and len(body) >= 14:
        (row,) = struct.unpack_from("<H", body)
        found.told_rows.add(row)
        if body[12] & 0x20:
            found.hidden_rows.add(row)
    elif number == _COLUMN_WIDTHS and len(body) >= 10:
        first, last, width = struct.unpack_from("<HHH", body)
        found.tell_columns(first, last, hidden=not width or bool(body[8] & 1))
    elif number == _OTHER_ROWS:
        found.hides_rows = bool(body[:1] and body[0] & 2)
    elif number == _OTHER_COLUMNS:
        found.hides_columns = body[:2] == b"\0\0"


_CELLS = frozenset((_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, _TRUTH_OR_ERROR, *_TEXTS))


def _note(found: SheetLook, number: int, body: bytes, row: int, column: int, looks: list[Look]) -> None:
    if number in _TEXTS:
        return
    if number == _SHORT_NUMBERS:
        for place in range((len(body) - 6) // 6):
            _style(found, row, column + place, struct.unpack_from("<H", body, 4 + 6 * place)[0], looks)
        return
    if number == _TRUTH_OR_ERROR and body[7]:
        found.holes[row, column] = "公式出错"
        return
    if number == _FORMULA and body[12:14] == b"\xff\xff":
        if body[6] == 2:
            found.holes[row, column] = "公式出错"
        return
    _style(found, row, column, struct.unpack_from("<H", body, 4)[0], looks)


def _style(found: SheetLook, row: int, column: int, style: int, looks: list[Look]) -> None:
    if style < len(looks) and looks[style] != GENERAL:
        found.looks[row, column] = looks[style]
