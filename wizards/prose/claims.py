"""Claims (断言): phrases of a text that say something of the tables, as data, and what the tables say to it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from wizards.prose.books import ASKS, Books
from wizards.prose.grades import any_grade, grade_words
from wizards.prose.mentions import Passage
from wizards.prose.plain_text import Span
from wizards.prose.whole_project import Subject, is_of_whole

_MOST = 50
"""So many sentences that make one claim are told, in case the first ones are waived."""
_ANY_GRADE = "{grade}"
_FILE = Path(__file__).resolve().parents[1] / "lexicon" / "claims.toml"


class Claim(BaseModel):
    """One claim, a table of ``wizards/lexicon/claims.toml``.

    Attributes:
        asks: which question is put to the tables.
        rule: the rule it belongs to.
        of: which of the ``subjects`` of the file it must be of, ``""`` for any.
        words: without one of them the phrase need not be looked for.
        phrase: how it is said; the group ``said`` is the value that is claimed.
        unless: words of its sentence that make it something else.
        speaks: an example that is contradicted.
        silent: one that looks alike and is not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    asks: str
    rule: str
    of: str = ""
    words: tuple[str, ...]
    phrase: str
    unless: str = ""
    speaks: str
    silent: str


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A claim that the tables contradict.

    Attributes:
        claim: which one.
        start: where it begins in the plain text.
        end: where it ends.
        said: the words as typed.
        due: what the tables say.
        value: where the value that is claimed stands in the plain text, if it claims one.
        again: an earlier sentence of the text makes the same claim.
    """

    claim: Claim
    start: int
    end: int
    said: str
    due: str
    value: Span | None = None
    again: bool = False


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def claims() -> tuple[Claim, ...]:
    """Return all claims of the lexicon."""
    return tuple(Claim.model_validate(one) for one in _lexicon()["claims"])


@lru_cache(maxsize=1)
def _subjects() -> Mapping[str, Subject]:
    return {name: Subject.model_validate(one) for name, one in _lexicon()["subjects"].items()}


@lru_cache(maxsize=128)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def phrase_of(claim: Claim, books: Books) -> re.Pattern[str]:
    """Return the expression of a claim, with the names of the grades in force."""
    if _ANY_GRADE not in claim.phrase:
        return _pattern(claim.phrase)
    return _pattern(claim.phrase.replace(_ANY_GRADE, any_grade(books.grades)))


def known_grades(labels: Sequence[str]) -> dict[str, str]:
    """Return which of the grades in force each word means."""
    return grade_words(labels, _lexicon()["same_grade"])


def contradicted(passage: Passage, books: Books) -> Iterator[Contradicted]:
    """Yield the claims of a text that are not so; of two that ask the same in the same words the first."""
    told: list[Contradicted] = []
    for claim in claims():
        again = False
        for found in islice(_contradicted(claim, passage, books), _MOST):
            if any(_says_the_same(found, one, passage) for one in told):
                continue
            told.append(found)
            yield replace(found, again=again)
            again = True


_SAME = {"spent": "no_balance", "paid_out": "no_balance", "count_met": "all_met", "example_met": "all_met"}
"""Two ways to ask one thing."""


def _says_the_same(found: Contradicted, told: Contradicted, passage: Passage) -> bool:
    """Whether a claim was told: in the same words, or of the same thing in the same sentence."""
    if _SAME.get(found.claim.asks, found.claim.asks) != _SAME.get(told.claim.asks, told.claim.asks):
        return False
    if found.start < told.end and told.start < found.end:
        return True
    same_sentence = _sentence_at(found.start, passage) == _sentence_at(told.start, passage)
    return same_sentence and (found.due == told.due or found.claim.asks in _SAME or told.claim.asks in _SAME)


def _sentence_at(place: int, passage: Passage) -> Span:
    return passage.sentences[bisect_right(passage.sentences, (place, len(passage.plain.text))) - 1]


def _contradicted(claim: Claim, passage: Passage, books: Books) -> Iterator[Contradicted]:
    """Yield the sentences that make one claim, wrongly."""
    text, phrase = passage.plain.text, phrase_of(claim, books)
    for start, end in _sentences_with(claim, passage):
        found = phrase.search(text, start, end)
        if found is None or _is_of_something_else(claim, found, (start, end), books):
            continue
        due = ASKS[claim.asks](books, found)
        if due:
            first, last = passage.plain.span(*found.span())
            value = found.span("said") if "said" in phrase.groupindex else None
            yield Contradicted(claim, found.start(), found.end(), passage.typed[first:last], due, value)


def _sentences_with(claim: Claim, passage: Passage) -> Iterator[Span]:
    """Yield the sentences with one of the words of a claim: few of a text."""
    text, done = passage.plain.text, 0
    if not any(word in text for word in claim.words):
        return
    for word in _pattern("|".join(map(re.escape, claim.words))).finditer(text):
        if word.start() >= done:
            start, done = _sentence_at(word.start(), passage)
            yield start, done


def _is_of_something_else(claim: Claim, found: re.Match[str], sentence: tuple[int, int], books: Books) -> bool:
    """Whether a phrase is no claim of this project in this year: another mood, year or subject."""
    start, end = sentence
    if claim.unless and _pattern(claim.unless).search(_DENIED.sub("", found.string[start:end])):
        return True
    if claim.asks not in _OF_ANY_YEAR and _speaks_of_another_year(found.string[start : found.start()], books):
        return True
    place = (found.start() - start, found.end() - start)
    return bool(claim.of) and not is_of_whole(_subjects()[claim.of], found.string[start:end], place, books.title)


_DENIED = re.compile("[,、](?:且|并)?(?:没有|无|不存在)(?:未|没有)[^,。;]*")
"""没有未完成的: what is denied twice is said."""
_OF_ANY_YEAR = ("this_year", "last_year")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|-\d)")


def _speaks_of_another_year(before: str, books: Books) -> bool:
    """Whether the nearest year before a claim is not the assessed one: 2022年该项目自评得分 in a report on 2023."""
    years = _YEAR.findall(before)
    return bool(years and books.year and int(years[-1]) != books.year)
