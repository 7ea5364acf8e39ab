"""Word documents to grids: every table with the lines above it, tables broken in two joined; and the lines outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from schemas.text import show
from wizards.intake.error_texts import take_out_errors
from wizards.intake.model import Aside, Grid, Merge, Place, Source, Unreadable
from wizards.intake.word import Cell, Paragraph, Table, WordDocument, read_word
from wizards.intake.word.lattice import Columns, columns_of

_LINE: Final = 80
"""A longer paragraph is a text, not a title or a label."""
_ABOVE: Final = 12
_TEXT: Final = 60
_GOES_ON = re.compile(r"[(（]?\s*(?:续\s*表?|接上[页表]|续上[页表]|表\s*续)\s*[)）]?\s*\d*")
_NOTE = re.compile(r"\s*(?:注|备注|说明|填报说明|填表说明|附注)\s*\d*\s*[:：.、]")
_SENTENCE_ENDS: Final = ("。", "；", ";", "！", "？")
OUTSIDE: Final = ""
"""Name of the grid of lines outside of tables."""


def read_docx(data: bytes, name: str, sheet: str | None) -> Source:
    """Return the tables of a .docx as grids, or the one that is named (表2); the last grid holds the lines outside.

    Raises:
        Unreadable: it cannot be read, or has no such table.
    """
    document = read_word(data, name)
    groups = _groups(document)
    wanted = groups if sheet is None else _named(groups, sheet)
    above = [_above(document, group[0]) for group in wanted]
    grids = [_grid(group, lines) for group, lines in zip(wanted, above, strict=True)]
    used = {paragraph.number for lines in above for paragraph in lines}
    lines = [one for one in _lines(document) if one.number not in used]
    aside = (*_passed_over(document), *_texts(document), *_revised(document))
    return Source("docx", (*grids, _outside(lines)), aside)


def _named(groups: list[list[Table]], name: str) -> list[list[Table]]:
    """Return the table of this name.

    Raises:
        Unreadable: there is none.
    """
    found = [group for group in groups if group[0].where == name]
    if not found:
        names = "、".join(group[0].where for group in groups)
        raise Unreadable(f"没有叫“{show(name, one_line=True)}”的表；这个文件里有 {names or '的都是文字，没有表'}。")
    return found


def _groups(document: WordDocument) -> list[list[Table]]:
    """Return the tables of the document; those that follow one another with nothing between are one."""
    groups: list[list[Table]] = []
    for table in document.tables:
        if groups and _goes_on(document, groups[-1][-1], table):
            groups[-1].append(table)
        else:
            groups.append([table])
    return groups


def _goes_on(document: WordDocument, before: Table, table: Table) -> bool:
    if before.cell is not table.cell:
        return False
    between: Sequence[Paragraph]
    if table.cell is not None:
        between = [one for one in table.cell.paragraphs if before.span.end <= one.span.start < table.span.start]
    else:
        between = document.paragraphs[before.after : table.after]
    return all(not one.text.strip() or _GOES_ON.fullmatch(one.text.strip()) for one in between)


def _above(document: WordDocument, table: Table) -> list[Paragraph]:
    """Return the lines right above a table: its title, the year, 单位：万元, labels."""
    if table.cell is not None:
        return []
    last = max(
        (other.after for other in document.tables if other.cell is None and other.number < table.number), default=0
    )
    found: list[Paragraph] = []
    for paragraph in reversed(document.paragraphs[last : table.after]):
        if not _is_line(paragraph) or len(found) >= _ABOVE:
            break
        found.append(paragraph)
    return [one for one in reversed(found) if one.text.strip()]


def _is_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return len(text) <= _LINE and not text.endswith(_SENTENCE_ENDS)


def _lines(document: WordDocument) -> list[Paragraph]:
    return [one for one in document.paragraphs if one.text.strip() and _is_line(one)]


def _grid(tables: Sequence[Table], above: Sequence[Paragraph]) -> Grid:
    columns = columns_of(tables)
    width = max(columns.count, 1)
    values: list[list[Any]] = [[one.text, *[""] * (width - 1)] for one in above]
    merges: list[Merge] = [(row, 0, row, width - 1) for row in range(len(above) if width > 1 else 0)]
    addresses: dict[Place, str] = {(row, 0): _address(one) for row, one in enumerate(above)}
    for number, table in enumerate(tables):
        first = len(values)
        values += [[""] * width for _ in table.rows]
        for cell, place in _placed(number, table, columns):
            top, left, bottom, right = place
            values[first + top][left] = _answered(cell)
            if bottom > top or right > left:
                merges.append((first + top, left, first + bottom, right))
            for row in range(top, bottom + 1):
                addresses |= {(first + row, column): cell.where for column in range(left, right + 1)}
    holes = take_out_errors(values)
    return Grid(tables[0].where, values, merges, looks_known=False, holes=holes, addresses=addresses)


def _answered(cell: Cell) -> str:
    """Return what stands in a cell; the prompt of a control that nobody has answered is nothing."""
    pieces = [
        piece for paragraph in cell.paragraphs for piece in paragraph.pieces if piece.shown and piece.text.strip()
    ]
    prompts = [piece for piece in pieces if piece.control is not None and piece.control.prompt]
    return "" if prompts and len(prompts) == len(pieces) else cell.text


def _placed(number: int, table: Table, columns: Columns) -> Iterator[tuple[Cell, Merge]]:
    for cell in table.cells:
        left, right = columns.span(number, cell)
        yield cell, (cell.row, left, cell.row + cell.rows - 1, right)


def _outside(lines: Sequence[Paragraph]) -> Grid:
    addresses = {(row, 0): _address(one) for row, one in enumerate(lines)}
    return Grid(OUTSIDE, [[one.text] for one in lines], looks_known=False, addresses=addresses)


def _address(paragraph: Paragraph) -> str:
    return f"正文第{paragraph.number}段"


def _passed_over(document: WordDocument) -> Iterator[Aside]:
    for one in document.skipped:
        where = "正文"
        if one.paragraph is not None:
            where = one.paragraph.cell.where if one.paragraph.cell is not None else _address(one.paragraph)
        if one.kind == "文本框":
            yield Aside(where, one.text, "文本框里的字没有读", plain=not one.text)
        else:
            yield Aside(where, one.text, f"{one.kind}没有读", plain=one.kind != "嵌入的对象")


def _revised(document: WordDocument) -> Iterator[Aside]:
    """Say once that the document has tracked changes, and how they were read."""
    pieces = (piece for paragraph in document.all_paragraphs() for piece in paragraph.pieces)
    if any(table.taken_out for table in document.tables) or any(piece.change is not None for piece in pieces):
        yield Aside("正文", "", "文件里有修订：插入的算，删去的不算", plain=True)


def _texts(document: WordDocument) -> Iterator[Aside]:
    """Name the texts outside of tables once: they are not brought in."""
    texts = [one for one in document.paragraphs if len(one.text.strip()) > _TEXT and _NOTE.match(one.text) is None]
    if texts:
        yield Aside(_address(texts[0]), texts[0].text.strip()[:40] + "……", f"表以外的文字（{len(texts)} 段）不带入")
