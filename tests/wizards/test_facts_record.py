"""Every value of every sample as it is printed, typed and computed, and everything a form asks for and prints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from schemas.assessment import read_assessment
from schemas.derived import DERIVED
from schemas.paths import leaves
from tests.records import Record
from tests.wizards.word.word_samples import documents
from wizards.compose.printed import left_out
from wizards.compose.sentences import edited_slots, sentences_from_data, unused_texts
from wizards.facts import Facts
from wizards.opening import in_force
from wizards.scoring import score


def facts_of(name: str) -> Facts:
    document = documents()[name]
    found = in_force(document)
    assessment = read_assessment(document)
    return Facts(found.form, assessment, score(found.form, found.policy, assessment))


def computed(name: str) -> Iterator[str]:
    facts = facts_of(name)
    for one in DERIVED:
        rows = facts.list_at(one.list_path) if one.list_path else None
        paths = [f"{row.path}.{one.name}" for row in rows.where(None)] if rows else []
        for path in paths or ([] if one.list_path else [one.path]):
            sides = facts.sides(path)
            if sides.value or sides.stated or sides.computed:
                shown = (side.text if side else "—" for side in (sides.value, sides.stated, sides.computed))
                yield f"{path} {' / '.join(shown)} = {facts.number(path)}"


def typed(name: str) -> Iterator[str]:
    facts = facts_of(name)
    for path, _ in leaves(documents()[name]):
        value = facts.sides(path).value
        if value is not None and value.number is not None:
            yield f"{path} {value.text} = {value.number}"


def written(name: str) -> Iterator[str]:
    facts = facts_of(name)
    for slot, text in sentences_from_data(facts.form, facts.assessment, facts.sheet).items():
        yield f"句 {slot} {text}"
    for edited in edited_slots(facts.form, facts.assessment, facts.sheet):
        yield f"改 {edited}"
    yield from (f"不印 {one}" for one in unused_texts(facts.form, facts.assessment))
    yield from (f"没印 {one}" for one in left_out(facts.form, facts))


FINISHED = [name for name in documents() if not name.endswith(("-empty", "-printed"))]
RECORD = Record(
    __file__,
    "facts",
    {
        f"{kind} {name}": partial(make, name)
        for name in FINISHED
        for kind, make in (("computed", computed), ("typed", typed), ("written", written))
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_every_value(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sample_is_gone() -> None:
    assert RECORD.strays() == set()
