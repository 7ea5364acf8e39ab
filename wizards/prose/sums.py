"""Sums: parts before 合计, parts behind 其中 and 分别."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, is_swap, within
from wizards.prose.operands import NEAREST, before, same, slack, usable
from wizards.prose.slip import Slip, slip_of

_TOTAL = re.compile(r"(?:合计|共计|总计|累计)[\u4e00-\u9fff]{0,8}$|(?:[,、;]|^)(?P<loose>共)[\u4e00-\u9fff]{0,6}$")
_ITEMS = re.compile(
    r"([两二三四五六七八九十])[项者类批个年](?:资金|费用|支出)?(?:合计|共计|共|总计|累计)[\u4e00-\u9fff]{0,6}$"
)
_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_AMONG = re.compile(r"^[\u4e00-\u9fff]{0,6}中,")
_PARTS = re.compile(r"其中|分别为|分别是|分别|包括|分为|包含|由")
_ALL_PARTS = re.compile(r"分别|包括|分为|包含|:|(?:^|[,;])即|构成|组成")
_OPEN = re.compile(r"等|主要|其余|其他|剩余|另|约|含|以及其他|余下|未")
_REST = re.compile(r"(?:其余|其他|余下|剩余)[^,。;]{0,8}$")
"""A last part that takes all that is left closes the list."""
_SEX = re.compile(r"中?,?(?:有|其中)?[男女]性?(?:职工|员工|学员|队员|党员)?")
_SEXES = frozenset("男女")
_OVERLAP = re.compile(r"女|男|党员|少数民族|残疾|贫困|脱贫|老年|新增|学历|以上|职称|中共|同时|重复|重叠|交叉")
_MOVE = re.compile(r"比|较|增|减|降|上年|去年|提高|计划|目标|结余|预算|完成|占|平均|人均|每")
_AVERAGE = re.compile(r"均|每|最|比|较|上年|去年|目标|计划")
_TAKEN_OUT = re.compile("剔除|扣除|扣减|重复|去重|重叠|交叉|减去|核减|不重")
_RUN = 12


def wrong_sums(passage: Passage) -> Iterator[Slip]:
    """Yield the totals that their parts do not add up to, and parts that are larger than their whole."""
    for mentions in passage.in_sentence:
        for at, mention in enumerate(mentions):
            if not mention.exact or mention.per or mention.is_rate or not mention.unit or mention.unit == "百分点":
                continue
            behind = _parts_behind(passage, mentions, at)
            if behind:
                yield from _whole_and_parts(passage, mention, behind)
            else:
                yield from _parts_and_total(passage, mention)


# -- parts, 合计 ------------------------------------------------------------------------------------------------


def _parts_and_total(passage: Passage, mention: Mention) -> Iterator[Slip]:
    left = before(passage, mention)
    if len(left) < 2:
        return
    gap = passage.between(left[-1], mention)
    items, total = _ITEMS.search(gap), _TOTAL.search(gap)
    if not items and not total:
        return
    parts = _run_before(passage, mention, left, years="年" in items[0] if items else False)
    if _TAKEN_OUT.search(gap):
        return
    if items:
        count = _NUMBERS[items[1]]
        if len(parts) < count:
            return
        parts = parts[-count:]
    if len(parts) < 2:
        return
    sums = _suffix_sums(parts) if not items else [sum((one.value for one in parts), Decimal(0))]
    margin = sum((slack(one) for one in parts), Decimal(0)) + mention.step / 2
    if any(abs(mention.value - one) <= margin for one in sums) or _among(mention, left):
        return
    whole = sums[-1]
    near = is_slip(mention.value, whole, mention.step) or within(mention.value, whole, _reach(total, gap, parts, left))
    if near or _swapped(parts, mention, whole):
        yield slip_of(passage, "sum", mention, whole, " ＋ ".join(passage.words(one) for one in parts), parts)


def _reach(total: re.Match[str] | None, gap: str, parts: Sequence[Mention], left: Sequence[Mention]) -> str:
    """How far a total may be off and still be meant as one: 共 alone may count something else than the parts."""
    if total is None or total["loose"] is None:
        return "0.1"
    if gap not in (",共", "、共", "共"):
        return "0.03"
    return "0.25" if len(parts) == len(left) else "0.03"


def _run_before(passage: Passage, mention: Mention, left: Sequence[Mention], *, years: bool) -> list[Mention]:
    """The figures of one unit right before a total; something else between them ends the run."""
    run: list[Mention] = []
    for one in reversed(left[-_RUN:]):
        moves = _MOVE.search(one.clause.replace("完成", "") if years else one.clause)
        if not same(one, mention) or not usable(one) or one.about or moves:
            break
        if run and re.search(r"[。;]", passage.between(one, run[-1])):
            break
        if _PARTS.search(one.clause):
            return []  # a whole with its parts stands among them
        run.append(one)
    return run[::-1]


def _suffix_sums(parts: Sequence[Mention]) -> list[Decimal]:
    sums: list[Decimal] = []
    running = Decimal(0)
    for one in reversed(parts):
        running += one.value
        sums.append(running)
    return sums[1:]


def _among(mention: Mention, left: Sequence[Mention]) -> bool:
    """Whether the total was already said, or is the sum of some of the figures before."""
    values = [one.value for one in left if same(one, mention)]
    if mention.value in values:
        return True
    reached = {Decimal(0)}
    for value in values[-NEAREST:]:
        reached |= {one + value for one in reached}
    return mention.value in reached


# -- a whole, 其中 parts ----------------------------------------------------------------------------------------


def _parts_behind(passage: Passage, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The figures of the same unit that the words right behind ``at`` make its parts."""
    if at + 1 >= len(mentions):
        return []
    whole, following = mentions[at], mentions[at + 1]
    gap = passage.between(whole, following)
    if ";" in gap or _AVERAGE.search(whole.clause):
        return []
    leads = _PARTS.search(gap) or _ALL_PARTS.search(gap) or _AMONG.search(gap) or _SEX.fullmatch(gap)
    if not leads or len(gap) > 30 or _MOVE.search(gap):
        return []
    parts: list[Mention] = []
    for one in mentions[at + 1 : at + 1 + _RUN]:
        if one.is_rate:
            continue
        if not same(one, whole) or not one.exact or _MOVE.search(one.clause):
            break
        if parts and re.search(r"[。;]|其中|共|合计", passage.between(parts[-1], one)):
            break
        parts.append(one)
    return parts


