"""Running text is whatever the schema calls long: a new field of paragraphs escapes no rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schemas.assessment import Assessment, read_assessment
from schemas.paths import SECTIONS, children_of, kind_of, row_model
from wizards.checks.content import figures_of, narrative_of


def long_paths() -> Iterator[str]:
    """Every place of the schema where paragraphs are typed, its rows called ``#0``."""
    waiting = [section for section in SECTIONS if section != "texts"]
    while waiting:
        path = waiting.pop()
        inside = f"{path}.#0" if row_model(path) is not None else path
        if kind_of(path) == "long":
            yield path
        elif kind_of(path) in (None, "rows"):
            waiting += [f"{inside}.{name}" for name in children_of(inside)]
    yield "texts.effect"


def nested(path: str, value: str) -> dict[str, Any]:
    """A document with ``value`` at ``path``."""
    node: Any = value
    for part in reversed(path.split(".")):
        node = [node] if part == "#0" else {part: node}
    document: dict[str, Any] = node
    return document


@pytest.mark.parametrize("path", sorted(long_paths()))
def test_every_long_field_is_narrative(path: str) -> None:
    document = nested(path, "一段话。")
    assert list(narrative_of(read_assessment(document), document)) == [(path, "一段话。")]


def test_there_are_all_of_them() -> None:
    assert {"problems.items.#0.text", "performance.goals.#0.actual", "funds.violation"} <= set(long_paths())
    assert len(set(long_paths())) >= 19


@pytest.mark.parametrize("path", ["profile.title", "signoff.unit", "problems.items.#0.title", "profile.report_date"])
def test_a_line_is_none(path: str) -> None:
    document = nested(path, "一段话。")
    assert not list(narrative_of(read_assessment(document), document))


def test_reasons_of_waivers_and_claims_are_none() -> None:
    document = {"waivers": [{"rule": "T08", "reason": "一段话。"}], "overrides": [{"path": "x", "reason": "一段话。"}]}
    assert not list(narrative_of(read_assessment(document), document))
    assert {"waivers", "overrides"} <= set(Assessment.model_fields)


def test_rows_are_named_by_their_words() -> None:
    document = {
        "funds": {"lines": [{"source": "county", "executed": "1"}, {"source": "county", "id": "b", "executed": "2"}]},
        "performance": {"indicators": [{"id": "i", "facts": {"n": "3"}, "evidence": "见台账。"}]},
    }
    assessment = read_assessment(document)
    assert [path for path, _ in figures_of(assessment, document)] == [
        "funds.lines.county.executed",
        "funds.lines.b.executed",
        "performance.indicators.i.facts.n",
    ]
    assert list(narrative_of(assessment, document)) == [("performance.indicators.i.evidence", "见台账。")]
