"""Reason and measure written in one cell: where the measure begins (word table ``measure_marks``)."""

from __future__ import annotations

import re

from wizards.lexicon.store import Lexicon

_MARKED = re.compile(r"(措施|原因|分析)\s*[:：]")
_LONGEST_MARK = 10
_NUMBER = r"(?:\d{1,2}\s*[.．、)）]|[(（][\d一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]、|[①-⑳])"
_CLAUSE_BEGINS = re.compile(rf"(?:^|(?<=[。；;，,、！!？?）)\s]))\s*{_NUMBER}?\s*$")
"""What may stand before a mark: a stop, or nothing, and the clause's number. 已采取防汛|措施： is no mark."""
_NUMBER_BEFORE = re.compile(rf"^\s*{_NUMBER}\s*")


def split_measure(text: str, words: Lexicon) -> tuple[str, str]:
    """Return reason and measure of one cell, without the words that only name them; no 措施： means no measure.

    Where several reasons and measures take turns, all of it is the reason.
    """
    marks = _marks(text, words)
    first = next((at for at, (thing, _, _) in enumerate(marks) if thing == "measure"), None)
    if first is None:
        return _tidy(text, words), ""
    _, start, end = marks[first]
    later = [(begin, after) for thing, begin, after in marks[first + 1 :] if thing == "reason"]
    if not later:
        return _tidy(text[:start], words), text[end:].strip()
    if text[:start].strip() or len(later) > 1 or marks[-1][0] == "measure":
        return text.strip(), ""
    begin, after = later[0]
    return _end(text[after:]), _end(text[end:begin])


def _marks(text: str, words: Lexicon) -> list[tuple[str, int, int]]:
    """Return the words that begin a clause and name what it says: thing, where they begin, where it begins."""
    found: list[tuple[str, int, int]] = []
    for match in _MARKED.finditer(text):
        thing, start = _mark(text, match.end(1), words)
        clause = _CLAUSE_BEGINS.search(text[:start])
        if thing in ("measure", "reason") and clause is not None:
            found.append((thing, clause.start(), match.end()))
    return found


def _mark(text: str, end: int, words: Lexicon) -> tuple[str, int]:
    """Return what the longest mark that ends here names (下一步改进措施), and where it begins."""
    marks = words.words("measure_marks")
    for length in range(min(end, _LONGEST_MARK), 1, -1):
        term = marks.get(text[end - length : end])
        if term is not None:
            return term.thing, end - length
    return "", end


def _end(text: str) -> str:
    return text.strip().rstrip("；;、，,").strip()


def _tidy(text: str, words: Lexicon) -> str:
    text = _end(text)
    head, colon, rest = text.partition("：" if "：" in text else ":")
    head = _NUMBER_BEFORE.sub("", head)
    term = words.find("measure_marks", head) if colon and len(head) <= _LONGEST_MARK else None
    return rest.strip() if term is not None and term.thing == "reason" else text
