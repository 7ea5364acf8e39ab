"""What is said of each paragraph of the corpus, planted or clean: rule, words, message, both values, fix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.records import Record, numbered, portions
from tests.wizards.checks.findings_said import line_of
from tests.wizards.prose.corpus_run import Paragraph, paragraphs, spoken


def said(some: list[Paragraph]) -> Iterator[str]:
    for paragraph in some:
        yield paragraph.text
        for finding in spoken(paragraph):
            yield f"    {line_of(finding)}"


TITLES = numbered("corpus" for _ in portions(paragraphs(), 10))
RECORD = Record(
    __file__,
    "corpus",
    {title: partial(said, some) for title, some in zip(TITLES, portions(paragraphs(), 10), strict=True)},
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_a_paragraph(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_paragraph_is_gone() -> None:
    assert RECORD.strays() == set()
