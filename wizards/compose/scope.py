"""Where a placeholder looks for its value: in the row, in the line, or from the top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from schemas.paths import SECTIONS
from schemas.steps import Where
from wizards.compose.numerals import numeral
from wizards.compose.patterns import QUOTED, Placeholder
from wizards.facts import Facts, RowFacts, Value

TOP_SECTIONS: Final = frozenset((*SECTIONS, "score"))
LINE: Final = "line"


def is_top(path: str) -> bool:
    """Return whether ``path`` is read from the top even inside ``each``: a section name and a dot come first."""
    section, dot, _ = path.partition(".")
    return bool(dot) and section in TOP_SECTIONS


@dataclass(frozen=True, slots=True)
class Scope:
    """What a pattern can see. ``n`` is the running number of the row, 0 outside ``each``; ``lines`` the line's path."""

    facts: Facts
    row: RowFacts | None = None
    line: str | None = None
    n: int = 0
    lines: str = ""

    def numbered(self, n: int) -> Scope:
        """Return the same scope as the ``n``-th printed row."""
        return replace(self, n=n)

    def value(self, path: str) -> Value | None:
        """Return the value at ``path``, ``None`` if there is none."""
        if is_top(path):
            return self.facts.sides(path).value
        if self.row is not None:
            return self.row.value(path)
        return Value(self.line) if self.line is not None and path == LINE else None

    def whole(self, path: str) -> str:
        """Return the path from the top of what is read here as ``path``."""
        if is_top(path):
            return path
        return f"{self.row.path}.{path}" if self.row is not None else self.lines

    def figure(self, path: str) -> Value | None:
        """Return the value at ``path`` if it is a number."""
        value = self.value(path)
        return value if value is not None and value.number is not None else None

    def text(self, placeholder: Placeholder) -> str | None:
        """Return what the placeholder prints, ``None`` if its value is missing."""
        if placeholder.is_number:
            return numeral(self.n, placeholder.format) if self.n else None
        value = self.value(placeholder.path)
        if placeholder.tick is not None:
            return "☑" if value is not None and placeholder.tick in value.words else "□"
        if value is None:
            return None
        if placeholder.format == QUOTED:
            return "".join(f"“{word}”" for word in value.words)
        return value.text


def row_scopes(facts: Facts, each: str, where: Where) -> list[Scope]:
    """Return a scope per row of a list, per entry of a list of words, or per line of a text."""
    if facts.list_at(each) is not None:
        return [Scope(facts, row=row) for row in facts.rows(each, where)]
    return [Scope(facts, line=line, lines=each) for line in facts.lines(each)]
