"""What an assessment gives its rows to be read with: typed fields, claims of the unit, catalogue entries, scores."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal
from functools import cached_property
from typing import Any

from schemas.assessment import Assessment
from schemas.derived import DERIVED
from schemas.figure import MONEY_UNITS, read_figure
from schemas.form import INHERITED, Entry, Form
from schemas.part import KindName, Part
from schemas.paths import kinds_in
from schemas.problems import ProblemItem
from schemas.scoresheet import IndicatorScore, ScoreSheet
from wizards.facts.substitution import Written
from wizards.facts.value import Sides, Value, counted, typed, typed_figure

_FROM_ENTRY = frozenset((*INHERITED, *(one.name for one in DERIVED if one.by == "entry")))


class Given(ABC):
    """One assessment under one form, with its scores if they are known; the lists in it are the subclass's."""

    def __init__(self, form: Form, assessment: Assessment, sheet: ScoreSheet | None = None) -> None:
        self.form = form
        self.assessment = assessment
        self.sheet = sheet

    @abstractmethod
    def below(self, node: Part, path: str, at: str) -> Sides:
        """Return the value at ``path`` below ``node``, which stands at the path ``at``."""

    @abstractmethod
    def answered(self, word: str) -> Value | None:
        """Return what is printed of the problem that a measure answers."""

    @abstractmethod
    def written(self, text: str) -> Written:
        """Return a running text as it is printed: the names in braces are the values they name."""

    @abstractmethod
    def own_words(self, path: str) -> str:
        """Return ``path`` with every row named by its first word, so that two spellings of a path meet."""

    @cached_property
    def money_unit(self) -> str:
        """The unit of amounts that carry none."""
        unit = self.assessment.funds.unit
        return unit if unit is not None and unit in MONEY_UNITS else self.form.pack.money_unit

    def field(self, node: Part, name: str, at: str) -> Value | None:
        """Return a field of ``node`` as typed."""
        raw = getattr(node, name, None) if name in type(node).model_fields else (node.model_extra or {}).get(name)
        if name == "answers" and isinstance(node, ProblemItem) and isinstance(raw, str):
            return self.answered(raw)
        return self.value_of(kinds_in(type(node)).get(name), raw)

    def value_of(self, kind: KindName | None, raw: Any) -> Value | None:
        """Return what was typed as a value of this kind; running text with its bound figures in place."""
        if kind == "long" and isinstance(raw, str):
            raw = self.written(raw).text
        return typed(kind, raw, self.money_unit)

    def entry(self, catalogue: str | None) -> Entry | None:
        """Return the catalogue entry with this id."""
        return self._entries.get(catalogue) if catalogue else None

    def entry_value(self, entry: Entry, name: str) -> Value | None:
        """Return what the catalogue entry says of a row made from it; ``None`` if a row takes no such thing from it."""
        if name not in self._from_entry:
            return None
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
    def _from_entry(self) -> frozenset[str]:
        """What a row takes from its entry: items with rules of their own also their weight."""
        return _FROM_ENTRY | {"weight"} if self.form.scoring.mode == "rules" else _FROM_ENTRY

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
                unit = self.money_unit if self.form.values.is_amount(override.path) else None
                value = typed_figure(read_figure(override.stated), unit)
                if value is not None:
                    found[self.own_words(override.path)] = value
        return found
