"""A Word document from its bytes.

Wrappers are looked through (content controls, links, tracked insertions); what a tracked deletion took out stays among
the pieces and is no text; a field reads as its result; text boxes and pictures are passed over and named.
"""

from __future__ import annotations

from typing import Final

from wizards.intake.word.events import walk
from wizards.intake.word.foreign_package import open_word
from wizards.intake.word.model import Span, WordDocument
from wizards.intake.word.paragraphs import Paragraphs
from wizards.intake.word.skipping import PASSED_OVER, Passing
from wizards.intake.word.state import Attributes, State
from wizards.intake.word.surroundings import Surroundings
from wizards.intake.word.tables import Tables

_UNREAD: Final = frozenset(
    (
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "sectPrChange"),
        *("tblPrExChange", "numberingChange", "rt", "instrText", "delInstrText", "sectPr", "placeholder"),
    )
)
"""Looks as they were before a change, codes of fields, and the like: no text of the document."""


def read_word(data: bytes, name: str = "") -> WordDocument:
    """Return a Word document as paragraphs and tables.

    Args:
        data: the file.
        name: its name, for what the bytes leave open.

    Raises:
        Unreadable: with one sentence for the user.
    """
    members, part = open_word(data, name)
    document = WordDocument(members, part)
    walk(members[part], _Body(document))
    return document


class _Body:
    """Hands every element to those who know it."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._state = State(document)
        tables = Tables(self._state)
        self._paragraphs = Paragraphs(self._state, tables)
        self._readers = (Surroundings(self._state), tables, self._paragraphs)
        self._passing: Passing | None = None
        self._unread = 0

    def start(self, name: str, attributes: Attributes, at: int) -> None:
        if self._passing is not None:
            self._passing.start(name)
        elif self._unread or name in _UNREAD:
            self._unread += 1
        elif name in PASSED_OVER:
            self._passing = Passing(name)
        else:
            self._state.path.append(name)
            for reader in self._readers:
                if (method := reader.starts.get(name)) is not None:
                    method(attributes, at)

    def end(self, name: str, span: Span) -> None:
        if self._passing is not None:
            self._end_passing(name)
            return
        if self._unread:
            self._unread -= 1
            return
        self._state.path.pop()
        for reader in self._readers:
            if (method := reader.ends.get(name)) is not None:
                method(span)

    def _end_passing(self, name: str) -> None:
        if self._passing is not None and self._passing.end(name):
            self._state.count()
            self._document.skipped += self._passing.told(self._paragraphs.paragraph)
            self._passing = None

    def text(self, text: str) -> None:
        if self._passing is not None:
            self._passing.text(text)
        elif not self._unread:
            self._paragraphs.text(text)
