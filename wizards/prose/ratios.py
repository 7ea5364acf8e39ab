"""Shares, completion and growth: a rate that no two figures of its sentence give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from wizards.prose.days_of_year import share_of_year, wrong_share_of_year
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import EXACT, is_slip, significant_digits, within
from wizards.prose.operands import pairs, same, usable, window
from wizards.prose.promises import promised
from wizards.prose.ratio import HUNDRED, Ratio
from wizards.prose.slip import Slip, slip_of


def wrong_ratios(passage: Passage) -> Iterator[Slip]:
    """Yield the rates that contradict the figures they are made from."""
    for mention in passage.mentions:
        if mention.is_rate and mention.exact:
            yield from _wrong_ratio(passage, mention)


def _wrong_ratio(passage: Passage, mention: Mention) -> Iterator[Slip]:
    of_year = share_of_year(passage, mention)
    if of_year is not None and of_year.fits(mention):
        return
    meant = promised(passage, mention)
    if (not meant and of_year is None) or _is_right(passage, mention, meant):
        return
    if of_year is not None and (not meant or of_year.is_of_other_length(mention)):
        yield from wrong_share_of_year(passage, mention, of_year)
    else:
        yield from _wrong(passage, mention, meant)


def _is_right(passage: Passage, mention: Mention, meant: Sequence[Ratio]) -> bool:
    return any(ratio.fits(mention) for ratio in meant) or _otherwise(passage, mention, meant)


def _wrong(passage: Passage, mention: Mention, meant: Sequence[Ratio]) -> Iterator[Slip]:
    """The rate, if it is near what it should be, else an operand whose swapped digits would give it."""
    near = [ratio for ratio in meant if _is_near(mention, ratio)]
    if near:
        ratio = min(near, key=lambda one: abs(one.value - mention.percent))
        due = ratio.value * 10 if mention.unit == "‰" else ratio.value
        yield slip_of(passage, "ratio", mention, due, _words(passage, ratio), (ratio.top, ratio.bottom))
        return
    swapped = (_swapped(passage, mention, ratio) for ratio in meant)
    yield from islice((slip for slip in swapped if slip is not None), 1)


def _swapped(passage: Passage, mention: Mention, ratio: Ratio) -> Slip | None:
    """An operand whose swapped digits put right would give the rate; a rate of two digits fits too many."""
    if ratio.change or ratio.weak or significant_digits(mention.value) < 3:
        return None
    for operand, value, other in chain(_top_swapped(ratio), _bottom_swapped(ratio)):
        if value and other.fits(mention) and other.value <= HUNDRED:
            return slip_of(passage, "ratio", operand, value, passage.words(mention))
    return None


def _top_swapped(ratio: Ratio) -> Iterator[tuple[Mention, Decimal, Ratio]]:
    top = ratio.top
    return ((top, value, replace(ratio, top=top._replace(value=value))) for value in _swaps(top))


def _bottom_swapped(ratio: Ratio) -> Iterator[tuple[Mention, Decimal, Ratio]]:
    bottom = ratio.bottom
    return ((bottom, value, replace(ratio, bottom=bottom._replace(value=value))) for value in _swaps(bottom))


def _swaps(mention: Mention) -> Iterator[Decimal]:
    digits = str(int(mention.value / mention.step))
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and (at or digits[1] != "0"):
            yield Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) * mention.step


def _words(passage: Passage, ratio: Ratio) -> str:
    top, bottom = passage.words(ratio.top), passage.words(ratio.bottom)
    return f"({top} － {bottom}) ÷ {bottom}" if ratio.change else f"{top} ÷ {bottom}"


def _otherwise(passage: Passage, mention: Mention, said: Sequence[Ratio]) -> bool:
    """Whether any other relation of figures near it gives the rate."""
    meant = {frozenset((one.top.start, one.bottom.start)) for one in said}
    near = window(passage, mention)
    for top, bottom in pairs(near):
        # 占 means no growth, and 由A到B leaves no choice of the base.
        changes = (False,) if frozenset((top.start, bottom.start)) in meant else (False, True)
        if any(Ratio(top, bottom, change).fits(mention) for change in changes):
            return True
    rates = [one.percent for one in near if one.is_rate]
    if any(abs(first - second) == mention.percent for first in rates for second in rates if first != second):
        return True
    return _sum_of_parts(near, mention)


def _sum_of_parts(near: Sequence[Mention], mention: Mention) -> bool:
    """Whether several parts together are the share (两项共占)."""
    counts = [one for one in near if usable(one) and not one.is_rate]
    for bottom in counts:
        running = Decimal(0)
        for one in reversed(counts):
            if one is bottom or not same(one, bottom):
                continue
            running += one.value
            share = EXACT.divide(running * HUNDRED, bottom.value)
            if abs(share - mention.percent) < mention.step:
                return True
    return False


def _is_near(mention: Mention, ratio: Ratio) -> bool:
    """Whether the rate shows that this quotient was meant."""
    said, due = mention.percent, ratio.value
    step = mention.step / 10 if mention.unit == "‰" else mention.step
    if is_slip(said, due, step):
        return True
    if ratio.sure or ratio.weak:
        return ratio.sure
    if ratio.strict:
        other = EXACT.divide(abs(ratio.top.value - ratio.bottom.value) * HUNDRED, ratio.top.value)
        if ratio.change and abs(said - other) < step:
            return True  # the wrong base
        return within(said, due, "0.15")
    return within(said, due, "0.2") if ratio.named else abs(said - due) <= 4 and within(said, due, "0.15")
