"""What is written in an assessment, with its paths: running text, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.assessment import Assessment
from schemas.figure import Figure
from schemas.part import KindName, Part
from schemas.paths import SECTIONS, kind_of, kinds_in, natural_key, row_keys

ITEMS = "problems.items"


def narrative_of(assessment: Assessment, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader reads as sentences, with its path: whatever the schema calls long."""
    for path, kind, value in _values(assessment, document):
        if kind == "long" and isinstance(value, str):
            yield path, value


def figures_of(assessment: Assessment, document: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    """Yield every filled figure and amount with its path, in the order of the sections."""
    for path, _, value in _values(assessment, document):
        if isinstance(value, Figure) and not value.blank:
            yield path, value


def _values(assessment: Assessment, document: Mapping[str, Any]) -> Iterator[tuple[str, KindName | None, Any]]:
    """Yield every value of the sections with its path and kind."""
    for section in SECTIONS:
        yield from _below(getattr(assessment, section), document.get(section), section, kind_of(f"{section}.x"))


def _below(node: Any, raw: Any, at: str, kind: KindName | None) -> Iterator[tuple[str, KindName | None, Any]]:
    """Walk model and document side by side: the model has the values, the document the words of its rows."""
    if isinstance(node, Part | dict):
        inner = raw if isinstance(raw, Mapping) else {}
        kinds = kinds_in(type(node)) if isinstance(node, Part) else dict.fromkeys(node, kind)
        for name, known in kinds.items():
            value = getattr(node, name) if isinstance(node, Part) else node[name]
            yield from _below(value, inner.get(name), f"{at}.{name}", known)
    elif isinstance(node, list) and node and isinstance(node[0], Part):
        rows = raw if isinstance(raw, list) else []
        for row, below, key in zip(node, rows, row_keys(rows, natural_key(at)), strict=False):
            yield from _below(row, below, f"{at}.{key}", None)
    else:
        yield at, kind, node


def texts_in(node: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a document with its path, in file order; words of a list have the list's path."""
    if isinstance(node, str):
        yield at, node
    elif isinstance(node, Mapping):
        for name, value in node.items():
            yield from texts_in(value, f"{at}.{name}" if at else str(name))
    elif isinstance(node, list):
        is_rows = any(isinstance(row, Mapping) for row in node)
        keys = row_keys(node, natural_key(at)) if is_rows else [""] * len(node)
        for key, value in zip(keys, node, strict=True):
            yield from texts_in(value, f"{at}.{key}" if key else at)
