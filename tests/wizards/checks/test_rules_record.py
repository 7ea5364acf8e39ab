"""Everything that is said of each example of a rule: not only that the rule speaks, but its words, values and fix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.records import Record, numbered
from tests.wizards.checks.builders import changed, findings
from tests.wizards.checks.example import Example
from tests.wizards.checks.findings_said import line_of
from tests.wizards.checks.test_rules import ALL_SILENT, ALL_SPEAK


def said(example: Example) -> Iterator[str]:
    for finding in findings(changed(example.changes), example.form, example.policy):
        yield line_of(finding)


EXAMPLES = [*ALL_SPEAK, *ALL_SILENT]
TITLES = numbered([f"{kind} {one}" for kind, many in (("会报", ALL_SPEAK), ("不报", ALL_SILENT)) for one in many])
RECORD = Record(__file__, "rules", {title: partial(said, one) for title, one in zip(TITLES, EXAMPLES, strict=True)})


@pytest.mark.parametrize("title", RECORD.titles)
def test_all_that_is_said_of_an_example(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_example_is_gone() -> None:
    assert RECORD.strays() == set()
