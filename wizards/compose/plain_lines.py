"""Blocks as lines of plain text, for the preview on the screen: Chinese characters are two columns wide."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.blocks import Block, Heading, Paragraph, Table
from schemas.text import show
from wizards.compose.boxes import draw
from wizards.compose.width import centred, right, wrap

_INDENT = "　　"
_PAGE = "┄"


def render(blocks: Iterable[Block], width: int) -> list[str]:
    """Return the blocks as lines of at most ``width`` columns (or the least width in which a table can be drawn)."""
    lines: list[str] = []
    for block in blocks:
        if block.new_page and lines:
            lines += ["", _PAGE * width, ""]
        if isinstance(block, Heading):
            lines += _heading(block, width)
        elif isinstance(block, Paragraph):
            lines += _paragraph(block, width)
        else:
            lines += _table(block, width)
    return lines


def _heading(heading: Heading, width: int) -> list[str]:
    lines = _wrapped(heading.number + heading.text, width)
    return ["", *centred(lines, width), ""] if heading.level == 0 else ["", *lines]


def _paragraph(paragraph: Paragraph, width: int) -> list[str]:
    lead = paragraph.lead.number + paragraph.lead.text if paragraph.lead else ""
    text = lead + paragraph.text
    if not text.strip():
        return [""]
    if paragraph.look == "centre":
        return centred(_wrapped(text, width), width)
    if paragraph.look == "right":
        return right(_wrapped(text, width), width)
    return _wrapped(_INDENT + text if paragraph.look == "body" else text, width)


def _table(table: Table, width: int) -> list[str]:
    return draw(table.grids, width)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(show(text), width)
