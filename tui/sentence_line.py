"""What stands below a field whose sentence is made from data (由数据成的句子): 照用 and 改写, each also a button."""

from __future__ import annotations

from rich.cells import cell_len

from tui import texts_prose as texts

_GAP = "  "


def sentence_words(*, written: bool) -> str:
    """Return the line below the field: what an empty one prints and how to reword it, or how to go back."""
    if written:
        return texts.KEEP + texts.REWRITTEN
    return texts.KEEP + texts.KEEP_NOW + _GAP + texts.REWRITE + texts.REWRITE_NOW


def sentence_command(line: str, x: int) -> str:
    """Return the command under the mouse in such a line, ``""`` if it is another line."""
    if not line.startswith(texts.KEEP):
        return ""
    before, found, _ = line.partition(_GAP + texts.REWRITE)
    return "take_offered" if found and x >= cell_len(before) else "keep_sentence"
