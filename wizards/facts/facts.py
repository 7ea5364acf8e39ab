"""The facts of one assessment under one form: lazy, every value looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeGuard

from schemas.assessment import Assessment
from schemas.figure import MONEY_UNITS, read_figure
from schemas.form import Entry, Form
from schemas.funds import TOTAL, Account
from schemas.part import KindName, Part, Row
from schemas.paths import kind_of
from schemas.problems import ProblemItem
from schemas.scoresheet import IndicatorScore, ScoreSheet
from wizards.facts.derived import CATALOGUE_FIELDS
from wizards.facts.rows import ListFacts, RowFacts
from wizards.facts.value import NOTHING, Sides, Value, counted, difference, joined, trimmed, typed, typed_figure

_MONEY = frozenset(("balance", "over", "amount"))
_KINDS: dict[tuple[type[Part], str], KindName | None] = {}


class Facts:
    """Every named value of an assessment: typed, stated, computed."""

    def __init__(self, form: Form, assessment: Assessment, sheet: ScoreSheet | None = None) -> None:
        self.form = form
        self.assessment = assessment
        self.sheet = sheet
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

    @cached_property
    def money_unit(self) -> str:
        """The unit of amounts that carry none."""
        unit = self.assessment.funds.unit
        return unit if unit is not None and unit in MONEY_UNITS else self.form.pack.money_unit

    def below(self, node: Part, path: str, at: str) -> Sides:
        """Return the value at ``path`` below ``node``, which stands at the path ``at``."""
        return self._walk(node, path.split("."), at.split("."))

    def field(self, node: Part, name: str, at: str) -> Value | None:
        """Return a field of ``node`` as typed."""
        raw = getattr(node, name, None) if name in type(node).model_fields else (node.model_extra or {}).get(name)
        if name == "answers" and isinstance(node, ProblemItem) and isinstance(raw, str):
            return self._answered(raw)
        return typed(_kind(node, name, at), raw, self.money_unit)

    def entry(self, catalogue: str | None) -> Entry | None:
        """Return the catalogue entry with this id."""
        return self._entries.get(catalogue) if catalogue else None

    def entry_value(self, entry: Entry, name: str) -> Value | None:
        """Return what the catalogue entry says."""
        said = getattr(entry, name)
        if isinstance(said, Decimal):
            return counted(said)
        return Value(said) if said else None

    def indicator_score(self, key: str) -> IndicatorScore | None:
        """Return what scoring says of an indicator row."""
        return self._scores.get(key)

    def claimed(self, path: str) -> Value | None:
        """Return what an override states at this path, written with the rows' own keys."""
        return self._overrides.get(path)

    @cached_property
    def catalogue_fields(self) -> frozenset[str]:
        """What an indicator row takes from its catalogue entry when it does not say it itself."""
        return CATALOGUE_FIELDS | {"weight"} if self.form.scoring.mode == "rules" else CATALOGUE_FIELDS

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.form.indicators}

    @cached_property
    def _scores(self) -> dict[str, IndicatorScore]:
        return {score.id: score for score in self.sheet.indicators} if self.sheet else {}

    @cached_property
    def _overrides(self) -> dict[str, Value]:
        found = {}
        for override in self.assessment.overrides:
            if override.path and override.stated:
                money = kind_of(override.path) == "amount" or override.path.rpartition(".")[2] in _MONEY
                value = typed_figure(read_figure(override.stated), self.money_unit if money else None)
                if value is not None:
                    found[self._own_words(override.path)] = value
        return found

    def list_at(self, path: str) -> ListFacts | None:
        """Return the list of rows at ``path``."""
        node, at = self._node(path)
        return self._list(".".join(at), node) if _is_rows(node) else None

    def _list(self, path: str, rows: Sequence[Row]) -> ListFacts:
        if path not in self._lists:
            self._lists[path] = ListFacts(self, path, rows)
        return self._lists[path]

    def _own_words(self, path: str) -> str:
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
            path = ".".join([*here, *rest])
            return Sides(self.claimed(path) or typed(kind_of(path), inside.get(rest[0]), self.money_unit))
        if isinstance(inside, list) and rest == ["count"]:
            return Sides(None, counted(Decimal(len(inside)))) if inside else NOTHING
        if rest:
            return NOTHING
        computed = self._account_balance() if isinstance(node, Account) and name == "balance" else None
        return Sides(self.claimed(".".join(here)) or self.field(node, name, ".".join(at)), computed)

    def _account_balance(self) -> Value | None:
        """本年收支结余: income less expenditure, once there is anything on both sides."""
        income, expenditure = (
            self.sides(f"funds.account.{side}.total.amount").value for side in ("income", "expenditure")
        )
        return None if expenditure is None else difference(income, expenditure)

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
        performance, sheet = self.assessment.performance, self.sheet
        if path == "score.grade":
            stated = performance.stated_grade
            computed = sheet.grade.computed if sheet and sheet.total_shown is not None else None
            return Sides(Value(stated) if stated else self.claimed(path), Value(computed) if computed else None)
        if path == "score.weight":
            weight = sheet.execution.weight if sheet else None
            return Sides(None, None if weight is None else counted(trimmed(weight)))
        if path == "score.weights":
            return Sides(None, _weights(sheet) if sheet else None)
        known = {"score.total": "stated_total", "score.execution": "stated_execution"}
        if path not in known:
            return NOTHING
        figure = getattr(performance, known[path])
        number = _computed_points(path, sheet) if sheet else None
        stated_value = typed_figure(figure, None) if figure is not None else None
        return Sides(stated_value or self.claimed(path), None if number is None else counted(trimmed(number)))

    def _answered(self, word: str) -> Value | None:
        """A measure names the problem it answers by its id; on paper that is the problem's title or words."""
        row = self._list("problems.items", self.assessment.problems.items).find(word)
        if row is None or not isinstance(row.row, ProblemItem):
            return typed("line", word, self.money_unit)
        return typed("long", row.row.title or row.row.text, self.money_unit)


def _weights(sheet: ScoreSheet) -> Value | None:
    """What the weights on paper add up to; nothing while no row has one."""
    if sheet.weight_sum is None or all(row.weight is None for row in sheet.indicators):
        return None
    return counted(trimmed(sheet.weight_sum))


def _computed_points(path: str, sheet: ScoreSheet) -> Decimal | None:
    """The computed points on paper: no total before every row has its score, because it would read like a result."""
    if path == "score.execution":
        return sheet.execution.computed
    return sheet.total.computed if sheet.complete else None


def _is_rows(node: Any) -> TypeGuard[list[Row]]:
    return isinstance(node, list) and bool(node) and isinstance(node[0], Row)


def _kind(node: Part, name: str, at: str) -> KindName | None:
    key = type(node), name
    if key not in _KINDS:
        _KINDS[key] = kind_of(f"{at}.{name}")
    return _KINDS[key]
