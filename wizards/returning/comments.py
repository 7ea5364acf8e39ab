"""The comments (批注) of a Word file: who wrote what, and which the reviewer has marked as settled."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wizards.intake.packages import relations
from wizards.intake.word.events import walk
from wizards.intake.word.model import Span

_COMMENTS: Final = "comments.xml"
_SETTLED: Final = "commentsExtended.xml"
_TEXTS: Final = ("t",)
_BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n"}


@dataclass(slots=True)
class Comment:
    """A comment: its author, its moment as written in the file, its words, and whether it is settled."""

    id: str
    by: str = ""
    date: str = ""
    text: str = ""
    settled: bool = False
    paragraphs: list[str] = field(default_factory=list)
    """The ids of its paragraphs, by which the list of settled ones names it."""


def read_comments(members: Mapping[str, bytes], part: str) -> list[Comment]:
    """Return the comments of a package in their order.

    Raises:
        Unreadable: a part that should hold them is no XML.
    """
    parts = {posixpath.basename(path): path for path in relations(members, part).values()}
    if _COMMENTS not in parts:
        return []
    reader = _Comments()
    walk(members[parts[_COMMENTS]], reader)
    if _SETTLED in parts:
        settled = _Settled()
        walk(members[parts[_SETTLED]], settled)
        for comment in reader.found:
            comment.settled = any(one in settled.paragraphs for one in comment.paragraphs)
    return reader.found


class _Comments:
    def __init__(self) -> None:
        self.found: list[Comment] = []
        self._inside = False
        self._is_text = False

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        if name == "comment":
            comment = Comment(attributes.get("id", ""), attributes.get("author", ""), attributes.get("date", ""))
            self.found.append(comment)
            self._inside = True
        elif self._inside and name == "p":
            self.found[-1].text += "\n" if self.found[-1].text else ""
            self.found[-1].paragraphs.append(attributes.get("w14:paraId", ""))
        self._is_text = self._inside and name in _TEXTS

    def end(self, name: str, span: Span) -> None:
        self._is_text = False
        if name == "comment":
            self.found[-1].text = self.found[-1].text.strip()
            self._inside = False
        elif self._inside and name in _BREAKS:
            self.found[-1].text += _BREAKS[name]

    def text(self, text: str) -> None:
        if self._is_text:
            self.found[-1].text += text


class _Settled:
    """The paragraphs whose comments are marked as done."""

    def __init__(self) -> None:
        self.paragraphs: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        if name == "w15:commentEx" and attributes.get("w15:done") in ("1", "true"):
            self.paragraphs.add(attributes.get("w15:paraId", ""))

    def end(self, name: str, span: Span) -> None:
        """Nothing ends here."""

    def text(self, text: str) -> None:
        """There is no text in it."""
