"""Whether a claim (断言) speaks of the whole project: what its clause, and the ones before, say it is of."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from wizards.prose.subjects import is_made_of, pieces

_STOPS = re.compile("[,;:。()\n]")


class Subject(BaseModel):
    """What claims of one kind may be of, a table ``subjects`` of ``wizards/lexicon/claims.toml``.

    Attributes:
        lead: words that leave it the whole project's; any other word makes it something else's (水质各项指标).
        anchor: words that say so by themselves.
        elsewhere: words of the sentence that make a claim without an anchor something else's.
        behind: words right behind a claim that make it one of a step only (各项任务均已完成招标).
        walks: whether a claim without an anchor is of what the clauses before speak of (设备款已付清，无结余).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    lead: str
    anchor: str
    elsewhere: str = ""
    behind: str = ""
    walks: bool


def is_of_whole(subject: Subject, sentence: str, claim: tuple[int, int], title: str) -> bool:
    """Return whether the claim at a place of its sentence is of the project; words of its ``title`` say that too."""
    start, end = claim
    clauses = _STOPS.split(sentence[:start])
    own, before = clauses[-1], clauses[-2::-1] if subject.walks else ()
    if subject.behind and _has(subject.behind, _STOPS.split(sentence[end:], maxsplit=1)[0]):
        return False
    if not _says_whole(subject, own, title):
        return False
    if _has(subject.anchor, own + sentence[start:end]):
        return True
    if subject.elsewhere and _has(subject.elsewhere, sentence):
        return False
    for clause in before:
        if not _says_whole(subject, clause, title):
            return False
        if _has(subject.anchor, clause):
            return True
    return True


def _says_whole(subject: Subject, words: str, title: str) -> bool:
    return is_made_of(_compiled(subject.lead).sub("", words), pieces(title))


def _has(pattern: str, words: str) -> bool:
    return _compiled(pattern).search(words) is not None


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
