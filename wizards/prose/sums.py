"""Sums: a total with its parts before it (合计), a whole with its parts behind it (其中, 分别)."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.prose.mentions import Mention, Passage
from wizards.prose.operands import NEAREST
from wizards.prose.slip import Slip
from wizards.prose.totals import wrong_totals
from wizards.prose.wholes import parts_behind, wrong_wholes


def wrong_sums(passage: Passage) -> Iterator[Slip]:
    """Yield the totals that their parts do not add up to, and parts that are larger than their whole."""
    for mentions in passage.in_sentence:
        if len(mentions) < 2:
            continue
        for at, mention in enumerate(mentions):
            if not _may_be_a_sum(mention):
                continue
            behind = parts_behind(passage, mentions, at)
            if behind:
                yield from wrong_wholes(passage, mention, behind)
            else:
                yield from wrong_totals(passage, mentions[max(0, at - NEAREST) : at], mention)


def _may_be_a_sum(mention: Mention) -> bool:
    if mention.is_rate or mention.unit in ("", "百分点"):
        return False
    return mention.exact and not mention.per
