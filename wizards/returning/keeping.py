"""The return round in the session: an answer, a remark by hand, where the report stands. Pure: documents in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from schemas.remark import State
from schemas.text import clean
from wizards.returning.remarks import LIST, with_remarks
from wizards.session import new_row_id

HANDED_IN: Final[tuple[State, ...]] = ("已报送", "已重报")
"""With these a copy of what was handed in is kept."""
_NOT_HANDED_IN: Final = ("remarks", "waivers", "last", "carried", "place", "state", "state_date")

Document = Mapping[str, Any]


def rows(document: Document) -> list[Mapping[str, Any]]:
    """Return the remarks of a session in their order; what is no row is left out."""
    there = document.get(LIST)
    return [row for row in there if isinstance(row, Mapping)] if isinstance(there, list) else []


def answered(document: Document, number: int, reply: str) -> Document:
    """Return the document with the answer to the remark ``number``; a blank one takes the answer away."""
    return _with(document, number, "reply", clean(reply, multiline=True).strip())


def settled(document: Document, number: int, *, done: bool) -> Document:
    """Return the document in which the remark ``number`` is marked as done, or not any more."""
    return _with(document, number, "done", done)


def without(document: Document, number: int) -> Document:
    """Return the document without the remark ``number``."""
    left = [row for index, row in enumerate(rows(document)) if index != number]
    rest = {key: value for key, value in document.items() if key != LIST}
    return {**rest, LIST: left} if left else rest


def by_hand(document: Document, by: str, date: str, text: str, path: str) -> Document:
    """Return the document with a remark that was said, not written: by whom, when, what, of which value (or "")."""
    told = {"by": by, "date": date, "path": path, "text": text}
    row = {key: clean(value, multiline=False).strip() for key, value in told.items()}
    return with_remarks(document, [{"id": new_row_id(), **{key: value for key, value in row.items() if value}}])


def with_state(document: Document, state: State, date: str) -> Document:
    """Return the document of a report that stands somewhere else on its way."""
    return {**document, "state": state, "state_date": date}


def handed_in(document: Document) -> dict[str, Any]:
    """Return what is kept of a report that is handed in: its answers, and nothing that only the unit needs."""
    return {key: value for key, value in document.items() if key not in _NOT_HANDED_IN}


def _with(document: Document, number: int, key: str, value: Any) -> Document:
    changed = [dict(row) for row in rows(document)]
    changed[number][key] = value
    if not value:
        del changed[number][key]
    return {**document, LIST: changed}
