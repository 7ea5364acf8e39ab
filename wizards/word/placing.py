"""Where each block stands: on which page geometry, after which break, beside which neighbours.

Blank pages come from breaks that meet. Here every break is decided once: a section that begins is itself the new page,
and nothing but a table needs a paragraph of its own to carry a break.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.blocks import Block, Heading, Paragraph, Table
from wizards.word.page import LANDSCAPE, PORTRAIT, Page
from wizards.word.paging import Breaks, Pages, beginning
from wizards.word.setting import LINE, SEAL, SPACER, cover, insets
from wizards.word.sheets import BELOW_TITLE, begins_notes, is_note, sheet_of
from wizards.word.split import is_heading, split
from wizards.word.titles import title_inset
from wizards.word.widths import adapted

_HEADING_AND_TEXT = 3 * LINE
"""Room for a heading in a frame and what must not part from it."""


@dataclass(slots=True)
class Placed:
    """A block with what its surroundings do to it.

    Attributes:
        block: what stands here.
        page: the geometry it stands on.
        new_page: it needs a page break of its own.
        gap: a table right below another one, which Word would join to it.
        continues: it is a part of the drawn table that began above.
        keep: a line that must not part from what stands below it.
        note: it stands below the table of a sheet and is set like its text.
        right: characters between a signature line and the right edge, in hundredths.
        inset: twips by which a title is narrowed on both sides, so that it breaks well.
        before: twips above; ``None`` leaves it to the style.
        after: twips below.
        ends: the section ends after it.
        breaks: of a table, the rows with which pages are likely to begin.
    """

    block: Block
    page: Page = PORTRAIT
    new_page: bool = False
    gap: bool = False
    continues: bool = False
    keep: bool = False
    note: bool = False
    right: int = 0
    inset: int = 0
    before: int | None = None
    after: int | None = None
    ends: bool = False
    breaks: Breaks = ()


def place(blocks: Sequence[Block]) -> list[Placed]:
    """Places all blocks; tables and grids without rows, which Word cannot hold, are left out."""
    placed = [Placed(block) for block in map(_filled, blocks) if not isinstance(block, Table) or block.grids]
    _turn(placed)
    _on_sheets(placed)
    placed = [part for item in placed for part in _parts(item)]
    for before, after in pairwise(placed):
        _meet(before, after)
    for before, after in reversed(list(pairwise(placed))):
        before.keep = before.keep or _leads_on(before, after)
    _sign(placed)
    for item in placed:
        if isinstance(item.block, Heading) and item.block.level < 1:
            item.inset = title_inset(item.block, item.page.text_width)
    _cover(placed)
    _page(placed)
    return placed


def _meet(before: Placed, after: Placed) -> None:
    """Two neighbours: does a page end between them, do they need a gap, must they stay together?"""
    before.ends = before.page is not after.page
    after.new_page = after.block.new_page and not before.ends
    joined = isinstance(after.block, Table) and not before.ends and not after.new_page
    after.gap = joined and isinstance(before.block, Table)
    before.keep = joined and isinstance(before.block, Paragraph) and _is_caption(before.block)


def _leads_on(before: Placed, after: Placed) -> bool:
    """Whether a line above a table is followed by another one: none of them stays behind on the page before."""
    captions = isinstance(before.block, Paragraph) and _is_caption(before.block)
    return captions and after.keep and not before.ends and not after.new_page


def _filled(block: Block) -> Block:
    if isinstance(block, Table) and not all(grid.rows for grid in block.grids):
        return dataclasses.replace(block, grids=tuple(grid for grid in block.grids if grid.rows))
    return block


def _parts(item: Placed) -> list[Placed]:
    """A drawn table as the tables that print it, with columns that suit the page."""
    if not isinstance(item.block, Table):
        return [item]
    parts = split(adapted(item.block, item.page))
    return [Placed(part, item.page, continues=number > 0) for number, part in enumerate(parts)]


def _on_sheets(placed: list[Placed]) -> None:
    """What stands between two page breaks and is a form gets a sheet of its own, its title close to the table."""
    starts = [0, *(number for number, item in enumerate(placed) if number and item.block.new_page), len(placed)]
    for first, after in pairwise(starts):
        page = sheet_of([item.block for item in placed[first:after]])
        if page is not None:
            _on_sheet(placed[first:after], page)


def _on_sheet(placed: list[Placed], page: Page) -> None:
    noted = False
    for item in placed:
        item.page = page
        if isinstance(item.block, Heading):
            item.before, item.after = 0, BELOW_TITLE
        elif isinstance(item.block, Paragraph):
            noted = noted or begins_notes(item.block)
            item.note = noted and is_note(item.block)


def _is_caption(block: Paragraph) -> bool:
    return block.look in ("right", "centre", "left") and bool(block.text)


def _turn(placed: list[Placed]) -> None:
    """Landscape tables get their own section, and the headings and lines of the table right above go along."""
    for index, item in enumerate(placed):
        if not (isinstance(item.block, Table) and item.block.landscape):
            continue
        item.page = LANDSCAPE
        while index and not placed[index].block.new_page and _belongs_below(placed[index - 1].block):
            index -= 1
            placed[index].page = LANDSCAPE


def _belongs_below(block: Block) -> bool:
    return isinstance(block, Heading) or (
        isinstance(block, Paragraph) and (block.look == "label" or _is_caption(block))
    )


def _sign(placed: list[Placed]) -> None:
    """Each group of right-hand lines is a signature, unless a table follows: then it is its unit line."""
    group: list[Placed] = []
    for index, item in enumerate([*placed, Placed(Heading(1, "", ""))]):
        if isinstance(item.block, Paragraph) and item.block.look == "right" and item.block.text:
            group.append(item)
            continue
        if group and not group[-1].keep:
            lines = [line.block.text for line in group if isinstance(line.block, Paragraph)]
            for line, inset in zip(group, insets(lines), strict=True):
                line.right = inset
                line.keep = line is not group[-1]
            if index > len(group):
                _lead_in(placed[index - len(group) - 1], group[0])
        group = []


def _lead_in(text: Placed, signature: Placed) -> None:
    """Room for the seal, which covers the signature; and the signature never stands alone on a page."""
    if isinstance(text.block, Paragraph) and text.block.look == "body" and not text.ends and not signature.new_page:
        text.keep = True
        if text.block.text:
            signature.before = SEAL


def _cover(placed: list[Placed]) -> None:
    """What stands before the first page break is a cover if it is a title and lines, and no text."""
    front = [item.block for item in placed[: _first_break(placed)]]
    titles = [block for block in front if isinstance(block, Heading)]
    lines = [block for block in front if isinstance(block, Paragraph) and _is_cover_line(block)]
    if len(titles) != 1 or len(lines) + 1 != len(front) or titles[0].level:
        return
    item = next(item for item in placed if item.block is titles[0])
    item.before, item.after = cover(titles[0], lines, item.page)


def _page(placed: list[Placed]) -> None:
    pages = Pages()
    ahead = _ahead(placed)
    for item, after, below in zip(placed, [*placed[1:], None], ahead, strict=False):
        if _would_stay_behind(item, after) and pages.left(item.page) < _HEADING_AND_TEXT:
            item.new_page = True
        if item.new_page:
            pages.turn()
        if isinstance(item.block, Table):
            pages.used += SPACER if item.gap else 0
            item.breaks = pages.table(item.block, item.page)
        else:
            pages.text(item.block, item.page, (item.before or 0) + (item.after or 0), note=item.note, ahead=below)
        if item.ends:
            pages.turn()


def _ahead(placed: list[Placed]) -> list[int]:
    """For each block the height of what must stand below it on the same page."""
    found = [0] * len(placed)
    for number, (item, after) in reversed(list(enumerate(pairwise(placed)))):
        kept = item.keep or isinstance(item.block, Heading)
        if kept and not item.ends and not after.new_page and not isinstance(after.block, Table):
            found[number] = beginning(after.block, after.page) + found[number + 1]
    return found


def _would_stay_behind(item: Placed, after: Placed | None) -> bool:
    """Whether a heading in a frame stands above text: not every program keeps a table with what follows it."""
    if not isinstance(item.block, Table) or item.gap or item.ends or after is None or after.new_page:
        return False
    rows = [row for grid in item.block.grids for row in grid.rows]
    return len(rows) == 1 and is_heading(rows[0])


def _first_break(placed: list[Placed]) -> int:
    return next((index for index, item in enumerate(placed) if item.block.new_page), 0)


def _is_cover_line(block: Paragraph) -> bool:
    return block.look != "body" and block.lead is None
