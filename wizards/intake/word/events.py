"""The main part of a Word document as events: each element with its plain name, its attributes and its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol
from xml.parsers import expat

from wizards.intake.model import Unreadable
from wizards.intake.packages import refuse_dtd
from wizards.intake.word.model import Span

_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_PREFIXES: Final = {
    **dict.fromkeys(_WORD, ""),
    **dict.fromkeys(_MATH, "m:"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
}
DEPTH: Final = 300
ELEMENTS: Final = 4_000_000
"""A table of ten thousand rows has half of them."""
_DAMAGED: Final = "文件已损坏或不完整，打不开；请重新复制一份，或在 Word、WPS 里打开后另存一份再试。"
_TOO_MANY: Final = "文件太大（格子或文字太多），没有读；请只留下要用的表，另存一份再试。"
_TOO_DEEP: Final = "文件里的表套得太深，没有读；请在 Word、WPS 里把表拿出来，另存一份再试。"


class Listener(Protocol):
    """What is told of a document."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """An element begins at the byte ``at``; names of Word itself have no prefix."""

    def end(self, name: str, span: Span) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside an element."""


def walk(content: bytes, listener: Listener) -> None:
    """Tell ``listener`` of every element of a part, in order.

    Raises:
        Unreadable: it is no well-formed XML, has a DTD, or is nested too deeply.
    """
    _Walk(content, listener).run()


class _Walk:
    def __init__(self, content: bytes, listener: Listener) -> None:
        self._content = content
        self._listener = listener
        self._open: list[tuple[str, int]] = []
        self._just_opened = False
        self._left = ELEMENTS
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def run(self) -> None:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = refuse_dtd
        try:
            parser.Parse(self._content, True)
        except (expat.ExpatError, LookupError, ValueError):  # LookupError: an encoding that nobody knows
            raise Unreadable(_DAMAGED) from None

    def _plain(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            namespace, _, local = name.rpartition(" ")
            found = self._names[name] = _PREFIXES.get(namespace, "?:" if namespace else "") + local
        return found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) >= DEPTH:
            raise Unreadable(_TOO_DEEP)
        self._left -= 1
        if self._left < 0:
            raise Unreadable(_TOO_MANY)
        at = self._parser.CurrentByteIndex
        self._open.append((name, at))
        plain = {self._plain(key): value for key, value in attributes.items()} if attributes else attributes
        self._listener.start(self._plain(name), plain, at)
        self._just_opened = True

    def _end(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        _, start = self._open.pop()
        # An empty element ends where the parser already stands; any other with the tag that begins there.
        empty = self._just_opened and self._content[at - 2 : at] == b"/>"
        end = at if empty else self._content.find(b">", at) + 1
        self._just_opened = False
        self._listener.end(self._plain(name), Span(start, end))

    def _text(self, text: str) -> None:
        self._just_opened = False
        self._listener.text(text)
