"""The algebra of sentences: all that a text contradicts by itself. It needs no table."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.prose.adjustments import wrong_adjustments
from wizards.prose.dates import wrong_brackets, wrong_dates
from wizards.prose.differences import wrong_differences
from wizards.prose.lists import wrong_lists
from wizards.prose.mentions import Passage
from wizards.prose.movement import wrong_directions
from wizards.prose.products import wrong_products
from wizards.prose.ratios import wrong_ratios
from wizards.prose.slip import Slip
from wizards.prose.sums import wrong_sums

_RELATIONS = (
    *(wrong_ratios, wrong_differences, wrong_adjustments, wrong_directions, wrong_products, wrong_sums),
    *(wrong_lists, wrong_dates, wrong_brackets),
)


def contradictions(passage: Passage) -> Iterator[Slip]:
    """Yield what the figures of a text contradict, one word for each figure, in the order of the relations."""
    said: set[int] = set()
    for relation in _RELATIONS:
        for slip in relation(passage):
            if slip.start not in said:
                said.add(slip.start)
                yield slip
