"""Each printed sample must come out as its source document is: headings, tables and figures, all of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from schemas.assessment import read_assessment
from schemas.blocks import Block, Grid, Heading, Paragraph, Table
from wizards.compose import compose
from wizards.opening import read_for
from wizards.scoring import score

EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.toml"))
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
LONG = "…"

forms = pytest.mark.parametrize("form_id", [path.stem for path in EXPECTED])


@cache
def expected(form_id: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "expected" / f"{form_id}.toml").read_text(encoding="utf-8"))


@cache
def blocks(form_id: str) -> list[Block]:
    opened = read_for(sample_path(form_id, "printed"))
    assessment, form = read_assessment(opened.document), opened.in_force.form
    return compose(form, assessment, score(form, opened.in_force.policy, assessment))


def headings(form_id: str) -> list[list[Any]]:
    found: list[list[Any]] = []
    for block in blocks(form_id):
        if isinstance(block, Heading):
            found.append([block.level, block.number + block.text])
        elif isinstance(block, Paragraph) and block.lead:
            found.append([block.lead.level, block.lead.number + block.lead.text])
        elif isinstance(block, Table):
            cells = [cell for grid in block.grids for row in grid.rows for cell in row.cells]
            found += [[cell.level, cell.text] for cell in cells if cell.level is not None]
    return found


def grids(form_id: str) -> list[Grid]:
    return [grid for block in blocks(form_id) if isinstance(block, Table) for grid in block.grids]


def squeezed(text: str) -> str:
    return "".join(text.split())


def whole_text(form_id: str) -> str:
    parts = [block.text for block in blocks(form_id) if not isinstance(block, Table)]
    parts += [text for _, text in headings(form_id)]
    parts += [cell.text for grid in grids(form_id) for row in grid.rows for cell in row.cells]
    return unicodedata.normalize("NFKC", "\n".join(parts))


@forms
def test_headings_stand_in_order_with_their_tokens(form_id: str) -> None:
    assert headings(form_id) == expected(form_id)["headings"]


@forms
def test_labels_and_signature(form_id: str) -> None:
    paragraphs = [block for block in blocks(form_id) if isinstance(block, Paragraph)]
    labels = [paragraph.text for paragraph in paragraphs if paragraph.look == "label"]
    assert labels == expected(form_id).get("labels", [])
    signature = [paragraph.text for paragraph in paragraphs if paragraph.look == "right"]
    assert signature == expected(form_id).get("signature", [])


@forms
def test_tables_have_their_rows_columns_and_merges(form_id: str) -> None:
    wanted = expected(form_id).get("grids", [])
    found = grids(form_id)
    assert [(len(grid.widths), len(grid.rows)) for grid in found] == [
        (grid["columns"], len(grid["rows"])) for grid in wanted
    ]
    for grid, shape in zip(found, wanted, strict=True):
        merges = {
            (number, cell.column, cell.rows, cell.columns)
            for number, row in enumerate(grid.rows)
            for cell in row.cells
            if cell.rows * cell.columns > 1
        }
        assert merges == {tuple(merge) for merge in shape["merges"]}


@forms
def test_short_cells_stand_literally(form_id: str) -> None:
    for grid, shape in zip(grids(form_id), expected(form_id).get("grids", []), strict=True):
        for row, cells in zip(grid.rows, shape["rows"], strict=True):
            found = [squeezed(cell.text) for cell in row.cells if cell.text]
            wanted = [cell for cell in cells if cell]
            assert [LONG if want == LONG else text for text, want in zip(found, wanted, strict=True)] == wanted


@forms
def test_every_figure_is_printed(form_id: str) -> None:
    printed = set(NUMBER.findall(whole_text(form_id)))
    assert [figure for figure in expected(form_id)["figures"] if figure not in printed] == []


def test_blanks_are_blank_and_not_zero() -> None:
    by_label = {
        row.cells[0].text: [cell.text for cell in row.cells[1::2]] for row in grids("linxiang-2021")[0].rows[4:]
    }
    assert by_label["市财政"] == by_label["其它"] == ["", "", "", ""]
    assert by_label["省财政"] == ["7276", "7276", "7276", "0"]
