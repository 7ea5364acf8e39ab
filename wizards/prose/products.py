"""Products: 人数 × 标准 = 金额, 期数 × 每期人数 = 人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from wizards.lexicon import any_of, prose_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import EXACT, is_slip, within
from wizards.prose.operands import slack, usable
from wizards.prose.prices import ANYTHING
from wizards.prose.slip import Slip, slip_of

_SEVERAL = any_of("several_prices")
_CHANGED = any_of("changed_meanwhile")
"""Why an honest amount is not the full product: persons came and went, or money was withheld."""
_OVER_TIME = re.compile(r"每月|每年|全年|年均|/月|/年|月均|按月|逐月")
_ADDED_UP = any_of("added_up")
_PEOPLE = prose_words("people")
_COUNTERS = prose_words("counters")
_TIMES = prose_words("times")
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Three:
    """A price, a count and the amount that may be their product."""

    price: Mention
    count: Mention
    amount: Mention

    @property
    def due(self) -> Decimal:
        """What the two give."""
        return EXACT.multiply(self.price.value, self.count.value)


def wrong_products(passage: Passage) -> Iterator[Slip]:
    """Yield the amounts that are near the product of one price and one count of their sentence, and are not it."""
    for mentions in passage.in_sentence:
        three = _only_three(mentions)
        if three is None or _is_right(mentions, three) or not _is_about_one(passage, mentions, three):
            continue
        if three.price.start > three.amount.start and "均" in three.price.clause and not three.price.months:
            yield from _wrong_average(passage, three)
        else:
            yield from _wrong_amount(passage, three)


def _only_three(mentions: Sequence[Mention]) -> _Three | None:
    """The price, the count and the amount of a sentence, if it has one of each."""
    price = _only(filter(_is_price, mentions)) if 3 <= len(mentions) <= _FEW else None
    if price is None:
        return None
    return _counted(price, [one for one in mentions if one is not price])


def _counted(price: Mention, others: Sequence[Mention]) -> _Three | None:
    count = _only(one for one in others if _is_count(one, price))
    if count is None or not usable(count):
        return None
    amount = _only(one for one in others if one is not count and _is_amount(one, price))
    return _Three(price, count, amount) if amount is not None and _is_one_value(amount) else None


def _only(found: Iterable[Mention]) -> Mention | None:
    """The one there is, if there are no more."""
    some = list(islice(found, 2))
    return some[0] if len(some) == 1 else None


def _is_one_value(mention: Mention) -> bool:
    return mention.exact and mention.value > 0


def _is_price(mention: Mention) -> bool:
    return bool(mention.per) and _is_one_value(mention)


def _is_count(mention: Mention, price: Mention) -> bool:
    if mention.per or mention.is_rate:
        return False
    if price.per == ANYTHING:
        return mention.unit not in ("元", "百分点", *_TIMES) and mention.step == 1
    if mention.unit == price.per or (mention.unit in _PEOPLE and price.per in _PEOPLE):
        return True
    return mention.unit in _COUNTERS and mention.clause.endswith(price.per)  # 文化站16个，每站5万元


def _is_amount(mention: Mention, price: Mention) -> bool:
    if mention.per:
        return False
    return mention.unit == price.unit or (mention.unit in _PEOPLE and price.unit in _PEOPLE)


def _is_about_one(passage: Passage, mentions: Sequence[Mention], three: _Three) -> bool:
    """Whether a sentence has nothing but the three, of one year and one payer."""
    if len(mentions) > 3 or three.price.year != three.amount.year:
        return False
    first = min(mentions[0].start, three.price.start)
    last = max(one.end for one in (three.price, three.count, three.amount))
    lead = passage.sentences[three.amount.sentence][0]
    return first >= lead and _SEVERAL.search(passage.struck[lead:last]) is None


def _wrong_amount(passage: Passage, three: _Three) -> Iterator[Slip]:
    price, amount = three.price, three.amount
    due = three.due * 12 if price.months else three.due
    near = within(amount.value, due, "0.15")
    if price.months and not near:
        return
    if is_slip(amount.value, due, amount.step) or (near and _is_product(passage, price, amount)):
        times_12 = " × 12" if price.months else ""
        why = f"{passage.words(three.count)} × {passage.words(price)}{times_12}"
        yield slip_of(passage, "product", amount, due, why, (three.count, price))


def _is_right(mentions: Sequence[Mention], three: _Three) -> bool:
    """Whether the amount is the product, or that times twelve months or any other figure of the sentence."""
    others = [one for one in mentions if one not in (three.price, three.count, three.amount)]
    times = [Decimal(1), *(one.value for one in others), *(one.percent / 100 for one in mentions if one.is_rate)]
    if three.price.months:
        times.append(Decimal(12))
    margin = _margin(three)
    return any(abs(three.amount.value - three.due * factor) <= margin * max(Decimal(1), factor) for factor in times)


def _wrong_average(passage: Passage, three: _Three) -> Iterator[Slip]:
    """支出588万元，平均每处…: the average was worked out from the other two, so it is the one to mend."""
    price, count, amount = three.price, three.count, three.amount
    start, end = passage.sentences[amount.sentence]
    each = EXACT.divide(amount.value, count.value)
    near = is_slip(price.value, each, price.step) or within(price.value, each, "0.1")
    if near and not _CHANGED.search(passage.struck, start, end):
        why = f"{passage.words(amount)} ÷ {passage.words(count)}"
        yield slip_of(passage, "product", price, each, why, (amount, count))


def _is_product(passage: Passage, price: Mention, amount: Mention) -> bool:
    """Whether the words say that an amount is all of the product, and nothing can have changed meanwhile.

    What was paid in a year for a number of persons differs honestly: there only a slip of the key counts.
    """
    start, end = passage.sentences[amount.sentence]
    sentence = passage.struck[start:end]
    if price.months or (price.per in _PEOPLE and _OVER_TIME.search(sentence)) or _CHANGED.search(sentence):
        return False
    return bool(_ADDED_UP.search(passage.struck, max(start, amount.start - 12), amount.end))


def _margin(three: _Three) -> Decimal:
    """What the printed steps of all three leave open."""
    open_price = EXACT.multiply(_open_price(three.price), three.count.value)
    open_count = EXACT.multiply(slack(three.count), three.price.value)
    return open_price + open_count + three.amount.step


def _open_price(price: Mention) -> Decimal:
    """A standard in whole 元 is exact; an average was divided, and is rounded or cut off (场均53人)."""
    if "均" in price.clause:
        return max(slack(price), price.step)
    return slack(price) if price.about or price.step < 1 else Decimal(0)
