"""One spelling for all widths: the text as the grammar sees it."""

from __future__ import annotations

import re

from schemas.figure.words import GLYPHS

# A blank between two figures keeps them apart; every other blank is layout.
_BLANKS = re.compile(r"(?<![0-9A-Za-z.,])\s+|\s+(?![0-9A-Za-z.,])")
# The full stop of a Chinese keyboard is the decimal point between digits, unless a new sentence begins with a year.
_POINT = re.compile(r"(?<=\d)。(?=\d)(?!(?:19|20)\d\d年)")
_END = " \t\r\n.。,、;!?…"


def plain_text(text: str) -> str:
    """``text`` in half width, without layout blanks and without the stop at its end."""
    plain = text.translate(GLYPHS)
    plain = _BLANKS.sub("", plain.strip())
    return _POINT.sub(".", plain).rstrip(_END)
