"""Finding a line of a list by what is typed: characters of one breath are one word, however they come."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from tui.plain import next_with

_BREATH: Final = 1.5
"""Seconds within which a character goes on with a word; an input method that hands over each apart is quicker."""


class TypeAhead:
    """Remembers what was typed a moment ago."""

    def __init__(self) -> None:
        self._word = ""
        self._found: int | None = None
        self._until = 0.0

    def find(self, text: str, lines: Sequence[str], at: int) -> int | None:
        """Return the line with the word that ``text`` goes on with or begins; ``at`` is where the cursor stands.

        A word that grows may stay on its line. What makes no word that any line has begins a new one.
        """
        goes_on = at == self._found and time.monotonic() < self._until
        found = next_with(self._word + text, lines, at - 1) if goes_on else None
        self._word = self._word + text if found is not None else text
        self._found = next_with(text, lines, at) if found is None else found
        self._until = time.monotonic() + _BREATH
        return self._found
