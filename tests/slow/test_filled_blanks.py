"""Filled blanks, opened by LibreOffice and judged by a validator: what was filled is printed, nothing is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.slow.word_tools import Page, audit_errors, convert, pages
from tests.wizards.filling import made_blanks as blanks
from tests.wizards.filling.filled import fill
from wizards.filling import Filling

pytestmark = pytest.mark.slow

MADE = {
    "standard": blanks.standard(),
    "lines": blanks.lines_and_marks(),
    "nested": blanks.nested(),
    "controls": blanks.controls(),
    "platform": blanks.platform(),
    "library": blanks.by_another_library(),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    for name, blank in MADE.items():
        (folder / f"{name}.docx").write_bytes(fill(blank).data)
    convert(folder, tmp_path_factory.mktemp("profile"))
    return folder


def printed(folder: Path, name: str) -> str:
    found: list[Page] = pages(folder / f"{name}.pdf")
    return "".join("".join(page.text.split()) for page in found)


@pytest.mark.parametrize("name", MADE)
def test_what_was_filled_is_printed(filled: Path, name: str) -> None:
    filling: Filling = fill(MADE[name])
    paper = printed(filled, name)
    short = [one.text for one in filling.filled if len(one.text) <= 4 and one.text.isascii()]
    assert filling.filled
    assert [text for text in short if text not in paper] == []
    for one in filling.filled:
        # A long text is broken over lines beside those of its neighbours; somewhere two characters stand together.
        text = "".join(one.text.split())
        assert any(text[at : at + 2] in paper for at in range(max(len(text) - 1, 1))), one


@pytest.mark.parametrize("name", MADE)
def test_filling_breaks_nothing(filled: Path, tmp_path: Path, name: str) -> None:
    blank = tmp_path / "blank.docx"
    blank.write_bytes(MADE[name])
    before = {error.partition(" ")[2].rpartition("]")[2] for error in audit_errors(blank)}
    after = {error.partition(" ")[2].rpartition("]")[2] for error in audit_errors(filled / f"{name}.docx")}
    assert after <= before
