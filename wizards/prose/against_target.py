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


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator with both of its values."""

    fact: Fact
    target: Side
    actual: Side


class AgainstTarget:
    """The indicators with a target and an actual value, by their names alone.

    Args:
        facts: what the tables hold.
        context: words of the whole project, which a name may leave out.
        owner: the name of the unit.
    """

    def __init__(self, facts: Sequence[Fact], context: str, owner: str = "") -> None:
        self._rows = {
            fact.path: _Row(fact, fact.target, fact.actual)
            for fact in facts
            if fact.kind == "indicator" and fact.target and fact.actual
        }
        self._context, self._owner = context, owner

    @cached_property
    def _subjects(self) -> Subjects:
        """Made when a text first tells how far a target is met: most never do."""
        return Subjects([replace(row.fact, unit=_ANY) for row in self._rows.values()], self._context, self._owner)

    def wrong(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> Due | None:
        """Return what a figure should be that says how far a target is met, and says it wrong."""
        if not mention.exact or mention.per:
            return None
        if mention.is_rate:
            return self._completion(passage, mention)
        return self._gap(passage, mention, bound)

    def _named(self, name: str) -> _Row | None:
        found = self._subjects.bind(name, "", _ANY) if len(name) >= 2 else None
        return self._rows[found.fact.path] if found else None

    def _completion(self, passage: Passage, mention: Mention) -> Due | None:
        row = self._completed(mention)
        if row is None or row.target.bound in ("le", "lt"):
            return None
        if not row.target.value or row.fact.unit in RATES:
            return None  # 任务按时完成率92% is the row's own value, and of a rate nobody writes how far it is met
        due = EXACT.divide(row.actual.value * 100, row.target.value)
        if abs(mention.percent - due) < mention.step:
            return None
        near = is_slip(mention.percent, due, mention.step) or within(mention.percent, due, "0.1")
        return Due(row.fact, Side(due, shown_as(mention, passage, due))) if near else None

    def _completed(self, mention: Mention) -> _Row | None:
        """The indicator of which a rate says how far it is met."""
        found = _COMPLETED.fullmatch(mention.clause) if "完成" in mention.clause else None
        return self._named(found["name"]) if found else None

    def _gap(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> Due | None:
        found = _APART.fullmatch(mention.clause) if _THAN.search(mention.clause) else None
        if found is None:
            return None
        row = self._named(found["name"]) if found["name"] else self._before(passage, mention, bound)
        if row is None or row.fact.unit != ("%" if mention.unit == "百分点" else mention.unit):
            return None
        due = abs(row.actual.value - row.target.value)
        if not due or abs(mention.value - due) <= max(slack(mention), mention.step / 2):
            return None
        return Due(row.fact, Side(due, shown_as(mention, passage, due))) if _is_near(mention, due) else None

    def _before(self, passage: Passage, mention: Mention, bound: Callable[[Mention], Fact | None]) -> _Row | None:
        """The indicator that the figure right before is the result of, or the rate of: 参保人数完成96%，比目标少…."""
        left = before(passage, mention)
        if not left:
            return None
        row = self._result_of(passage, left[-1], mention, bound)
        return row or (self._completed(left[-1]) if left[-1].is_rate else None)

    def _result_of(
        self, passage: Passage, result: Mention, mention: Mention, bound: Callable[[Mention], Fact | None]
    ) -> _Row | None:
        fact = bound(result)
        row = self._rows.get(fact.path) if fact is not None else None
        if row is None or abs(result.value - row.actual.value) > slack(result):
            return None
        return row if passage.between(result, mention)[:1] in (",", "(", "、") else None


def _is_near(mention: Mention, due: Decimal) -> bool:
    """Whether a difference shows that this one was meant; the point may be elsewhere."""
    if is_slip(mention.value, due, mention.step) or within(mention.value, due, "0.5"):
        return True
    return abs(mention.value) == due * 10 or abs(mention.value) * 10 == due
