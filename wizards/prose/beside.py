"""A result beside what it is compared with: B，比A多C; 比A多C，为B; B，高于A的目标C."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from wizards.prose.mentions import Mention, Passage
from wizards.prose.operands import before, behind

_THAN = re.compile(r"[比较]")
_ABOVE = re.compile(r"(?:高于|低于|超过|超出|多于|少于)[\u4e00-\u9fff]{1,8}$")
_AIM = r"(?:的?(?:年初|年度|预期|设定)*(?:目标|计划|任务|指标|要求|标准|水平)(?:值|数)?)?"
_MORE = re.compile(
    rf"{_AIM}(?:实际|净)?(?P<verb>多|少|增加|减少|高|低|超|增长|上升|提升|下降|提高|降低|回落)(?:完成|支出|出|了)*"
)
_BEYOND = re.compile(_AIM)
_STOPS = re.compile(r"[,;:(、]?")


@dataclass(frozen=True, slots=True)
class Beside:
    """A difference with its two terms.

    Attributes:
        base: what the result is compared with.
        result: the result.
        verb: the word that says which way they differ, ``""`` for 高于, 低于.
        sure: nothing else can be meant: the three stand in a row, and no other figure counts the same.
    """

    base: Mention
    result: Mention
    verb: str
    sure: bool


def beside(passage: Passage, mention: Mention) -> Beside | None:
    """Return what a difference, or a growth in per cent, compares."""
    more, beyond = _MORE.fullmatch(mention.clause), _BEYOND.fullmatch(mention.clause)
    base = _right_before(passage, mention) if more or beyond else None
    if base is None:
        return None
    if more and _is_compared_with(base):
        verb = more["verb"]
    elif beyond and _is_passed(base):
        verb = ""
    else:
        return None
    result = _result(passage, mention, base)
    return Beside(base, result, verb, _is_sure(passage, base, result)) if result is not None else None


def _right_before(passage: Passage, mention: Mention) -> Mention | None:
    """The figure left of another, if only the words of its clause stand between them."""
    left = before(passage, mention)
    return left[-1] if left and passage.between(left[-1], mention) == mention.clause else None


def _is_compared_with(base: Mention) -> bool:
    return base.exact and _THAN.search(base.clause) is not None


def _is_passed(base: Mention) -> bool:
    """Whether the words make it what another figure is above or below: 高于90%的目标."""
    if base.is_range:
        return False
    if base.bound in ("gt", "lt"):
        return not base.about
    return base.exact and _ABOVE.search(base.clause) is not None


def _result(passage: Passage, mention: Mention, base: Mention) -> Mention | None:
    """The one figure on either side that counts the same as the base."""
    right = behind(passage, mention) if not mention.is_rate or base.is_rate else None
    found = [one for one in (*before(passage, mention)[-2:-1], right) if one is not None and _is_alike(one, base)]
    return found[0] if len(found) == 1 else None


def _is_alike(one: Mention, base: Mention) -> bool:
    return bool(one.unit) and one.unit == base.unit and one.per == base.per and one.exact


def _is_sure(passage: Passage, base: Mention, result: Mention) -> bool:
    if result.start > base.start:
        return False
    between = passage.struck[result.end : base.start - len(base.clause)]
    alike = (one for one in passage.in_sentence[base.sentence] if one.unit in (base.unit, "百分点"))
    return _STOPS.fullmatch(between) is not None and len(list(islice(alike, 4))) <= 3
