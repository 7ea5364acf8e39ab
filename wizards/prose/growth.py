"""Growth: 由A增加到B，增长p%; B，比上年的A增长p%; 上年A，今年B，增长p%; B，比上年增加C，增长p%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.lexicon import any_of
from wizards.prose.beside import beside
from wizards.prose.mentions import Mention, Passage
from wizards.prose.movement import is_from_to
from wizards.prose.ratio import Ratio

GROWTH = re.compile(
    r"(?:增长|增加|提高|上升|增幅|涨幅|增速|增长率|增加幅度|下降|减少|降低|减幅|降幅|压减|压降|下降率|缩减)(?:了|为|达到|达|约|幅度|率|:)*$"
)
_JUST_GROWTH = re.compile(rf"[,、(]?{GROWTH.pattern}")
_LAST_YEAR = any_of("past_of_growth")
_THAN = re.compile(r"(?:比|较|同比)")
_THAN_PAST = re.compile(rf"[比较](?:[^,。;]*?(?:{_LAST_YEAR.pattern})|□{{5}}的?[\u4e00-\u9fff]{{0,6}}$)")
_ONLY_CHANGE = re.compile("(?:实际|净)?(?:增加|减少|增长|下降|多|少)了?")
_CHANGE = any_of("change_of_growth")
_LESS = any_of("less_of_growth")


def growth(passage: Passage, mention: Mention, counts: Sequence[Mention]) -> list[Ratio]:
    """Return the growth that the words before a rate speak of."""
    last = counts[-1]
    first = next((one for one in reversed(counts[:-1]) if one.unit == last.unit and one.unit), None)
    if first is None:
        return []
    if is_from_to(passage, first, last):
        sure = _JUST_GROWTH.fullmatch(passage.between(last, mention)) is not None
        return [Ratio(last, first, change=True, strict=True, sure=sure)]
    if _THAN_PAST.search(last.clause):
        return _against_past(passage, mention, first, last)
    if _THAN_PAST.search(first.clause):
        return [Ratio(last, first, strict=True)] if _ONLY_CHANGE.fullmatch(last.clause) else []
    if _is_year_before(first, last) and not _THAN.search(first.clause) and not _CHANGE.search(last.clause):
        return [Ratio(last, first, change=True, strict=True)]
    return []


def _against_past(passage: Passage, mention: Mention, result: Mention, last: Mention) -> list[Ratio]:
    """B，比上年的A增长p%; B，比上年增加C，增长p%."""
    if _CHANGE.search(last.clause):
        return [_rise(result, last)] if result.value > last.value else []
    compared = beside(passage, mention)
    sure = compared is not None and compared.sure and compared.result is result
    return [Ratio(result, last, change=True, strict=True, sure=sure)]


def _is_year_before(first: Mention, last: Mention) -> bool:
    """Whether the words put one figure a year before the other."""
    if _LAST_YEAR.search(first.clause):
        return True
    if not first.year or not last.year or first.sentence != last.sentence:
        return False
    return first.year == last.year - 1


def _rise(whole: Mention, change: Mention) -> Ratio:
    """The growth when the change itself is printed: the base is what is left without it."""
    less = _LESS.search(change.clause)
    base = whole.value + change.value if less else whole.value - change.value
    return Ratio(change, whole._replace(value=base), strict=True)
