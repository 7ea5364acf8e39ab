"""Names learnt from the unit's own goal and outcome: the words at a figure that is exactly one fact's value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wizards.prose.digits import Values
from wizards.prose.facts import Fact
from wizards.prose.guards import is_other_time, subject_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import significant_digits
from wizards.prose.subjects import said_of

_SHORTEST = 3
_LONGEST = 12


def with_learnt_names(facts: Sequence[Fact], passages: Iterable[Passage], year: int | None) -> list[Fact]:
    """Return the facts with the names that the goal and its outcome call the indicators by.

    A name that two facts could have, and one with the value of two facts, is none.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for name, owners in _learnt(facts, passages, year).items():
        if len(owners) == 1:
            names[next(iter(owners))].append(name)
    return [replace(fact, names=(*fact.names, *names[fact.path])) if fact.path in names else fact for fact in facts]


def _learnt(facts: Sequence[Fact], passages: Iterable[Passage], year: int | None) -> dict[str, set[str]]:
    """Every name that a figure of the goal was called by, with the facts it may be of."""
    values = Values(facts)
    # A name that is a fact's own, or part of it, is no other fact's, whatever its value.
    called = [(fact.path, said_of(own)) for fact in facts for own in fact.names]
    learnt: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for mention in passage.mentions:
            name = _name(passage, mention)
            owners = {fact.path for fact, _ in values.of(mention)} if name else set()
            if len(owners) == 1 and not is_other_time(passage, mention, year):
                learnt[name] |= owners | {path for path, own in called if name in own}
    return learnt


def _name(passage: Passage, mention: Mention) -> str:
    """What the words at a figure call it; ``""`` when they say too little, or the figure is a common one."""
    if mention.per or mention.is_range or not mention.unit or significant_digits(mention.value) < 2:
        return ""
    left = said_of(subject_words(mention))
    words = left if len(left) >= _SHORTEST else left + said_of(passage.behind(mention))
    return words if _SHORTEST <= len(words) <= _LONGEST else ""
