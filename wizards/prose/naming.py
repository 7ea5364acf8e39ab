"""Which fact the words around a figure name, and whether its value is told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from wizards.prose.digits import REACH
from wizards.prose.facts import Fact, Side
from wizards.prose.guards import is_planned, subject_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.populations import is_of_others
from wizards.prose.subjects import Subjects, pieces


class Naming:
    """The facts of one session by the words that name them.

    Args:
        facts: what the tables hold.
        year: the assessed year.
        context: the title of the project.
        owner: the name of the unit.
    """

    def __init__(self, facts: Sequence[Fact], year: int | None, context: str, owner: str) -> None:
        self.subjects = Subjects(facts, context, owner)
        self.year = year
        self._context = context
        self._bound: dict[tuple[str, str, str], Fact | None] = {}

    def bound(self, passage: Passage, mention: Mention) -> Fact | None:
        """Return the fact that the words around a figure name."""
        if not self.subjects.knows(mention.unit):
            return None
        words = (mention.clause, passage.behind(mention), mention.unit)
        if words not in self._bound:
            self._bound[words] = self._bind(mention, words[1])
        return self._bound[words]

    def _bind(self, mention: Mention, right: str) -> Fact | None:
        found = self.subjects.bind(subject_words(mention), right, mention.unit)
        if found is None and is_planned(mention):
            found = self.subjects.bind(mention.clause, right, mention.unit)  # 计划, 任务 belong to the name
        return found.fact if found else None

    def is_named(self, passage: Passage, mention: Mention, fact: Fact) -> bool:
        """Whether the name of a fact stands around a figure, whatever else does."""
        words, right = subject_words(mention), passage.behind(mention)
        found = self.subjects.bind(words, right, mention.unit, loose=True)
        return (found is not None and found.fact is fact) or fact in self.subjects.all_named(words, right, mention.unit)

    def is_of_others(self, passage: Passage, mention: Mention, fact: Fact) -> bool:
        """Whether a figure is of a part, a sample or of what else its sentence counts, and the fact is not."""
        return is_of_others(passage, mention, fact.names, self._context)

    def is_said_elsewhere(self, passage: Passage, mention: Mention, fact: Fact, sides: Sequence[Side]) -> bool:
        """Whether the paragraph also gives a value of the fact, and no other fact owns that figure."""
        start, end = passage.paragraph(mention)
        same = (other for side in sides for other in passage.same(mention.unit, side.value)[:REACH])
        return any(
            start <= other.start < end and other.start != mention.start and self.bound(passage, other) in (None, fact)
            for other in same
        )


def shares_a_piece(words: str, fact: Fact) -> bool:
    """Return whether words and the names of a fact have two neighbouring characters in common."""
    spoken = pieces(words)
    return any(spoken & pieces(name) for name in fact.names)
