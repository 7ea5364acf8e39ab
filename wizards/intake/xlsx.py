"""The second look into an .xlsx: sheets, number formats, formulas without a value, and how large it really is.

The values themselves are read by another reader, which does not tell number formats; this one does not read values.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wizards.intake.model import GENERAL, Look, Place, Unreadable
from wizards.intake.numberformats import look_of
from wizards.intake.packages import local, open_package, relations, root_attributes, walk_xml

WORKBOOK: Final = "xl/workbook.xml"
CELLS: Final = 1_500_000
"""Cells looked at, blank ones with a format too."""
FILLED_ROWS: Final = 20_000
AREA: Final = 2_000_000
_ROWS: Final = 1_048_576
TOO_LARGE: Final = (
    f"表太大（超过 {FILLED_ROWS} 行，或 {AREA // 10_000} 万个格子），没有读；请只留下要用的行，另存一份再试。"
)
_MACROS = "文件里有宏，没有读；请用 Excel/WPS 另存为 .xlsx 再试。"
_DAMAGED = "文件已损坏或不完整，打不开；请在 Excel、WPS 里打开后另存一份再试。"
_STRINGS: Final = "xl/sharedstrings.xml"
_NO_WORKBOOK = "这不是 Excel 文件；请用 Word/WPS 另存为 .docx/.xlsx 再试。"
_KEPT = ("xl/workbook", "xl/worksheets/", "xl/_rels/", "xl/sharedstrings", "xl/styles", "[content_types]", "_rels/")


@dataclass(slots=True)
class SheetLook:
    """What the second look found in one sheet; ``formulas``: cells with a formula, and the kind of their value."""

    looks: dict[Place, Look] = field(default_factory=dict)
    holes: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """An .xlsx that may be read: clean bytes for the reader of values, and the second look by sheet name."""

    data: bytes
    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    sheets: Mapping[str, SheetLook]


def look_into(data: bytes, only: str | None) -> Workbook:
    """Look into an .xlsx.

    Args:
        data: the file.
        only: the sheet that was asked for; else all visible ones.

    Raises:
        Unreadable: it is none, or larger than a table of indicators can be.
    """
    members = open_package(data)
    if any(name.lower().endswith("vbaproject.bin") for name in members):
        raise Unreadable(_MACROS)
    if WORKBOOK not in members:
        raise Unreadable(_NO_WORKBOOK)
    _check_counts(members)
    states = _sheets(members)
    looks = _looks(members)
    visible = tuple(name for name, (state, _) in states.items() if state == "visible")
    hidden = tuple(name for name in states if name not in visible)
    wanted = visible if only is None else tuple(name for name in states if name == only)
    sheets = {name: _Sheet(looks).read(members[states[name][1]]) for name in wanted}
    return Workbook(_repacked(members), visible, hidden, sheets)


def _check_counts(members: Mapping[str, bytes]) -> None:
    """The reader of values makes room for as many texts as the file says it has."""
    for name, content in members.items():
        if name.lower() != _STRINGS:
            continue
        stated = root_attributes(content)
        counts = [stated[key] for key in ("count", "uniqueCount") if key in stated]
        if any(not (count.isascii() and count.isdigit()) or int(count[:20]) > len(content) for count in counts):
            raise Unreadable(_DAMAGED)


def _sheets(members: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Return state and part of every sheet by name, in order."""
    targets = relations(members, WORKBOOK)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "sheet":
            relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
            part = targets.get(relation, "")
            if "/worksheets/" in f"/{part}":
                found[attributes.get("name", "")] = (attributes.get("state", "visible"), part)

    walk_xml(members[WORKBOOK], start)
    return found


def _looks(members: Mapping[str, bytes]) -> list[Look]:
    """Return how each cell style (by its number) shows numbers."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        name = local(tag)
        if name == "numFmt":
            codes[_int(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            numbers.append(_int(attributes.get("numFmtId")))

    def end(tag: str) -> None:
        nonlocal inside
        if local(tag) == "cellXfs":
            inside = False

    if "xl/styles.xml" in members:
        walk_xml(members["xl/styles.xml"], start, end)
    return [look_of(number, codes.get(number)) for number in numbers]


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class _Sheet:
    """One sheet on its way through the XML parser; handlers are kept short, there are many cells."""

    def __init__(self, looks: list[Look]) -> None:
        self._looks = {str(number): look for number, look in enumerate(looks) if look != GENERAL}
        self._found = SheetLook()
        self._columns: dict[str, int] = {}
        self._prefix = ""
        self._row = self._column = -1
        self._row_text = ""
        self._cells = self._filled_rows = 0
        self._last_filled = -1
        self._box = [1 << 30, 1 << 30, -1, -1]
        self._attributes: Mapping[str, str] = {}
        self._formula = self._valued = False

    def read(self, content: bytes) -> SheetLook:
        """Return what the sheet says beside its values."""
        walk_xml(content, self._start)
        self._cell()
        return self._found

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._prefix:
            tag = tag.removeprefix(self._prefix)
        if tag == "c":
            if self._valued or self._formula:
                self._cell()
            self._cells += 1
            self._attributes = attributes
            self._formula = self._valued = False
            self._column = self._column_of(attributes.get("r", ""))
            if self._cells > CELLS:
                raise Unreadable(TOO_LARGE)
        elif tag in ("v", "is"):
            self._valued = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._cell()
            self._row_text = attributes.get("r") or str(self._row + 2)
            self._row = _int(self._row_text) - 1
            if not 0 <= self._row < _ROWS:
                raise Unreadable(_DAMAGED)
            self._column = -1
        elif tag.endswith("worksheet"):
            self._prefix = tag.removesuffix("worksheet")

    def _cell(self) -> None:
        """Note the cell that was begun last, when all of it has been seen."""
        if not (self._valued or self._formula):
            return
        self._stretch()
        kind = self._attributes.get("t", "n")
        if kind == "e":
            self._found.holes[self._row, self._column] = "公式出错"
        elif self._formula:
            self._found.formulas[self._row, self._column] = kind
        if kind == "n" and (look := self._looks.get(self._attributes.get("s", ""))) is not None:
            self._found.looks[self._row, self._column] = look
        self._formula = self._valued = False

    def _stretch(self) -> None:
        """The reader of values makes a full rectangle of the filled cells: it must not become too large."""
        box, row, column = self._box, self._row, self._column
        if row != self._last_filled:
            self._last_filled = row
            self._filled_rows += 1
        if not (box[0] <= row <= box[2] and box[1] <= column <= box[3]):
            box[:] = min(box[0], row), min(box[1], column), max(box[2], row), max(box[3], column)
            if (box[2] + 1) * (box[3] + 1) > AREA or self._filled_rows > FILLED_ROWS:
                raise Unreadable(TOO_LARGE)

    def _column_of(self, reference: str) -> int:
        """Return the column of a cell; its row must be the one that it stands in, or the reader is led elsewhere."""
        if not reference:
            return self._column + 1
        letters = reference.rstrip("0123456789")
        if reference[len(letters) :] != self._row_text:
            raise Unreadable(_DAMAGED)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column_number(letters)
        return column


def _column_number(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise Unreadable(_DAMAGED)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _repacked(members: Mapping[str, bytes]) -> bytes:
    """Return the package once more, with only what the reader of values needs, as it was counted here."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            if name.lower().startswith(_KEPT):
                package.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()
