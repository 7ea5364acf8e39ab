"""A document with one value changed: what is on the way is copied, everything else is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schemas.paths import natural_key, row_index, row_model


def row_lists(node: Any, keys: tuple[str, ...] = ()) -> Iterable[str]:
    """Yield the path of every list of rows below ``node``, which stands at ``keys``."""
    if not isinstance(node, Mapping):
        return
    for key, value in node.items():
        path = ".".join((*keys, key))
        if isinstance(value, list) and all(isinstance(row, Mapping) for row in value) and row_model(path):
            yield path
        else:
            yield from row_lists(value, (*keys, key))


def with_value(node: Any, keys: list[str], walked: tuple[str, ...], value: Any, new_id: Callable[[], str]) -> Any:
    """Return ``node`` with ``value`` at the end of ``keys``: containers on the way are copied, the rest is shared."""
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    list_path = ".".join(walked)
    if isinstance(node, list) or (node is None and row_model(list_path) is not None):
        return _with_row(list(node or ()), key, rest, walked, value, new_id)
    table = dict(node) if isinstance(node, Mapping) else {}
    changed = with_value(table.get(key), rest, (*walked, key), value, new_id)
    if changed is None or changed == {}:
        table.pop(key, None)
    else:
        table[key] = changed
    return table


def _with_row(
    rows: list[Any], key: str, rest: list[str], walked: tuple[str, ...], value: Any, new_id: Callable[[], str]
) -> list[Any] | None:
    natural = natural_key(".".join(walked))
    index = row_index(rows, key, natural)
    if index is None:
        if value is None:
            return rows or None
        index = len(rows)
        rows.append({natural: key} if natural else {"id": key})
    rows[index] = with_value(rows[index], rest, (*walked, key), value, new_id)
    return rows
