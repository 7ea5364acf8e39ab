"""Every form walked from empty to finished: each question can be answered, each answer is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Block, Table
from schemas.form import Form
from schemas.paths import find
from tests.wizards.catalogue.clerk import Clerk
from wizards.built_in import FORMS
from wizards.catalogue import lint, load_form_file
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.opening import policy_of
from wizards.session import Session

DATA = Path(__file__).parents[2] / "data"
PACKS = [*sorted(FORMS.glob("*.toml")), *sorted(DATA.glob("*.toml"))]
LONG = 30
"""Rows of a catalogue from which on trying every single answer takes more than ten seconds."""
ANSWER_BY_ANSWER = [
    pytest.param(path, marks=pytest.mark.slow if len(load_form_file(path).indicators) > LONG else (), id=path.stem)
    for path in PACKS
]
NOT_FILLED = {"B01", "C23", "T01", "T02", "T10", "T13"}
"""Rules that speak of what was left blank."""


def report(form: Form, document: Any) -> list[Block]:
    found = evaluate(form, policy_of(form, None)[0], document)
    return compose(form, found.assessment, found.sheet)


def printed(blocks: list[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts += [cell.text for grid in block.grids for row in grid.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def uses(form: Form, document: Any) -> tuple[Any, ...]:
    """Everything that follows from a document: paper, points, findings."""
    found = evaluate(form, policy_of(form, None)[0], document)
    return compose(form, found.assessment, found.sheet), found.sheet, found.findings


def is_link(document: Any, path: str) -> bool:
    """Whether this names the problem that a measure answers: rule T03 reads it, but other measures may answer too."""
    row, _, column = path.rpartition(".")
    return column == "answers" and find(document, f"{row}.kind") in ("measure", "advice")


@pytest.mark.parametrize("path", ANSWER_BY_ANSWER)
def test_every_answer_is_printed_or_used(path: Path) -> None:
    form = load_form_file(path)
    clerk = Clerk(form)
    document = clerk.session.document
    everything = uses(form, document)
    text = printed(everything[0])
    assert not read_assessment(document).misfits
    lost = []
    for answer in clerk.answers:
        assert clerk.session.text(answer.path) == answer.typed
        if answer.mark not in text:
            without = Session(document)
            without.set(answer.path, None)
            if uses(form, without.document) == everything and not is_link(document, answer.path):
                lost.append(answer.path)
    assert lost == [], "\n".join(lost)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_finished_walk_leaves_nothing_blank(path: Path) -> None:
    form = load_form_file(path)
    clerk = Clerk(form)
    for answer in clerk.rewordings:
        clerk.session.set(answer.path, answer.typed)
    found = evaluate(form, policy_of(form, None)[0], clerk.session.document)
    assert [finding.message for finding in found.findings if finding.rule in NOT_FILLED] == []
    text = printed(compose(form, found.assessment, found.sheet))
    assert [answer.path for answer in clerk.rewordings if answer.mark not in text] == []


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_an_empty_session_prints_its_form_and_no_sentence_breaks(path: Path) -> None:
    form = load_form_file(path)
    clerk_less = report(form, {"form": form.pack.id})
    assert clerk_less
    assert "{" not in printed(clerk_less)
    assert lint(path) == []
