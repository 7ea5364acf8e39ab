"""The running text of a report sentence by sentence, as the rules look for phrases in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from schemas.finding import Span
from wizards.checks.case import Case
from wizards.prose.plain_text import Plain, plain, sentence_at, sentences

Words = tuple[str, Span]
"""Some words, and where they stand in a text as typed."""

_MOST = 50
_CLAUSE = re.compile(r"[,;、:()]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: half width, without blanks.

    Attributes:
        path: path of the text.
        text: the sentence with its stop.
        whole: the text it is part of.
        start: where it begins in the whole.
    """

    path: str
    text: str
    whole: Plain
    start: int

    @property
    def place(self) -> Span:
        """Where the sentence stands in the text as typed."""
        return self.whole.span(self.start, self.start + len(self.text))

    def span(self, found: re.Match[str], group: int | str = 0) -> Span:
        """Return where the words of a match stand in the text as typed."""
        return self.whole.span(self.start + found.start(group), self.start + found.end(group))

    def clause_before(self, position: int) -> str:
        """Return what stands between the last comma (or the like) and ``position``."""
        return _CLAUSE.split(self.text[:position])[-1]


def one_of_each_sentence(text: str, found: Iterable[Words]) -> Iterator[Words]:
    """Yield the first of some words of each sentence of a text as typed; of very many only the first are looked at."""
    seen: set[str] = set()
    for words, span in islice(found, _MOST):
        sentence = sentence_at(text, span)
        if sentence not in seen:
            seen.add(sentence)
            yield words, span


def split(text: str) -> list[str]:
    """Return the sentences of any text, half width and without blanks."""
    whole = plain(text).text
    return [whole[start:end] for start, end in sentences(whole)]


def sentences_of(case: Case) -> tuple[Sentence, ...]:
    """Return every sentence of the running text."""
    return case.once(_split_all)


def sentences_at(case: Case, path: str) -> list[Sentence]:
    """Return the sentences of one text, blank lines left out."""
    return [sentence for sentence in sentences_of(case) if sentence.path == path and sentence.text.strip()]


def place_of_first(case: Case, path: str) -> Span | None:
    """Return where the first sentence of a text stands; what the text is about."""
    return next((sentence.place for sentence in sentences_at(case, path)), None)


def _split_all(case: Case) -> tuple[Sentence, ...]:
    return tuple(_all(case))


def _all(case: Case) -> Iterator[Sentence]:
    for path, text in case.narrative:
        whole = plain(text)
        for start, end in sentences(whole.text):
            yield Sentence(path, whole.text[start:end], whole, start)
