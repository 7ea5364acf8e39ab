"""Wholes: a figure, and behind it the parts it is made of (其中, 分别, 包括, 男…女…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from wizards.lexicon import any_of
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, is_swap, power_of_ten, within
from wizards.prose.operands import same, slack
from wizards.prose.slip import Slip, shown_as, slip_of

PARTS = any_of("leads_to_parts")
MOVES = any_of("no_part")
"""A figure behind one of them is no part of a sum."""
_AMONG = re.compile(r"[\u4e00-\u9fff]{0,6}中,")
_ALL_PARTS = re.compile(r"分别|包括|分为|包含|:|(?:^|[,;])即|构成|组成")
_MAY_LEAD = re.compile("[其分包由:即构组中男女]")
"""Without one of them no words lead to parts."""
_OPEN = any_of("more_parts")
_GOES_ON = re.compile(r"[,、]?(?:以及|及|和|还有|并有)")
"""Behind the last part: there is one more, without a figure."""
_REST = re.compile(r"(?:其余|其他|余下|剩余)[^,。;]{0,8}$")
"""A last part that takes all that is left closes the list."""
_SEX = re.compile(r"中?,?(?:有|其中)?[男女]性?(?:职工|员工|学员|队员|党员)?")
_SEXES = frozenset("男女")
_OVERLAP = any_of("overlapping_parts")
_AVERAGE = any_of("no_whole")
_ENDS = re.compile(r"[。;]|其中|共|合计")
_PLANNED = any_of("planned_whole")
"""What was planned, and what its parts came to, may differ."""
_RUN = 12
_LONGEST_LEAD = 30
_LONGEST_LIST = 60
_MYRIAD = 4


@dataclass(frozen=True, slots=True)
class _Whole:
    """A whole with its parts.

    Attributes:
        said: the whole.
        parts: its parts.
        added: what they add up to.
        margin: what the printed steps of all leave open.
        sexes: the parts are the men and the women.
        rest: the last part takes all that is left (其余).
    """

    said: Mention
    parts: Sequence[Mention]
    added: Decimal
    margin: Decimal
    sexes: bool
    rest: bool


def parts_behind(passage: Passage, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """Return the figures of the same unit that the words right behind figure ``at`` make its parts."""
    if at + 1 >= len(mentions) or not _leads_to_parts(passage, mentions[at], mentions[at + 1]):
        return []
    if at and _is_aside(passage, *mentions[at - 1 : at + 2]):
        return []
    whole = mentions[at]
    parts: list[Mention] = []
    for one in mentions[at + 1 : at + 1 + _RUN]:
        if one.is_rate:
            continue
        if not same(one, whole) or not one.exact or MOVES.search(one.clause):
            break
        if parts and _ENDS.search(passage.between(parts[-1], one)):
            break
        parts.append(one)
    return parts


def _is_aside(passage: Passage, before: Mention, whole: Mention, following: Mention) -> bool:
    """Whether a figure stands in brackets behind the real whole: 改造300户(含补建20户)，其中甲村100户."""
    in_brackets = "(" in passage.between(before, whole) and passage.between(whole, following).startswith(")")
    return in_brackets and same(before, whole)


def _leads_to_parts(passage: Passage, whole: Mention, following: Mention) -> bool:
    """Whether the words between two figures make the second a part of the first."""
    gap = passage.between(whole, following)
    if len(gap) > _LONGEST_LEAD or not _MAY_LEAD.search(gap) or ";" in gap:
        return False
    if not (PARTS.search(gap) or _ALL_PARTS.search(gap) or _AMONG.match(gap) or _SEX.fullmatch(gap)):
        return False
    return not _AVERAGE.search(whole.clause) and not MOVES.search(gap)


def wrong_wholes(passage: Passage, whole: Mention, parts: Sequence[Mention]) -> Iterator[Slip]:
    """Yield a whole that its parts do not add up to, or a part that is larger."""
    read = _read(whole, parts)
    if abs(read.added - whole.value) <= read.margin:
        return
    larger = _larger_than_whole(passage, read)
    if larger is not None:
        yield slip_of(passage, "sum", larger, whole.value, f"不超过 {passage.words(whole)}", (whole,))
        return
    if _is_open(passage, read) or _fits_some(read) or _is_told(passage, read):
        return
    if _is_meant(passage, read) or one_is_swapped(parts, whole, read.added):
        yield slip_of(passage, "sum", whole, read.added, " ＋ ".join(passage.words(one) for one in parts), parts)
    else:
        yield from part_in_another_unit(passage, parts, whole, read.added)


def _read(whole: Mention, parts: Sequence[Mention]) -> _Whole:
    added = sum((one.value for one in parts), Decimal(0))
    margin = sum((slack(one) for one in parts), slack(whole))
    return _Whole(whole, parts, added, margin, _are_the_sexes(parts), _REST.search(parts[-1].clause) is not None)


def _is_open(passage: Passage, whole: _Whole) -> bool:
    """Whether there may be more parts than are told, or two of them count the same."""
    last = whole.parts[-1]
    span = passage.struck[whole.said.end : last.end]
    if len(whole.parts) < 2 or (not whole.sexes and _OVERLAP.search(span)):
        return True
    if _GOES_ON.match(passage.struck, last.end):
        return True
    closed = passage.struck[whole.said.end : last.start - len(last.clause)] if whole.rest else span
    return _OPEN.search(closed + passage.struck[last.end : last.end + 12]) is not None


def _is_meant(passage: Passage, whole: _Whole) -> bool:
    """Whether the words say that the parts are all, or they are more than all, and the whole is near them."""
    said = whole.said
    every = whole.sexes or whole.rest or _ALL_PARTS.search(passage.between(said, whole.parts[0]))
    if not every and whole.added <= said.value:
        return False
    reach = "0.25" if whole.sexes or whole.rest else "0.1"
    return is_slip(said.value, whole.added, said.step) or within(said.value, whole.added, reach)


def _is_told(passage: Passage, whole: _Whole) -> bool:
    """Whether the parts have a total of their own: 全年预算550万元，其中：A支出…，B支出…，合计538万元."""
    if not _PLANNED.search(whole.said.clause):
        return False
    return any(one.value == whole.added for one in passage.in_sentence[whole.said.sentence][:_RUN])


def _larger_than_whole(passage: Passage, whole: _Whole) -> Mention | None:
    """The first part (其中) that is larger than its whole; of those behind the first only what 、 joins to them."""
    parts, said = whole.parts, whole.said
    if "其中" not in passage.between(said, parts[0]) or parts[-1].end - said.end >= _LONGEST_LIST:
        return None
    for at, one in enumerate(parts):
        if at and not passage.between(parts[at - 1], one).startswith("、"):
            return None
        if one.value > said.value:
            return one if one.value > said.value + whole.margin else None
    return None


def _are_the_sexes(parts: Sequence[Mention]) -> bool:
    """Whether two parts are the men and the women: then they are all."""
    return len(parts) == 2 and {char for one in parts for char in one.clause if char in _SEXES} == _SEXES


def _fits_some(whole: _Whole) -> bool:
    """Whether the first parts alone make up the whole."""
    running = Decimal(0)
    for one in whole.parts:
        running += one.value
        if abs(running - whole.said.value) <= whole.margin:
            return True
    return False


def one_is_swapped(parts: Sequence[Mention], whole: Mention, added: Decimal) -> bool:
    """Return whether two swapped digits of one figure are all that is missing: no honest rest looks like that."""
    if is_swap(whole.value, added, min(whole.step, *(one.step for one in parts))):
        return True
    return any(is_swap(one.value, whole.value - (added - one.value), one.step) for one in parts)


def part_in_another_unit(passage: Passage, parts: Sequence[Mention], whole: Mention, added: Decimal) -> Iterator[Slip]:
    """Yield the part that gives the whole when it is counted in 万: 省级2450万元、县级1415元，合计3865万元."""
    for one in parts:
        rest = whole.value - (added - one.value)
        if abs(power_of_ten(one.value, rest)) == _MYRIAD:
            others = [passage.words(other) for other in parts if other is not one]
            slip = slip_of(passage, "sum", one, rest, " － ".join((passage.words(whole), *others)), (whole,))
            yield replace(slip, due=shown_as(whole, passage, rest))
