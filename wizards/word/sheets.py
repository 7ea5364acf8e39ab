"""Forms that stand on a sheet of their own: title, the lines of the table, the table, its notes, and nothing else.

A letter's margins are not for them. Type and rows are set smaller where that
brings the form onto one page, spares a quarter of its paper or keeps the words of its labels whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.blocks import Block, Heading, Paragraph, Table
from wizards.word.cell_styles import row_heights
from wizards.word.page import SHEET, SHEET_SMALL, SHEET_TURNED, SHEET_TURNED_SMALL, Page
from wizards.word.setting import LINE, TITLE_CHARACTER, TITLE_LINE, ems
from wizards.word.widths import adapted, torn

BELOW_TITLE = 160
"""Twips between the title of a sheet and what follows."""

_CHARACTER = 320
_NOTES = ("注：", "注:", "备注", "说明：", "填表说明")
_RESERVE = 200
_SPARED = 0.75


def sheet_of(blocks: Sequence[Block]) -> Page | None:
    """Returns the page on which blocks from one page break to the next stand, ``None`` if they are no form."""
    if not _is_form(blocks):
        return None
    turned = any(isinstance(block, Table) and block.landscape for block in blocks)
    normal, small = (SHEET_TURNED, SHEET_TURNED_SMALL) if turned else (SHEET, SHEET_SMALL)
    if not _overflows(blocks, normal):
        return normal
    spares = not _overflows(blocks, small) or _total(blocks, small) <= _SPARED * _total(blocks, normal)
    return small if spares or _torn(blocks, normal) > _torn(blocks, small) else normal


def _is_form(blocks: Sequence[Block]) -> bool:
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = next((number for number, block in enumerate(blocks) if isinstance(block, Table)), None)
    if first is None or len(headings) != 1 or headings[0].level or headings[0] not in blocks[:first]:
        return False
    return all(not isinstance(block, Paragraph) or block.look != "body" for block in blocks[:first])


def _overflows(blocks: Sequence[Block], page: Page) -> bool:
    return _total(blocks, page) > page.text_height - _RESERVE


def _total(blocks: Sequence[Block], page: Page) -> int:
    return sum(_height(block, page) for block in blocks)


def begins_notes(block: Paragraph) -> bool:
    """Whether the notes of a form begin here: what stands below its table without such a word is text."""
    return block.text.startswith(_NOTES)


def is_note(block: Paragraph) -> bool:
    """Whether a line below the table of a sheet is a note to it, which is set like the text of the table."""
    return block.look in ("body", "left") and block.lead is None


def _torn(blocks: Sequence[Block], page: Page) -> int:
    return sum(torn(adapted(block, page), page) for block in blocks if isinstance(block, Table))


def _height(block: Block, page: Page) -> int:
    if isinstance(block, Table):
        return sum(map(sum, row_heights(adapted(block, page), page)))
    if isinstance(block, Heading):
        lines = sum(_lines(part, page.text_width // TITLE_CHARACTER) for part in block.text.split("\n"))
        return lines * TITLE_LINE + BELOW_TITLE
    # The lines above the table are of the letter's size, and the few below it count as if they were.
    return _lines(block.text, page.text_width // _CHARACTER) * LINE


def _lines(text: str, room: int) -> int:
    return max(1, -int(-ems(text) // room))
