"""The page of the pack language names everything that a pack may say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from schemas.assessment import Assessment
from schemas.derived import DERIVED
from schemas.form import Entry, Form, Pack, PackLayout, Scoring, Verdict
from schemas.part import Part
from schemas.paths import SECTIONS
from schemas.report import Band, ReportEntry
from schemas.rules import Minus, Rule
from schemas.slots import SLOTS
from schemas.steps import Question

PAGE = (Path(__file__).parents[3] / "docs" / "pack-format.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
RULES = get_args(get_args(Rule)[0])


def fields_of(model: type[BaseModel]) -> set[str]:
    """Every field of a part of the session and of the parts inside it."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = [part for part in _types(field.annotation) if isinstance(part, type) and issubclass(part, Part)]
        names |= {name}.union(*map(fields_of, inner))
    return names


def _types(annotation: object) -> list[object]:
    return [annotation, *(inner for part in get_args(annotation) for inner in _types(part))]


PARTS = {section: Assessment.model_fields[section].annotation for section in SECTIONS}
SESSION = {
    name
    for section, part in PARTS.items()
    for name in {section}.union(fields_of(part) if isinstance(part, type) and issubclass(part, Part) else ())
} - {"id"}
"""What a pack may name of a session: the sections, not where the user stopped or what was waived."""
COMPUTED = {one.name.rpartition(".")[2] for one in DERIVED}
KEYS = {
    name
    for model in (Pack, PackLayout, Question, Scoring, Verdict, Entry, Minus, Band, ReportEntry, *RULES)
    for name in model.model_fields
}


@pytest.mark.parametrize("name", sorted(SESSION | KEYS | set(SLOTS) | COMPUTED))
def test_everything_is_named(name: str) -> None:
    assert re.search(rf"(?<![A-Za-z_]){re.escape(name)}(?![A-Za-z_])", PAGE)


@pytest.mark.parametrize("block", BLOCKS[1:])
def test_the_examples_are_packs(block: str) -> None:
    head = {} if "[pack]" in block else {"pack": {"format": 1, "id": "f", "title": "F"}}
    Form.model_validate({**head, **tomllib.loads(block)})
