"""The runs of a paragraph against the text they should print, and the font each stretch should be set in."""

from __future__ import annotations

import re

from wizards.word.result import ProofFailed
from wizards.word.run_text import BOX_FONT, BOXES
from wizards.word.word_reader import Run

_EAST = re.compile("[\x80-\u2e7f]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BOX = f'<w:rFonts w:hint="eastAsia" w:ascii="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:eastAsia="{BOX_FONT}"/>'


def check_runs(runs: list[Run], lead: str, text: str, where: str, style: str = "") -> None:
    """The runs print the run-in heading in its character style, then the text in none."""
    if not lead and len(runs) == 1 and runs[0] == ("", text) and _EAST.search(text) is None:
        return
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


def _expected(piece: str, style: str) -> str:
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    boxes = sum(c in BOXES for c in piece)
    if boxes:
        return look + _BOX if boxes == len(piece) else "a run of its own"
    return look + _HINT if _EAST.search(piece) else look


def _excerpt(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 40 else text[:39] + "…"
