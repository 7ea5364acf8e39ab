"""Which paths a pack may name: values of the session, and what is computed from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.derived import derived, derived_in
from schemas.form import Form
from schemas.funds import TOTAL
from schemas.pack_columns import OWN, Values
from schemas.part import KindName
from schemas.paths import SECTIONS, children_of, kind_of, natural_key, row_model
from schemas.slots import SLOTS, is_slot
from wizards.catalogue.shape import nearest

INDICATORS: Final = "performance.indicators"
COUNT: Final = "count"
ALL: Final = "*"
_KNOWN: Final = Values(())
"""What rows have without any column of a pack's own."""


@dataclass(frozen=True, slots=True)
class ReachedPlace:
    """A place in a list: the list, the row's key (empty: all rows), the value of the row."""

    list_path: str
    key: str
    inner: str


def is_section(path: str) -> bool:
    """Return whether a path is read from the top, not from the row."""
    head, dot, _ = path.partition(".")
    return bool(dot) and head in (*SECTIONS, "score")


def list_in(path: str, values: Values = _KNOWN) -> ReachedPlace | None:
    """Return where ``path`` enters its innermost list; ``None`` if it enters none."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        list_path = ".".join(parts[:length])
        if row_model(list_path) is None:
            continue
        rest = parts[length:]
        if len(rest) == 1 or values.column(list_path, ".".join(rest)) is not None:
            return ReachedPlace(list_path, "", ".".join(rest))
        return ReachedPlace(list_path, rest[0] if rest else "", ".".join(rest[1:]))
    return None


def row_kind(list_path: str, inner: str, values: Values = _KNOWN) -> KindName | None:
    """Return what stands at ``inner`` of a row of the list, typed or computed."""
    if inner.startswith(OWN):
        column = values.column(list_path, inner)
        return column.kind if column else None
    computed = derived(list_path, inner)
    return kind_of(f"{list_path}.x.{inner}") or (computed.kind if computed else None)


def row_names(list_path: str, values: Values = _KNOWN) -> tuple[str, ...]:
    """Return the values a row of the list has, typed and computed."""
    known = (name for name in children_of(f"{list_path}.x") if f"{name}." != OWN)
    return (*known, *values.names(list_path), *(one.name for one in derived_in(list_path)))


def kind_at(path: str, values: Values = _KNOWN) -> KindName | None:
    """Return what is printed at ``path`` read from the top, or ``None`` if there is nothing of the kind."""
    if path.startswith("texts."):
        return "long" if is_slot(path.removeprefix("texts.")) else None
    place = list_in(path, values)
    if place is None:
        computed = derived("", path)
        return kind_of(path) or (computed.kind if computed else None)
    if not place.key:
        if not place.inner:
            return "rows"
        return "figure" if place.inner == COUNT else row_kind(place.list_path, place.inner, values)
    return row_kind(place.list_path, place.inner, values)


def hint_for(path: str) -> str:
    """Return the nearest path to one that does not exist, or an empty text."""
    if path.startswith("texts."):
        found = nearest(path.removeprefix("texts."), SLOTS)
        return f"texts.{found}" if found else ""
    if path.startswith("score."):
        return nearest(path, [one.path for one in derived_in("") if one.by == "scoring"])
    parts = path.split(".")
    for index in range(len(parts)):
        before = ".".join(parts[:index])
        known = children_of(before)
        if row_model(before) is None and known and parts[index] not in known:
            found = nearest(parts[index], known)
            return ".".join((*parts[:index], found, *parts[index + 1 :])) if found else ""
    return ""


def row_keys(form: Form, list_path: str) -> tuple[str, ...] | None:
    """Return the keys by which the pack may enter a list; ``None`` if any word will do."""
    if natural_key(list_path) is None:
        return ()
    if list_path == INDICATORS:
        return (TOTAL, *(entry.id for entry in form.indicators))
    fixed = form.asked.row_labels(list_path)
    return (TOTAL, *fixed) if fixed else None


def missing_row(form: Form, path: str) -> ReachedPlace | None:
    """Return the list on the way to a path that has no such row as the path goes through, ``None`` if all have it.

    A path goes through one row: neither through all of them nor through their total.
    """
    parts = path.split(".")
    for length in range(1, len(parts) - 1):
        list_path, key = ".".join(parts[:length]), parts[length]
        if row_model(list_path) is None:
            continue
        keys = row_keys(form, list_path)
        if key in (ALL, TOTAL) or (keys is not None and key not in keys):
            return ReachedPlace(list_path, key, ".".join(parts[length + 1 :]))
    return None
