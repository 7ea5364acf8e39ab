"""Older session files brought to the current schema, one pure step per version.

A step takes the document of version *n* and returns that of *n + 1*. It never loses a key it does not know. Each
version that was ever written keeps a golden file in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Document = dict[str, Any]
Step = Callable[[Document], Document]

CURRENT = 1


def _to_1(document: Document) -> Document:
    """Version 0 is a file written by hand before any program stamped it: it lacks the version, nothing else."""
    return {"schema_version": 1, **{key: value for key, value in document.items() if key != "schema_version"}}


STEPS: Sequence[Step] = (_to_1,)
"""``STEPS[n]`` leads from version n to n + 1."""


def version_of(document: Document) -> int | None:
    """Return the schema version of a document: 0 without one, None if what stands there is no version."""
    value = document.get("schema_version", 0)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    return value if type(value) is int and value >= 0 else None


def migrate(document: Document, version: int, steps: Sequence[Step] = STEPS) -> Document:
    """Return the document in the current version."""
    for step in steps[version:]:
        document = step(document)
    return document
