"""Figures bound to facts: the same thing with another value, a slip of a figure of the tables, a unit that slipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from schemas.figure.units import UNITS, interchangeable
from wizards.prose.against_target import AgainstTarget
from wizards.prose.digits import REACH, Digits
from wizards.prose.disagreement import Disagreement, Kind, without_parts
from wizards.prose.facts import Fact, Side
from wizards.prose.guards import (
    is_named_otherwise,
    is_no_single_amount,
    is_other,
    is_other_time,
    is_planned,
    is_result,
    is_running_total,
    named_year,
    subject_words,
)
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import is_slip, is_swap, power_of_ten, printed, significant_digits, within
from wizards.prose.operands import follows, slack, window
from wizards.prose.populations import is_of_others
from wizards.prose.subjects import Subjects, pieces

_SURE = 5
"""So many digits agree by chance with one of a table's figures about once in a thousand texts."""
_GROUP = re.compile(
    r"(?P<heads>(?:[\u4e00-\u9fff]{1,10}?(?:率|满意度)[、和及]){0,4}[\u4e00-\u9fff]{1,8}?(?:率|满意度))"
    r"(?:均|都|全部|普遍)[\u4e00-\u9fff]{0,3}$"
)
_UNCHANGED = re.compile(
    "未变|不变|没有变|无变化|相同|持平|未增|没有增|未减|一致|一样|同样|仍[为是有]|沿用|同为|均为|都是|两年|各年"
)
_AND = re.compile(r"[、和及]")
_BACK = 50
_EVERY = re.compile(r"^(?:各项|各类|各|所有|全部|三项|两项|服务对象|受益|群众)+")


