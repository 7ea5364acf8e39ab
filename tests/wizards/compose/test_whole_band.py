"""``^^``: one cell beside all rows of a band, however many there are and whatever stands to its left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Table
from schemas.form import Form
from wizards.catalogue import lint
from wizards.compose import compose

ROWS = ["{name}", "^{content}", "^^{texts.other_notes}"]


def table(names: list[str], rows: list[list[str]]) -> Table:
    pack: dict[str, Any] = {"format": 1, "id": "f", "title": "F"}
    bands = [
        {"rows": [["项目", "内容", "备注"]]},
        {"each": "profile.projects", "rows": rows},
        {"rows": [["合计", "", ""]]},
    ]
    form = Form.model_validate({"pack": pack, "report": [{"table": bands}]})
    projects = [{"name": name, "content": f"内容{number // 2}"} for number, name in enumerate(names)]
    document = {"profile": {"projects": projects}, "texts": {"other_notes": "都已验收"}}
    (found,) = compose(form, read_assessment(document), None)
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("more", [[], [["说明", "{purpose}", "^^"]]])
def test_it_spans_the_band(count: int, more: list[list[str]]) -> None:
    rows = table([f"项目{number}" for number in range(count)], [ROWS, *more]).grids[0].rows
    notes = [(index, cell) for index, row in enumerate(rows) for cell in row.cells if cell.text == "都已验收"]
    ((index, cell),) = notes
    assert (index, cell.column, cell.rows) == (1, 2, count * (1 + len(more)))
    assert [cell.text for cell in rows[-1].cells] == ["合计", "", ""]


def test_a_band_without_rows_keeps_a_cell_to_fill_in() -> None:
    rows = table([], [ROWS]).grids[0].rows
    assert [len(row.cells) for row in rows] == [3, 3, 3]
    assert rows[1].cells[2].text == "都已验收"


def test_the_lint_takes_it_in_the_first_row_too(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text(
        '[pack]\nformat = 1\nid = "f"\ntitle = "F"\n[[report]]\n[[report.table]]\neach = "profile.projects"\n'
        'rows = [["{name}", "^^{profile.titel}"]]\n',
        "utf-8",
    )
    errors = [message.message for message in lint(path) if message.severity == "error"]
    assert errors == ["没有“profile.titel”这个值。"]
