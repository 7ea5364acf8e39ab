"""一级、二级指标: which class a word means, however it is written (产出, 产出指标（50分）, 项目产出)."""

from __future__ import annotations

import re
from typing import Final

from wizards.lexicon.folding import fold
from wizards.lexicon.store import Lexicon, lexicon

LEVELS: Final = ("level1", "level2")
_SATISFACTION = re.compile(r"满意(?:度|率|程度)?(?:指标)?$")


def level_of(column: str, text: str, words: Lexicon | None = None) -> str:
    """Return the class that ``text`` names in ``level1`` or ``level2``, ``""`` if it names none that is known."""
    term = (words or lexicon()).find(column, text)
    if term is not None:
        return term.thing
    return "satisfaction" if _SATISFACTION.search(fold(text).word) else ""


def same_level(column: str, first: str, second: str) -> bool:
    """Return whether two words name one class."""
    thing = level_of(column, first)
    return first == second or bool(thing and thing == level_of(column, second))