class Binder:
    """Holds the figures of texts against the facts of one session.

    Args:
        facts: what the tables hold.
        year: the assessed year.
        context: the title of the project.
        owner: the name of the unit.
    """

    def __init__(self, facts: Sequence[Fact], year: int | None, context: str = "", owner: str = "") -> None:
        self.subjects = Subjects(facts, context, owner)
        self._context = context
        self.results = AgainstTarget(facts, context, owner)
        self.digits = Digits(facts)
        self.year = year
        units = {fact.unit for fact in facts}
        self._rare = tuple(units - UNITS)
        self._units = tuple(sorted(units))
        self._known: dict[str, str] = {}
        self._rates = [fact for fact in facts if fact.kind == "indicator" and fact.unit == "%" and fact.actual]

    def bound(self, passage: Passage, mention: Mention) -> Fact | None:
        """Return the fact that the words around a figure name."""
        right = words_behind(passage, mention)
        found = self.subjects.bind(subject_words(mention), right, mention.unit)
        if found is None and is_planned(mention):
            found = self.subjects.bind(mention.clause, right, mention.unit)  # 计划, 任务 belong to the name
        return found.fact if found else None

    def disagreements(self, passage: Passage, *, goal: bool = False) -> Iterator[Disagreement]:
        """Yield the figures of a text that contradict the tables; in a goal only the targets count.

        What a text says twice in the same words is told once.
        """
        return without_parts(passage, list(self._disagreements(passage, goal=goal)))

    def _disagreements(self, passage: Passage, *, goal: bool) -> Iterator[Disagreement]:
        told: set[tuple[str, str, Decimal]] = set()
        for one in passage.mentions:
            mention = self._in_a_known_unit(one) if one.unit else self._with_rare_unit(passage, one)
            if is_no_single_amount(mention):
                continue
            if told and (mention.clause, mention.unit, mention.value) in told:
                continue
            found = None if goal else self._of_results(passage, mention)
            found = found or self._against_name(passage, mention, goal=goal)
            found = found or self._slip_of_known(passage, mention, goal=goal)
            if found is not None:
                told.add((mention.clause, mention.unit, mention.value))
                yield found

    def _of_results(self, passage: Passage, mention: Mention) -> Disagreement | None:
        if not is_other_time(passage, mention, self.year):
            due = self.results.wrong(passage, mention, lambda one: self.bound(passage, one))
            if due is not None:
                return Disagreement("fact", mention, due.fact, due.side)
        return self._against_group(passage, mention) or self._other_year(passage, mention)

    def _in_a_known_unit(self, mention: Mention) -> Mention:
        """362台(套) is counted like the 362台 of a table: where one unit of the tables is used for another."""
        unit = self._known.get(mention.unit)
        if unit is None:
            unit = self._known[mention.unit] = self._known_unit(mention.unit)
        return mention if unit == mention.unit else mention._replace(unit=unit)

    def _known_unit(self, unit: str) -> str:
        if self.subjects.knows(unit) or unit == "百分点":
            return unit
        alike = [one for one in self._units if one != "个" and interchangeable(unit, one)]
        return alike[0] if len(alike) == 1 else unit

    def _with_rare_unit(self, passage: Passage, mention: Mention) -> Mention:
        """A unit that only the tables of this session know (3260路)."""
        behind = passage.struck[mention.end : mention.end + 3]
        unit = next((unit for unit in self._rare if behind.startswith(unit)), "")
        return mention._replace(unit=unit) if unit else mention

    # -- by name --------------------------------------------------------------------------------------------------

    def _against_name(self, passage: Passage, mention: Mention, *, goal: bool) -> Disagreement | None:
        if not self.subjects.knows(mention.unit) or is_named_otherwise(passage, mention, self.year):
            return None
        fact = self.bound(passage, mention)
        if fact is None or fact.kind != "indicator" or is_of_others(passage, mention, fact.names, self._context):
            return None
        sides = _sides(passage, fact, mention, goal=goal)
        if not sides or any(_agrees(mention, side, goal=goal) for side in sides):
            return None
        meant = [side for side in sides if is_slip(mention.value, side.value, mention.step)] or sides
        if not any(_is_near(mention, side, goal=goal) for side in meant) or self._said_elsewhere(
            passage, mention, fact, meant
        ):
            return None
        return Disagreement("goal" if goal else "fact", mention, fact, meant[-1])

    def _said_elsewhere(self, passage: Passage, mention: Mention, fact: Fact, sides: Sequence[Side]) -> bool:
        """Whether the paragraph also gives a value of the fact, and no other fact owns that figure."""
        start, end = passage.paragraph(mention)
        for side in sides:
            for other in passage.same(mention.unit, side.value)[:REACH]:
                if (
                    start <= other.start < end
                    and other.start != mention.start
                    and self.bound(passage, other) in (None, fact)
                ):
                    return True
        return False

    def _against_group(self, passage: Passage, mention: Mention) -> Disagreement | None:
        """满意度均达到95%以上 with one of them at 93 %."""
        if mention.unit != "%" or mention.bound in ("le", "lt") or is_other_time(passage, mention, self.year):
            return None
        found = _GROUP.search(passage.struck, max(0, mention.start - _BACK), mention.start)
        heads = [_EVERY.sub("", head) for head in _AND.split(found["heads"])] if found else []
        for fact in self._rates if heads else ():
            named = any(len(head) >= 3 and head != "完成率" and fact.names[0].endswith(head) for head in heads)
            if named and fact.actual is not None and fact.actual.value < mention.value:
                return Disagreement("group", mention, fact, fact.actual)
        return None

    def _other_year(self, passage: Passage, mention: Mention) -> Disagreement | None:
        """2022年维修46处 in a report on 2023 whose table has 46: a sentence of last year's report."""
        if not self._is_shortly_before(mention.year):
            return None
        if named_year(passage, mention) is None or _is_unchanged(passage, mention):
            return None
        if significant_digits(mention.value) < 2 or not mention.exact or is_planned(mention):
            return None
        words = mention.clause + words_behind(passage, mention)
        same = [(fact, side) for fact, side in self.digits.of(mention) if side is fact.actual]
        named = [(fact, side) for fact, side in same if _shares_a_piece(words, fact)]
        alone = len(named) == 1 or (named and all(fact.kind == "amount" for fact, _ in named))
        if not alone or self._tells_other_values(passage, mention):
            return None
        return Disagreement("year", mention, *named[0])

    def _is_shortly_before(self, year: int | None) -> bool:
        return bool(year) and self.year is not None and self.year - 3 <= (year or 0) < self.year

    def _tells_other_values(self, passage: Passage, mention: Mention) -> bool:
        """Whether the sentence also has a fact with another value: then it is of its year, and the same is chance."""
        near = [one for one in window(passage, mention) if one.sentence == mention.sentence and not self.digits.of(one)]
        facts = [self.bound(passage, one) for one in near]
        return any(fact is not None and fact.kind == "indicator" for fact in facts)

    # -- by digits ------------------------------------------------------------------------------------------------

    def _slip_of_known(self, passage: Passage, mention: Mention, *, goal: bool) -> Disagreement | None:
        """A figure that no table holds and that is one slip away from one that it holds."""
        if significant_digits(mention.value) < 3 or is_other_time(passage, mention, self.year):
            return None
        if not mention.exact and (mention.about or not goal):
            return None
        if self.digits.of(mention):
            return None
        near = [one for one in self.digits.neighbours(mention) if self._is_same_thing(passage, mention, *one)]
        if len({side.value for _, side in near}) != 1 or _speaks_of_change(mention):
            return None
        own = self.bound(passage, mention)
        fact, side = next((one for one in near if one[0] is own), near[0])
        if self._said_elsewhere(passage, mention, fact, (side,)) or follows(passage, mention):
            return None
        shift = power_of_ten(mention.value, side.value)
        kind: Kind = "unit" if shift else "amount" if fact.kind == "amount" else "goal" if goal else "fact"
        return Disagreement(kind, mention, fact, side)

    def _is_named(self, passage: Passage, mention: Mention, fact: Fact) -> bool:
        """Whether the name of a fact stands around a figure, whatever else does."""
        words = subject_words(mention)
        right = words_behind(passage, mention)
        found = self.subjects.bind(words, right, mention.unit, loose=True)
        return (found is not None and found.fact is fact) or fact in self.subjects.all_named(words, right, mention.unit)

    def _is_same_thing(self, passage: Passage, mention: Mention, fact: Fact, side: Side) -> bool:
        digits = min(significant_digits(mention.value), significant_digits(side.value))
        shift = power_of_ten(mention.value, side.value)
        if not shift and not is_slip(mention.value, side.value, mention.step):
            return False
        words = mention.clause + words_behind(passage, mention)
        swapped = is_swap(mention.value, side.value, mention.step)
        named = _shares_a_piece(words, fact)
        if fact.kind == "indicator" and not shift and not swapped:
            named = named and self.subjects.adds_nothing(subject_words(mention), fact)
        if shift:
            usual = shift in ((2, -2) if mention.is_rate else (4, -4))
            return digits >= 4 or (digits >= 3 and usual and named)
        if swapped and self._is_named(passage, mention, fact):
            return not is_other(passage, mention, self.year) and not is_of_others(
                passage, mention, fact.names, self._context
            )
        if mention.is_rate:
            return False
        if is_other(passage, mention, self.year) and not (digits > _SURE and is_running_total(mention)):
            return False
        return digits >= _SURE or (digits >= 4 and named)


