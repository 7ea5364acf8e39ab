"""Products: 人数 × 标准 = 金额, 期数 × 每期人数 = 人次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import EXACT, is_slip, within
from wizards.prose.operands import slack, usable
from wizards.prose.prices import ANYTHING
from wizards.prose.slip import Slip, slip_of

_SEVERAL = re.compile(
    r"分别|各|不等|其中|承担|分担|比例|另|原|上年|去年|提高|增加|结余|预留|扣除|以内|中央|省级|市级|县级|差额"
)
_CHANGED = re.compile(
    r"因|扣|实发|实有|变动|增减|离职|补员|空岗|空编|缺编|退出|新进|陆续|中途|据实|考核|停发|补发|折算|核减|减免|优惠"
)
"""Why an honest amount is not the full product: persons came and went, or money was withheld."""
_OVER_TIME = re.compile(r"每月|每年|全年|年均|/月|/年|月均|按月|逐月")
_ADDED_UP = re.compile(r"共|合计|总|计|应|需|补助资金|补偿")
_PEOPLE = ("人", "位", "口", "人次", "人份", "生")
_TIMES = ("月", "年", "次", "日", "天", "季度")
_FEW = 6


def wrong_products(passage: Passage) -> Iterator[Slip]:
    """Yield the amounts that are near the product of one price and one count of their sentence, and are not it."""
    for mentions in passage.in_sentence:
        prices = [one for one in mentions if one.per and one.exact and one.value > 0]
        if len(prices) != 1 or len(mentions) > _FEW:
            continue
        price = prices[0]
        counts = [one for one in mentions if one is not price and _is_count(one, price)]
        amounts = [one for one in mentions if one is not price and _is_amount(one, price) and one not in counts]
        if len(counts) == 1 and len(amounts) == 1 and usable(counts[0]) and amounts[0].exact and amounts[0].value > 0:
            yield from _wrong_product(passage, mentions, price, counts[0], amounts[0])


def _is_count(mention: Mention, price: Mention) -> bool:
    if mention.per or mention.is_rate:
        return False
    if price.per == ANYTHING:
        return mention.unit not in ("元", "百分点", *_TIMES) and mention.step == 1
    return mention.unit == price.per or (mention.unit in _PEOPLE and price.per in _PEOPLE)


def _is_amount(mention: Mention, price: Mention) -> bool:
    if mention.per:
        return False
    return mention.unit == price.unit or (mention.unit in _PEOPLE and price.unit in _PEOPLE)


def _wrong_product(
    passage: Passage, mentions: Sequence[Mention], price: Mention, count: Mention, amount: Mention
) -> Iterator[Slip]:
    due = EXACT.multiply(price.value, count.value)
    if _is_right(mentions, price, count, amount):
        return
    first, last = min(mentions[0].start, price.start), max(one.end for one in (price, count, amount))
    lead = passage.sentences[amount.sentence][0]
    if len(mentions) > 3 or _SEVERAL.search(passage.struck[lead:last]) or price.year != amount.year or first < lead:
        return
    if price.start > amount.start and "均" in price.clause and not price.months:
        yield from _wrong_average(passage, price, count, amount)
        return
    if price.months:
        due *= 12
        if not within(amount.value, due, "0.15"):
            return
    if is_slip(amount.value, due, amount.step) or (
        _is_product(passage, price, amount) and within(amount.value, due, "0.15")
    ):
        times_12 = " × 12" if price.months else ""
        why = f"{passage.words(count)} × {passage.words(price)}{times_12}"
        yield slip_of(passage, "product", amount, due, why, (count, price))


def _is_right(mentions: Sequence[Mention], price: Mention, count: Mention, amount: Mention) -> bool:
    """Whether the amount is the product, or that times twelve months or any other figure of the sentence."""
    due = EXACT.multiply(price.value, count.value)
    others = [one.value for one in mentions if one not in (price, count, amount)]
    rates = [one.percent / 100 for one in mentions if one.is_rate]
    times = [Decimal(1), *(Decimal(12) for _ in range(price.months)), *others, *rates]
    margin = _margin(price, count, amount)
    return any(abs(amount.value - due * factor) <= margin * max(Decimal(1), factor) for factor in times)


def _wrong_average(passage: Passage, price: Mention, count: Mention, amount: Mention) -> Iterator[Slip]:
    """支出588万元，平均每处…: the average was worked out from the other two, so it is the one to mend."""
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


def _margin(price: Mention, count: Mention, amount: Mention) -> Decimal:
    """What the printed steps of all three leave open."""
    open_price = EXACT.multiply(_open_price(price), count.value)
    open_count = EXACT.multiply(slack(count), price.value)
    return open_price + open_count + amount.step


def _open_price(price: Mention) -> Decimal:
    """A standard in whole 元 is exact; an average was divided, and is rounded or cut off (场均53人)."""
    if "均" in price.clause:
        return max(slack(price), price.step)
    return slack(price) if price.about or price.step < 1 else Decimal(0)
