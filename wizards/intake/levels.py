"""一级、二级指标 in the form's own words: 产出, 产出指标（50分） and 项目产出 are one class."""

from __future__ import annotations

import re
from typing import Literal

from schemas.form import Form
from wizards.catalogue.reach import INDICATORS
from wizards.intake.cells import one_line
from wizards.lexicon import Lexicon, fold, level_of

LevelName = Literal["level1", "level2"]
_POINTS = re.compile(r"[(（]\s*[\d.]+\s*分?\s*[)）]$")
_NUMBER_BEFORE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．])\s*"
)
_INNER_BLANK = re.compile("(?<=[\u3400-\u9fff])[ \t\u3000]+(?=[\u3400-\u9fff])")


class Levels:
    """The words for the levels in one form, and which word of a file means which of them."""

    def __init__(self, form: Form, words: Lexicon) -> None:
        self._words = words
        self._known: dict[str, tuple[str, ...]] = {}
        self._own: dict[tuple[str, str], str] = {}
        for level in ("level1", "level2"):
            entries = [getattr(entry, level) for entry in form.indicators]
            known = dict.fromkeys(word for word in (*form.classes(INDICATORS, level), *entries) if word)
            self._known[level] = tuple(known)
        self._above = {
            entry.level2: {other.level1 for other in form.indicators if other.level2 == entry.level2}
            for entry in form.indicators
        }

    def own(self, level: LevelName, text: str) -> str:
        """Return the form's own word for what a file calls ``text``; without one, ``text`` itself, tidied."""
        found = self._own.get((level, text))
        if found is None:
            found = self._own[level, text] = self._find(level, text)
        return found

    def _find(self, level: LevelName, text: str) -> str:
        plain = self.bare(text)
        known = self._known[level]
        if plain in known:
            return plain
        folded = fold(plain).word
        same = [word for word in known if fold(word).word == folded]
        if len(same) != 1:
            thing = self.thing(level, plain)
            same = [word for word in known if thing is not None and self.thing(level, word) == thing]
        return same[0] if len(same) == 1 else _POINTS.sub("", plain).strip()

    def bare(self, text: str) -> str:
        """Return the word for a level without blanks in it and a number before it: 一、产出 指标."""
        return _NUMBER_BEFORE.sub("", _INNER_BLANK.sub("", one_line(text)).strip())

    def thing(self, level: LevelName, text: str) -> str | None:
        """Return which class of the lexicon a word names."""
        return level_of(level, text, self._words) or None

    def above(self, level2: str) -> str:
        """Return the 一级指标 that the form puts above a 二级指标, if it is always the same."""
        found = self._above.get(level2, set())
        return next(iter(found)) if len(found) == 1 else ""

    def same(self, level: LevelName, first: str, second: str) -> bool:
        """Return whether two words mean the same level; blank goes with all."""
        if not first or not second:
            return True
        first, second = self.own(level, first), self.own(level, second)
        return fold(first).word == fold(second).word
