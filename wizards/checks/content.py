"""What is written in an assessment, with its paths: running text, figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from schemas.figure import Figure
from schemas.part import Part
from schemas.paths import path_of

if TYPE_CHECKING:
    from wizards.checks.case import Case

ITEMS = "problems.items"


def narrative_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the texts that a reader reads as sentences, blank ones too."""
    assessment = case.assessment
    for path, project in case.rows("profile.projects", assessment.profile.projects):
        for name in ("nature", "purpose", "content", "scope", "usage", "effect", "problem", "measure"):
            yield f"{path}.{name}", getattr(project, name) or ""
    yield "funds.over_treatment", assessment.funds.over_treatment or ""
    yield "funds.violation", assessment.funds.violation or ""
    for path, item in case.rows("funds.management", assessment.funds.management):
        yield f"{path}.situation", item.situation or ""
        yield f"{path}.problem", item.problem or ""
    for path, goal in case.rows("performance.goals", assessment.performance.goals):
        yield f"{path}.expected", goal.expected or ""
        yield f"{path}.actual", goal.actual or ""
    for path, row, _ in case.indicators:
        for name in ("deviation_reason", "improvement", "evidence"):
            yield f"{path}.{name}", getattr(row, name) or ""
    for path, item in case.rows(ITEMS, assessment.problems.items):
        yield f"{path}.text", item.text or ""
    for slot, text in assessment.texts.items():
        yield f"texts.{slot}", text


def figures(case: Case) -> Iterator[tuple[str, Figure]]:
    """Yield every filled figure and amount with its path, in the order of the sections."""
    yield from _figures(case, case.assessment, ())


def _figures(case: Case, node: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[str, Figure]]:
    if isinstance(node, Figure):
        if not node.blank:
            yield path_of(case.document, steps), node
    elif isinstance(node, Part):
        for name in type(node).model_fields:
            yield from _figures(case, getattr(node, name), (*steps, name))
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from _figures(case, value, (*steps, name))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _figures(case, value, (*steps, index))
