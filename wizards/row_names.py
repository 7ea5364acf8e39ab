"""Rows that are entered by their name while that name is being typed: the old name still leads to the row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.paths import find, natural_key, row_index, row_key, row_model, steps_into


class RowNames:
    """The names that rows had, so that a path which was taken before the first letter stays good for the next one."""

    def __init__(self) -> None:
        self._later: dict[str, str] = {}
        """Path of a row by a name it had: its path by the name that was put in its place."""

    def note(self, before: Mapping[str, Any], after: Mapping[str, Any], path: str) -> None:
        """Remember what ``path`` renames, if it is the name of a row: ``before`` it was set, and ``after``."""
        row, _, column = path.rpartition(".")
        list_path, _, key = row.rpartition(".")
        if row_model(list_path) is None or natural_key(list_path) != column:
            return
        old, new = find(before, list_path), find(after, list_path)
        at = row_index(old, key, column) if isinstance(old, list) else None
        if at is not None and isinstance(new, list):
            self._later[row] = f"{list_path}.{row_key(new, at, column)}"

    def now(self, document: Mapping[str, Any], path: str) -> str:
        """Return ``path`` by the names of ``document``; a name that is there means the row that has it."""
        followed: set[str] = set()
        while self._later and steps_into(document, path) is None:
            old = next((one for one in self._later if path.startswith(f"{one}.") and one not in followed), None)
            if old is None:
                return path
            followed.add(old)
            path = self._later[old] + path[len(old) :]
        return path
