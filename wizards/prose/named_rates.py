"""Rates called by a name: 合格率 behind 抽检50批次，合格48批次; 执行率 behind 预算100万元，支出98万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wizards.lexicon import any_of, prose_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.operands import same
from wizards.prose.ratio import IS, Ratio

PLANNED = any_of("planned_of_rates")
_DONE = any_of("done_of_rates")
_RATE_NAME = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?:率|比例|进度|度(?<=满意度)){IS}$")
_JUST_A_RATE = re.compile(rf"[,、(;]?[\u4e00-\u9fff]{{0,2}}率{IS}")
_OF_MONEY = prose_words("done_by_planned")
"""Rates that put what was done beside what was planned."""
_PAID = prose_words("paid_share")
_BARE_PAID = re.compile(rf"[,、;(]?(?:补偿|报销|支付|补助)比例{IS}")
_DONE_PAYING = re.compile(r"支付|报销|补偿|补助")
_ALIKE = {"达标": "合格", "合格": "达标"}
"""合格68份，达标率: two words for one verdict."""
_FAR = 24
_LONGEST_GAP = 16


@dataclass(frozen=True, slots=True)
class _Two:
    """The two figures before a rate.

    Attributes:
        first: the one on the left.
        second: the one on the right.
        stem: the last two characters of the rate's name: 合格 of 合格率.
        gap: the words between the second and the rate.
        behind: those of them before the name.
    """

    first: Mention
    second: Mention
    stem: str
    gap: str
    behind: str

    @property
    def stems(self) -> tuple[str, ...]:
        """The stem, and another word for it."""
        return (self.stem, _ALIKE[self.stem]) if self.stem in _ALIKE else (self.stem,)

    @property
    def top(self) -> Mention:
        """The smaller one."""
        return self.second if self.second.value <= self.first.value else self.first

    @property
    def bottom(self) -> Mention:
        """The larger one."""
        return self.first if self.top is self.second else self.second


def named_rate(passage: Passage, counts: Sequence[Mention], gap: str) -> list[Ratio]:
    """Return the quotient that the name of a rate makes of the last two figures before it."""
    two = _two(passage, counts, gap)
    if two is None:
        return []
    if two.stem in _OF_MONEY:
        return _of_plan(two)
    if two.first.clause.startswith("应") and two.second.clause.startswith("实"):
        return [Ratio(two.second, two.first)]
    return _of_verdict(two) or _of_paid(two)


def _two(passage: Passage, counts: Sequence[Mention], gap: str) -> _Two | None:
    name = _RATE_NAME.search(gap) if len(counts) >= 2 else None
    if name is None or len(gap) > _LONGEST_GAP:
        return None
    first, second = counts[-2], counts[-1]
    if not same(first, second) or len(passage.between(first, second)) > _FAR:
        return None
    return _Two(first, second, name["name"][-2:], gap, gap[: gap.rfind(name["name"])])


def _of_plan(two: _Two) -> list[Ratio]:
    """执行率, 完成率, 到位率: what was done by what was planned."""
    first, second, stem = two.first, two.second, two.stem
    planned, also_planned = PLANNED.search(first.clause), PLANNED.search(second.clause)
    if planned and _DONE.search(second.clause) and (stem != "到位" or stem in second.clause):
        return [Ratio(second, first)]
    if stem == "完成" and also_planned and not planned:
        return [Ratio(first, second)]
    return [Ratio(second, first, weak=True)] if stem in second.clause and second.value < first.value else []


def _of_verdict(two: _Two) -> list[Ratio]:
    """合格率, 满意率, 就业率: those of whom it is said, by all."""
    top, bottom = two.top, two.bottom
    asked = bottom.clause.replace("满意度", "")  # 满意度调查500人 says who was asked
    stem = next((word for word in two.stems if word in top.clause), "")
    if stem and (stem not in asked or PLANNED.search(bottom.clause)):
        return [Ratio(top, bottom, named=top is two.second and _JUST_A_RATE.fullmatch(two.gap) is not None)]
    return [Ratio(top, bottom)] if top is two.second and any(word in two.behind for word in two.stems) else []


def _of_paid(two: _Two) -> list[Ratio]:
    """总费用A，基金支付B，补偿比例p says itself what is divided by what."""
    if two.stem not in _PAID or two.top is not two.second or not _DONE_PAYING.search(two.top.clause):
        return []
    sure = "总" in two.bottom.clause and _BARE_PAID.fullmatch(two.gap) is not None
    return [Ratio(two.top, two.bottom, sure=sure)]
