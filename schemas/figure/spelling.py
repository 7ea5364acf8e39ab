"""One spelling for all widths: the text as the grammar sees it."""

from __future__ import annotations

from schemas.figure.lazy import LazyPattern

# Full-width ASCII, and the look-alikes that input methods and Word put in its place.
GLYPHS: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
GLYPHS.update(
    {
        ord(char): plain
        for chars, plain in (
            ("≧⩾≽", "≥"),
            ("≦⩽≼", "≤"),
            ("﹥", ">"),
            ("﹤", "<"),
            ("﹦═", "="),
            ("﹪٪", "%"),
            ("〜∼∽˜⁓", "~"),
            ("‐‑−﹣", "-"),
            ("–—―─━﹘⸺", "—"),
            ("•‧・∙⋅●", "·"),
            ("×✕", "×"),
            ("﹙❨〈⟨", "("),
            ("﹚❩〉⟩", ")"),
            ("﹐", ","),
            ("﹒", "."),
            ("￥", "¥"),
            ("⁄∕", "/"),
        )
        for char in chars
    }
)
# Marks that are not seen; a page copied from the web is full of them.
GLYPHS.update(dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)))

# A blank between two figures keeps them apart; every other blank is layout.
_BLANKS = LazyPattern(r"(?<![0-9A-Za-z.,])\s+|\s+(?![0-9A-Za-z.,])")
# The full stop of a Chinese keyboard is the decimal point between digits, unless a new sentence begins with a year.
_POINT = LazyPattern(r"(?<=\d)。(?=\d)(?!(?:19|20)\d\d年)")
# 一 and — are neighbours of one key.
_DASH = LazyPattern(r"(?<=[\d%])一(?=\d)")
_END = " \t\r\n.。,、;!?…"


def plain_text(text: str) -> str:
    """``text`` in half width, without layout blanks and without the stop at its end."""
    plain = _BLANKS.sub("", text.translate(GLYPHS).strip())
    return _DASH.sub("—", _POINT.sub(".", plain)).rstrip(_END)
