"""Each example of a rule: that the rule speaks there or is silent, in plain Chinese, and every word that is said."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pytest

from schemas.finding import Finding
from tests.records import Record, numbered
from tests.wizards.checks.all_examples import ALL_SILENT, ALL_SPEAK
from tests.wizards.checks.builders import changed, findings
from tests.wizards.checks.example import Example
from tests.wizards.checks.findings_said import line_of


def found(example: Example) -> list[Finding]:
    return findings(changed(example.changes), example.form, example.policy)


def said(example: Example) -> Iterable[str]:
    return map(line_of, found(example))


def titled(kind: str, examples: list[Example]) -> dict[str, Example]:
    return dict(zip(numbered(f"{kind} {one}" for one in examples), examples, strict=True))


SPEAK, SILENT = titled("会报", ALL_SPEAK), titled("不报", ALL_SILENT)
RECORD = Record(__file__, "rules", {title: partial(said, one) for title, one in (SPEAK | SILENT).items()})


@pytest.mark.parametrize("title", SPEAK)
def test_the_rule_speaks_in_plain_chinese_and_all_is_as_it_was(title: str) -> None:
    example = SPEAK[title]
    here = found(example)
    assert (example.rule, example.where, example.severity) in [(f.rule, f.where, f.severity) for f in here]
    for finding in here:
        assert finding.message.endswith(("。", "？", "！")) and "\n" not in finding.message
        assert finding.basis and finding.where and finding.path
        assert "None" not in finding.message and "E+" not in finding.message
    assert RECORD.lines(map(line_of, here)) == RECORD.kept(title)


@pytest.mark.parametrize("title", SILENT)
def test_the_rule_is_silent_and_all_is_as_it_was(title: str) -> None:
    here = found(SILENT[title])
    assert [f.message for f in here if f.rule == SILENT[title].rule] == []
    assert RECORD.lines(map(line_of, here)) == RECORD.kept(title)


def test_no_example_is_gone() -> None:
    assert RECORD.strays() == set()
