"""The running text of a report, read once for all rules: its figures, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.finding import Span
from wizards.checks.case import Case
from wizards.checks.wording import quote
from wizards.prose import Passage, Slip, contradictions, read_passage


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction with the text it stands in."""

    path: str
    passage: Passage
    slip: Slip

    @property
    def span(self) -> Span:
        """The words, as places in the text as typed."""
        return self.passage.plain.span(self.slip.start, self.slip.end)


def passages(case: Case) -> dict[str, Passage]:
    """Return every text of the report that holds a figure or announces a list, by its path."""
    return case.once(_read_all)


def found_in_text(case: Case, *kinds: str) -> Iterator[Found]:
    """Yield the contradictions of these kinds."""
    for found in case.once(_all_contradictions):
        if found.slip.kind in kinds:
            yield found


def place(case: Case, path: str) -> str:
    """Return how to speak of a text, in quotation marks."""
    return quote(case.label(path))


def _read_all(case: Case) -> dict[str, Passage]:
    return {path: read_passage(text) for path, text in case.narrative if text.strip()}


def _all_contradictions(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(path, passage, slip) for path, passage in passages(case).items() for slip in contradictions(passage)
    )
