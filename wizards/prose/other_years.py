"""Another year beside a figure of this year's table: 2022年维修46处 in a report on 2023 whose table has 46."""

from __future__ import annotations

from wizards.lexicon import any_of
from wizards.prose.digits import Digits, Held
from wizards.prose.disagreement import Disagreement
from wizards.prose.guards import is_planned, named_year
from wizards.prose.mentions import Mention, Passage
from wizards.prose.naming import Naming, shares_a_piece
from wizards.prose.near import significant_digits
from wizards.prose.operands import window

_UNCHANGED = any_of("unchanged")
_FAR = 200
_SHORTLY = 3


def left_standing(naming: Naming, digits: Digits, passage: Passage, mention: Mention) -> Disagreement | None:
    """Return this year's fact that a sentence on another year tells: it was left over from last year's report."""
    if not _is_of_a_year_shortly_before(naming, passage, mention):
        return None
    if not mention.exact or significant_digits(mention.value) < 2 or is_planned(mention):
        return None
    found = _this_years(digits, passage, mention)
    if found is None or _is_unchanged(passage, mention) or _tells_other_values(naming, digits, passage, mention):
        return None
    return Disagreement("year", mention, *found)


def _is_of_a_year_shortly_before(naming: Naming, passage: Passage, mention: Mention) -> bool:
    if not mention.year or naming.year is None:
        return False
    if not naming.year - _SHORTLY <= mention.year < naming.year:
        return False
    return named_year(passage, mention) is not None


def _this_years(digits: Digits, passage: Passage, mention: Mention) -> Held | None:
    """The one result of this year with the value and a word of the figure; lines of money may share a value."""
    words = mention.clause + passage.behind(mention)
    same = [(fact, side) for fact, side in digits.of(mention) if side is fact.actual]
    named = [(fact, side) for fact, side in same if shares_a_piece(words, fact)]
    if not named or (len(named) > 1 and any(fact.kind != "amount" for fact, _ in named)):
        return None
    return named[0]


def _is_unchanged(passage: Passage, mention: Mention) -> bool:
    """Whether the sentence says that two years have the same figure (2022年配备240名，编制数未变)."""
    start, end = passage.sentences[mention.sentence]
    near = (max(start, mention.start - _FAR), min(end, mention.end + _FAR))
    return _UNCHANGED.search(passage.plain.text, *near) is not None


def _tells_other_values(naming: Naming, digits: Digits, passage: Passage, mention: Mention) -> bool:
    """Whether the sentence also has a fact with another value: then it is of its year, and the same is chance."""
    near = [one for one in window(passage, mention) if one.sentence == mention.sentence and not digits.of(one)]
    facts = [naming.bound(passage, one) for one in near]
    return any(fact is not None and fact.kind == "indicator" for fact in facts)
