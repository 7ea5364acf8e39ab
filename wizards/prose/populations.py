"""Whose rate it is: a shortened name in a sentence that counts something else is that one's, not the table's."""

from __future__ import annotations

from collections.abc import Sequence

from wizards.lexicon import any_of
from wizards.prose.guards import subject_words
from wizards.prose.mentions import Mention, Passage
from wizards.prose.operands import before, pairs
from wizards.prose.ratio import Ratio
from wizards.prose.subjects import pieces, said_of
from wizards.prose.topics import is_of_a_topic

_SAMPLE = any_of("samples")
_FAR = 200
"""So far before a rate a sample is looked for: a sentence may be as long as the text."""
_REACH = 60
"""So far before the first figure its words are looked at."""


def is_of_others(passage: Passage, mention: Mention, names: Sequence[str], context: str = "") -> bool:
    """Whether a figure is of a sample, a part, or what else its sentence counts, and the fact with these names is not.

    With the whole name of a rate there is no doubt. Of a shortened one (系统管理率 for 孕产妇系统管理率) the rest must
    stand in the sentence, if it counts anything at all (儿童31205人，系统管理率92.3%), and the figures of the sentence
    must not give the rate themselves (失业人员902人中就业603人，就业率66.9%).
    """
    if _is_of_a_sample(passage, mention, names) or is_of_a_topic(passage, mention, names, context):
        return True
    counts = _counted_before(passage, mention)
    if not counts:
        return False
    said = pieces(said_of(subject_words(mention)))
    wanted = [pieces(said_of(name)) for name in names]
    if any(name <= said for name in wanted):
        return False
    if any(Ratio(top, bottom).fits(mention) for top, bottom in pairs(counts)):
        return True
    start, _ = passage.sentences[mention.sentence]
    spoken = pieces(passage.struck[max(start, counts[0].start - _REACH) : mention.start])
    return not any((name - said) & spoken for name in wanted)


def _counted_before(passage: Passage, mention: Mention) -> list[Mention]:
    """Return what the sentence counts before a rate."""
    if not mention.is_rate:
        return []
    return [one for one in before(passage, mention) if not one.is_rate]


def _is_of_a_sample(passage: Passage, mention: Mention, names: Sequence[str]) -> bool:
    """Whether the sentence tells a rate of a sample (抽检样品120个，合格率98.3%) and the fact is not called so."""
    if not mention.is_rate or any(_SAMPLE.search(name) for name in names):
        return False
    start, _ = passage.sentences[mention.sentence]
    return bool(_SAMPLE.search(passage.plain.text, max(start, mention.start - _FAR), mention.start))
