"""A row that the report stops printing because of one wrong word is always spoken of."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from schemas.blocks import Block
from wizards.catalogue import list_forms, load_form
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.opening import in_force
from wizards.storage import load

MANY = 40
"""Questions from which on a form has so many lists that trying each takes seconds."""
FORMS = [
    pytest.param(form.id, marks=pytest.mark.slow if len(load_form(form.id).asked.questions) > MANY else ())
    for form in list_forms()[0]
]
CLASSIFYING = ("source", "item", "kind", "slot", "level1", "level2")
NONSENSE = "写错的类别"
ALL_PRINTED = ("linxiang-2021", "chongqing-2022-department")
"""Forms that print every row, whatever its class."""


def _rows(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """Yield the first row of each list, inner lists too."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _rows(value, (*path, key))
    elif isinstance(node, list) and node and isinstance(node[0], Mapping):
        yield (*path, 0), node[0]
        yield from _rows(node[0], (*path, 0))


def _outcome(document: dict[str, Any]) -> tuple[str, set[tuple[str, str]]]:
    found = in_force(document)
    form = found.form
    evaluation = evaluate(form, found.policy, document)
    blocks: list[Block] = compose(form, evaluation.assessment, evaluation.sheet)
    return repr(blocks), {(finding.rule, finding.where) for finding in evaluation.findings}


def _misspelt(document: dict[str, Any], path: tuple[str | int, ...], name: str) -> dict[str, Any]:
    changed = copy.deepcopy(document)
    node: Any = changed
    for step in path:
        node = node[step]
    node[name] = NONSENSE
    return changed


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_vanishes_from_the_report_is_found(form: str) -> None:
    path: Path = sample_path(form)
    document: dict[str, Any] = dict(load(path).document)
    printed, known = _outcome(document)
    vanished = 0
    for at, row in _rows(document):
        for name in CLASSIFYING:
            if name not in row:
                continue
            now, found = _outcome(_misspelt(document, at, name))
            own = [text for text in row.values() if isinstance(text, str) and len(text) > 5 and text in printed]
            if NONSENSE not in now and any(text not in now for text in own):
                vanished += 1
                assert found - known, f"{at}.{name}"
    assert vanished or form in ALL_PRINTED, "the form prints everything whatever its class"
