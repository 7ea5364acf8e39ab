"""Prose (文字): the figures of running text, held against each other and against the tables.

Text → mentions (value, printed step, unit, bound, clause, year) → relations inside the sentence, figures bound to
facts, claims. Pure, and in time proportional to the text: only figures that stand near each other are related.
"""

from wizards.prose.algebra import contradictions
from wizards.prose.binding import Binder
from wizards.prose.books import Books, Missed
from wizards.prose.claims import Contradicted, claims, contradicted, known_grades
from wizards.prose.disagreement import Disagreement
from wizards.prose.facts import Fact, Side
from wizards.prose.learning import with_learnt_names
from wizards.prose.mentions import Mention, Passage
from wizards.prose.near import within
from wizards.prose.plain_text import sentence_at
from wizards.prose.reading import read_passage
from wizards.prose.slip import Slip
from wizards.prose.twice import Told, told_twice
from wizards.prose.verdicts import Judged, Misjudged, Verdicts

__all__ = [
    "Binder",
    "Books",
    "Contradicted",
    "Disagreement",
    "Fact",
    "Judged",
    "Mention",
    "Misjudged",
    "Missed",
    "Passage",
    "Side",
    "Slip",
    "Told",
    "Verdicts",
    "claims",
    "contradicted",
    "contradictions",
    "known_grades",
    "read_passage",
    "sentence_at",
    "told_twice",
    "with_learnt_names",
    "within",
]
