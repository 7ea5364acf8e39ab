"""The second look into an .xlsx: sheets, number formats, formulas without a value, and how large it really is.

The values themselves are read by another reader, which does not tell number formats; this one does not read values.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wizards.intake.error_texts import may_show_errors
from wizards.intake.model import Look, Unreadable
from wizards.intake.numberformats import look_of
from wizards.intake.packages import local, open_package, relations, root_attributes, walk_xml
from wizards.intake.sheet_look import DAMAGED, SheetLook, whole_number
from wizards.intake.sheet_scan import scan_sheet
from wizards.intake.sheet_walk import walk_sheet

WORKBOOK: Final = "xl/workbook.xml"
_MACROS = "文件里有宏，没有读；请用 Excel/WPS 另存为 .xlsx 再试。"
_STRINGS: Final = "xl/sharedstrings.xml"
_NO_WORKBOOK = "这不是 Excel 文件；请用 Word/WPS 另存为 .docx/.xlsx 再试。"
_OF_TEXTS: Final = ("xl/sharedstrings", "xl/worksheets/")
_KEPT = ("xl/workbook", "xl/worksheets/", "xl/_rels/", "xl/sharedstrings", "xl/styles", "[content_types]", "_rels/")


@dataclass(frozen=True, slots=True)
class Workbook:
    """An .xlsx that may be read: clean bytes for the reader of values, and the second look by sheet name.

    ``may_show_errors``: a text that a sheet shows instead of a value (#N/A, Err:502) may stand in it.
    """

    data: bytes
    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    sheets: Mapping[str, SheetLook]
    may_show_errors: bool


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
    sheets = {name: _look(members[states[name][1]], looks) for name in wanted}
    return Workbook(_repacked(members), visible, hidden, sheets, _may_show_errors(members))


def _may_show_errors(members: Mapping[str, bytes]) -> bool:
    return any(may_show_errors(content) for name, content in members.items() if name.lower().startswith(_OF_TEXTS))


def _look(content: bytes, looks: list[Look]) -> SheetLook:
    found = scan_sheet(content, looks)
    return walk_sheet(content, looks) if found is None else found


def _check_counts(members: Mapping[str, bytes]) -> None:
    """The reader of values makes room for as many texts as the file says it has."""
    for name, content in members.items():
        if name.lower() != _STRINGS:
            continue
        stated = root_attributes(content)
        counts = [stated[key] for key in ("count", "uniqueCount") if key in stated]
        if any(not (count.isascii() and count.isdigit()) or int(count[:20]) > len(content) for count in counts):
            raise Unreadable(DAMAGED)


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
            codes[whole_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            numbers.append(whole_number(attributes.get("numFmtId")))

    def end(tag: str) -> None:
        nonlocal inside
        if local(tag) == "cellXfs":
            inside = False

    if "xl/styles.xml" in members:
        walk_xml(members["xl/styles.xml"], start, end)
    return [look_of(number, codes.get(number)) for number in numbers]


def _repacked(members: Mapping[str, bytes]) -> bytes:
    """Return the package once more, with only what the reader of values needs, as it was counted here."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            if name.lower().startswith(_KEPT):
                package.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()
