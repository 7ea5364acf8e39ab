"""Where each block stands: on which page geometry, after which break, beside which neighbours.

Blank pages come from breaks that meet. Here every break is decided once: a section that begins is itself the new page,
and nothing but a table needs a paragraph of its own to carry a break.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.blocks import Block, Heading, Paragraph, Table
from wizards.word.page import LANDSCAPE, PORTRAIT, Page
from wizards.word.text import clean

_DATE = re.compile(r"[0-9０-９〇○一二三四五六七八九十_ ]+年.*[月日]\s*$")
_DATE_FROM_RIGHT = 4.0
_UNIT_FROM_RIGHT = 2.0


@dataclass(slots=True)
class Placed:
    """A block with what its surroundings do to it.

    Attributes:
        block: what stands here.
        page: the geometry it stands on.
        new_page: it needs a page break of its own.
        gap: a table right below another one, which Word would join to it.
        keep: a short line that must not part from the table below it.
        right: characters between a signature line and the right edge, in hundredths.
        cover: it stands on the cover.
        ends: the section ends after it.
    """

    block: Block
    page: Page = PORTRAIT
    new_page: bool = False
    gap: bool = False
    keep: bool = False
    right: int = 0
    cover: bool = False
    ends: bool = False


def place(blocks: Sequence[Block]) -> list[Placed]:
    """Places all blocks."""
    placed = [Placed(block) for block in blocks]
    _turn(placed)
    for before, after in itertools.pairwise(placed):
        before.ends = before.page is not after.page
        after.new_page = after.block.new_page and not before.ends
        after.gap = (
            isinstance(before.block, Table)
            and isinstance(after.block, Table)
            and not before.ends
            and not after.new_page
        )
        before.keep = (
            isinstance(before.block, Paragraph)
            and before.block.look in ("right", "centre", "left")
            and bool(before.block.text)
            and isinstance(after.block, Table)
            and not before.ends
            and not after.new_page
        )
    _sign(placed)
    return placed


def ems(text: str) -> float:
    """Width of a line in characters of full width."""
    return len(text) - sum(c < "\x7f" for c in text) / 2


def _turn(placed: list[Placed]) -> None:
    """Landscape tables get their own section, and the headings right above go along."""
    for index, item in enumerate(placed):
        if not (isinstance(item.block, Table) and item.block.landscape):
            continue
        item.page = LANDSCAPE
        while index and not placed[index].block.new_page and _belongs_below(placed[index - 1].block):
            index -= 1
            placed[index].page = LANDSCAPE


def _belongs_below(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.look == "label")


def _sign(placed: list[Placed]) -> None:
    """Signatures as GB/T 9704-2012 7.3.5 with a seal: the date four characters in, the unit centred over it."""
    group: list[Placed] = []
    for item in [*placed, Placed(Heading(1, "", ""))]:
        if isinstance(item.block, Paragraph) and item.block.look == "right" and item.block.text:
            group.append(item)
            continue
        if group and not group[-1].keep:
            _indent(group)
        group = []


def _indent(group: list[Placed]) -> None:
    widths = [ems(clean(item.block.text)) for item in group if isinstance(item.block, Paragraph)]
    if _DATE.search(clean(group[-1].block.text)) is None:  # type: ignore[union-attr]  # a group holds paragraphs only
        insets = [_UNIT_FROM_RIGHT] * len(group)
    else:
        axis = max([_DATE_FROM_RIGHT + widths[-1] / 2, *(width / 2 for width in widths)])
        insets = [axis - width / 2 for width in widths]
    for item, inset, width in zip(group, insets, widths, strict=True):
        # A line that fills the measure is not pushed into a second one.
        item.right = round(inset * 100) if inset + width <= 28 else 0
