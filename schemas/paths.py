"""Paths: the names by which questions, reports, findings and undo speak of a value of the session.

A path is dotted. It enters a list by the row's natural key (``funds.lines.county.executed``), else by the row's
``id`` (``problems.items.k3f9a2bc.text``), else, for rows that have neither, by ``#`` and their position from 0.
``where`` is the same place with indices, as other programs read it: ``funds.lines[3].executed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from schemas.assessment import Assessment
from schemas.part import Kind, KindName, Row

SECTIONS = ("profile", "funds", "implementation", "performance", "problems", "signoff", "texts")


@cache
def _members(model: type[BaseModel]) -> dict[str, tuple[KindName | None, type[BaseModel] | None, bool, bool]]:
    """Return for each field: its kind, the model inside it, whether it is a list of rows, whether a free table."""
    return {name: _read_annotation(field.annotation, field.metadata) for name, field in model.model_fields.items()}


def _read_annotation(
    annotation: Any, metadata: Sequence[Any]
) -> tuple[KindName | None, type[BaseModel] | None, bool, bool]:
    kind = next((mark.name for mark in metadata if isinstance(mark, Kind)), None)
    if kind:
        return kind, None, False, False
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _read_annotation(inner, marks)
    if origin in (Union, UnionType):
        inner = next(part for part in get_args(annotation) if part is not type(None))
        return _read_annotation(inner, ())
    if origin is list:
        inner = get_args(annotation)[0]
        return ("rows", inner, True, False) if isinstance(inner, type) else ("words", None, False, False)
    if origin is dict:
        return (*_read_annotation(get_args(annotation)[1], ())[:2], False, True)
    return _read_plain(annotation, origin)


def _read_plain(annotation: Any, origin: Any) -> tuple[KindName | None, type[BaseModel] | None, bool, bool]:
    """What is neither marked nor put together: a table, a year, one of a few words."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None, annotation, False, False
    if annotation is int:
        return "year", None, False, False
    return ("line" if origin is Literal else None), None, False, False


@cache
def kinds_in(model: type[BaseModel]) -> Mapping[str, KindName | None]:
    """Return what is typed into each field of a table; into a free table, what each of its values is."""
    return {name: member[0] for name, member in _members(model).items()}


def kind_of(path: str) -> KindName | None:
    """Return what is typed at ``path``, or ``None`` if the session has no such value (or it is a whole table).

    Row keys are not checked: any word may stand where a list is entered.
    """
    model: type[BaseModel] | None = Assessment
    kind: KindName | None = None
    inside_list = free = False
    for part in path.split("."):
        if inside_list:
            inside_list, kind = False, None
            continue
        if free:
            free, model = False, None
            continue
        if model is None or part not in _members(model):
            return None
        kind, model, inside_list, free = _members(model)[part]
        if free:
            kind_inside, kind = kind, None
            if path.count("."):
                kind = kind_inside
    return None if free else kind


def row_model(list_path: str) -> type[Row] | None:
    """Return the model of the rows of the list at ``list_path``, or ``None`` if there is no such list."""
    model: type[BaseModel] | None = Assessment
    inside_list = False
    for part in list_path.split("."):
        if inside_list:
            inside_list = False
            continue
        if model is None or part not in _members(model):
            return None
        _, model, inside_list, free = _members(model)[part]
        if free:
            return None
    return model if inside_list and model is not None and issubclass(model, Row) else None


def children_of(path: str) -> tuple[str, ...]:
    """Return the names that may follow ``path`` (``""``: the sections), for hints at a misspelt path."""
    model: type[BaseModel] | None = Assessment
    inside_list = False
    for part in path.split(".") if path else ():
        if inside_list:
            inside_list = False
            continue
        if model is None or part not in _members(model):
            return ()
        _, model, inside_list, _ = _members(model)[part]
    return tuple(_members(model)) if model else ()


def row_key(rows: Sequence[Any], index: int, natural: str | None) -> str:
    """Return the word by which paths enter row ``index``: natural key if it is the first with it, id, ``#index``."""
    row = rows[index]
    if isinstance(row, Mapping):
        key = row.get(natural) if natural else None
        if isinstance(key, str) and key and "." not in key and _first(rows, natural, key) == index:
            return key
        if isinstance(row.get("id"), str) and row["id"] and _first(rows, "id", row["id"]) == index:
            return str(row["id"])
    return f"#{index}"


