"""Figures as operands: what they may be within their printed steps, and which of a sentence may be related."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import EXACT

NEAREST = 8
"""Of a sentence with hundreds of figures only the nearest are related: the time stays in proportion to the length."""

_MONEY = "元"


def slack(mention: Mention) -> Decimal:
    """Return by how much the true value may differ from the printed one.

    A count is exact; money and counts in 万 are rounded to half a step; 约 may hide a step and 2 %.
    """
    if mention.about:
        return mention.step + abs(mention.value) / 50
    if mention.step == 1 and mention.unit != _MONEY and not mention.is_rate:
        return Decimal(0)
    return mention.step / 2


def relative(mention: Mention) -> Decimal:
    """Return the slack as a share of the value."""
    return EXACT.divide(slack(mention), abs(mention.value)) if mention.value else Decimal(1)


def usable(mention: Mention) -> bool:
    """Whether a figure can be an operand: a positive value, no bound, no end of a range."""
    return mention.value > 0 and mention.bound is None and not mention.is_range


def same(first: Mention, second: Mention) -> bool:
    """Whether two figures count the same."""
    return first.unit == second.unit and first.per == second.per and bool(first.unit)


def window(passage: Passage, mention: Mention) -> Sequence[Mention]:
    """Return the figures near ``mention``: of its sentence and the end of the one before."""
    own = passage.in_sentence[mention.sentence]
    at = _place(own, mention)  # by place: its unit may have become the table's
    near = [*own[max(0, at - NEAREST) : at], *own[at + 1 : at + 4]]
    if mention.sentence and at < NEAREST:
        near = [*passage.in_sentence[mention.sentence - 1][-4:], *near]
    return near


def before(passage: Passage, mention: Mention) -> list[Mention]:
    """Return the figures of the sentence left of ``mention``, the nearest last."""
    own = passage.in_sentence[mention.sentence]
    at = _place(own, mention)
    return own[max(0, at - NEAREST) : at]


def behind(passage: Passage, mention: Mention) -> Mention | None:
    """Return the next figure of the sentence."""
    own = passage.in_sentence[mention.sentence]
    at = _place(own, mention) + 1
    return own[at] if at < len(own) else None


def follows(passage: Passage, mention: Mention) -> bool:
    """Whether a figure is the sum, difference, product or quotient of figures near it: then it needs no table."""
    near = [one for one in window(passage, mention) if one.value > 0]
    margin = max(slack(mention), mention.step)
    if any(_gives(first, second, mention, margin) for first, second in combinations(near, 2)):
        return True
    alike = [one.value for one in near if one.unit == mention.unit]
    return any(abs(sum(alike[start:end]) - mention.value) <= margin for start, end in _runs(len(alike)))


def _gives(first: Mention, second: Mention, result: Mention, margin: Decimal) -> bool:
    """Whether two figures give a third one: price times count, or sum and difference of what counts the same."""
    if (first.per or second.per) and abs(first.value * second.value - result.value) <= margin:
        return True
    if not first.unit == second.unit == result.unit:
        return False
    apart = abs(abs(first.value - second.value) - result.value)
    return min(abs(first.value + second.value - result.value), apart) <= margin


def _runs(length: int) -> Iterator[tuple[int, int]]:
    for start in range(length):
        for end in range(start + 3, length + 1):
            yield start, end


def _place(own: Sequence[Mention], mention: Mention) -> int:
    low, high = 0, len(own)
    while low < high:
        middle = (low + high) // 2
        if own[middle].start < mention.start:
            low = middle + 1
        else:
            high = middle
    return low


def pairs(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield every two figures that count the same, in both orders."""
    for first, second in permutations([one for one in mentions if usable(one) and not one.is_rate], 2):
        if same(first, second):
            yield first, second
