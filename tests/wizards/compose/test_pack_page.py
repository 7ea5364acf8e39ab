"""The page of the pack language names everything that a pack may say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from schemas.assessment import Assessment
from schemas.form import Entry, Form, Pack, PackLayout, Scoring, Verdict
from schemas.part import Part
from schemas.report import Band, ReportEntry
from schemas.rules import Minus, Rule
from schemas.slots import SLOTS
from schemas.steps import Question

PAGE = (Path(__file__).parents[3] / "docs" / "pack-format.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
RULES = get_args(get_args(Rule)[0])
NOT_FOR_PACKS = {"id", "schema_version", "form", "policy", "overrides", "waivers", "place", "path", "stated", "reason"}


def fields_of(model: type[BaseModel]) -> set[str]:
    """Every field of a part of the session and of the parts inside it."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = [part for part in _types(field.annotation) if isinstance(part, type) and issubclass(part, Part)]
        names |= {name}.union(*map(fields_of, inner))
    return names


def _types(annotation: object) -> list[object]:
    return [annotation, *(inner for part in get_args(annotation) for inner in _types(part))]


SESSION = {
    name for name in fields_of(Assessment) - NOT_FOR_PACKS if name not in ("rule", "value", "date", "step", "field")
}
KEYS = {
    name
    for model in (Pack, PackLayout, Question, Scoring, Verdict, Entry, Minus, Band, ReportEntry, *RULES)
    for name in model.model_fields
}


@pytest.mark.parametrize("name", sorted(SESSION | KEYS | set(SLOTS)))
def test_everything_is_named(name: str) -> None:
    assert re.search(rf"(?<![A-Za-z_]){name}(?![A-Za-z_])", PAGE)


@pytest.mark.parametrize("block", BLOCKS[1:])
def test_the_examples_are_packs(block: str) -> None:
    head = {} if "[pack]" in block else {"pack": {"format": 1, "id": "f", "title": "F"}}
    Form.model_validate({**head, **tomllib.loads(block)})
