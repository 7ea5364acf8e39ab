"""Which way something moves: 由A增加到B, B比A下降 — and words that say the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wizards.lexicon import any_of, prose_words
from wizards.prose.beside import Beside, beside
from wizards.prose.mentions import Mention, Passage
from wizards.prose.operands import same, slack
from wizards.prose.slip import Slip

_FROM = re.compile(r"(?:由|从)[^,。;]{0,20}$")
_TO = re.compile(r"^[^,。;]{0,12}(?:到|至|为)(?:□+(?:年|年?[底末]|月)?的?)?$")
_OPPOSITE = {
    **{"增加": "减少", "增长": "下降", "提高": "降低", "提升": "下降", "上升": "下降", "扩大": "缩小"},
    **{"减少": "增加", "下降": "上升", "降低": "提高", "缩小": "扩大", "回落": "回升", "压减": "增加"},
    **{"多": "少", "少": "多", "高": "低", "低": "高"},
}
_UP = frozenset(("增加", "增长", "提高", "提升", "上升", "扩大", "多", "高"))
_VERB = re.compile("|".join(_OPPOSITE))
_RANKS = frozenset("级位类档等度层星")
_RANKED = any_of("ranks")
_BETTER = frozenset(prose_words("better"))
_TIMES = frozenset(prose_words("durations"))
"""A time that is 提升 or 提高 gets shorter."""


def is_from_to(passage: Passage, first: Mention, second: Mention) -> bool:
    """Whether the words make two figures the ends of one movement: 由A增加到B."""
    if not ("由" in first.clause or "从" in first.clause) or not _FROM.search(first.clause):
        return False
    between = passage.between(first, second)
    return bool(_TO.search(between) or _TO.search(between + passage.struck[second.start]))


def wrong_directions(passage: Passage) -> Iterator[Slip]:
    """Yield the words that say the other way than their two figures."""
    for mentions in passage.in_sentence:
        for first, second in pairwise(mentions):
            if first.exact and second.exact and same(first, second) and is_from_to(passage, first, second):
                yield from _wrong(passage, first, second, (first.end, second.start))
        for mention in mentions:
            found = _difference(passage, mention)
            if found is not None:
                yield from _wrong(passage, found.base, found.result, (found.base.end, mention.start))


def _difference(passage: Passage, mention: Mention) -> Beside | None:
    """What a figure compares, if a verb says which way it is, and nothing else can be meant."""
    found = beside(passage, mention) if mention.clause and mention.exact else None
    if found is None or not found.verb or not found.sure:
        return None
    return found if _counts_the_same(mention, found.base) else None


def _counts_the_same(mention: Mention, base: Mention) -> bool:
    """Whether a difference is one of the base: in its unit, in points of a rate, or in per cent of an amount."""
    return mention.unit in (base.unit, "百分点" if base.is_rate else "%")


def _wrong(passage: Passage, old: Mention, new: Mention, gap: tuple[int, int]) -> Iterator[Slip]:
    found = list(_VERB.finditer(passage.struck, *gap))
    if len(found) != 1 or old.unit in _RANKS or _RANKED.search(old.clause) or old.is_rate != new.is_rate:
        return
    verb = found[0][0]
    if verb in _BETTER and old.unit in _TIMES:
        return
    rises, margin = new.value > old.value, slack(old) + slack(new)
    if abs(new.value - old.value) <= margin or rises == (verb in _UP):
        return
    start, end = passage.plain.span(*found[0].span())
    moves = f"{passage.words(old)} 到 {passage.words(new)} 是{'增' if rises else '减'}"
    yield Slip("direction", *found[0].span(), passage.typed[start:end], _OPPOSITE[verb], moves)
