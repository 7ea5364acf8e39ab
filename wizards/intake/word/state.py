"""Where the reading of a document stands: what is open, which changes and controls are around."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from wizards.intake.model import Unreadable
from wizards.intake.word.model import Change, Control, Span, WordDocument

PARTS: Final = 500_000
"""More rows, cells, runs and texts than this are no form and no report."""
LATTICE: Final = 200
"""More columns than this no page can hold."""
_TOO_MUCH: Final = "文件太大（格子或文字太多），没有读；请只留下要用的表，另存一份再试。"
_OFF: Final = ("0", "false", "off")

Attributes = Mapping[str, str]
Starts = Mapping[str, Callable[[Attributes, int], None]]
Ends = Mapping[str, Callable[[Span], None]]


class State:
    """What the readers of paragraphs, tables and surroundings share."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.path: list[str] = []
        self.changes: list[Change] = []
        self.controls: list[Control] = []
        self._parts = 0

    def parent(self, above: int = 1) -> str:
        """Return the open element so many steps above the last; 1 is the parent of an element that begins."""
        return self.path[-1 - above] if len(self.path) > above else ""

    @property
    def control(self) -> Control | None:
        """The innermost content control."""
        return self.controls[-1] if self.controls else None

    @property
    def change(self) -> Change | None:
        """The tracked change in force: of several the one that takes out."""
        taken_out = next((change for change in self.changes if change.kind == "del"), None)
        return taken_out or (self.changes[-1] if self.changes else None)

    def count(self) -> None:
        """Count something that is kept: a row, a cell, a run, a text, a mark.

        Raises:
            Unreadable: there are more than any document has.
        """
        self._parts += 1
        if self._parts > PARTS:
            raise Unreadable(_TOO_MUCH)


def is_on(attributes: Attributes) -> bool:
    """Return whether a switch is on: without a value it is."""
    return attributes.get("val", "1") not in _OFF


def number(text: str, otherwise: int, most: int = LATTICE) -> int:
    """Return a number as written in an attribute; what is none is ``otherwise``, what is too large ``most``."""
    if not text.isascii() or not text.isdigit():
        return otherwise
    return min(int(text[:9]), most)
