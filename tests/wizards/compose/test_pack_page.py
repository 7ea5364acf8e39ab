"""The page of the pack language names everything that a pack may say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from schemas.assessment import Assessment
from schemas.blocks import Table
from schemas.derived import DERIVED
from schemas.form import Entry, Pack, PackLayout, Scoring, Submission, Verdict
from schemas.pack_columns import OwnColumn
from schemas.part import Part
from schemas.paths import SECTIONS
from schemas.report_entries import Band, ReportEntry
from schemas.scoring_rules import Minus, Rule
from schemas.slots import SLOTS
from schemas.steps import Question
from tests.wizards.catalogue.clerk import Clerk
from wizards.catalogue import lint, load_form_file
from wizards.compose import compose
from wizards.evaluation import evaluate

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
    for model in (
        Pack,
        PackLayout,
        Submission,
        OwnColumn,
        Question,
        Scoring,
        Verdict,
        Entry,
        Minus,
        Band,
        ReportEntry,
        *RULES,
    )
    for name in model.model_fields
}


@pytest.mark.parametrize("name", sorted(SESSION | KEYS | set(SLOTS) | COMPUTED))
def test_everything_is_named(name: str) -> None:
    assert re.search(rf"(?<![A-Za-z_]){re.escape(name)}(?![A-Za-z_])", PAGE)


SKETCH = 1
"""The one block that only lists the sections."""
EXAMPLES = [block for number, block in enumerate(BLOCKS) if number != SKETCH]
_OF_WHAT_IS_LEFT_OUT = (
    "没有问",
    "却没有用到",
    "没有印",
    "没有提问",
    "没有一处问",
    "既没有来源",
    "分值合计",
    "时指标才有计分规则",
)
"""What the lint must say of an example because it is no whole form."""


@pytest.mark.parametrize("block", EXAMPLES)
def test_the_examples_are_packs_that_the_lint_takes_and_that_print(block: str, tmp_path: Path) -> None:
    head = "" if "[pack]" in block else '[pack]\nformat = 1\nid = "myxian-2026"\ntitle = "F"\n\n'
    path = tmp_path / "myxian-2026.toml"
    path.write_text(head + block, "utf-8")
    wrong = [str(message) for message in lint(path) if message.severity == "error"]
    assert [words for words in wrong if not any(part in words for part in _OF_WHAT_IS_LEFT_OUT)] == []
    form = load_form_file(path)
    document = Clerk(form).session.document
    found = evaluate(form, None, document)
    blocks = compose(form, found.assessment, found.sheet)
    assert bool(blocks) == bool(form.report)


def test_the_page_opens_with_a_form_that_works(tmp_path: Path) -> None:
    block = BLOCKS[0]
    assert len([line for line in block.splitlines() if line.strip()]) <= 26
    path = tmp_path / "myxian-2026.toml"
    path.write_text(block, "utf-8")
    assert [message for message in lint(path) if message.severity == "error"] == []
    form = load_form_file(path)
    session = Clerk(form).session
    row = f"performance.indicators.{session.add_row('performance.indicators', {})}"
    for key, text in (("name", "管护"), ("target", "≥9次"), ("actual", "12次")):
        session.set(f"{row}.{key}", text)
    found = evaluate(form, None, session.document)
    table = compose(form, found.assessment, found.sheet)[-1]
    assert isinstance(table, Table) and [cell.text for cell in table.grids[0].rows[1].cells] == [
        "管护",
        "≥9次",
        "12次",
        "完成",
    ]
