"""What the proof has found so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counts of what was found; ``characters`` is the length of all text that stands in ``w:t``."""

    values: int = 0
    headings: int = 0
    cells: int = 0
    merges: int = 0
    characters: int = 0

    def text(self, text: str) -> None:
        """Counts a text that was found; tabs and breaks are marks and not characters of the part."""
        if text:
            self.values += 1
            self.shown(text)

    def shown(self, text: str) -> None:
        """Counts a text that stands there once more."""
        self.characters += len(text) - text.count("\t") - text.count("\n")
