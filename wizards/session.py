"""The session: the only writer of state.

Its state *is* the nested dict of the session file. Every change copies the containers along its path and nothing
else, so the saver's snapshot and an undo step are references, and what is unknown or malformed stays as it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from schemas.assessment import SCHEMA_VERSION
from schemas.carried import CarriedKind, mark
from schemas.form import Form
from schemas.paths import PathFinder, find, kind_of, natural_key, row_index, row_key
from schemas.text import clean
from wizards.path_copy import row_lists, with_value
from wizards.row_names import RowNames

Document = Mapping[str, Any]
ChangeKind = Literal["set", "add", "delete", "move", "undo", "redo", "replace", "place"]

UNDO_LIMIT = 500
_ID_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: the kind, the path it concerns, and the revision it made."""

    kind: ChangeKind
    path: str
    revision: int


def new_row_id() -> str:
    """Return a fresh row id: eight characters, none that is easily mistaken for another."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(8))


class Session:
    """A document with undo, redo, a revision number and listeners.

    Args:
        document: the nested dict of a session file; it is never changed in place.
        new_id: makes row ids.
    """

    def __init__(self, document: Document, *, new_id: Callable[[], str] = new_row_id) -> None:
        self._new_id = new_id
        self._document: Document = document
        self._finder = PathFinder(document)
        self._names = RowNames()
        self._undo: list[tuple[Document, str]] = []
        self._redo: list[tuple[Document, str]] = []
        self._open_path: str | None = None
        self._listeners: list[Callable[[Change], None]] = []
        self.revision = 0

    @property
    def document(self) -> Document:
        """The current state; a snapshot that stays as it is when the session goes on."""
        return self._document

    @property
    def touched(self) -> bool:
        """Whether anything was changed since it was opened; where the user is does not count."""
        return bool(self._undo or self._redo)

    @property
    def next_undo(self) -> str | None:
        """Path of the step that ``undo`` would take back, ``None`` if there is none."""
        return self._undo[-1][1] if self._undo else None

    @property
    def next_redo(self) -> str | None:
        """Path of the step that ``redo`` would bring back, ``None`` if there is none."""
        return self._redo[-1][1] if self._redo else None

    def get(self, path: str) -> Any:
        """Return what stands at ``path``: text, list or dict, ``None`` when blank."""
        return find(self._searched(), self._names.now(self._document, path))

    def text(self, path: str) -> str:
        """Return what stands at ``path`` as text to type on: ``""`` when blank, a list of words one a line."""
        value = self.get(path)
        if isinstance(value, list):
            return "\n".join(word for word in value if isinstance(word, str))
        return "" if value is None or isinstance(value, Mapping) else str(value)

    def set(self, path: str, value: str | Iterable[str] | None) -> Change | None:
        """Put ``value`` at ``path``; blank removes the key. Missing tables and keyed rows are made.

        Text is cleaned once, here. Returns ``None`` when nothing changed. Successive changes of one path are one
        undo step until ``seal``.
        """
        stored = self._as_stored(path, value)
        if stored == self.get(path):
            return None
        there = self._names.now(self._document, path)
        changed = with_value(self._document, there.split("."), (), stored, self._new_id)
        self._names.note(self._document, changed, there)
        return self._commit(changed, "set", path, merge=True)

    def take_over(self, path: str, text: str, kind: CarriedKind) -> Change | None:
        """Put at ``path`` a text that is not the user's own, marked until its words change; one undo step."""
        stored = self._as_stored(path, text)
        if not isinstance(stored, str):
            return None
        changed = with_value(self._document, path.split("."), (), stored, self._new_id)
        marks = self._rows("carried")
        others = [one for one in marks if not (isinstance(one, Mapping) and one.get("path") == path)]
        return self._commit({**changed, "carried": [*others, mark(path, stored, kind)]}, "replace", path)

    def set_bound(self, path: str, text: str, names: Mapping[str, str]) -> Change | None:
        """Put a text that names values in braces, and keep those names with their paths; one undo step."""
        stored = self._as_stored(path, text)
        kept = self._document.get("bound", {})
        if not names or stored == self.get(path) or not isinstance(kept, Mapping):
            return self.set(path, text)
        changed: dict[str, Any] = with_value(self._document, path.split("."), (), stored, self._new_id)
        changed["bound"] = {**kept, **names}
        return self._commit(changed, "set", path)

    def seal(self) -> None:
        """End the running undo step: the field was left, or the typing paused."""
        self._open_path = None

    def add_row(self, list_path: str, values: Mapping[str, Any] | None = None, *, after: str | None = None) -> str:
        """Add a row to the list, at the end or behind row ``after``; return its row key."""
        rows = list(self._rows(list_path))
        row: dict[str, Any] = {"id": self._new_id(), **(values or {})}
        found = row_index(rows, after, natural_key(list_path)) if after is not None else None
        at = len(rows) if found is None else found + 1
        rows.insert(at, row)
        self._commit(self._with_rows(list_path, rows), "add", list_path)
        return row_key(rows, at, natural_key(list_path))

    def copy_row(self, list_path: str, key: str) -> str | None:
        """Copy a row behind itself under a new id; return the copy's key."""
        index = row_index(self._rows(list_path), key, natural_key(list_path))
        if index is None:
            return None
        return self.add_row(list_path, {**self._rows(list_path)[index], "id": self._new_id()}, after=key)

    def delete_row(self, list_path: str, key: str) -> Change | None:
        """Delete a row; undo brings it back."""
        rows = list(self._rows(list_path))
        index = row_index(rows, key, natural_key(list_path))
        if index is None:
            return None
        del rows[index]
        return self._commit(self._with_rows(list_path, rows), "delete", list_path)

    def move_row(self, list_path: str, key: str, other: str) -> Change | None:
        """Put row ``key`` where row ``other`` stands; the rows between move up or down."""
        rows = list(self._rows(list_path))
        natural = natural_key(list_path)
        source, target = row_index(rows, key, natural), row_index(rows, other, natural)
        if source is None or target is None or source == target:
            return None
        rows.insert(target, rows.pop(source))
        return self._commit(self._with_rows(list_path, rows), "move", list_path)

    def replace(self, document: Document, path: str = "") -> Change:
        """Take over a whole document (theirs, a generation, what was brought in); one undo step.

        ``path`` is where the user sees most of it.
        """
        return self._commit(document, "replace", path)

    def note_place(self, step: str, field: str) -> Change | None:
        """Remember where the user is; it is saved like everything, but is no undo step."""
        place = {"step": step, "field": field}
        if self._document.get("place") == place:
            return None
        self._document = {**self._document, "place": place}
        return self._announce("place", field)

    def undo(self) -> Change | None:
        """Take back the last step; the place stays where the user is."""
        return self._swap(self._undo, self._redo, "undo")

    def redo(self) -> Change | None:
        """Bring back the step taken back last."""
        return self._swap(self._redo, self._undo, "redo")

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every change; return the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _searched(self) -> PathFinder:
        """Return the document for looking things up: of one state many paths are asked, the rows of one list most."""
        if self._finder.document is not self._document:
            self._finder = PathFinder(self._document)
        return self._finder

    def _rows(self, list_path: str) -> list[Any]:
        rows = self.get(list_path)
        return rows if isinstance(rows, list) else []

    def _with_rows(self, list_path: str, rows: list[Any]) -> Document:
        changed: Document = with_value(self._document, list_path.split("."), (), rows or None, self._new_id)
        return changed

    def _as_stored(self, path: str, value: str | Iterable[str] | None) -> Any:
        kind = kind_of(path)
        if kind == "words":
            return _words(value)
        if value is None:
            return None
        text = clean(value if isinstance(value, str) else "\n".join(value), multiline=kind == "long")
        if kind == "year" and text.strip().isdecimal() and len(text.strip()) <= 4:
            return int(text.strip())
        return text or None

    def _commit(self, document: Document, kind: ChangeKind, path: str, *, merge: bool = False) -> Change:
        if not (merge and self._open_path == path):
            self._undo.append((self._document, path))
            del self._undo[:-UNDO_LIMIT]
        self._redo.clear()
        self._open_path = path if merge else None
        self._document = document
        return self._announce(kind, path)

    def _swap(
        self, source: list[tuple[Document, str]], target: list[tuple[Document, str]], kind: ChangeKind
    ) -> Change | None:
        if not source:
            return None
        document, path = source.pop()
        target.append((self._document, path))
        self._open_path = None
        place = self._document.get("place")
        self._document = {**document, "place": place} if place is not None else document
        return self._announce(kind, path)

    def _announce(self, kind: ChangeKind, path: str) -> Change:
        self.revision += 1
        change = Change(kind, path, self.revision)
        for listener in tuple(self._listeners):
            listener(change)
        return change


