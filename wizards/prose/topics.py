"""What the words before a clause narrow it to: another time (试运营期间，), one place or group (城关片区，)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizards.lexicon import Expressions, any_of
from wizards.prose.mentions import Mention, Passage
from wizards.prose.struck import STRUCK
from wizards.prose.subjects import is_made_of, pieces

_SAID = Expressions("prose_phrases")
_STAGE, _GROUP = _SAID["stage"], _SAID["group"]
_FRAME = _SAID["no_topic"]
"""A first clause with one of them says how it is known, when, or how it went; one without is what is spoken of."""
_SHORT = 8
_LONGEST = 14
_BREAKS = re.compile(r"[,;:。!?()、\n]")


def is_of_a_topic(passage: Passage, mention: Mention, names: Sequence[str], context: str) -> bool:
    """Whether the clause right before that of a figure narrows it: a stage, or a place or group of people.

    What the names of the fact or the title of the project (``context``) say themselves narrows nothing.
    """
    start, _ = passage.sentences[mention.sentence]
    stop = mention.start - len(mention.clause) - 1
    if stop <= start or passage.struck[stop] not in ",:":
        return False
    topic = _BREAKS.split(passage.struck[max(start, stop - _LONGEST - 1) : stop])[-1].strip()
    if not topic or len(topic) > _LONGEST:
        return False
    rest = any_of("frames_of_a_report").sub("", topic.replace(STRUCK, ""))
    known = (pieces(context), *map(pieces, names))
    if _STAGE.search(topic) or (rest and _GROUP.search(topic)):
        return not is_made_of(topic, *known)
    is_bare = _is_first(passage, stop - len(topic), start) and _is_bare(topic)
    return is_bare and not is_made_of(rest, *known)


def narrows(words: str) -> bool:
    """Return whether words that stand before a sentence, by themselves, make it one of a place, a group or a stage."""
    return _STAGE.search(words) is not None or _GROUP.search(words) is not None


def _is_first(passage: Passage, at: int, start: int) -> bool:
    """Whether a clause is the first of its sentence, or of a part of it."""
    return at <= start or passage.struck[at - 1] in ";:。\n"


def _is_bare(topic: str) -> bool:
    """Whether a short clause only names something (夜间, 失能老人, 主次干道)."""
    return 2 <= len(topic) <= _SHORT and not any(char.isdigit() for char in topic) and not _FRAME.search(topic)
