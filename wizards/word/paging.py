"""Where pages are likely to begin inside a table, so that a tall label is printed once on each of them.

Lines are exact and characters of one width, so that this is close; where it errs, it errs downwards: a label that
begins a row too late stands on its page once, one that begins too early would stand on the page before twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.blocks import Heading, Paragraph, Table
from wizards.word.cell_styles import row_heights
from wizards.word.page import Page
from wizards.word.setting import LINE, TITLE_CHARACTER, TITLE_LINE, lines_of
from wizards.word.split import heads, kept_rows

Breaks = tuple[frozenset[int], ...]
"""For each grid the rows with which a page begins."""

_TALL = 3
_LATE = 5
_CHARACTER = 315
_INDENT = "　　"
_FEWEST = 2


def is_body(block: Heading | Paragraph) -> bool:
    """Whether it is running text, of which no line stands alone on a page."""
    return isinstance(block, Paragraph) and block.look == "body"


def line_of(block: Heading | Paragraph) -> int:
    """The height of a line."""
    return TITLE_LINE if isinstance(block, Heading) and block.level < 1 else LINE


def text_lines(block: Heading | Paragraph, page: Page, *, note: bool = False) -> int:
    """How many lines a heading or a paragraph is likely to take."""
    words = block.number + block.text if isinstance(block, Heading) else block.text
    if isinstance(block, Paragraph) and block.lead is not None:
        words = block.lead.number + block.lead.text + words
    if note:
        return lines_of(words, page.text_width / page.type.character)
    if isinstance(block, Heading) and block.level < 1:
        return lines_of(words, page.text_width / TITLE_CHARACTER)
    indented = isinstance(block, Heading) or block.look == "body"
    return lines_of((_INDENT if indented else "") + words, page.text_width / _CHARACTER)


def beginning(block: Heading | Paragraph, page: Page) -> int:
    """The height of what must stand on the page with the heading above it: a few lines of a text, all of a heading."""
    lines = text_lines(block, page)
    fewest = _FEWEST if lines > _FEWEST + 1 else lines
    return line_of(block) * (fewest if is_body(block) else lines)


@dataclass(slots=True)
class Pages:
    """Fills pages from the top; ``used`` twips of the present one are full."""

    used: int = 0
    breaks: list[Breaks] = field(default_factory=list)

    def turn(self) -> None:
        """A new page begins."""
        self.used = 0

    def left(self, page: Page) -> int:
        """Twips that are free on the present page."""
        return page.room - self.used

    def text(self, block: Heading | Paragraph, page: Page, extra: int, *, note: bool = False, ahead: int = 0) -> None:
        """Set a heading or a paragraph, with ``extra`` twips around it and ``ahead`` below it on the same page."""
        line = page.type.line if note else line_of(block)
        lines = text_lines(block, page, note=note)
        if ahead and self.used + lines * line + ahead > page.room:
            self.turn()
        self._flow(lines, line, page, least=_FEWEST if is_body(block) and not note else 1)
        self.used += extra

    def _flow(self, lines: int, line: int, page: Page, least: int) -> None:
        """Set lines; ``least`` of them stand together at the foot of a page and at the head of the next one."""
        while lines:
            free = (page.room - self.used) // line
            here = min(lines, free)
            if here < lines:
                here = min(here, max(lines - least, 0))
                here = here if here >= least else 0
            self.used += here * line
            lines -= here
            if lines:
                self.turn()

    def table(self, table: Table, page: Page) -> Breaks:
        """Set a table; returns where pages begin in it."""
        if not any(cell.rows > _TALL for grid in table.grids for row in grid.rows for cell in row.cells):
            # Its labels are left whole; what stands below it hardly minds where exactly it begins.
            self.used = (self.used + sum(map(sum, row_heights(table, page)))) % page.room
            return tuple(frozenset() for _ in table.grids)
        heights = row_heights(table, page)
        above = sum(heights[0][: heads(table)])
        if self.used + above + heights[0][min(heads(table), len(heights[0]) - 1)] > page.room:
            self.turn()
        return tuple(
            self._grid(rows, kept_rows(grid), above, page) for rows, grid in zip(heights, table.grids, strict=True)
        )

    def _grid(self, heights: Sequence[int], kept: frozenset[int], above: int, page: Page) -> frozenset[int]:
        begins = set()
        for number, height in enumerate(heights):
            together = height
            if number - 1 not in kept:
                last = next(row for row in range(number, len(heights)) if row not in kept)
                together = sum(heights[number : last + 1])
            if self.used + together > page.room + _LATE and self.used:
                begins.add(number)
                self.used = above
            self.used += height
        return frozenset(begins)
