"""Rows that are no indicators: 总分, 合计, 产出指标小计; and the numbers of columns under a head (甲 1 2 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Final

from wizards.lexicon import Lexicon, fold

_SUMS: Final = ("小计", "合计")
_LAST_LETTER = itemgetter(-1)
_COLUMN_WORD = re.compile(r"[甲乙丙丁戊]栏?|栏次?|行次|序号|[A-Z]")
_COLUMN_NUMBER = re.compile(r"[(（]?\d{1,2}[)）]?(?:=.*)?")


class SumRows:
    """Tells the rows of sums from those of indicators; what a word says is found out once."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        # Most cells are seen not to be a sum by their last letter.
        self._ends = frozenset("计:：") | {word[-1] for word in words.words("total_rows")}
        self._known: dict[tuple[str, bool], bool] = {}

    def is_sum(self, filled: Mapping[int, str], name: int) -> bool:
        """Return whether a row is one of sums; ``name`` is the column of names."""
        ends = self._ends
        if ends.isdisjoint(map(_LAST_LETTER, filled.values())):
            return False
        return any(self._names_sum(text, first=column <= name) for column, text in filled.items() if text[-1] in ends)

    def _names_sum(self, text: str, *, first: bool) -> bool:
        found = self._known.get((text, first))
        if found is None:
            found = self._known[text, first] = self._reads_as_sum(text, first=first)
        return found

    def _reads_as_sum(self, text: str, *, first: bool) -> bool:
        """总分, 合计 in any column; 产出指标小计 in front."""
        if self._words.find("total_rows", text) is not None:
            return True
        word = fold(text).word
        levels = any(self._words.find(level, word[:-2]) is not None for level in ("level1", "level2"))
        return first and word.endswith(_SUMS) and levels


def is_numbers_of_columns(filled: Mapping[int, str]) -> bool:
    """Return whether a row only numbers the columns of its table: 甲栏 | 乙 | 1 | 2 | 3."""
    texts = ["".join(text.split()) for _, text in sorted(filled.items())]
    numbers = [int(re.sub(r"\D.*", "", text.lstrip("(（"))) for text in texts if _COLUMN_NUMBER.fullmatch(text)]
    others = [text for text in texts if not _COLUMN_NUMBER.fullmatch(text)]
    counts_up = len(numbers) >= 3 and all(after == before + 1 for before, after in pairwise(numbers))
    return counts_up and all(_COLUMN_WORD.fullmatch(text) for text in others)
