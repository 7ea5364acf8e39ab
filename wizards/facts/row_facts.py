"""The rows of a list, entered by their words, and the total that every list knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from schemas.derived import Derived
from schemas.form import Entry
from schemas.funds import TOTAL
from schemas.pack_columns import OwnColumn
from schemas.part import Row
from schemas.performance import Indicator
from schemas.steps import words
from wizards.facts.computed import OF_ROW
from wizards.facts.given import Given
from wizards.facts.own import computed_value, typed_value
from wizards.facts.value import NOTHING, Sides, Value, summed
from wizards.lexicon import LEVELS, same_level


class RowFacts:
    """One row of a list: ``text("name")`` as printed, ``number("actual")`` as calculated with.

    Names may lead further into the row (``progress.previous``, ``parts.total.amount``). An indicator row also knows
    what its catalogue entry says (unit, definition, criterion) and its completion, verdict and score.
    """

    def __init__(self, facts: Given, siblings: ListFacts, index: int, key: str, row: Row | None) -> None:
        self.facts = facts
        self.siblings = siblings
        self.index = index
        self.key = key
        self.row = row
        self.path = f"{siblings.path}.{key}"
        self._sides: dict[str, Sides] = {}

    @cached_property
    def entry(self) -> Entry | None:
        """The catalogue entry of an indicator row."""
        return self.facts.entry(self.row.catalogue) if isinstance(self.row, Indicator) else None

    def text(self, name: str) -> str | None:
        """Return the value as printed."""
        value = self.sides(name).value
        return None if value is None else value.text

    def number(self, name: str) -> Decimal | None:
        """Return the value as a number."""
        value = self.sides(name).value
        return None if value is None else value.number

    def words(self, name: str) -> list[str]:
        """Return the single texts of a list of words, one text otherwise."""
        value = self.sides(name).value
        return [] if value is None else list(value.words)

    def stated(self, name: str) -> Decimal | None:
        """Return the number that the unit states."""
        value = self.sides(name).stated
        return None if value is None else value.number

    def computed(self, name: str) -> Decimal | None:
        """Return the computed number."""
        value = self.sides(name).computed
        return None if value is None else value.number

    def sides(self, name: str) -> Sides:
        """Return both sides of the value ``name`` of this row."""
        if name not in self._sides:
            self._sides[name] = self._find_sides(name)
        return self._sides[name]

    def _find_sides(self, name: str) -> Sides:
        if "." in name and self._own(name) is None:
            return NOTHING if self.row is None else self.facts.below(self.row, name, self.path)
        declared = self.facts.form.values.derived(self.siblings.path, name)
        stated = declared.stated_in if declared else ""
        claim = self.facts.claimed(f"{self.path}.{name}") or self._typed(stated or name)
        return Sides(claim, self._computed(declared, name))

    def _typed(self, name: str) -> Value | None:
        if self.row is None:
            return None
        if (column := self._own(name)) is not None:
            return typed_value(column, self.row.x.get(column.key), self.facts.money_unit)
        if name == self.siblings.natural:
            label = self.siblings.labels.get(self.key)
            return Value(label) if label else self.facts.field(self.row, name, self.path)
        value = self.facts.field(self.row, name, self.path)
        if value is None and self.entry is not None:
            return self.facts.entry_value(self.entry, name)
        return value

    def _computed(self, declared: Derived | None, name: str) -> Value | None:
        if declared is not None and declared.formula is not None:
            return computed_value(declared.formula, self)
        compute = OF_ROW.get(declared.path) if declared else None
        return compute(self) if compute else None

    def _own(self, name: str) -> OwnColumn | None:
        """Return the pack's own column that is asked for."""
        return self.facts.form.values.column(self.siblings.path, name)

    def value(self, name: str) -> Value | None:
        """Return the side that counts."""
        return self.sides(name).value

    def whole(self, name: str) -> Value | None:
        """Return what the total of the row's list has under ``name``."""
        total = self.siblings.total
        return None if total is None else total.value(name)

    def word(self, name: str) -> str | None:
        """Return the word by which ``name`` classes the row; a row is told by its key, though its label is printed."""
        return self.key if name == self.siblings.natural else self.text(name)

    def fits(self, where: Mapping[str, str | tuple[str, ...]]) -> bool:
        """Return whether the row has the values of ``where``; a level may be written in another way (产出)."""
        return all(self._is_one_of(column, words(wanted)) for column, wanted in where.items())

    def _is_one_of(self, column: str, wanted: Sequence[str]) -> bool:
        word = self.word(column)
        if word in wanted:
            return True
        if word is None or column not in LEVELS or not isinstance(self.row, Indicator):
            return False
        if word in self.facts.form.classes(self.siblings.path, column):
            return False  # a class of the form's own, printed elsewhere
        return any(same_level(column, word, other) for other in wanted)


class TotalFacts(RowFacts):
    """合计: what the unit filled in its own line, else the sums of the other rows. The line itself may be absent."""

    def _computed(self, declared: Derived | None, name: str) -> Value | None:
        if declared is not None and self._condenses(declared):
            return super()._computed(declared, name)
        if (column := self._own(name)) is not None and not column.total:
            return None  # the price of one, a year: nothing to add up
        terms = [value for row in self.siblings.others if (value := row.value(name)) is not None]
        return summed(terms)

    def _condenses(self, declared: Derived) -> bool:
        """Whether the value follows from the total's own sums and not from adding up the rows."""
        if declared.total == "own once filled":
            return any(self._typed(part) for part in declared.sources)
        return declared.total == "own"


class ListFacts:
    """All rows of one list. ``others`` leaves the 合计 line out."""

    def __init__(self, facts: Given, path: str, rows: Sequence[Row]) -> None:
        self.path = path
        self.model: type[Row] | None = type(rows[0]) if rows else None
        self.natural = natural = self.model.NATURAL_KEY if self.model else None
        self.labels = facts.form.asked.row_labels(path)
        self._by_word: dict[str, RowFacts] = {}
        self.rows: list[RowFacts] = []
        self.total: RowFacts | None = None
        for index, row in enumerate(rows):
            self._add(facts, index, row, natural)
        self.others = [row for row in self.rows if row is not self.total]
        if self.total is None:
            self.total = TotalFacts(facts, self, len(rows), TOTAL, None)

    def _add(self, facts: Given, index: int, row: Row, natural: str | None) -> None:
        word = getattr(row, natural, None) if natural else None
        if not word or "." in word or word in self._by_word:
            word = row.id if row.id and row.id not in self._by_word else f"#{index}"
        if word == TOTAL and natural:
            found: RowFacts = TotalFacts(facts, self, index, word, row)
            self.total = found
        else:
            found = RowFacts(facts, self, index, word, row)
        self.rows.append(found)
        for known in (word, row.id, f"#{index}"):
            if known:
                self._by_word.setdefault(known, found)

    def find(self, word: str) -> RowFacts | None:
        """Return the row that ``word`` names: its natural key, its id, or ``#`` and its position."""
        return self._by_word.get(word)

    @property
    def filled(self) -> list[RowFacts]:
        """The rows in which anything stands, without the 合计 line."""
        return [row for row in self.others if row.row is not None and row.row.model_fields_set - {"id"}]

    def where(self, where: Mapping[str, str | tuple[str, ...]] | None) -> list[RowFacts]:
        """Return the rows that have these values."""
        return [row for row in self.rows if row.fits(where)] if where else list(self.rows)
