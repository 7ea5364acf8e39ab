"""Totals: parts, and behind them 合计, 共计, 共, 三项合计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wizards.lexicon import any_of
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, within
from wizards.prose.operands import NEAREST, same, slack, usable
from wizards.prose.slip import Slip, slip_of
from wizards.prose.wholes import MOVES, PARTS, one_is_swapped, part_in_another_unit

_TOTAL = re.compile(
    r"(?:合计|共计|总计|累计)[\u4e00-\u9fff]{0,8}$|(?:[,、;]|^)(?P<loose>共)(?!计)[\u4e00-\u9fff]{0,6}$"
)
_ITEMS = re.compile(
    r"([两二三四五六七八九十])[项者类批个年](?:资金|费用|支出)?(?:合计|共计|共|总计|累计)[\u4e00-\u9fff]{0,6}$"
)
_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_TAKEN_OUT = any_of("taken_out")
_INCLUDED = any_of("counted_in")
_COUNTED_IN = re.compile(rf"[\u4e00-\u9fff]{{0,6}}[,(](?:其中)?(?:{_INCLUDED.pattern})")
"""共18所(含教学点1所): something that is told behind the total is in it, or is not."""
_STOPS = re.compile(r"[。;]")
_EACH = re.compile("分别[为是]")


def wrong_totals(passage: Passage, left: Sequence[Mention], mention: Mention) -> Iterator[Slip]:
    """Yield a total that the figures ``left`` of it do not add up to."""
    if len(left) < 2:
        return
    gap = passage.between(left[-1], mention)
    if not _may_add_up(gap) or _COUNTED_IN.match(passage.struck, mention.end):
        return
    items, total = _ITEMS.search(gap), _TOTAL.search(gap)
    parts = _parts(passage, mention, left, items) if items or total else []
    if len(parts) < 2:
        return
    sums = _suffix_sums(parts)
    if _is_one_of(mention, sums[-1:] if items else sums, parts) or _is_told_before(mention, left):
        return
    if _is_near(mention, sums[-1], _reach(total, gap, parts, left)) or one_is_swapped(parts, mention, sums[-1]):
        yield slip_of(passage, "sum", mention, sums[-1], " ＋ ".join(map(passage.words, parts)), parts)
    else:
        yield from part_in_another_unit(passage, parts, mention, sums[-1])


def _may_add_up(gap: str) -> bool:
    return ("计" in gap or "共" in gap) and not _TAKEN_OUT.search(gap)


def _is_near(mention: Mention, whole: Decimal, reach: str) -> bool:
    return is_slip(mention.value, whole, mention.step) or within(mention.value, whole, reach)


def _reach(total: re.Match[str] | None, gap: str, parts: Sequence[Mention], left: Sequence[Mention]) -> str:
    """How far a total may be off and still be meant as one: 共 alone may count something else than the parts."""
    if total is None or total["loose"] is None:
        return "0.1"
    if gap not in (",共", "、共", "共"):
        return "0.03"
    return "0.25" if len(parts) == len(left) else "0.03"


def _parts(
    passage: Passage, mention: Mention, left: Sequence[Mention], items: re.Match[str] | None
) -> Sequence[Mention]:
    """The figures that a total adds up; as many as it says (三项合计)."""
    run = _run_before(passage, mention, left, years="年" in items[0] if items else False)
    if items is None:
        return run
    count = _NUMBERS[items[1]]
    return run[-count:] if len(run) >= count else []


def _run_before(passage: Passage, mention: Mention, left: Sequence[Mention], *, years: bool) -> list[Mention]:
    """The figures of one unit right before a total; something else between them ends the run."""
    run: list[Mention] = []
    for one in reversed(left):
        moves = MOVES.search(one.clause.replace("完成", "") if years else one.clause)
        if not same(one, mention) or not usable(one) or one.about or moves:
            break
        if run and _STOPS.search(passage.between(one, run[-1])):
            break
        if PARTS.search(one.clause):
            return [one, *run[::-1]] if _is_all_told(one, left) else []
        run.append(one)
    return run[::-1]


def _is_all_told(first: Mention, left: Sequence[Mention]) -> bool:
    """Whether 分别为A、B，共C begins with its parts; else a whole stands before them, or 其中 takes a few of it."""
    return first is left[0] and len(left) < NEAREST and _EACH.search(first.clause) is not None


def _suffix_sums(parts: Sequence[Mention]) -> list[Decimal]:
    """What the last two figures add up to, the last three, … all."""
    sums: list[Decimal] = []
    running = Decimal(0)
    for one in reversed(parts):
        running += one.value
        sums.append(running)
    return sums[1:]


def _is_one_of(mention: Mention, sums: Sequence[Decimal], parts: Sequence[Mention]) -> bool:
    margin = sum((slack(one) for one in parts), Decimal(0)) + mention.step / 2
    return any(abs(mention.value - one) <= margin for one in sums)


def _is_told_before(mention: Mention, left: Sequence[Mention]) -> bool:
    """Whether the total was already said, or is the sum of some of the figures before."""
    values = [one.value for one in left if same(one, mention)]
    if mention.value in values:
        return True
    reached = {Decimal(0)}
    for value in values[-NEAREST:]:
        reached |= {one + value for one in reached}
    return mention.value in reached
