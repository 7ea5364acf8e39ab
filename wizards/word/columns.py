"""What stands in the columns of a table, and how it would stand in a narrower or wider one."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from schemas.blocks import Cell
from wizards.word.label_breaks import breaks
from wizards.word.setting import figure_width, is_figure, spaced

LABEL = 12
"""The most characters of a label; what is longer is prose."""

_LABELS_LOOKED_AT = 60
_NARROWEST = 2
_PROSE_AT_MOST = 16
_PROSE_LINE = 2.0


@dataclass(slots=True)
class Column:
    """What a column holds: the room it has in characters, its figures, its labels, its long texts.

    ``torn`` is what a torn word costs, in rows. ``low`` are all texts, their widths and what a further line of them is
    likely to cost, in rows.
    """

    room: float
    torn: float
    figure: float = 0.0
    labels: dict[str, int] = field(default_factory=dict)
    low: list[tuple[str, float, float]] = field(default_factory=list)
    longest: float = 0.0
    entries: int = 0

    def note(self, cell: Cell, *, head: bool) -> None:
        """Take note of a cell that stands in this column alone."""
        self.entries += not head and bool(cell.text)
        if is_figure(cell.text):
            self.figure = max(self.figure, figure_width(cell.text))
            return
        for line in filter(None, cell.text.split("\n")):
            width = spaced(line)
            if width <= LABEL:
                self._label(line)
            elif not head:
                self.longest = max(self.longest, width)
            self.low.append((line, width, (1.0 if width <= LABEL else _PROSE_LINE) / cell.rows))

    def _label(self, line: str) -> None:
        if line in self.labels or len(self.labels) < _LABELS_LOOKED_AT:
            self.labels[line] = self.labels.get(line, 0) + 1

    def rooms(self, prose_at_least: int) -> list[float]:
        """The rooms it may have, the widest first; one without contents is not narrowed, a hand will fill it."""
        widest = max([self.figure, *map(spaced, self.labels), min(self.longest, _PROSE_AT_MOST)])
        least = max(self.figure, prose_at_least if self.longest else _NARROWEST)
        if not self.entries:
            least = max(least, self.room)
        whole = range(ceil(widest) - 1, 0, -1)
        return [max(widest, least), *(float(room) for room in whole if least <= room < widest)]

    def badness(self, room: float) -> float:
        """How badly its texts stand in a room: words that tear, and lines."""
        torn = sum(count * breaks(label, room).torn for label, count in self.labels.items())
        return self.torn * torn + sum(share * self._further(text, width, room) for text, width, share in self.low)

    def _further(self, text: str, width: float, room: float) -> float:
        """What the lines of a text beyond the first cost; a tall label beside low ones costs more than all of them."""
        if text not in self.labels:
            return ceil(width / room) - 1
        lines = breaks(text, room).lines
        return lines * (lines - 1) / 2
