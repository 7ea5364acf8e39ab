"""What follows from target and actual value: a completion rate in words, and how far a result is from its target."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from wizards.prose.facts import Fact, Side
from wizards.prose.mentions import RATES, Mention, Passage
from wizards.prose.near import EXACT, is_slip, within
from wizards.prose.operands import before, slack
from wizards.prose.slip import shown_as
from wizards.prose.subjects import Subjects

_COMPLETED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?)的?(?:完成率|完成了?(?:年度|年初|全年)?(?:目标|计划|任务|设定|指标)?(?:值|数)?的?)(?:为|达)?"
)
_APART = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,16}?)[比较](?:年初|年度)?(?:目标|计划|指标|任务|设定)(?:值|数|人数)?"
    r"(?:低|少|高|多|超出?|超额|超过|减少|增加|降低|提高)(?:了|完成)?"
)
_THAN = re.compile("[比较]")
_ANY = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A figure that should be ``side``, made from the two values of ``fact``."""

    fact: Fact
    side: Side


class AgainstTarget:
    """The indicators with a target and an actual value, by their names alone.

    Args:
        facts: what the tables hold.
        context: words of the whole project, which a name may leave out.
        owner: the name of the unit.
    """

    def __init__(self, facts: Sequence[Fact], context: str, owner: str = "") -> None:
        both = [fact for fact in facts if fact.kind == "indicator" and fact.target and fact.actual]
        self._own = {fact.path: fact for fact in both}
        self._context, self._owner = context, owner

    @cached_property
    def _subjects(self) -> Subjects:
        """Made when a text first tells how far a target is met: most never do."""
        return Subjects([replace(fact, unit=_ANY) for fact in self._own.values()], self._context, self._owner)

    def wrong(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> Due | None:
        """Return what a figure should be that says how far a target is met, and says it wrong."""
        if not mention.exact or mention.per:
            return None
        if mention.is_rate:
            return self._completion(passage, mention)
        return self._gap(passage, mention, bound)

    def _named(self, name: str) -> Fact | None:
        found = self._subjects.bind(name, "", _ANY) if len(name) >= 2 else None
        return self._own[found.fact.path] if found else None

    def _completion(self, passage: Passage, mention: Mention) -> Due | None:
        found = _COMPLETED.fullmatch(mention.clause) if "完成" in mention.clause else None
        fact = self._named(found["name"]) if found else None
        if fact is None or fact.target is None or fact.actual is None or fact.target.bound in ("le", "lt"):
            return None
        if not fact.target.value or fact.unit in RATES:
            return None  # 任务按时完成率92% is the row's own value, and of a rate nobody writes how far it is met
        due = EXACT.divide(fact.actual.value * 100, fact.target.value)
        if abs(mention.percent - due) < mention.step:
            return None
        near = is_slip(mention.percent, due, mention.step) or within(mention.percent, due, "0.1")
        return Due(fact, Side(due, shown_as(mention, passage, due))) if near else None

    def _gap(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> Due | None:
        found = _APART.fullmatch(mention.clause) if _THAN.search(mention.clause) else None
        if found is None:
            return None
        fact = self._named(found["name"]) if found["name"] else self._before(passage, mention, bound)
        fact = fact or (None if found["name"] else self._completed_before(passage, mention))
        unit = "%" if mention.unit == "百分点" else mention.unit
        if fact is None or fact.target is None or fact.actual is None or fact.unit != unit:
            return None
        due = abs(fact.actual.value - fact.target.value)
        if not due or abs(mention.value - due) <= max(slack(mention), mention.step / 2):
            return None
        near = is_slip(mention.value, due, mention.step) or within(mention.value, due, "0.5")
        near = near or abs(mention.value) == due * 10 or abs(mention.value) * 10 == due
        return Due(fact, Side(due, shown_as(mention, passage, due))) if near else None

    def _completed_before(self, passage: Passage, mention: Mention) -> Fact | None:
        """参保人数完成96%，比目标少18975人: the words of the rate name the fact."""
        left = before(passage, mention)
        found = _COMPLETED.fullmatch(left[-1].clause) if left and left[-1].is_rate else None
        return self._named(found["name"]) if found else None

    def _before(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> Fact | None:
        """The fact of the result right before, if that is the table's own."""
        left = before(passage, mention)
        fact = bound(left[-1]) if left else None
        own = self._own.get(fact.path) if fact is not None else None
        if own is None or own.actual is None or not left:
            return None
        agrees = abs(left[-1].value - own.actual.value) <= max(slack(left[-1]), Decimal(0))
        return own if agrees and passage.between(left[-1], mention)[:1] in (",", "(", "、") else None
