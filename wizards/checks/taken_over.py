"""What was taken over, examples or last year's texts, and still stands as it was."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.carried import CarriedKind, digest_of
from wizards.checks.case import Case


def as_taken(case: Case, kind: CarriedKind) -> Iterator[tuple[str, str]]:
    """Yield the places whose text is still the one that was taken over, each once."""
    seen: set[str] = set()
    for one in case.assessment.carried:
        if one.kind != kind or not one.path or one.path in seen:
            continue
        text = case.value(one.path)
        if text and one.digest == digest_of(text):
            seen.add(one.path)
            yield one.path, text


def named(case: Case, path: str) -> str:
    """Return the field's label, in a row of a named thing with the name before it."""
    row = case.row_name(path)
    label = case.label(path)
    return f"{row}·{label}" if row and row != label else label
