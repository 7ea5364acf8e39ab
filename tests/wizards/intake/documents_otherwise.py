"""A session with one thing otherwise: each value gone, blank, of another kind; each row gone, twice, first."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

Document = dict[str, Any]
OTHER: tuple[Any, ...] = ("", 5, {}, "甲", "2023年")


def otherwise(document: Mapping[str, Any], values: tuple[Any, ...] = OTHER) -> Iterator[tuple[str, Document]]:
    """Each place of a document otherwise, from the top down."""
    for steps in _places(document, ()):
        name = ".".join(map(str, steps))
        yield f"没有 {name}", _changed(document, steps, lambda holder, last: holder.pop(last))
        for value in values:
            yield f"{name}={value!r}", _changed(document, steps, lambda holder, last, to=value: _set(holder, last, to))
        if isinstance(steps[-1], int):
            yield (
                f"{name} 两次",
                _changed(document, steps, lambda holder, last: holder.insert(last, dict(holder[last]))),
            )
            yield f"{name} 往前", _changed(document, steps, lambda holder, last: holder.insert(0, holder.pop(last)))


def _set(holder: Any, last: Any, value: Any) -> None:
    holder[last] = copy.deepcopy(value)


def _places(node: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    items = node.items() if isinstance(node, Mapping) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        if key != "id":
            yield (*steps, key)
        if not isinstance(value, list) or not value or isinstance(value[0], Mapping):
            yield from _places(value, (*steps, key))


def _changed(document: Mapping[str, Any], steps: tuple[str | int, ...], change: Any) -> Document:
    made = copy.deepcopy(dict(document))
    holder: Any = made
    for step in steps[:-1]:
        holder = holder[step]
    change(holder, steps[-1])
    return made


@contextmanager
def same_ids() -> Iterator[None]:
    """Rows that are made get the same ids each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wizards.session.secrets.choice", random.Random(1).choice)
        yield
