"""Every place of the paper knows which values of the session stand in it, also where they are still blank."""

from __future__ import annotations

import pytest

from samples import sample_path
from schemas.blocks import Block, Heading, Paragraph, Source, Table
from schemas.paths import find
from wizards.catalogue import list_forms
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.opening import read_for

TICKS = ("☑", "□")
FORMS = [row.id for row in list_forms()[0]]


def composed(form: str, ending: str = "") -> tuple[dict[str, object], list[Block]]:
    opened = read_for(sample_path(form + ending))
    made = evaluate(opened.in_force.form, opened.in_force.policy, opened.document)
    return dict(opened.document), compose(opened.in_force.form, made.assessment, made.sheet)


def sources(blocks: list[Block]) -> list[tuple[str, Source]]:
    found: list[tuple[str, Source]] = []
    for block in blocks:
        if isinstance(block, Table):
            cells = [cell for grid in block.grids for row in grid.rows for cell in row.cells]
            found += [(cell.text, one) for cell in cells for one in cell.sources]
        elif isinstance(block, Paragraph):
            found += [((block.lead.text if block.lead else "") + block.text, one) for one in block.sources]
        elif isinstance(block, Heading):
            found += [(block.text, one) for one in block.sources]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_value_stands_where_the_paper_says_it_does(form: str) -> None:
    document, blocks = composed(form)
    typed = [(text, one, find(document, one.path)) for text, one in sources(blocks)]
    seen = [one.path for _, one, value in typed if isinstance(value, str)]
    assert len(seen) > 10
    for _, one, value in typed:
        if isinstance(value, str) and one.words and "\n" not in value and not one.path.startswith("texts."):
            assert value.strip()[:2] in one.words or one.words in TICKS, one


def test_a_blank_cell_is_still_the_place_of_its_value() -> None:
    _, blocks = composed("mof-2020", "-half")
    blank = [one.path for text, one in sources(blocks) if not text]
    assert "performance.indicators.quality.actual" in blank


def test_a_sentence_from_data_also_belongs_to_the_slot_in_which_it_may_be_reworded() -> None:
    _, blocks = composed("mof-2020")
    sentence = next(block for block in blocks if isinstance(block, Paragraph) and "全年执行" in block.text)
    assert {one.path for one in sentence.sources} >= {"funds.lines.total.executed", "texts.x_mof_funds"}
