"""Where a line of Chinese may end: between any two characters, but never before 。, after （ or before a figure's unit.

The framework breaks at blanks only, so that a run of Chinese behind a figure begins a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells

from schemas.figure.lazy import LazyPattern
from schemas.figure.units import SCALE, UNITS

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_OPENS: Final = "（《〈“‘〔【「『(["
_CLOSES: Final = "，。；：、！？）》〉”’〕】」』…)],.;:!?%％"
_IN_FIGURE: Final = r"[.,:](?<=\d.)(?=\d)"
_UNIT: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_FIGURE: Final = rf"[≥≤＞＜><约]*\d+(?:[.,:]\d+)*{SCALE}?(?:{_UNIT})?"
_SIGNS: Final = re.escape(_OPENS + _CLOSES)
# What no run can begin with is one wide character: naming the wide ones a second time would double the compiling.
_OTHERS: Final = rf"(?:[^\s{_WIDE}{_SIGNS}]|{_IN_FIGURE})+|[^\s{_SIGNS}]|\u3000"
_PIECE: Final = LazyPattern(f"[{re.escape(_OPENS)}]*(?:{_OTHERS})?[{re.escape(_CLOSES)}]*\\s*")
"""What stays together: a Chinese character or a run of others, with the signs that belong to it."""
_PIECE_OR_FIGURE: Final = LazyPattern(f"[{re.escape(_OPENS)}]*(?:{_FIGURE}|{_OTHERS})?[{re.escape(_CLOSES)}]*\\s*")
"""A figure stays with its unit as well, where there is room."""


def break_line(text: str, width: int, fold: bool = True, *, blanks: bool = False) -> list[int]:
    """Return where ``text`` is broken so that each part has at most ``width`` cells.

    ``fold``: what is too long for any line is broken too. ``blanks``: those at the end of a part are counted, because a
    caret can stand behind them.
    """
    breaks: list[int] = []
    if cell_len(text) <= width:
        return breaks
    used = 0
    for start, piece in _pieces(text, width):
        whole = cell_len(piece)
        cells = whole if blanks or not piece[-1].isspace() else cell_len(piece.rstrip())
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
            used += whole
    return breaks


def _pieces(text: str, width: int) -> Iterator[tuple[int, str]]:
    position = 0
    match, apart, length = _PIECE_OR_FIGURE.compiled.match, _PIECE.match, len(text)
    while position < length:
        found = match(text, position)
        piece = found[0] if found is not None else ""
        if len(piece) * 2 > width and cell_len(piece.rstrip()) > width:
            found = apart(text, position)
            piece = found[0] if found is not None else ""
        piece = piece or text[position]
        yield position, piece
        position += len(piece)
