"""Characters of symbol fonts (w:sym) that clerks use: tick boxes and signs."""

from __future__ import annotations

from typing import Final

TICKED: Final = "☑"
OPEN: Final = "□"
_WINGDINGS: Final = {
    0x6F: OPEN,
    0x70: OPEN,
    0x71: OPEN,
    0x72: OPEN,
    0xA8: OPEN,
    0x78: TICKED,
    0xFD: TICKED,
    0xFE: TICKED,
    0xFC: "√",
    0xFB: "×",
}
_WINGDINGS_2: Final = {0x2A: OPEN, 0x30: OPEN, 0xA3: OPEN, 0x52: TICKED, 0x53: TICKED, 0x50: "√"}
_SYMBOL: Final = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0x2D: "-"}
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, char: str) -> str:
    """Return what a character of a symbol font says; blank for an ornament.

    Args:
        font: the font's name.
        char: its code in hexadecimal, as written (``F0FE``).
    """
    try:
        code = int(char, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(code & 0xFF, "")
    if 0xF000 <= code <= 0xF0FF or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    return chr(code)
