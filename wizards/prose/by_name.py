"""A figure that the words give to a fact, with another value than the table's."""

from __future__ import annotations

from wizards.prose.disagreement import Disagreement
from wizards.prose.facts import Fact, Side
from wizards.prose.guards import is_named_otherwise, is_planned, is_result
from wizards.prose.mentions import Mention, Passage
from wizards.prose.naming import Naming
from wizards.prose.near import is_slip, printed, within
from wizards.prose.operands import slack


def against_name(naming: Naming, passage: Passage, mention: Mention, *, goal: bool) -> Disagreement | None:
    """Return what is wrong with a figure that the words give to an indicator."""
    fact = _indicator(naming, passage, mention)
    if fact is None:
        return None
    sides = _sides(passage, fact, mention, goal=goal)
    if any(_agrees(mention, side, goal=goal) for side in sides):
        return None
    meant = [side for side in sides if is_slip(mention.value, side.value, mention.step)] or sides
    if not any(_is_near(mention, side, goal=goal) for side in meant):
        return None
    if naming.is_said_elsewhere(passage, mention, fact, meant):
        return None
    return Disagreement("goal" if goal else "fact", mention, fact, meant[-1])


def _indicator(naming: Naming, passage: Passage, mention: Mention) -> Fact | None:
    """The indicator that a figure is of."""
    if not naming.subjects.knows(mention.unit) or is_named_otherwise(passage, mention, naming.year):
        return None
    fact = naming.bound(passage, mention)
    if fact is None or fact.kind != "indicator" or naming.is_of_others(passage, mention, fact):
        return None
    return fact


def _sides(passage: Passage, fact: Fact, mention: Mention, *, goal: bool) -> tuple[Side, ...]:
    """The values of a fact that a figure may be: of what was done only the result."""
    name = "".join(fact.names)
    if goal or is_planned(mention, name):
        return (fact.target,) if fact.target else ()
    if fact.actual is None:
        return ()  # without a result a text may tell one beyond the target
    return (fact.actual,) if is_result(passage, mention, name) else fact.sides


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


def _is_near(mention: Mention, side: Side, *, goal: bool) -> bool:
    if is_slip(mention.value, side.value, mention.step):
        return True
    if mention.is_rate:
        return abs(mention.value - side.value) <= 15
    return within(mention.value, side.value, "0.5" if goal else "0.3")
