"""Named computed facts (事实): every value a form may print, a score may need or a check may compare, by its path.

Each value has two sides: what the unit states and what is computed. The stated one is printed; nothing replaces the
other silently.
"""

from wizards.facts.bound import Named, Names, braced, may_hold_names
from wizards.facts.lookup import Facts
from wizards.facts.row_facts import ListFacts, RowFacts
from wizards.facts.substitution import Written
from wizards.facts.value import Sides, Value, before_unit

__all__ = [
    "Facts",
    "ListFacts",
    "Named",
    "Names",
    "RowFacts",
    "Sides",
    "Value",
    "Written",
    "before_unit",
    "braced",
    "may_hold_names",
]
