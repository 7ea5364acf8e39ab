"""Reason and measure written in one cell: where the measure begins (word table ``measure_marks``)."""

from __future__ import annotations

import re

from wizards.lexicon.store import Lexicon

_MARKED = re.compile(r"措施\s*[:：]")
_LONGEST_MARK = 10


def split_measure(text: str, words: Lexicon) -> tuple[str, str]:
    """Return reason and measure of one cell, without the words that only name them; no 措施： means no measure."""
    for match in _MARKED.finditer(text):
        start = _mark_start(text, match.start() + 2, words)
        if start is not None:
            return _tidy(text[:start], words), text[match.end() :].strip()
    return _tidy(text, words), ""


def _mark_start(text: str, end: int, words: Lexicon) -> int | None:
    """Return where the words before the colon begin (下一步改进措施：); ``None`` if they mean something else."""
    marks = words.words("measure_marks")
    for length in range(min(end, _LONGEST_MARK), 1, -1):
        term = marks.get(text[end - length : end])
        if term is not None:
            return end - length if term.thing == "measure" else None
    return None


def _tidy(text: str, words: Lexicon) -> str:
    text = text.strip().rstrip("；;、，,").strip()
    head, colon, rest = text.partition("：" if "：" in text else ":")
    term = words.find("measure_marks", head) if colon and len(head) <= _LONGEST_MARK else None
    return rest.strip() if term is not None and term.thing == "reason" else text
