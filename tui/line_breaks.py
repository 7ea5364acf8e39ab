"""Where a line of Chinese may end: between any two characters, but never before 。 or after （.

The framework breaks at blanks only, so that a run of Chinese behind a figure begins a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_OPENS: Final = "（《〈“‘〔【「『(["
_CLOSES: Final = "，。；：、！？）》〉”’〕】」』…)],.;:!?%％"
_IN_FIGURE: Final = r"(?<=\d)[.,:](?=\d)"
_PIECE: Final = re.compile(
    f"[{re.escape(_OPENS)}]*(?:[{_WIDE}]|(?:[^\\s{_WIDE}{re.escape(_OPENS + _CLOSES)}]|{_IN_FIGURE})+)?"
    f"[{re.escape(_CLOSES)}]*\\s*"
)
"""What stays together: a Chinese character or a run of others, with the signs that belong to it."""


def break_line(text: str, width: int, fold: bool = True) -> list[int]:
    """Return where ``text`` is broken so that each part has at most ``width`` cells, blanks at its end not counted.

    ``fold``: what is too long for any line is broken too.
    """
    breaks: list[int] = []
    if cell_len(text) <= width:
        return breaks
    used = 0
    for start, piece in _pieces(text):
        cells = cell_len(piece.rstrip())
        if used + cells > width and start:
            if used:
                breaks.append(start)
            used = 0
        if cells > width and fold:
            first, *rest = chop_cells(piece, max(width, 2))
            at = start + len(first)
            for part in rest:
                breaks.append(at)
                at += len(part)
            used = cell_len(rest[-1] if rest else first)
        else:
            used += cell_len(piece)
    return breaks


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    while position < len(text):
        found = _PIECE.match(text, position)
        piece = found[0] if found is not None and found[0] else text[position]
        yield position, piece
        position += len(piece)
