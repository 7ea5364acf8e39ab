"""All that the reader of Word files says of a document, as lines; and a document's XML changed piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.wizards.intake.documents import docx
from wizards.intake import Unreadable
from wizards.intake.model import Grid, Source
from wizards.intake.word import Cell, Change, Control, Paragraph, Table, WordDocument
from wizards.intake.word.document_reading import _Body
from wizards.intake.word.events import walk
from wizards.intake.word_grids import read_docx

_DECLARED = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TOKEN = re.compile(r"<[^>]+>|[^<]+")
_ATTRIBUTE = re.compile(r"""\s([\w:]+)=("[^"]*"|'[^']*')""")
VALUES = ("", "0", "1", "2", "false", "off", "true", "restart", "continue", "begin", "separate", "end", "contentLocked")


def main_part(body: str, declared: str = _DECLARED) -> bytes:
    """The main part of a document."""
    return f"<w:document {declared}><w:body>{body}</w:body></w:document>".encode()


def read_part(content: bytes) -> list[str]:
    """What is read out of a main part, or why it is not read."""
    document = WordDocument({"part": content}, "part")
    try:
        walk(content, _Body(document))
    except Unreadable as refused:
        return [f"不能用：{refused}"]
    return list(told(document))


def told(document: WordDocument) -> Iterator[str]:
    """Every paragraph, piece, mark, table, row and cell, with all that is known of it."""
    for paragraph in document.all_paragraphs():
        yield from _paragraph(paragraph)
    for block in document.blocks:
        yield f"块 {block.where}" if isinstance(block, Table) else f"块 段{block.number} {block.text}"
    for table in document.tables:
        yield from _table(table)
    for one in document.skipped:
        yield f"没读 {one.kind} {one.text} {'' if one.paragraph is None else one.paragraph.number}"


def _paragraph(one: Paragraph) -> Iterator[str]:
    cell = one.cell.where if one.cell is not None else ""
    look = f"{tuple(one.properties)} {tuple(one.mark_properties)}"
    yield f"段{one.number} {cell} {one.style} {tuple(one.span)} {look} {_change(one.change)} {_control(one.control)}"
    for piece in one.pieces:
        flags = f"{piece.in_field:d}{piece.hidden:d}{piece.shown:d}"
        where = f"{tuple(piece.span)} {tuple(piece.run.span)}"
        yield f"  {piece.text!r} {where} {flags} {_change(piece.change)} {_control(piece.control)}"
    yield f"  {[(tuple(run.span), tuple(run.properties), run.shown) for run in one.runs]}"
    yield f"  {[tuple(mark) for mark in one.marks]} {one.text!r}"


def _table(one: Table) -> Iterator[str]:
    cell = one.cell.where if one.cell is not None else ""
    yield f"{one.where} {cell} {one.after} {one.lines} {tuple(one.span)} {one.columns} 删{len(one.taken_out)}"
    for row in one.rows:
        yield f"  行{row.header:d} {tuple(row.span)} {_change(row.change)} {_control(row.control)}"
        yield from (f"    {_cell(cell)}" for cell in row.cells)
    yield f"  {[cell.where for cell in one.cells]}"
    yield f"  {[(place, cell.where) for place, cell in sorted(one.places.items(), key=lambda pair: pair[0])]}"


def _cell(one: Cell) -> str:
    size = f"@{one.column} {one.rows}×{one.columns} {one.continued:d}{one.taken_out:d}"
    inside = f"{len(one.paragraphs)}段{len(one.tables)}表"
    return f"{one.where} {size} {inside} {tuple(one.span)} {tuple(one.properties)} {_control(one.control)} {one.text!r}"


def _change(one: Change | None) -> str:
    return f"{one.kind}/{one.id}/{one.by}/{one.date}" if one is not None else ""


def _control(one: Control | None) -> str:
    if one is None:
        return ""
    return f"[{one.kind} {one.title} {one.prompt:d} {tuple(one.prompt_at)} {one.locked:d} {one.bound:d}]"


def grids_of(body: str, sheet: str | None = None) -> Iterator[str]:
    """What a document's tables and lines are, as they are brought in."""
    try:
        source = read_docx(docx(body), "表.docx", sheet)
    except Unreadable as refused:
        yield f"不能用：{refused}"
        return
    yield from source_told(source)


def source_told(source: Source) -> Iterator[str]:
    """A source with its grids, all that is known of them."""
    yield source.kind
    for grid in source.grids:
        yield from grid_told(grid)
    yield from (f"没带入{one.plain:d} {one.where} {one.text} {one.why}" for one in source.aside)


def grid_told(grid: Grid) -> Iterator[str]:
    """A grid with all that is known of it."""
    yield f"表 {grid.name} {grid.looks_known} {grid.turned} {list(grid.merges)}"
    yield from (f"  {list(row)}" for row in grid.values)
    yield f"  {sorted(grid.looks.items())} {sorted(grid.holes.items())} {sorted(grid.addresses.items())}"


def changed(body: str) -> Iterator[str]:
    """The body with each element left out, doubled, its wrapping taken off, changed with the next one."""
    tokens = _TOKEN.findall(body)
    spans = list(_elements(tokens))
    for start, end in spans:
        yield "".join((*tokens[:start], *tokens[end:]))
        yield "".join((*tokens[:end], *tokens[start:]))
        if end - start > 1:
            yield "".join((*tokens[:start], *tokens[start + 1 : end - 1], *tokens[end:]))
            yield "".join((*tokens[: start + 1], *tokens[end - 1 :]))
        after = next((one for one in spans if one[0] == end), None)
        if after is not None:
            yield "".join((*tokens[:start], *tokens[slice(*after)], *tokens[start:end], *tokens[after[1] :]))


def told_otherwise(body: str, values: Sequence[str] = VALUES) -> Iterator[str]:
    """The body with each attribute left out, and with other values."""
    tokens = _TOKEN.findall(body)
    for at, token in enumerate(tokens):
        for attribute in _ATTRIBUTE.finditer(token):
            for value in (None, *values):
                new = f' {attribute[1]}="{value}"' if value is not None else ""
                changed_token = token[: attribute.start()] + new + token[attribute.end() :]
                yield "".join((*tokens[:at], changed_token, *tokens[at + 1 :]))


def _elements(tokens: list[str]) -> Iterator[tuple[int, int]]:
    waiting: list[int] = []
    for at, token in enumerate(tokens):
        if token.startswith("</"):
            yield waiting.pop(), at + 1
        elif token.endswith("/>"):
            yield at, at + 1
        elif token.startswith("<"):
            waiting.append(at)
