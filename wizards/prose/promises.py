"""Which quotients the words before a rate speak of: shares, completion, named rates, growth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wizards.lexicon import any_of
from wizards.prose.growth import GROWTH, growth
from wizards.prose.mentions import Mention, Passage
from wizards.prose.named_rates import PLANNED, named_rate
from wizards.prose.operands import before, same, usable
from wizards.prose.ratio import IS, Ratio

_SHARE = re.compile(
    r"^[^,。;、:()]{0,8}[,、(]?(?:面积|金额|人数|数量|资金|投资|分别|约|仅|只|已|共)*"
    rf"占(?P<whole>[^,。;、:]{{0,16}}?)(?:的)?(?:比例|比重|占比|比)?{IS}$"
)
_SHARE_NAME = re.compile(rf"(?P<whole>)(?:占比|比重){IS}$")
_OF = re.compile(rf"的(?:比例|比重)?{IS}")
_PRINTED_WHOLE = re.compile(r"占|完成|达到|为|相当于")
_RIGHT_OF_PART = re.compile(r"[,、(]?占[\u4e00-\u9fff]{0,10}")
_OF_PLAN = re.compile(
    rf"(?:完成|达到|实现|占|为|达|是|相当于)(?P<whole>[^,。;、:]{{0,10}}?(?:预算|计划|目标|任务|指标)(?:数|值|任务|总额|金额|安排|资金)*)的?{IS}$"
)
_GENERIC_WHOLE = re.compile(r"(?:总(?:数|额|量|计|支出|收入|人数|投资|资金)?|合计|全部|其|全体|总体|比)?(?:的)?")
_TOTAL = re.compile(r"合计|总|共|全年|本年")
_FARTHEST = 30
_OTHER_GROWTH = any_of("other_growth")


class Share(NamedTuple):
    """A part, and the words for its whole in front of a rate.

    Attributes:
        part: the figure right before.
        whole: the words behind 占, ``""`` without any.
        of_anything: they name nothing (占比, 占总数的).
    """

    part: Mention
    whole: str
    of_anything: bool


def promised(passage: Passage, mention: Mention) -> list[Ratio]:
    """Return the quotients that the words before a rate speak of; none if they speak of nothing in sight."""
    counts = _counts_before(passage, mention)
    gap = passage.between(counts[-1], mention) if counts else ""
    if not counts or len(gap) > _FARTHEST or ";" in gap:
        return []
    if GROWTH.search(gap):
        return [] if _OTHER_GROWTH.search(gap) else growth(passage, mention, counts)
    if len(counts) >= 2 and _OF.fullmatch(gap):
        return _shares_of_printed(passage, counts)
    share = _share(counts, gap)
    if share is not None:
        return _shares(passage, mention, counts, share)
    return _of_plan(counts) if _OF_PLAN.search(gap) else named_rate(passage, counts, gap)


def share_before(passage: Passage, mention: Mention) -> Share | None:
    """Return the share that a rate is said to be, if a part stands right before it."""
    counts = _counts_before(passage, mention)
    gap = passage.between(counts[-1], mention) if counts else ""
    return _share(counts, gap) if counts and len(gap) <= _FARTHEST and ";" not in gap else None


def _share(counts: Sequence[Mention], gap: str) -> Share | None:
    found = _SHARE.search(gap) or _SHARE_NAME.search(gap)
    if found is None:
        return None
    return Share(counts[-1], found["whole"], _GENERIC_WHOLE.fullmatch(found["whole"]) is not None)


def _counts_before(passage: Passage, mention: Mention) -> list[Mention]:
    """The figures a rate may be made from, if one of them stands right before it."""
    left = before(passage, mention)
    counts = [one for one in left if usable(one) and not one.is_rate]
    return counts if counts and counts[-1] is left[-1] else []


def _of_plan(counts: Sequence[Mention]) -> list[Ratio]:
    """预算100万元，支出98万元，完成预算的98%."""
    plans = [one for one in counts[-3:-1] if same(counts[-1], one) and PLANNED.search(one.clause)]
    return [Ratio(counts[-1], one) for one in plans]


def _shares(passage: Passage, mention: Mention, counts: Sequence[Mention], share: Share) -> list[Ratio]:
    part, whole = share.part, share.whole
    wholes = _wholes(part, counts[:-1])
    weak = not wholes  # the whole may be printed nowhere: only a slip shows that an earlier sentence names it
    if weak and mention.sentence:
        earlier = [one for one in passage.in_sentence[mention.sentence - 1][-4:] if usable(one)]
        wholes = [one for one in _wholes(part, earlier) if _TOTAL.search(one.clause)]
    if share.of_anything:
        return [Ratio(part, one, named=_alike(whole, one.clause), weak=weak) for one in wholes]
    return [Ratio(part, one, named=True, weak=weak) for one in wholes if _alike(whole, one.clause)]


def _wholes(part: Mention, among: Sequence[Mention]) -> list[Mention]:
    return [one for one in among if same(one, part) and one.value >= part.value]


def _shares_of_printed(passage: Passage, counts: Sequence[Mention]) -> list[Ratio]:
    """4.2万人次，占全年服务16.8万人次的p%: the whole stands between 占 and the rate."""
    part, whole = counts[-2], counts[-1]
    if not _PRINTED_WHOLE.search(whole.clause) or part.per or whole.per or whole.unit not in ("", part.unit):
        return []
    sure = _RIGHT_OF_PART.fullmatch(passage.between(part, whole)) is not None
    return [Ratio(part, whole._replace(unit=part.unit), named=True, sure=sure)]


def _alike(first: str, second: str) -> bool:
    """Whether two words have two neighbouring characters in common."""
    return any(first[at : at + 2] in second for at in range(len(first) - 1))
