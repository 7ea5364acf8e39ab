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
from wizards.word.setting import LINE, TITLE_LINE, lines_of
from wizards.word.split import heads, kept_rows

Breaks = tuple[frozenset[int], ...]
"""For each grid the rows with which a page begins."""

_TALL = 3
_LATE = 40
_CHARACTER = 315


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
        return page.text_height - self.used

    def text(self, block: Heading | Paragraph, page: Page, extra: int, *, note: bool = False) -> None:
        """Set a heading or a paragraph, with ``extra`` twips above and below it."""
        words = block.number + block.text if isinstance(block, Heading) else block.text
        if isinstance(block, Paragraph) and block.lead is not None:
            words = block.lead.number + block.lead.text + words
        title = isinstance(block, Heading) and block.level < 1
        character, line = (440, TITLE_LINE) if title else (_CHARACTER, LINE)
        if note:
            character, line = page.type.character, page.type.line
        self._flow(lines_of(words, page.text_width / character), line, page)
        self.used += extra

    def _flow(self, lines: int, line: int, page: Page) -> None:
        for _ in range(lines):
            if self.used + line > page.text_height:
                self.turn()
            self.used += line

    def table(self, table: Table, page: Page) -> Breaks:
        """Set a table; returns where pages begin in it."""
        if not any(cell.rows > _TALL for grid in table.grids for row in grid.rows for cell in row.cells):
            # Its labels are left whole; what stands below it hardly minds where exactly it begins.
            self.used = (self.used + sum(map(sum, row_heights(table, page)))) % page.text_height
            return tuple(frozenset() for _ in table.grids)
        heights = row_heights(table, page)
        above = sum(heights[0][: heads(table)])
        if self.used + above + heights[0][min(heads(table), len(heights[0]) - 1)] > page.text_height:
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
            if self.used + together > page.text_height + _LATE and self.used:
                begins.add(number)
                self.used = above
            self.used += height
        return frozenset(begins)
