"""A figure of a text that is not what the table says of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from wizards.prose.facts import Fact, Side
from wizards.prose.mentions import Mention, Passage

Kind = Literal["fact", "amount", "unit", "goal", "group", "year"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure of a text that is not what the table says of the same thing."""

    kind: Kind
    mention: Mention
    fact: Fact
    side: Side


def without_parts(passage: Passage, found: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """Yield what was found, but for values that are parts of a fact.

    A paragraph that tells two values by one name, neither of them the table's, tells those of two groups.
    """
    values: dict[tuple[str, int], set[Decimal]] = defaultdict(set)
    for one in found:
        values[_place(passage, one)].add(one.mention.value)
    for one in found:
        if one.fact.kind == "amount" or len(values[_place(passage, one)]) == 1:
            yield one


def _place(passage: Passage, one: Disagreement) -> tuple[str, int]:
    return one.fact.path, passage.paragraph(one.mention)[0]
