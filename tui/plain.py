"""Text on screen that can neither drive the terminal nor act as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

from schemas.text import show
from tui.line_breaks import break_line

if TYPE_CHECKING:
    from textual.content import Content

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U000e0001"
    "\U000e0020-\U000e007f]"
)
_WORD_END = re.compile(r"[，。；：、！？）》”] *|  +|(?<![\d≥≤=÷×]) (?![\d≥≤=÷×])|.(?=[（《“])")
"""Where a word surely ends in a line of Chinese."""


def plain(text: str, *, one_line: bool = False) -> Content:
    """Return text from outside as content without markup and without control characters."""
    from textual.content import Content

    return Content(show(text, one_line=one_line))


def same_length(text: str) -> str:
    """Return what a field draws for ``text``: every dangerous or invisible character is one visible one.

    Positions in the drawn text and in the typed text are the same, so the cursor stays right.
    """
    return _HIDDEN.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\u2426", text)


def shorten(text: str, cells: int) -> str:
    """Return ``text`` in one line of at most ``cells`` cells."""
    text = show(text[: 4 * max(cells, 1)], one_line=True)
    if cell_len(text) <= cells:
        return text
    kept = ""
    for character in text:
        if cell_len(kept + character) > cells - 2:
            break
        kept += character
    return kept + ".."


def wrap(text: str, cells: int, lines: int) -> list[str]:
    """Return ``text`` cut into at most ``lines`` lines of at most ``cells`` cells; the last may be shortened.

    A line ends between two words where that costs no line: behind a sign, at a blank, before a bracket.
    """
    text = show(text[: 4 * cells * lines], one_line=True)
    cells = max(cells, 2)
    parts = _parts(text, break_line(text, cells))
    if 1 < len(parts) <= lines:
        calm = _parts(text, _between_words(text, cells))
        parts = calm if len(calm) <= lines else parts
    if len(parts) > lines:
        parts = [*parts[: lines - 1], shorten("".join(parts[lines - 1 :]), cells)]
    return parts


def _parts(text: str, breaks: Sequence[int]) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise([0, *breaks, len(text)])] if text else []


def _between_words(text: str, cells: int) -> list[int]:
    """Return the breaks of ``text``, each moved back to the last end of a word in its line that is at least half."""
    breaks: list[int] = []
    start = 0
    while more := break_line(text[start:], cells):
        end = start + more[0]
        # What follows the line is looked at too: a figure behind it keeps the blank before it.
        ends = (one.end() for one in _WORD_END.finditer(text, start))
        start = max((one for one in ends if one <= end and cell_len(text[start:one]) * 2 >= cells), default=end)
        breaks.append(start)
    return breaks


def next_with(text: str, lines: Sequence[str], at: int) -> int | None:
    """Return the number of the next line behind ``at`` that holds ``text``, beginning again at the first."""
    wanted = text.strip().casefold()
    after = [(at + step) % len(lines) for step in range(1, len(lines) + 1)]
    return next((index for index in after if wanted and wanted in lines[index].casefold()), None)


def common_end(old: str, new: str) -> int:
    """Return how many characters at the end are the same, not counting what the beginnings share."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return end
