"""The figures of the tables by their digits: what is known, and what is one slip of the key away.

Every value is filed under its digits with one of them left open and with one of them left out; a figure of a text
then finds what it may be a slip of in a few look-ups, however many values there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from wizards.prose.facts import Fact, Side
from wizards.prose.mentions import Mention
from wizards.prose.near import significant
from wizards.prose.operands import slack

REACH = 40
"""So many figures of one value or spelling are looked at, however many there are."""

Held = tuple[Fact, Side]


class Values:
    """The values of all facts, by unit, sorted by size."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._held: dict[str, list[tuple[Decimal, Fact, Side]]] = defaultdict(list)
        for fact in facts:
            for side in fact.sides:
                self._held[fact.unit].append((side.value, fact, side))
        self._values: dict[str, list[Decimal]] = {}
        for unit, held in self._held.items():
            held.sort(key=lambda one: one[0])
            self._values[unit] = [value for value, _, _ in held]

    def of(self, mention: Mention) -> list[Held]:
        """Return the facts that have the value of a figure, within its printed steps."""
        values = self._values.get(mention.unit)
        if values is None:
            return []
        margin = slack(mention)
        first = bisect_left(values, mention.value - margin)
        found: list[Held] = []
        for value, fact, side in self._held[mention.unit][first : first + REACH]:
            if value > mention.value + margin:
                break
            found.append((fact, side))
        return found


class Digits(Values):
    """The values of all facts, also filed by their digits."""

    @cached_property
    def _filed(self) -> Mapping[str, Mapping[str, list[Held]]]:
        """By unit and digits; made when a text first has a figure that no table holds."""
        filed: dict[str, dict[str, list[Held]]] = defaultdict(lambda: defaultdict(list))
        for fact in self._facts:
            for side in fact.sides:
                digits = significant(side.value)
                for key in {digits, *_open(digits), *_without(digits)}:
                    held = filed[fact.unit][key]
                    if len(held) < REACH:
                        held.append((fact, side))
        return filed

    def neighbours(self, mention: Mention) -> Iterator[Held]:
        """Yield the facts whose digits are those of a figure but for one slip, or the same at another place."""
        if mention.unit not in self._values:
            return
        digits, filed = significant(mention.value), self._filed[mention.unit]
        seen: set[int] = set()
        for key in (digits, *_open(digits), *_without(digits), *_swapped(digits)):
            for fact, side in filed.get(key, ()):
                if id(side) not in seen:
                    seen.add(id(side))
                    yield fact, side


def _open(digits: str) -> list[str]:
    return [f"{digits[:at]}*{digits[at + 1 :]}" for at in range(len(digits))]


def _without(digits: str) -> list[str]:
    return [digits[:at] + digits[at + 1 :] for at in range(len(digits))] if len(digits) > 3 else []


def _swapped(digits: str) -> list[str]:
    return [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)]
