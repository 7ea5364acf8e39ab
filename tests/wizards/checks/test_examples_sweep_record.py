"""The documents of all examples varied: each value a little more, less, elsewhere, gone; other forms and policies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import pytest

from tests.records import Sweep, portions
from tests.wizards.checks.all_examples import ALL_SILENT, ALL_SPEAK
from tests.wizards.checks.example import Example
from tests.wizards.checks.varied import Variation, evenly, variations
from wizards.checks.registry import rules

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

_DEAR = {
    *("A05", "A07", "B03", "B07", "B08", "C19", "C24", "C28", "F01", "F12"),
    *("F13", "F17", "F18", "T05", "T06", "T21", "T22", "T23"),
}
"""Rules that read every text: asked only of their own examples."""
_MOST, _LEAST, _TOGETHER = 100, 6, 60


@cache
def family(rule: str) -> set[str]:
    """The rules asked of the examples of one: all of its letter."""
    return {info.id for info in rules() if info.id[0] == rule[0] and info.id not in _DEAR} | {rule}


def said(rule: str, some: list[Variation]) -> Iterator[str]:
    return (one.said(family(rule)) for one in some)


def of_rule(rule: str) -> list[Variation]:
    examples: list[Example] = [one for one in (*ALL_SPEAK, *ALL_SILENT) if one.rule == rule]
    each = max(_LEAST, _MOST // len(examples))
    return [one for example in examples for one in evenly(variations(example), each)]


MAKERS = {
    f"{rule} {at}": partial(said, rule, some)
    for rule in dict.fromkeys(one.rule for one in (*ALL_SPEAK, *ALL_SILENT))
    for at, some in enumerate(portions(of_rule(rule), _TOGETHER), 1)
}
RECORD = Sweep(__file__, "examples_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_beside_the_examples(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
