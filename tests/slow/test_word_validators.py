"""The Open XML SDK, openxml-audit and the own check find nothing in samples, blanks, hostile texts, long tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.blocks import Block, Layout, Paragraph
from tests.slow.word_tools import audit_errors, sdk, sdk_errors
from tests.wizards.word.structure import check_structure
from tests.wizards.word.test_word_structure import WORD_FAULTS
from tests.wizards.word.test_word_text import HOSTILE, everywhere
from tests.wizards.word.word_blocks import LAYOUT, progress_table, report, score_table
from tests.wizards.word.word_files import replaced
from tests.wizards.word.word_samples import documents, report_of
from wizards.word import write

pytestmark = pytest.mark.slow

Made = tuple[list[Block], Layout]


def _hostile() -> Made:
    every = [block for text in HOSTILE if len(text) < 1000 for block in everywhere(text)]
    return every, dataclasses.replace(LAYOUT, title=HOSTILE[5], unit=HOSTILE[13], body_font=HOSTILE[5])


CASES: dict[str, Callable[[], Made]] = {
    "nothing": lambda: ([], LAYOUT),
    "one empty paragraph": lambda: ([Paragraph("")], LAYOUT),
    "everything": lambda: (report(), LAYOUT),
    "tables one after another": lambda: ([progress_table(), progress_table(), score_table(3, True)], LAYOUT),
    "hostile": _hostile,
    **{f"{count} rows": lambda count=count: ([score_table(count)], LAYOUT) for count in (0, 1, 200, 2000)},
    **{name: lambda document=document: report_of(document) for name, document in documents().items()},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


@pytest.mark.parametrize("name", CASES)
def test_own_check(name: str) -> None:
    assert check_structure(write(*CASES[name]())) == []


@pytest.mark.parametrize("name", CASES)
def test_open_xml_sdk(folder: Path, name: str) -> None:
    program = sdk()
    path = folder / "report.docx"
    path.write_bytes(write(*CASES[name]()))
    assert sdk_errors(program, path) == []


@pytest.mark.parametrize("name", [name for name in CASES if name != "2000 rows"])
def test_openxml_audit(folder: Path, name: str) -> None:
    path = folder / "report.docx"
    path.write_bytes(write(*CASES[name]()))
    assert audit_errors(path) == []


def test_the_sdk_is_awake(folder: Path) -> None:
    program = sdk()
    path = folder / "faulty.docx"
    code, part, old, new = WORD_FAULTS["pPr: keepNext before pStyle"]
    assert code == "order"
    path.write_bytes(replaced(write(report(), LAYOUT), part, old, new))
    assert sdk_errors(program, path)