def new_document(form: Form, *, new_id: Callable[[], str] = new_row_id) -> dict[str, Any]:
    """Return the document of a new session of ``form``: its catalogue as rows, everything else blank."""
    document: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "form": form.pack.id}
    document["funds"] = {"unit": form.pack.money_unit}
    if form.indicators:
        document["performance"] = {
            "indicators": [{"id": new_id(), "catalogue": entry.id, **entry.preset()} for entry in form.indicators]
        }
    return document


def with_row_ids(document: Document, new_id: Callable[[], str] = new_row_id) -> Document:
    """Return the document with an id in every row that paths could otherwise name only by position."""
    changed: Document = document
    for list_path in row_lists(document):
        rows = find(changed, list_path)
        keyless = [i for i in range(len(rows)) if row_key(rows, i, natural_key(list_path)).startswith("#")]
        if keyless:
            numbered = [
                {"id": new_id(), **{key: value for key, value in row.items() if key != "id"}} if i in keyless else row
                for i, row in enumerate(rows)
                if isinstance(row, Mapping)
            ]
            changed = with_value(changed, list_path.split("."), (), numbered, new_id)
    return changed


def _words(value: str | Iterable[str] | None) -> list[str] | None:
    """Return a list of words, one per line, as it is stored."""
    lines = clean(value, multiline=True).split("\n") if isinstance(value, str) else list(value or ())
    return [clean(line, multiline=False) for line in lines if line.strip()] or None
