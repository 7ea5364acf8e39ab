"""The facts of one assessment under one form: lazy, every value looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeGuard

from schemas.assessment import Assessment
from schemas.derived import derived
from schemas.form import Form
from schemas.funds import TOTAL
from schemas.part import Part, Row
from schemas.paths import kind_of
from schemas.problems import ProblemItem
from schemas.scoresheet import ScoreSheet
from wizards.facts.bound import Names, may_hold_names
from wizards.facts.computed import OF_PATHS, OF_SHEET
from wizards.facts.given import Given
from wizards.facts.row_facts import ListFacts, RowFacts
from wizards.facts.substitution import Written
from wizards.facts.value import NOTHING, Sides, Value, counted, joined


class Facts(Given):
    """Every named value of an assessment: typed, stated, computed."""

    def __init__(self, form: Form, assessment: Assessment, sheet: ScoreSheet | None = None) -> None:
        super().__init__(form, assessment, sheet)
        self._sides: dict[str, Sides] = {}
        self._lists: dict[str, ListFacts] = {}

    def number(self, path: str) -> Decimal | None:
        """Return the value that counts: money in ``funds.unit``, rates in %, everything else in its base unit."""
        value = self.sides(path).value
        return None if value is None else value.number

    def stated(self, path: str) -> Decimal | None:
        """Return the number that was typed or that the unit claims."""
        value = self.sides(path).stated
        return None if value is None else value.number

    def computed(self, path: str) -> Decimal | None:
        """Return the computed number, whether or not another one is stated."""
        value = self.sides(path).computed
        return None if value is None else value.number

    def text(self, path: str) -> str | None:
        """Return the value as printed, ``None`` if there is none."""
        value = self.sides(path).value
        return None if value is None else value.text

    def words(self, path: str) -> list[str]:
        """Return the single texts of a list of words or of one column of a list; one text otherwise."""
        value = self.sides(path).value
        return [] if value is None else list(value.words)

    def lines(self, path: str) -> list[str]:
        """Return the entries of a list of words, or the filled lines of a text."""
        return [line for word in self.words(path) for line in word.splitlines() if line.strip()]

    def rows(self, list_path: str, where: Mapping[str, str | tuple[str, ...]] | None = None) -> list[RowFacts]:
        """Return the rows of a list, or those that have the values of ``where``."""
        found = self.list_at(list_path)
        return found.where(where) if found else []

    def sides(self, path: str) -> Sides:
        """Return both sides of the value at ``path``; a path that leads nowhere has none."""
        if path not in self._sides:
            parts = path.split(".")
            self._sides[path] = self._score(path) if parts[0] == "score" else self._walk(self.assessment, parts, [])
        return self._sides[path]

    def below(self, node: Part, path: str, at: str) -> Sides:
        """Return the value at ``path`` below ``node``, which stands at the path ``at``."""
        return self._walk(node, path.split("."), at.split("."))

    def list_at(self, path: str) -> ListFacts | None:
        """Return the list of rows at ``path``."""
        node, at = self._node(path)
        return self._list(".".join(at), node) if _is_rows(node) else None

    def _list(self, path: str, rows: Sequence[Row]) -> ListFacts:
        if path not in self._lists:
            self._lists[path] = ListFacts(self, path, rows)
        return self._lists[path]

    def own_words(self, path: str) -> str:
        """Return ``path`` with every row named by its first word, so that two spellings of a path meet."""
        return ".".join(self._node(path)[1])

    def _node(self, path: str) -> tuple[Any, list[str]]:
        node: Any = self.assessment
        at: list[str] = []
        for part in path.split("."):
            if _is_rows(node):
                row = self._list(".".join(at), node).find(part)
                node, part = (row.row, row.key) if row else (None, part)
            elif isinstance(node, Part):
                node = getattr(node, part, None) if part in type(node).model_fields else None
            else:
                node = None
            at.append(part)
        return node, at

    def _walk(self, node: Any, parts: list[str], at: list[str]) -> Sides:
        name, rest = parts[0], parts[1:]
        if not isinstance(node, Part):
            return NOTHING
        inside = getattr(node, name, None) if name in type(node).model_fields else None
        here = [*at, name]
        if _is_rows(inside):
            return self._enter(self._list(".".join(here), inside), rest)
        if isinstance(inside, Part) and rest:
            return self._walk(inside, rest, here)
        if isinstance(inside, dict) and len(rest) == 1:
            return self._free(inside, ".".join(here), rest[0])
        if isinstance(inside, list) and rest == ["count"]:
            return Sides(None, counted(Decimal(len(inside)))) if inside else NOTHING
        return NOTHING if rest else self._own(node, name, at)

    def _free(self, table: Mapping[str, Any], at: str, name: str) -> Sides:
        """Return a value of a table whose keys the form chooses."""
        path = f"{at}.{name}"
        return Sides(self.claimed(path) or self.value_of(kind_of(path), table.get(name)))

    def _own(self, node: Part, name: str, at: list[str]) -> Sides:
        """Return a field of a section."""
        path = ".".join([*at, name])
        return Sides(self.claimed(path) or self.field(node, name, ".".join(at)), self._at(path))

    def _at(self, path: str) -> Value | None:
        """Return what is computed at a path outside of all lists."""
        compute = OF_PATHS.get(path) if derived("", path) else None
        return compute(self, lambda other: self.sides(other).value) if compute else None

    def _enter(self, found: ListFacts, rest: list[str]) -> Sides:
        if rest == ["count"]:
            count = len(found.filled)
            return Sides(self.claimed(f"{found.path}.count"), counted(Decimal(count)) if count else None)
        if len(rest) > 1:
            row = found.total if rest[0] == TOTAL else found.find(rest[0])
            if row is not None:
                return row.sides(".".join(rest[1:]))
        if not rest:
            return NOTHING
        return Sides(joined([text for row in found.others if (text := row.text(".".join(rest))) is not None]))

    def _score(self, path: str) -> Sides:
        declared = derived("", path)
        if declared is None:
            return NOTHING
        stated = self.sides(declared.stated_in).stated or self.claimed(path) if declared.stated_in else None
        return Sides(stated, OF_SHEET[path](self.sheet) if self.sheet else None)

    def answered(self, word: str) -> Value | None:
        """A measure names the problem it answers by its id; on paper that is the problem's title or words."""
        row = self._list("problems.items", self.assessment.problems.items).find(word)
        if row is None or not isinstance(row.row, ProblemItem):
            return self.value_of("line", word)
        return self.value_of("long", row.row.title or row.row.text)

    @cached_property
    def names(self) -> Names:
        """What a running text may name in braces."""
        return Names(self, self, self.assessment.bound)

    def written(self, text: str) -> Written:
        """Return a running text as it is printed: the names in braces are the values they name."""
        return self.names.written(text) if may_hold_names(text) else Written(text)


def _is_rows(node: Any) -> TypeGuard[list[Row]]:
    return isinstance(node, list) and bool(node) and isinstance(node[0], Row)
