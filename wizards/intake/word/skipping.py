"""What is passed over: text boxes, pictures, embedded objects. Their kind and text are told, nothing is taken."""

from __future__ import annotations

from typing import Final

from wizards.intake.word.model import Paragraph, Skipped

PASSED_OVER: Final = frozenset(("drawing", "pict", "object", "mc:AlternateContent", "altChunk", "subDoc"))
_LONGEST: Final = 200
_EMBEDDED: Final = ("altChunk", "subDoc", "object")


class Passing:
    """One element being passed over, with all that is in it."""

    def __init__(self, name: str) -> None:
        self._open = [name]
        self._is_box = False
        self._is_embedded = name in _EMBEDDED
        self._words: list[str] = []

    def start(self, name: str) -> None:
        """An element begins in it."""
        self._open.append(name)
        self._is_box = self._is_box or name == "txbxContent"
        self._is_embedded = self._is_embedded or name in _EMBEDDED

    def end(self, name: str) -> bool:
        """An element ends; return whether it was the one that is passed over."""
        if name == "p" and self._words and len(self._words) < _LONGEST:
            self._words.append(" ")
        self._open.pop()
        return not self._open

    def text(self, text: str) -> None:
        """Text stands in it; the second copy that programs write for older ones is left out."""
        is_shown = self._open[-1] == "t" and "mc:Fallback" not in self._open
        if is_shown and len(self._words) < _LONGEST:
            self._words.append(text)

    def told(self, paragraph: Paragraph | None) -> list[Skipped]:
        """Return what to say of it; a shape without a word is no more than a line or a picture."""
        kind = "文本框" if self._is_box else "图片或图形"
        kind = "嵌入的对象" if self._is_embedded else kind
        return [Skipped(kind, "".join(self._words).strip()[:_LONGEST], paragraph)]
