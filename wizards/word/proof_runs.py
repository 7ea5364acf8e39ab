"""The runs of a paragraph against the text they should print, and the font each stretch should be set in."""

from __future__ import annotations

import re

from wizards.word.reading import VAL, Form, W
from wizards.word.result import ProofFailed
from wizards.word.text import BOX_FONT, BOXES

_FONTS = W + "rFonts"
_EAST = re.compile("[\x80-\u2e7f]")
_HINT: Form = (_FONTS, ((W + "hint", "eastAsia"),))
_BOX: Form = (
    _FONTS,
    tuple(sorted({W + "hint": "eastAsia", **{W + name: BOX_FONT for name in ("ascii", "hAnsi", "eastAsia")}}.items())),
)


def check_runs(runs: list[tuple[Form, str]], lead: str, text: str, where: str, style: str = "") -> None:
    """The runs print the run-in heading in its character style, then the text in none."""
    found_lead = found_text = ""
    for properties, piece in runs:
        styled = len(found_lead) < len(lead) and not found_text
        if properties != _expected(piece, style if styled else ""):
            raise ProofFailed(f"报告写出后回读不对：{where}里“{piece[:12]}”的字体或样式不对。")
        if styled:
            found_lead += piece
        else:
            found_text += piece
    if (found_lead, found_text) != (lead, text):
        raise ProofFailed(
            f"报告写出后回读不对：{where}应为“{_excerpt(lead + text)}”，读到“{_excerpt(found_lead + found_text)}”。"
        )


def _expected(piece: str, style: str) -> Form:
    children: list[Form] = [(W + "rStyle", ((VAL, style),))] if style else []
    boxes = sum(c in BOXES for c in piece)
    if boxes:
        if boxes != len(piece):
            return ("mixed",)
        children.append(_BOX)
    elif _EAST.search(piece):
        children.append(_HINT)
    return (W + "rPr", (), *children) if children else ()


def _excerpt(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 40 else text[:39] + "…"
