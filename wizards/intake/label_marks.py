"""Labels inside a line, each before its colon: 项目名称：某工程　主 管 部 门：某局."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from schemas.lexicon import Term
from wizards.lexicon import Lexicon

_COLON = re.compile(r"[:：︰]")
_BEGINS = re.compile(r"(?:^|(?<=[\s　；;，,。、（(_＿)）]))(?=[^\s　；;，,。、_＿)）:：])")
_STOPS = re.compile(r"[:：；;，,。_＿]")
_LONGEST: Final = 40
_TABLE: Final = "labels"


class LabelMark(NamedTuple):
    """A label inside a line: where it begins, where its value begins (behind the colon), what it names."""

    start: int
    end: int
    term: Term


def marks_in(text: str, words: Lexicon) -> list[LabelMark]:
    """Return the labels of a line in their order; a colon behind any other word is none."""
    found: list[LabelMark] = []
    for colon in _COLON.finditer(text):
        mark = _mark(text, colon.start(), colon.end(), words)
        if mark is not None:
            found.append(mark)
    return found


def _mark(text: str, colon: int, end: int, words: Lexicon) -> LabelMark | None:
    """Return the longest label that ends at a colon and begins where a word begins."""
    least = max(colon - _LONGEST, 0)
    stops = [stop.end() for stop in _STOPS.finditer(text, least, colon)]
    for begin in _BEGINS.finditer(text, stops[-1] if stops else least, colon):
        term = words.find(_TABLE, text[begin.start() : colon])
        if term is not None:
            return LabelMark(begin.start(), end, term)
    return None
