"""Products: 人数 × 标准 = 金额, 期数 × 每期人数 = 人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from wizards.lexicon import Expressions, any_of, prose_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import EXACT, is_slip, is_swap, power_of_ten, significant_digits, within
from wizards.prose.operands import slack, usable
from wizards.prose.prices import ANYTHING
from wizards.prose.slip import Slip, slip_of

_SEVERAL = any_of("several_prices")
_CHANGED = any_of("changed_meanwhile")
"""Why an honest amount is not the full product: persons came and went, or money was withheld."""
_OVER_TIME = Expressions("prose_phrases")["over_time"]
_ADDED_UP = any_of("added_up")
_ALL_OF_IT = any_of("all_of_it")
_PAID_SO_FAR = any_of("paid_so_far")
"""Money of which more may follow, or that was only planned."""
_WHOLE_PROJECT = any_of("money_of_whole_project")
_BESIDES, _COUNTED_IN = any_of("more_than_product"), any_of("counted_in")
_MORE_THAN_IT = re.compile(rf"{_BESIDES.pattern}|[(,](?:{_COUNTED_IN.pattern})")
_PEOPLE = prose_words("people")
_COUNTERS = prose_words("counters")
_TIMES = prose_words("times")
_FEW = 6
_TWICE_THREE = 6
_MANY = 30
_LONGEST_KIND = 3
"""What kind of a place it is: 行政 of 行政村."""
_LONGEST_WORDS = 12
_BARE = re.compile(r"[,、]?")
"""Nothing but a stop between a count and its amount: 共补助1000亩，12.1万元."""
_SURE = 4
"""So many digits with one wrong among them are no other amount."""


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
    for sentence in passage.in_sentence:
        for mentions in _parts(passage, sentence):
            three = _only_three(passage, mentions)
            if three is not None and not _is_right(mentions, three) and _is_about_one(passage, mentions, three):
                yield from _wrong(passage, three)


def _parts(passage: Passage, sentence: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """A sentence, or where it has more than one price what stands between its semicolons (水稻…；小麦…)."""
    if len(sentence) < _TWICE_THREE or sum(map(_is_price, sentence[:_MANY])) < 2:
        yield sentence
        return
    begin = 0
    for at in range(1, len(sentence) + 1):
        if at == len(sentence) or ";" in passage.between(sentence[at - 1], sentence[at]):
            yield sentence[begin:at]
            begin = at


def _wrong(passage: Passage, three: _Three) -> Iterator[Slip]:
    if three.price.start > three.amount.start and "均" in three.price.clause and not three.price.months:
        yield from _wrong_average(passage, three)
    else:
        yield from _wrong_amount(passage, three)


def _only_three(passage: Passage, mentions: Sequence[Mention]) -> _Three | None:
    """The price, the count and the amount of a sentence, if it has one of each."""
    price = _only(filter(_is_price, mentions)) if 3 <= len(mentions) <= _FEW else None
    if price is None:
        return None
    return _counted(passage, price, [one for one in mentions if one is not price])


def _counted(passage: Passage, price: Mention, others: Sequence[Mention]) -> _Three | None:
    count = _only(one for one in others if _is_count(passage, one, price))
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


def _is_count(passage: Passage, mention: Mention, price: Mention) -> bool:
    if mention.per or mention.is_rate:
        return False
    if price.per == ANYTHING:
        return mention.unit not in ("元", "百分点", *_TIMES) and mention.step == 1
    if mention.unit == price.per or (mention.unit in _PEOPLE and price.per in _PEOPLE):
        return True
    if mention.unit not in _COUNTERS:
        return False
    return mention.clause.endswith(price.per) or _is_of(passage, mention, price.per)


def _is_of(passage: Passage, mention: Mention, what: str) -> bool:
    """Whether the word behind a counter is what a price is for: 每村5万元，共36个村; 36个行政村."""
    noun = passage.behind(mention)
    return len(noun) <= len(what) + _LONGEST_KIND and noun.endswith(what)


def _is_amount(mention: Mention, price: Mention) -> bool:
    if mention.per:
        return False
    return mention.unit == price.unit or (mention.unit in _PEOPLE and price.unit in _PEOPLE)


def _is_about_one(passage: Passage, mentions: Sequence[Mention], three: _Three) -> bool:
    """Whether a sentence has nothing but the three, of one year and one payer."""
    if three.price.year != three.amount.year:
        return False
    first = min(mentions[0].start, three.price.start)
    last = max(one.end for one in (three.price, three.count, three.amount))
    lead, end = passage.sentences[three.amount.sentence]
    if first < lead:
        return False
    if len(mentions) > 3:
        if not all(_is_beside_the_point(one, three, last) for one in mentions):
            return False
        last = end
    return _SEVERAL.search(passage.struck[lead:last]) is None


def _is_beside_the_point(mention: Mention, three: _Three, last: int) -> bool:
    """Whether a figure is one of the three, or stands behind them and counts something else (，惠及农户800户)."""
    known = (three.price, three.count, three.amount)
    if mention in known:
        return True
    units = ("", "元", "百分点", *_TIMES, *(one.unit for one in known))
    return mention.start >= last and not mention.per and not mention.is_rate and mention.unit not in units


def _wrong_amount(passage: Passage, three: _Three) -> Iterator[Slip]:
    price, amount = three.price, three.amount
    due = three.due * 12 if price.months else three.due
    near = within(amount.value, due, "0.15")
    if price.months and not near:
        return
    if _is_slip_of(passage, three, due) or (near and _is_product(passage, three)):
        times_12 = " × 12" if price.months else ""
        why = f"{passage.words(three.count)} × {passage.words(price)}{times_12}"
        yield slip_of(passage, "product", amount, due, why, (three.count, price))


def _is_slip_of(passage: Passage, three: _Three, due: Decimal) -> bool:
    """Whether the keys slipped: where the amount may honestly be another, one digit in three shows nothing."""
    amount = three.amount
    if not is_slip(amount.value, due, amount.step):
        return False
    if is_swap(amount.value, due, amount.step) or power_of_ten(amount.value, due):
        return True
    if significant_digits(amount.value) >= _SURE:
        return True
    came_and_went = _is_paid_over_time(passage, three) and within(amount.value, due, "0.15")
    return not (came_and_went or _may_be_other(passage, three))


def _is_paid_over_time(passage: Passage, three: _Three) -> bool:
    """Whether it is what persons were paid for months or a year, in which some come and some go."""
    start, end = passage.sentences[three.amount.sentence]
    return three.price.per in _PEOPLE and _OVER_TIME.search(passage.struck, start, end) is not None


def _may_be_other(passage: Passage, three: _Three) -> bool:
    """Whether an amount may be a part of the product, or more than it: 已拨付11.5万元; 总投资380万元."""
    words = _words_of_amount(passage, three)
    if _MORE_THAN_IT.search(passage.struck, *passage.sentences[three.amount.sentence]):
        return True
    if _WHOLE_PROJECT.search(words):
        return "均" not in three.price.clause
    return _PAID_SO_FAR.search(words) is not None and _ALL_OF_IT.search(words) is None


def _words_of_amount(passage: Passage, three: _Three) -> str:
    """The words of an amount alone: not those of the figure before it (共补助1000亩，已拨付11.5万元)."""
    amount = three.amount
    left = max((one.end for one in (three.price, three.count) if one.end <= amount.start), default=0)
    start, _ = passage.sentences[amount.sentence]
    return passage.struck[max(start, left, amount.start - _LONGEST_WORDS) : amount.end]


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


def _is_product(passage: Passage, three: _Three) -> bool:
    """Whether the words say that an amount is all of the product, and nothing can have changed meanwhile.

    What was paid in a year for a number of persons differs honestly: there only a slip of the key counts.
    """
    price, amount = three.price, three.amount
    start, end = passage.sentences[amount.sentence]
    sentence = passage.struck[start:end]
    if price.months or _is_paid_over_time(passage, three) or _CHANGED.search(sentence):
        return False
    if _may_be_other(passage, three):
        return False
    words = _words_of_amount(passage, three)
    return bool(_ADDED_UP.search(words) or _BARE.fullmatch(words, 0, len(words) - (amount.end - amount.start)))


def _margin(three: _Three) -> Decimal:
    """What the printed steps of all three leave open."""
    open_price = EXACT.multiply(_open_price(three.price), three.count.value)
    open_count = EXACT.multiply(slack(three.count), three.price.value)
    return open_price + open_count + three.amount.step


def _open_price(price: Mention) -> Decimal:
    """A standard in whole 元 is exact; an average was divided, and is rounded or cut off (场均53人, 人均500元)."""
    if "均" in price.clause:
        fives = price.step * 5
        to_tens = not price.value % (2 * fives) and fives <= price.value / 100
        return max(slack(price), fives if to_tens else price.step)
    return slack(price) if price.about or price.step < 1 else Decimal(0)
