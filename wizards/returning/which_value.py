"""Which value a remark speaks of, when several stand where it hangs, or one that nobody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from schemas.blocks import Source
from schemas.form import Form
from schemas.paths import find, kind_of, row_model
from wizards.returning.spot import compared

_SLOTS: Final = "texts."


class Targets:
    """Answers with paths of values that the form asks; a computed value leads to where it is stated or comes from."""

    def __init__(self, form: Form, document: Mapping[str, Any]) -> None:
        self._form = form
        self._document = document

    def within(self, sources: Sequence[Source], quote: str, text: str = "") -> str:
        """Return the value of a place of which ``quote`` is part.

        Words of the form belong to the slot in which they may be reworded, else to the value nearest to them in the
        ``text`` of the place.
        """
        typed = self._typed(sources)
        wanted = compared(quote)
        said = [path for path, words in typed.items() if wanted and _touches(wanted, words)]
        if said:
            return said[0]
        slot = next((path for path, words in typed.items() if path.startswith(_SLOTS) and not words), "")
        return slot or _nearest(typed, wanted, text)

    def common(self, sources: Sequence[Source]) -> str:
        """Return the one value, row or list to which all of ``sources`` belong; a text of the section goes first."""
        typed = list(self._typed(sources))
        slots = [path for path in typed if path.startswith(_SLOTS)]
        if len(slots) == 1:
            return slots[0]
        if len(typed) <= 1:
            return next(iter(typed), "")
        shared = _shared(typed)
        is_row = isinstance(find(self._document, shared), Mapping) and kind_of(shared.rpartition(".")[0]) == "rows"
        return shared if is_row or row_model(shared) is not None else ""

    def _typed(self, sources: Sequence[Source]) -> dict[str, str]:
        """Return what may be gone to, in the order of paper, with the words that stand for it."""
        found: dict[str, str] = {}
        for source in sources:
            path = self._to_go_to(source.path)
            if path:
                found[path] = found.get(path, "") + compared(source.words)
        return found

    def _to_go_to(self, path: str) -> str:
        """Return where a printed value is typed, empty if it is nowhere."""
        computed = self._form.values.derived_at(path)
        if computed is None or self._asks(path):
            return path if self._form.values.kind_of(path) is not None else ""
        row = path.removesuffix(f".{computed.name}") if computed.list_path else ""
        if computed.stated_in:
            stated = f"{row}.{computed.stated_in}" if row else computed.stated_in
            if self._asks(stated):
                return stated
        inputs = [f"{row}.{name}" for name in computed.sources]
        asked = [one for one in inputs if self._asks(one)]
        return asked[0] if asked else row

    def _asks(self, path: str) -> bool:
        return self._form.asked.exactly(path, self._document) is not None


def _touches(quote: str, words: str) -> bool:
    return bool(words) and (quote in words or words in quote)


def _nearest(typed: Mapping[str, str], quote: str, text: str) -> str:
    """Return the value that stands nearest to a quote, the first one where the quote is not found."""
    at = text.find(quote) if quote else -1
    if at < 0:
        return next(iter(typed), "")
    distances = {}
    behind = 0
    for path, words in typed.items():
        place = text.find(words, behind)
        if place < 0:
            continue
        behind = place + len(words)
        distances[path] = place - at if place >= at else at - behind
    return min(distances, key=distances.__getitem__, default=next(iter(typed), ""))


def _shared(paths: Sequence[str]) -> str:
    """Return the longest path that all of them begin with."""
    parts = [path.split(".") for path in paths]
    length = 0
    while all(len(one) > length + 1 for one in parts) and len({one[length] for one in parts}) == 1:
        length += 1
    return ".".join(parts[0][:length])


def row_of(path: str) -> str:
    """Return the row in which the value at ``path`` lies, empty if it lies in none."""
    parts = path.split(".")
    for length in range(len(parts) - 1, 1, -1):
        if row_model(".".join(parts[: length - 1])) is not None:
            return ".".join(parts[:length])
    return ""
