"""The look into a sheet that is written the way office programs write sheets: patterns over its bytes.

Nearly every file is, and this is three times as fast as going from element to element. What the patterns do not know
is no error here: such a sheet is walked through (``sheet_walk``), which finds the same and understands the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from wizards.intake.model import GENERAL, Look, Unreadable
from wizards.intake.packages import walk_xml
from wizards.intake.sheet_look import CELLS, ROWS, TOO_LARGE, SheetLook, check_area, column_number

# Nothing is tried twice (``*+``, ``?+``): a row that is written in another way fails at once.
_STYLE: Final = rb' s="\d{1,9}"'
_TYPE: Final = rb' t="[A-Za-z]{1,9}"'
_TEXT: Final = rb"[^<&]*+(?:&(?:amp|lt|gt|quot|apos);[^<&]*+)*+"
_CONTROL: Final = rb"\x00-\x08\x0b\x0c\x0e-\x1f"
_ATTRIBUTES: Final = rb'(?: (?!r=)[A-Za-z][\w.:-]*+="[^"<>&' + _CONTROL + rb']*+")*+'
_CELL: Final = (
    rb'<c r="[A-Z]{1,3}+\1"(?:' + _STYLE + rb"(?:" + _TYPE + rb")?+|" + _TYPE + rb"(?:" + _STYLE + rb")?+)?+ ?+"
    rb"(?:/>|>(?:<v>"
    + _TEXT
    + rb"</v>|<f"
    + _ATTRIBUTES
    + rb" ?+(?:/>|>"
    + _TEXT
    + rb"</f>)(?:<v ?+/>|<v>"
    + _TEXT
    + rb'</v>)?+|<v ?+/>|<is><t(?: xml:space="preserve")?+>'
    + _TEXT
    + rb"</t></is>)?+</c>)"
)
_ROW: Final = re.compile(rb'<row r="([1-9]\d{0,6})"' + _ATTRIBUTES + rb" ?+>((?:" + _CELL + rb")*+)</row>")
_EMPTY_ROW: Final = re.compile(rb'<row r="[1-9]\d{0,6}"' + _ATTRIBUTES + rb" ?/>")
_SEEN: Final = b"<x/>"
"""Stands for rows that were understood: the rest must be well-formed around them."""
_OF_CELLS: Final = re.compile(rb"<(?:c|row|v|is|f)[\s/>]")
_FILLED: Final = re.compile(rb'<c r="([A-Z]{1,3})"[^<>]*+><[vif]')
"""A cell with something in it, in a row without its figures."""
_HIDDEN_ROW: Final = re.compile(rb'<row r="(\d+)"[^<>]* hidden="(?:1|true)"')
_TOLD_ROW: Final = re.compile(rb'<row r="(\d+)"')
_HAS_TYPE: Final = re.compile(rb' t="([A-Za-z]+)"')
_HAS_STYLE: Final = re.compile(rb' s="(\d+)"')
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([\w-]*)")
_DIGITS: Final = b"0123456789"
_CONTROLS: Final = re.compile(rb"[" + _CONTROL + rb"]")


def scan_sheet(content: bytes, looks: Sequence[Look]) -> SheetLook | None:
    """Return what a sheet says beside its values, ``None`` if it is not written in the usual way.

    Args:
        content: the sheet's part.
        looks: how each cell style, by its number, shows numbers.

    Raises:
        Unreadable: it is larger than a table can be.
    """
    if not _begins_plainly(content):
        return None
    if len(content) > CELLS and content.count(b"<c ") > CELLS:
        raise Unreadable(TOO_LARGE)
    pieces = _ROW.split(content)
    rest = _EMPTY_ROW.sub(_SEEN, _SEEN.join(filter(None, pieces[::3])))
    # Rows differ in their figures; without them most are alike, and need to be looked at once.
    shapes = [row.translate(None, _DIGITS) for row in pieces[2::3]]
    alike = set(shapes)
    if not _is_usual(rest, alike) or max(map(int, pieces[1::3]), default=0) > ROWS:
        return None
    found = SheetLook()
    walk_xml(rest, found.note_layout)
    _check_size(pieces[1::3], shapes, alike)
    _note_rows(found, content)
    _note_cells(found, content, alike, {str(number): look for number, look in enumerate(looks) if look != GENERAL})
    return found


def _begins_plainly(content: bytes) -> bool:
    """Return whether the root has no prefix, nothing stands before it, and no other encoding is meant."""
    start = content.find(b"<worksheet")
    before = content[: max(start, 0)]
    encoding = _ENCODING.search(before)
    if start < 0 or before.count(b"<") > before.count(b"<?xml "):
        return False
    if encoding is not None and encoding[1].upper() != b"UTF-8":
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_usual(rest: bytes, alike: Collection[bytes]) -> bool:
    """Return whether nothing is left that only a parser understands.

    Args:
        rest: what stands around the rows: no cells, no comment, no instruction.
        alike: the rows without their figures, those that are alike once: no letter that is none.
    """
    if b"<?" in rest[rest.find(b"<worksheet") :] or b"<!" in rest or _OF_CELLS.search(rest) is not None:
        return False
    return not any(map(_CONTROLS.search, (rest, *alike)))


def _check_size(numbers: Sequence[bytes], shapes: Sequence[bytes], alike: Collection[bytes]) -> None:
    filled = {shape: _FILLED.findall(shape) for shape in alike}
    columns = {letters.decode() for found in filled.values() for letters in found}
    rows = [int(number) for number, shape in zip(numbers, shapes, strict=True) if filled[shape]]
    check_area(max(rows, default=0), max(map(column_number, columns), default=-1) + 1, len(rows))


def _note_rows(found: SheetLook, content: bytes) -> None:
    if b' hidden="' in content:
        found.hidden_rows = {int(number) - 1 for number in _HIDDEN_ROW.findall(content)}
    if found.hides_rows:
        found.told_rows = {int(number) - 1 for number in _TOLD_ROW.findall(content)}


def _note_cells(found: SheetLook, content: bytes, alike: Collection[bytes], looks: Mapping[str, Look]) -> None:
    """Note the cells with a format that says more than the number, those with a formula and those with an error.

    ``alike``: the rows without their figures, those that are alike once.
    """
    wanted = _wanted(alike, looks)
    if wanted is None:
        return
    said: dict[bytes, tuple[str, Look | None]] = {}
    columns: dict[bytes, int] = {}
    for letters, row, attributes, formula in wanted.findall(content):
        if attributes not in said:
            said[attributes] = _said(attributes, looks)
        if letters not in columns:
            columns[letters] = column_number(letters.decode())
        kind, look = said[attributes]
        place = int(row) - 1, columns[letters]
        if look is not None and kind == "n" and formula == b"v":  # by far the most
            found.looks[place] = look
        else:
            found.note(place, kind, look, formula=formula == b"f")


def _wanted(alike: Collection[bytes], looks: Mapping[str, Look]) -> re.Pattern[bytes] | None:
    """Return the pattern of the cells of which there is something to say."""
    kinds: list[bytes] = []
    if looks:
        kinds.append(rb"(?:" + _TYPE + rb')?+ s="(?:' + "|".join(looks).encode() + rb')"')
    if any(b"<f" in row for row in alike):
        kinds.append(rb"[^<>]*><f")
    if any(b' t="e"' in row for row in alike):
        kinds.append(rb'[^<>]* t="e"')
    if not kinds:
        return None
    return re.compile(rb'<c r="([A-Z]{1,3}+)(\d{1,7}+)"(?=' + b"|".join(kinds) + rb")([^<>]*)><([vif])")


def _said(attributes: bytes, looks: Mapping[str, Look]) -> tuple[str, Look | None]:
    """Return the kind of a cell's value, and its format where that says more than the number."""
    of_type, style = _HAS_TYPE.search(attributes), _HAS_STYLE.search(attributes)
    kind = of_type[1].decode() if of_type is not None else "n"
    return kind, looks.get(style[1].decode()) if style is not None else None
