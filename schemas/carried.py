"""What a session keeps beside its answers: last year's values, and which texts were taken over as they stood."""

import hashlib
from typing import Final, Literal

from pydantic import Field

from schemas.part import Line, Part, Year

CarriedKind = Literal["last", "example"]
"""last: from last year's session; example: an example that the program offered."""

BESIDE: Final = ("last", "carried", "bound", "remarks", "state", "state_date")
"""The sections that are no answers: nothing in them is printed, scored or checked as a text."""


class Last(Part):
    """Last year's session: its file, its year, and by the paths of this session what it had there.

    ``values`` holds only actual values, completion rates, scores and amounts.
    """

    file: Line | None = None
    fiscal_year: Year | None = None
    values: dict[str, str] = Field(default_factory=dict)


class Carried(Part):
    """A text that was taken over; the mark holds as long as the text at ``path`` has this digest."""

    path: Line | None = None
    digest: Line | None = None
    kind: CarriedKind | None = None


def digest_of(text: str) -> str:
    """Return what tells whether a text is still the one that was taken over; blanks around it do not matter."""
    return hashlib.sha256(text.strip().encode("utf-8", "replace")).hexdigest()[:16]


def mark(path: str, text: str, kind: CarriedKind) -> dict[str, str]:
    """Return the row of ``[[carried]]`` for a text that is taken over."""
    return {"path": path, "digest": digest_of(text), "kind": kind}
