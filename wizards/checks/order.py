"""The order of the document: sections and fields as the model has them, rows as they stand, texts as they are asked."""

from __future__ import annotations

from schemas.paths import children_of, steps_into
from wizards.checks.case import Case

Order = tuple[tuple[int, str], ...]


def document_order(case: Case, path: str) -> Order:
    """Return a key by which paths sort as their values stand in the document."""
    steps = steps_into(case.finder, path)
    order: list[tuple[int, str]] = []
    walked: list[str] = []
    for step in path.split(".") if steps is None else steps:
        if isinstance(step, int):
            order.append((step, ""))
        else:
            known = case.form.asked.slots() if walked == ["texts"] else children_of(".".join(walked))
            order.append((known.index(step) if step in known else len(known), step))
        walked.append(str(step))
    return tuple(order)
