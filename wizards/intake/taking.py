"""Take proposals into a document: a new document, the old one is not changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from typing import Any

from schemas.pack_columns import OWN
from schemas.paths import find, kind_of, natural_key, row_keys
from wizards.catalogue.reach import INDICATORS
from wizards.intake.collector import no_collection
from wizards.intake.plans import Chosen, NewRow, PathsOf, Plan

_OF_ROWS = f"{INDICATORS}."


@no_collection()
def take(document: Mapping[str, Any], plan: Plan, paths: Collection[str]) -> dict[str, Any]:
    """Return the document with the proposals of ``paths`` taken; new rows get the place that the plan gives them.

    A new row is made as soon as one of its values is taken.
    """
    changed = dict(document)
    rows: dict[str, dict[str, Any]] = {}
    chosen = paths if isinstance(paths, PathsOf) and paths.plan is plan else Chosen(paths)
    for part in plan.proposals.parts:
        if isinstance(part, NewRow):
            texts = chosen.texts_of(part)
            if texts:
                row: dict[str, Any] = {"id": part.key}
                rows[part.key] = _row(row, texts) if part.fields.any_own else row | texts
        elif not chosen.has(part):
            continue
        elif part.path.startswith(_OF_ROWS):
            key, _, thing = part.path.removeprefix(_OF_ROWS).partition(".")
            _row(rows.setdefault(key, {}), {thing: part.text})
        else:
            changed = _with(changed, part.path.split("."), (), _stored(part.path, part.text))
    if rows:
        performance = changed.get("performance")
        table = dict(performance) if isinstance(performance, Mapping) else {}
        table["indicators"] = _indicators(find(document, INDICATORS), plan, rows)
        changed["performance"] = table
    return changed


def new_paths(plan: Plan, *, replace: bool = False) -> Set[str]:
    """Return the paths that are taken unless somebody chooses: what is new, with ``replace`` also what differs."""
    return PathsOf(plan, ("new", "differs") if replace else ("new",))


def _stored(path: str, text: str) -> Any:
    return int(text) if kind_of(path) == "year" and text.isdecimal() else text


def _indicators(there: Any, plan: Plan, values: Mapping[str, dict[str, Any]]) -> list[Any]:
    rows = list(there) if isinstance(there, list) else []
    keys = row_keys(rows, natural_key(INDICATORS))
    made = {key: fields for key, fields in values.items() if key in plan.new_rows}
    behind = _behind(plan, made)
    result: list[Any] = []
    for key, row in zip(keys, rows, strict=True):
        result.append(_merged(row, values[key]) if key in values and isinstance(row, Mapping) else row)
        result += [made[new] for new in behind.get(key, ())]
    return result + [made[new] for new in behind.get(None, ())]


def _row(row: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Put texts into a row, those of the form's own columns where they are kept."""
    for thing, text in texts.items():
        if thing.startswith(OWN):
            row.setdefault("x", {})[thing.removeprefix(OWN)] = text
        else:
            row[thing] = text
    return row


def _merged(row: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with new values; of the form's own columns those that are not new stay."""
    own = {**row.get("x", {}), **new["x"]} if "x" in new else None
    return {**row, **new} if own is None else {**row, **new, "x": own}


def _behind(plan: Plan, made: Collection[str]) -> dict[str | None, list[str]]:
    """Return the new rows by the row of the session behind which they go; those behind each other keep their order."""
    roots: dict[str, str | None] = {}
    behind: dict[str | None, list[str]] = {}
    for key, after in plan.new_rows.items():
        roots[key] = roots.get(after, after) if after is not None else None
        if key in made:
            behind.setdefault(roots[key], []).append(key)
    return behind


def _with(node: Any, keys: list[str], walked: tuple[str, ...], value: Any) -> Any:
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    list_path = ".".join(walked)
    natural = natural_key(list_path)
    if isinstance(node, list) or natural is not None:
        rows = list(node) if isinstance(node, list) else []
        index = next((i for i, row in enumerate(rows) if isinstance(row, Mapping) and row.get(natural) == key), None)
        if index is None:
            rows.append({natural: key})
            index = len(rows) - 1
        rows[index] = _with(rows[index], rest, (*walked, key), value)
        return rows
    table = dict(node) if isinstance(node, Mapping) else {}
    table[key] = _with(table.get(key), rest, (*walked, key), value)
    return table
