"""What the proof has found so far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counts of what was found at its place."""

    values: int = 0
    headings: int = 0
    cells: int = 0
    merges: int = 0