def words_behind(passage: Passage, mention: Mention) -> str:
    """Return the words behind a figure up to the next stop or figure."""
    words = passage.struck[mention.end : mention.end + 12]
    for at, char in enumerate(words):
        if char in ",。;:、()\n!?" or char.isdigit():
            return words[:at]
    return words


def _sides(passage: Passage, fact: Fact, mention: Mention, *, goal: bool) -> tuple[Side, ...]:
    """The values of a fact that a figure may be: of what was done only the result."""
    name = "".join(fact.names)
    if goal or is_planned(mention, name):
        return (fact.target,) if fact.target else ()
    if fact.actual is None:
        return ()  # without a result a text may tell one beyond the target
    return (fact.actual,) if is_result(passage, mention, name) else fact.sides


def _is_unchanged(passage: Passage, mention: Mention) -> bool:
    """Whether the sentence says that two years have the same figure (2022年配备240名，编制数未变)."""
    start, end = passage.sentences[mention.sentence]
    return (
        _UNCHANGED.search(passage.plain.text, max(start, mention.start - 200), min(end, mention.end + 200)) is not None
    )


def _shares_a_piece(words: str, fact: Fact) -> bool:
    spoken = pieces(words)
    return any(spoken & pieces(name) for name in fact.names)


def _speaks_of_change(mention: Mention) -> bool:
    return mention.clause.endswith(("增加", "减少", "提高", "下降", "多", "少", "增长"))


def _agrees(mention: Mention, side: Side, *, goal: bool) -> bool:
    """Whether a figure may be this value: within its steps, or inside the bound it names."""
    if abs(mention.value - side.value) <= max(slack(mention), mention.step / 2):
        return True
    if side.step > mention.step and printed(mention.value, side.step) == side.value:
        return True  # the table rounds what the text tells to the last place
    if goal:
        return False
    if mention.bound in ("ge", "gt"):
        return side.value >= mention.value and side.bound is None
    if mention.bound in ("le", "lt"):
        return side.value <= mention.value and side.bound is None
    return False


def _is_near(mention: Mention, side: Side, *, goal: bool = False) -> bool:
    if is_slip(mention.value, side.value, mention.step):
        return True
    if mention.is_rate:
        return abs(mention.value - side.value) <= 15
    return within(mention.value, side.value, "0.5" if goal else "0.3")
