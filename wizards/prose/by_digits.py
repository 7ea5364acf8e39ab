"""A figure that no table holds, and that is one slip of the key, or a unit, away from one that it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.lexicon import prose_words
from wizards.prose.digits import Digits, Held
from wizards.prose.disagreement import Disagreement, Kind
from wizards.prose.facts import Fact, Side
from wizards.prose.guards import is_other, is_other_time, is_running_total, subject_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.naming import Naming, shares_a_piece
from wizards.prose.near import EXACT, is_slip, is_swap, power_of_ten, significant_digits
from wizards.prose.operands import behind, follows, relative
from wizards.prose.ratio import HUNDRED

_SURE = 5
"""So many digits agree by chance with one of a table's figures about once in a thousand texts."""
_SHARE = re.compile("[,、(]?占[^,。;]{0,10}?(?=[0-9])")
_CHANGES = prose_words("changes")


def slip_of_known(
    naming: Naming, digits: Digits, passage: Passage, mention: Mention, *, goal: bool
) -> Disagreement | None:
    """Return the figure of the tables that a figure of a text was meant to be."""
    if not _may_be_one(mention, goal=goal) or is_other_time(passage, mention, naming.year) or digits.of(mention):
        return None
    near = [one for one in digits.neighbours(mention) if _is_same_thing(naming, passage, mention, *one)]
    if len({side.value for _, side in near}) != 1 or mention.clause.endswith(_CHANGES):
        return None
    fact, side = _meant(near, naming.bound(passage, mention))
    if naming.is_said_elsewhere(passage, mention, fact, (side,)) or follows(passage, mention):
        return None
    if _is_a_share(digits, passage, mention):
        return None
    return Disagreement(_kind(mention, fact, side, goal=goal), mention, fact, side)


def _is_a_share(digits: Digits, passage: Passage, mention: Mention) -> bool:
    """Whether the rate right behind a figure makes it that share of a figure of the tables (县级1730.4万元，占20%)."""
    found = _SHARE.match(passage.struck, mention.end)
    rate = behind(passage, mention) if found else None
    if found is None or rate is None or rate.start != found.end() or not rate.is_rate or not rate.value:
        return False
    whole = EXACT.divide(mention.value * HUNDRED, rate.percent)
    return bool(digits.of(mention._replace(value=whole, step=2 * whole * (relative(mention) + relative(rate)))))


def _may_be_one(mention: Mention, *, goal: bool) -> bool:
    """Whether a figure has digits enough, and says one value; a goal may say a bound."""
    if significant_digits(mention.value) < 3:
        return False
    return mention.exact or (goal and not mention.about)


def _meant(near: Sequence[Held], own: Fact | None) -> Held:
    """Of several facts with one value the one that the words name."""
    return next((one for one in near if one[0] is own), near[0])


def _kind(mention: Mention, fact: Fact, side: Side, *, goal: bool) -> Kind:
    if power_of_ten(mention.value, side.value):
        return "unit"
    if fact.kind == "amount":
        return "amount"
    return "goal" if goal else "fact"


def _is_same_thing(naming: Naming, passage: Passage, mention: Mention, fact: Fact, side: Side) -> bool:
    if power_of_ten(mention.value, side.value):
        return _is_same_at_another_place(passage, mention, fact, side)
    if not is_slip(mention.value, side.value, mention.step):
        return False
    swapped = is_swap(mention.value, side.value, mention.step)
    if swapped and naming.is_named(passage, mention, fact):
        return _is_its_own(naming, passage, mention, side) and not naming.is_of_others(passage, mention, fact)
    digits = _common_digits(mention, side)
    if mention.is_rate or _is_of_something_else(naming, passage, mention, digits):
        return False
    if digits >= _SURE:
        return True
    return digits >= 4 and _is_called(naming, passage, mention, fact, swapped=swapped)


def _is_its_own(naming: Naming, passage: Passage, mention: Mention, side: Side) -> bool:
    """Whether no word makes a figure another thing; all of it cannot be less than this year's."""
    if not is_other(passage, mention, naming.year):
        return True
    return is_running_total(mention) and mention.value < side.value and side.bound is None


def _is_same_at_another_place(passage: Passage, mention: Mention, fact: Fact, side: Side) -> bool:
    """129.85元 for 129.85万元: of few digits only where the words say so, and by as much as units are apart."""
    digits = _common_digits(mention, side)
    if digits >= 4:
        return True
    usual = (2, -2) if mention.is_rate else (4, -4)
    return digits >= 3 and power_of_ten(mention.value, side.value) in usual and _shares(passage, mention, fact)


def _is_of_something_else(naming: Naming, passage: Passage, mention: Mention, digits: int) -> bool:
    if not is_other(passage, mention, naming.year):
        return False
    return digits <= _SURE or not is_running_total(mention)


def _is_called(naming: Naming, passage: Passage, mention: Mention, fact: Fact, *, swapped: bool) -> bool:
    """Whether words at a figure are those of a fact, and with one wrong digit none makes another thing of it."""
    if not _shares(passage, mention, fact):
        return False
    if swapped or fact.kind != "indicator":
        return True
    return naming.subjects.adds_nothing(subject_words(mention), fact)


def _common_digits(mention: Mention, side: Side) -> int:
    return min(significant_digits(mention.value), significant_digits(side.value))


def _shares(passage: Passage, mention: Mention, fact: Fact) -> bool:
    return shares_a_piece(mention.clause + passage.behind(mention), fact)
