"""How much stands in a document, and in what two documents differ: what a user needs to choose between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_NO_ANSWERS = {"schema_version", "form", "policy", "place", "waivers"}


@dataclass(frozen=True)
class Difference:
    """One place where two documents differ; None = not there."""

    path: str
    old: str | None
    new: str | None


def count_answers(document: Mapping[str, Any]) -> int:
    """Return how many answers stand in a document: texts that are not blank, except ids."""
    return sum(1 for path, text in leaves(document) if text.strip() and not path.endswith(".id"))


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Return where two documents differ, in the order of ``new``, then what only ``old`` has."""
    before, after = dict(leaves(old)), dict(leaves(new))
    changed = [Difference(path, before.get(path), text) for path, text in after.items() if before.get(path) != text]
    return changed + [Difference(path, text, None) for path, text in before.items() if path not in after]


def leaves(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every value with its path; a row is named by its id if it has one, else by its place."""
    for key, value in document.items():
        if key not in _NO_ANSWERS:
            yield from _below(str(key), value)


def _below(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _below(f"{path}.{key}", item)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            mark = item.get("id") if isinstance(item, Mapping) else None
            yield from _below(f"{path}.{mark}" if isinstance(mark, str) else f"{path}[{index}]", item)
    elif value is not None:
        yield path, str(value)


def text_at(document: Mapping[str, Any], *keys: str) -> str:
    """Return a text of a document, empty if something else or nothing stands there."""
    value: Any = document
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return str(value) if isinstance(value, (str, int)) else ""
