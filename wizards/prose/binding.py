"""Figures bound to facts: the same thing with another value, a slip of a figure of the tables, a unit that slipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.figure.units import UNITS, interchangeable
from wizards.prose.against_target import AgainstTarget
from wizards.prose.by_digits import slip_of_known
from wizards.prose.by_name import against_name
from wizards.prose.digits import Digits
from wizards.prose.disagreement import Disagreement, without_parts
from wizards.prose.facts import Fact
from wizards.prose.groups import against_group
from wizards.prose.guards import is_no_single_amount, is_other_time
from wizards.prose.mentions import Mention, Passage
from wizards.prose.naming import Naming
from wizards.prose.other_years import left_standing


class Binder:
    """Holds the figures of texts against the facts of one session.

    Args:
        facts: what the tables hold.
        year: the assessed year.
        context: the title of the project.
        owner: the name of the unit.
    """

    def __init__(self, facts: Sequence[Fact], year: int | None, context: str = "", owner: str = "") -> None:
        self._naming = Naming(facts, year, context, owner)
        self._results = AgainstTarget(facts, context, owner)
        self._digits = Digits(facts)
        self._year = year
        units = {fact.unit for fact in facts}
        self._rare = tuple(units - UNITS)
        self._units = tuple(sorted(units))
        self._known: dict[str, str] = {}
        self._rates = [fact for fact in facts if fact.kind == "indicator" and fact.unit == "%" and fact.actual]

    def bound(self, passage: Passage, mention: Mention) -> Fact | None:
        """Return the fact that the words around a figure name."""
        return self._naming.bound(passage, mention)

    def disagreements(self, passage: Passage, *, goal: bool = False) -> Iterator[Disagreement]:
        """Yield the figures of a text that contradict the tables; in a goal only the targets count.

        What a text says twice in the same words is told once.
        """
        return without_parts(passage, list(self._disagreements(passage, goal=goal)))

    def _disagreements(self, passage: Passage, *, goal: bool) -> Iterator[Disagreement]:
        told: set[tuple[str, str, Decimal]] = set()
        for one in passage.mentions:
            mention = self._in_a_known_unit(one) if one.unit else self._with_rare_unit(passage, one)
            if is_no_single_amount(mention) or (told and (mention.clause, mention.unit, mention.value) in told):
                continue
            found = self._disagreement(passage, mention, goal=goal)
            if found is not None:
                told.add((mention.clause, mention.unit, mention.value))
                yield found

    def _disagreement(self, passage: Passage, mention: Mention, *, goal: bool) -> Disagreement | None:
        naming = self._naming
        found = None if goal else self._of_results(passage, mention)
        found = found or against_name(naming, passage, mention, goal=goal)
        return found or slip_of_known(naming, self._digits, passage, mention, goal=goal)

    def _of_results(self, passage: Passage, mention: Mention) -> Disagreement | None:
        """What only results can have: how far they are from the target, 均, and another year."""
        if not is_other_time(passage, mention, self._year):
            due = self._results.wrong(passage, mention, lambda one: self.bound(passage, one))
            if due is not None:
                return Disagreement("fact", mention, due.fact, due.side)
        found = against_group(self._rates, passage, mention, self._year)
        return found or left_standing(self._naming, self._digits, passage, mention)

    def _in_a_known_unit(self, mention: Mention) -> Mention:
        """362台(套) is counted like the 362台 of a table: where one unit of the tables is used for another."""
        unit = self._known.get(mention.unit)
        if unit is None:
            unit = self._known[mention.unit] = self._known_unit(mention.unit)
        return mention if unit == mention.unit else mention._replace(unit=unit)

    def _known_unit(self, unit: str) -> str:
        if self._naming.subjects.knows(unit) or unit == "百分点":
            return unit
        alike = [one for one in self._units if one != "个" and interchangeable(unit, one)]
        return alike[0] if len(alike) == 1 else unit

    def _with_rare_unit(self, passage: Passage, mention: Mention) -> Mention:
        """A unit that only the tables of this session know (3260路)."""
        behind = passage.struck[mention.end : mention.end + 3]
        unit = next((unit for unit in self._rare if behind.startswith(unit)), "")
        return mention._replace(unit=unit) if unit else mention
