"""Blocks → the bytes of a .docx file, not yet proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.blocks import Block, Heading, Layout, Paragraph, Table
from wizards.word.package import pack
from wizards.word.paragraph import heading, paragraph, spacer
from wizards.word.parts import DOCUMENT, parts
from wizards.word.placing import Placed, place
from wizards.word.run_text import clean
from wizards.word.table import table

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
_CLOSE = "</w:body></w:document>"
_LONGEST_TITLE = 120


def render(blocks: Sequence[Block], layout: Layout) -> bytes:
    """Writes the file. The same blocks and layout give the same bytes on every day and machine."""
    package: dict[str, bytes | Iterable[str]] = dict(parts(layout))
    package[DOCUMENT] = document(blocks, layout)
    return pack(package)


def document(blocks: Sequence[Block], layout: Layout) -> Iterator[str]:
    """The main part, piece by piece: ten thousand rows never stand in memory as one text."""
    placed = place(blocks)
    title = table_title(layout.title)
    tables = 0
    yield _OPEN
    for item in placed:
        block = item.block
        if isinstance(block, Heading):
            title = table_title(block.number + block.text)
            yield heading(item, block)
        elif isinstance(block, Paragraph):
            yield paragraph(item, block)
        else:
            tables += not item.continues
            yield from _table(item, block, title, f"第{tables}张表")
    # Word would add a paragraph of full height after a table that ends the file, and with it a blank page.
    if not placed or isinstance(placed[-1].block, Table):
        yield spacer()
    yield (placed[-1].page if placed else Placed(Paragraph("")).page).section()
    yield _CLOSE


def table_title(text: str) -> str:
    """Title of a table for those who cannot see it (替代文字): the heading it stands under."""
    return clean(text).replace("\n", " ").replace("\t", " ")[:_LONGEST_TITLE]


def _table(item: Placed, block: Table, title: str, where: str) -> Iterator[str]:
    if item.new_page or item.gap:
        yield spacer(new_page=item.new_page, seam=item.continues)
    yield from table(block, item.page, item.breaks, title, where)
    if item.ends:
        yield spacer(ends=item.page)