def row_keys(rows: Sequence[Any], natural: str | None) -> list[str]:
    """Return what ``row_key`` gives for every row, in one pass."""
    known: dict[str | None, set[str]] = {natural: set(), "id": set()}
    keys = []
    for index, row in enumerate(rows):
        found = f"#{index}"
        for field in ("id", natural):
            word = row.get(field) if field and isinstance(row, (dict, Mapping)) else None
            if isinstance(word, str) and word:
                if word not in known[field] and (field == "id" or "." not in word):
                    found = word
                known[field].add(word)
        keys.append(found)
    return keys


def row_index(rows: Sequence[Any], key: str, natural: str | None) -> int | None:
    """Return the position of the row that ``key`` names, or ``None``."""
    if key.startswith("#") and key[1:].isdecimal():
        return int(key[1:]) if int(key[1:]) < len(rows) else None
    if natural is not None:
        found = _first(rows, natural, key)
        if found is not None:
            return found
    return _first(rows, "id", key)


def _first(rows: Sequence[Any], field: str | None, key: str) -> int | None:
    # The rows of a document are dicts; asking that first keeps long lists cheap.
    return next((i for i, row in enumerate(rows) if isinstance(row, (dict, Mapping)) and row.get(field) == key), None)


def natural_key(list_path: str) -> str | None:
    """Return the field that names the rows of the list at ``list_path``, if it has one."""
    model = row_model(list_path)
    return model.NATURAL_KEY if model else None


class PathFinder:
    """A document that is asked for many paths: the rows of its long lists are found without going through them.

    Only for as long as the document does not change.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self._positions: dict[tuple[int, str], dict[Any, int]] = {}

    def row_index(self, rows: Sequence[Any], key: str, natural: str | None) -> int | None:
        """Return what ``row_index`` does."""
        if len(rows) < _LONG or key.startswith("#"):
            return row_index(rows, key, natural)
        found = self._of(rows, natural).get(key) if natural is not None else None
        return self._of(rows, "id").get(key) if found is None else found

    def _of(self, rows: Sequence[Any], field: str) -> dict[Any, int]:
        known = self._positions.get((id(rows), field))
        if known is None:
            known = {}
            for index, row in enumerate(rows):
                word = row.get(field) if isinstance(row, (dict, Mapping)) else None
                if isinstance(word, str):
                    known.setdefault(word, index)
            self._positions[id(rows), field] = known
        return known


_LONG: Final = 16
"""A shorter list is gone through as quickly as it is remembered."""

Searched = Mapping[str, Any] | PathFinder


def document_of(searched: Searched) -> Mapping[str, Any]:
    """Return the document itself."""
    return searched.document if isinstance(searched, PathFinder) else searched


def steps_into(document: Searched, path: str) -> tuple[str | int, ...] | None:
    """Return the dict keys and list indices that lead to ``path`` in ``document``; ``None`` if a row is missing.

    The last keys need not exist: a blank value has a place too. The address of a question about a list
    (``problems.items.@measure``) stands for the list.
    """
    path = path.partition(".@")[0]
    index_of = document.row_index if isinstance(document, PathFinder) else row_index
    steps: list[str | int] = []
    node: Any = document_of(document)
    walked: list[str] = []
    for part in path.split("."):
        if isinstance(node, list):
            index = index_of(node, part, natural_key(".".join(walked)))
            if index is None:
                return None
            steps.append(index)
            node = node[index]
        else:
            steps.append(part)
            node = node.get(part) if isinstance(node, Mapping) else None
        walked.append(part)
    return tuple(steps)


def find(document: Searched, path: str) -> Any:
    """Return what stands at ``path``, or ``None``."""
    steps = steps_into(document, path)
    if steps is None:
        return None
    node: Any = document_of(document)
    for step in steps:
        if isinstance(node, Mapping):
            node = node.get(str(step))
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
        else:
            return None
    return node


def where(steps: Sequence[str | int]) -> str:
    """Write keys and indices as other programs read them: ``performance.indicators[3].actual``."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def path_of(document: Mapping[str, Any], steps: Sequence[str | int]) -> str:
    """Return the path (by row keys) of the place that ``steps`` (keys and indices) lead to."""
    parts: list[str] = []
    node: Any = document
    for step in steps:
        if isinstance(step, int) and isinstance(node, list) and step < len(node):
            parts.append(row_key(node, step, natural_key(".".join(parts))))
            node = node[step]
        else:
            parts.append(str(step))
            node = node.get(step) if isinstance(node, Mapping) else None
    return ".".join(parts)


def leaves(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every filled value with its path, in file order; lists of words are one value."""
    yield from _leaves(document, document, ())


def _leaves(root: Mapping[str, Any], node: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves(root, value, (*steps, key))
    elif isinstance(node, list) and any(isinstance(item, Mapping) for item in node):
        for index, value in enumerate(node):
            yield from _leaves(root, value, (*steps, index))
    else:
        yield path_of(root, steps), node
