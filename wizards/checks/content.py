"""What is written in an assessment, with its paths: running text, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schemas.assessment import Assessment
from schemas.figure import Figure
from schemas.part import Part
from schemas.paths import natural_key

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


def figures_of(assessment: Assessment, document: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    """Yield every filled figure and amount with its path, in the order of the sections."""
    return _figures(assessment, document, "")


def _figures(node: Any, raw: Any, at: str) -> Iterator[tuple[str, Figure]]:
    """Walk model and document side by side: the model has the figures, the document the words of its rows."""
    if isinstance(node, Figure):
        if not node.blank:
            yield at, node
    elif isinstance(node, Part | dict):
        names = type(node).model_fields if isinstance(node, Part) else node
        for name in names:
            value = getattr(node, name) if isinstance(node, Part) else node[name]
            below = raw.get(name) if isinstance(raw, Mapping) else None
            yield from _figures(value, below, f"{at}.{name}" if at else name)
    elif isinstance(node, list) and node and isinstance(node[0], Part):
        rows = raw if isinstance(raw, list) else []
        for row, below, key in zip(node, rows, row_keys(rows, natural_key(at)), strict=False):
            yield from _figures(row, below, f"{at}.{key}")


def texts_in(node: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a document with its path, in file order; words of a list have the list's path."""
    if isinstance(node, str):
        yield at, node
    elif isinstance(node, Mapping):
        for name, value in node.items():
            yield from texts_in(value, f"{at}.{name}" if at else str(name))
    elif isinstance(node, list):
        is_rows = any(isinstance(row, Mapping) for row in node)
        keys = row_keys(node, natural_key(at)) if is_rows else [""] * len(node)
        for key, value in zip(keys, node, strict=True):
            yield from texts_in(value, f"{at}.{key}" if key else at)


def row_keys(rows: Sequence[Any], natural: str | None) -> list[str]:
    """Return the words by which paths enter the rows, as ``schemas.paths.row_key`` does for one."""
    first: dict[tuple[str, str], int] = {}
    fields = (natural, "id") if natural else ("id",)
    for index, row in enumerate(rows):
        for name in fields:
            key = row.get(name) if isinstance(row, Mapping) else None
            if isinstance(key, str) and key:
                first.setdefault((name, key), index)
    return [_row_key(row, index, natural, first) for index, row in enumerate(rows)]


def _row_key(row: Any, index: int, natural: str | None, first: Mapping[tuple[str, str], int]) -> str:
    if isinstance(row, Mapping):
        key = row.get(natural) if natural else None
        if natural and isinstance(key, str) and key and "." not in key and first[natural, key] == index:
            return key
        own = row.get("id")
        if isinstance(own, str) and own and first["id", own] == index:
            return own
    return f"#{index}"
