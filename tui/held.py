"""Faults that come while the user is still at it are said when he has left: nothing is wrong before that.

What is half typed is wrong almost everywhere, and what comes next in a row is blank until it is reached. Review, report
and F2 know no such patience: who asks is told everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from schemas.finding import Finding


class Held:
    """Where the user is, and what was said already. ``read`` gives the text that stands at a path."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._at, self._began = "", ""
        self._row = ""
        self._left: set[str] = set()
        """Cells of the row that were left since the user came to it."""
        self._known: set[tuple[str, str]] | None = None

    @property
    def state(self) -> tuple[object, ...]:
        """What decides of what is said, beside what was found."""
        return self._at, self._row, len(self._left), self._typing

    def enter(self, path: str, row: str) -> None:
        """The focus is at ``path``, in a row or in none."""
        if row != self._row:
            self._row, self._left = row, set()
        self._at, self._began = path, self._read(path)

    def leave(self, path: str) -> None:
        """The focus is no longer at ``path``."""
        self._left.add(path)
        if self._at == path:
            self._at = ""

    def said(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what is to be said of what was found; what was said stays said."""
        if self._known is None and not self._typing:
            said = tuple(found)
        else:
            typing, known = self._typing, self._known or set()
            said = tuple(one for one in found if one.gap or _key(one) in known or not (typing or self.awaits(one)))
        self._known = {_key(one) for one in said}
        return said

    def awaits(self, finding: Finding) -> bool:
        """Whether it is about what the user has not come to yet: a blank cell of his row, a row below in his list."""
        if self._known is not None and _key(finding) in self._known:
            return False
        if self._row and self._row.startswith(f"{_looked_across().get(finding.rule, finding.path)}."):
            return True
        path = finding.path
        if not self._row or path in self._left or not f"{path}.".startswith(f"{self._row}."):
            return False
        return path == self._row or not self._read(path).strip()

    @property
    def _typing(self) -> bool:
        return bool(self._at) and self._read(self._at) != self._began


@cache
def _looked_across() -> Mapping[str, str]:
    """Rules that miss a row further down in the list in which they find something, and that list."""
    from wizards.checks import rules  # what was found has loaded them; the start of the program does not

    return {info.id: info.across for info in rules() if info.across}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.path