def _whole_and_parts(passage: Passage, whole: Mention, parts: Sequence[Mention]) -> Iterator[Slip]:
    span = passage.struck[whole.end : parts[-1].end]
    behind = passage.struck[parts[-1].end : parts[-1].end + 12]
    margin = sum((slack(one) for one in parts), slack(whole))
    added = sum((one.value for one in parts), Decimal(0))
    if abs(added - whole.value) <= margin:
        return
    first = parts[0]
    larger = _larger_than_whole(passage, whole, parts)
    if larger is not None and larger.value > whole.value + margin and len(span) < 60:
        yield slip_of(passage, "sum", larger, whole.value, f"不超过 {passage.words(whole)}", (whole,))
        return
    sexes = _are_the_sexes(parts)
    rest = _REST.search(parts[-1].clause) is not None
    if len(parts) < 2 or _may_overlap(span, sexes=sexes):
        return
    closed = passage.struck[whole.end : parts[-1].start - len(parts[-1].clause)] if rest else span
    if _OPEN.search(closed + behind):
        return
    if _fits_some(parts, whole, margin) or _is_told(passage, whole, added):
        return
    words = " ＋ ".join(passage.words(one) for one in parts)
    every, over = sexes or rest or _ALL_PARTS.search(passage.between(whole, first)), added > whole.value
    near = is_slip(whole.value, added, whole.step) or within(whole.value, added, "0.25" if sexes or rest else "0.1")
    if ((every or over) and near) or _swapped(parts, whole, added):
        yield slip_of(passage, "sum", whole, added, words, parts)


def _is_told(passage: Passage, whole: Mention, added: Decimal) -> bool:
    """Whether the parts have a total of their own: 全年预算550万元，其中：A支出…，B支出…，合计538万元."""
    return any(one.value == added for one in passage.in_sentence[whole.sentence][:_RUN])


def _larger_than_whole(passage: Passage, whole: Mention, parts: Sequence[Mention]) -> Mention | None:
    """The first part (其中) that is larger than its whole; of those behind the first only what 、 joins to them."""
    if "其中" not in passage.between(whole, parts[0]):
        return None
    for at, one in enumerate(parts):
        if at and not passage.between(parts[at - 1], one).startswith("、"):
            return None
        if one.value > whole.value:
            return one
    return None


def _may_overlap(span: str, *, sexes: bool) -> bool:
    return not sexes and _OVERLAP.search(span) is not None


def _are_the_sexes(parts: Sequence[Mention]) -> bool:
    """Whether two parts are the men and the women: then they are all."""
    return len(parts) == 2 and {char for one in parts for char in one.clause if char in _SEXES} == _SEXES


def _fits_some(parts: Sequence[Mention], whole: Mention, margin: Decimal) -> bool:
    """Whether the first parts alone make up the whole."""
    running = Decimal(0)
    for one in parts:
        running += one.value
        if abs(running - whole.value) <= margin:
            return True
    return False


def _swapped(parts: Sequence[Mention], whole: Mention, added: Decimal) -> bool:
    """Whether two swapped digits of one figure are all that is missing: no honest rest looks like that."""
    if is_swap(whole.value, added, min(whole.step, *(one.step for one in parts))):
        return True
    return any(is_swap(one.value, whole.value - (added - one.value), one.step) for one in parts)
