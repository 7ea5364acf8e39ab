"""Laws of composing: any half-filled session can be printed, the drawing of a table always adds up."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wizards
from schemas.assessment import read_assessment
from schemas.blocks import Grid, Paragraph, Table
from schemas.form import Form
from schemas.slots import SLOTS
from wizards.compose import compose, edited_slots, layout_of, sentence_from_data, unused_texts
from wizards.compose.plain_lines import render
from wizards.facts import Facts

SHIPPED = sorted(Path(wizards.__path__[0], "forms").glob("*.toml"))
FORMS = [
    Form.model_validate(tomllib.loads(path.read_text("utf-8")))
    for path in [*SHIPPED, *sorted((Path(__file__).parent / "packs").glob("*.toml"))]
]

JUNK = "0 12.50 ≥95% 8,676人 1.5亿元 不适用 产出 甲， 2021-01 total county {x}[ 1e9 —"
WORD = st.sampled_from(["", " ", "一\n\n二。", *JUNK.split()])


def row(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, WORD))


def rows(*names: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(row(*names), max_size=4)


INDICATOR = "id catalogue level1 level2 name unit target actual weight tier stated_score stated_verdict improvement"
ITEM = st.fixed_dictionaries(
    {"kind": st.sampled_from(["problem", "advice", "experience", "nonsense"])},
    optional={"title": WORD, "text": WORD, "answers": WORD, "id": WORD},
)
SESSIONS = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.fixed_dictionaries(
            {},
            optional={
                "title": WORD,
                "fiscal_year": st.one_of(st.integers(0, 3000), WORD),
                "report_date": WORD,
                "evaluation_types": st.lists(WORD, max_size=3),
                "unit": row("name", "short_name"),
                "projects": rows("name", "budget", "executed"),
                "basis": rows("title", "document_number"),
            },
        ),
        "funds": st.fixed_dictionaries(
            {},
            optional={
                "unit": WORD,
                "lines": rows("source", "initial_budget", "adjusted_budget", "arrived", "executed", "balance"),
                "subsidies": rows("kind", "persons", "standard", "amount"),
                "expenses": rows("item", "amount"),
            },
        ),
        "performance": st.fixed_dictionaries(
            {},
            optional={
                "stated_total": WORD,
                "indicators": rows(*INDICATOR.split()),
                "goals": rows("expected", "actual"),
            },
        ),
        "problems": st.fixed_dictionaries({"items": st.lists(ITEM, max_size=4)}),
        "texts": st.dictionaries(st.sampled_from([*SLOTS, "x_f_a"]), WORD, max_size=6),
        "overrides": rows("path", "stated"),
    },
)


def fits(grid: Grid) -> bool:
    """Every place of the grid belongs to exactly one cell."""
    taken: list[tuple[int, int]] = [
        (index + down, cell.column + right)
        for index, line in enumerate(grid.rows)
        for cell in line.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    places = {(index, column) for index in range(len(grid.rows)) for column in range(len(grid.widths))}
    return len(taken) == len(set(taken)) and set(taken) == places


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pack.title)
@settings(max_examples=30, deadline=None)
@given(SESSIONS)
def test_any_session_can_be_printed(form: Form, session: dict[str, Any]) -> None:
    assessment = read_assessment(session)
    blocks = compose(form, assessment, None)
    assert blocks == compose(form, assessment, None)
    for block in blocks:
        if isinstance(block, Table):
            assert all(fits(grid) for grid in block.grids)
        else:
            assert not (isinstance(block, Paragraph) and "\n" in block.text)
    assert all("\n" not in line for line in render(blocks, 60))
    layout_of(form, assessment)
    edited_slots(form, assessment, None)
    unused_texts(form, assessment)
    for entry in form.report:
        if entry.edit:
            sentence_from_data(form, assessment, None, entry.edit)


CELL = st.sampled_from(["<", "^", "^a", "^b", "^{profile.title}", "", "a", "b"])


@settings(deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=5)))
def test_any_drawing_is_a_table(drawing: list[list[str]]) -> None:
    form = Form.model_validate(
        {"pack": {"format": 1, "id": "f", "title": "F"}, "report": [{"table": [{"rows": drawing}]}]}
    )
    (table,) = compose(form, read_assessment({}), None)
    assert isinstance(table, Table)
    assert fits(table.grids[0])


@given(
    st.lists(st.decimals(min_value=-1000, max_value=1000, places=2), min_size=1, max_size=6),
    st.sampled_from(["arrived", "executed", "initial_budget"]),
)
def test_a_total_is_the_sum_of_its_rows(amounts: list[Any], name: str) -> None:
    lines = [{"source": f"r{index}", name: str(amount)} for index, amount in enumerate(amounts)]
    found = Facts(FORMS[0], read_assessment({"funds": {"lines": lines}}))
    assert found.number(f"funds.lines.total.{name}") == sum(amounts)
