"""The figures of the tables by their digits: what is known, and what is one slip of the key away."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wizards.prose.facts import Fact, Side
from wizards.prose.mentions import Mention
from wizards.prose.operands import slack

REACH = 40
"""So many figures of nearly one size are looked at, however many there are."""
_PLACES = (-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8)


class Digits:
    """The values of all facts, sorted by unit and size."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._held: dict[str, list[tuple[Decimal, Fact, Side]]] = defaultdict(list)
        for fact in facts:
            for side in fact.sides:
                self._held[fact.unit].append((side.value, fact, side))
        self._values: dict[str, list[Decimal]] = {}
        for unit, held in self._held.items():
            held.sort(key=lambda one: one[0])
            self._values[unit] = [value for value, _, _ in held]

    def of(self, mention: Mention) -> list[tuple[Fact, Side]]:
        """Return the facts that have the value of a figure, within its printed steps."""
        margin = slack(mention)
        values = self._values.get(mention.unit, [])
        first = bisect_left(values, mention.value - margin)
        found: list[tuple[Fact, Side]] = []
        for value, fact, side in self._held.get(mention.unit, [])[first : first + REACH]:
            if value > mention.value + margin:
                break
            found.append((fact, side))
        return found

    def neighbours(self, mention: Mention) -> Iterator[tuple[Fact, Side]]:
        """Yield the facts within a digit's reach, and those with the same digits at another place."""
        held, values = self._held.get(mention.unit, []), self._values.get(mention.unit, [])
        for shift in _PLACES:
            place = mention.value.scaleb(shift)
            low, high = (Decimal("0.99"), Decimal("1.01")) if shift else (Decimal("0.5"), Decimal(2))
            first = bisect_left(values, place * low)
            for value, fact, side in held[first : first + REACH]:
                if value > place * high:
                    break
                yield fact, side
