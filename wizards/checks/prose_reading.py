"""The running text of a report, read once for all rules: its figures, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.finding import Span
from wizards.checks.case import Case
from wizards.checks.wording import quote
from wizards.prose import Passage, Slip, contradictions, read_passage

_FUTURE_KINDS = ("measure", "next", "advice", "result_use", "publication")


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

    @property
    def terms(self) -> tuple[Span, ...]:
        """The other figures of the relation."""
        return tuple(self.passage.plain.span(*term) for term in self.slip.terms)


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


def is_goal(path: str) -> bool:
    """Whether a text says what is to be reached."""
    return path.startswith("performance.goals.") and path.endswith(".expected")


def future_texts(case: Case) -> frozenset[str]:
    """Return the texts that speak of what will be done: their figures are plans of another year."""
    items = case.rows("problems.items", case.assessment.problems.items)
    planned = [f"{path}.text" for path, item in items if item.kind in _FUTURE_KINDS]
    return frozenset([*planned, *(path for path in passages(case) if path.endswith(".improvement"))])


def _read_all(case: Case) -> dict[str, Passage]:
    year = case.assessment.profile.fiscal_year
    return {path: read_passage(text, year) for path, text in case.narrative if text.strip()}


def _all_contradictions(case: Case) -> tuple[Found, ...]:
    return tuple(
        Found(path, passage, slip) for path, passage in passages(case).items() for slip in contradictions(passage)
    )
