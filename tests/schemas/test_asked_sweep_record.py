"""Where every sample's form asks for each of its values, for those beside them, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from samples import list_samples
from schemas.asked import Asked
from schemas.paths import leaves
from tests.records import Makers, Sweep
from wizards.opening import read_for

pytestmark = [pytest.mark.slow, pytest.mark.sweep]


def told(asked: Asked, path: str, document: Any) -> str:
    at, question = asked.at(path, document), asked.exactly(path, document)
    return (
        f"{path} {at and (at.step, at.question.address)} {question and question.address} {asked.label(path, document)}"
    )


def beside(path: str) -> Iterator[str]:
    """The path, what it lies in, and what might be meant instead."""
    parts = path.split(".")
    yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))
    yield f"{path}.x"
    yield from (".".join([*parts[:at], word, *parts[at + 1 :]]) for at in range(len(parts)) for word in ("total", "#0"))


def of_values(sample: Path) -> Iterator[str]:
    opened = read_for(sample)
    asked, document = opened.in_force.form.asked, opened.document
    met = dict.fromkeys(near for path, _ in leaves(document) for near in beside(path))
    yield from (told(asked, path, document) for path in met)
    yield from (told(asked, path, {}) for path in list(met)[::3])


def of_questions(sample: Path) -> Iterator[str]:
    opened = read_for(sample)
    asked, document = opened.in_force.form.asked, opened.document
    yield f"{asked.slots()} {[(at.step, at.question.path) for at in asked.all]} {len(asked.questions)}"
    for question in asked.questions:
        yield told(asked, question.address, document)
        yield f"{[one.label for one in asked.of(question.path)]} {asked.row_labels(question.path)}"
        for column in (*question.columns, "amount", "executed", "nothing", ""):
            yield f"{column} {asked.asks_column(question.path, column)} {asked.column(question.path, column)}"
        for row in (*question.rows, "nobody"):
            yield from (told(asked, f"{question.path}.{row}.{column}", document) for column in question.columns)


SAMPLES = [sample for sample in list_samples() if not sample.stem.endswith("-printed")]
MAKERS: Makers = {
    **{f"values {sample.stem}": partial(of_values, sample) for sample in SAMPLES},
    **{f"questions {one.stem}": partial(of_questions, one) for one in SAMPLES if not one.stem.endswith("-half")},
}
RECORD = Sweep(__file__, "asked_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_where_it_is_asked(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sample_is_gone() -> None:
    assert RECORD.strays() == set()
