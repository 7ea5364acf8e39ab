"""Tables as drawn: bands, merges, header rows, repeated rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from schemas.blocks import Block, Cell, Grid, Table

Drawing = list[tuple[int, str, int, int]]
"""Column, text, columns and rows of the cells that begin in one row."""

ROWS = [
    {"level1": "产出", "level2": "数量", "name": "甲", "weight": "10"},
    {"level1": "产出", "level2": "数量", "name": "乙", "weight": "20"},
    {"level1": "产出", "level2": "质量", "name": "丙"},
    {"level1": "效益", "level2": "质量", "name": "丁"},
    {"name": "戊"},
    {"name": "己"},
]


def drawn(cells: Sequence[Cell]) -> Drawing:
    return [(cell.column, cell.text, cell.columns, cell.rows) for cell in cells]


def grid(
    composed: Callable[..., list[Block]], bands: list[dict[str, Any]], rows: Sequence[Any] = (), **keys: Any
) -> Grid:
    (table,) = composed({"report": [{"table": bands, **keys}]}, {"performance": {"indicators": list(rows)}})
    assert isinstance(table, Table)
    return table.grids[0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "<", "b"]], [[(0, "a", 2, 1), (2, "b", 1, 1)]]),
        ([["a", "b"], ["^", "c"]], [[(0, "a", 1, 2), (1, "b", 1, 1)], [(1, "c", 1, 1)]]),
        ([["a", "<"], ["^", "<"]], [[(0, "a", 2, 2)], []]),
        ([["a", "<"], ["^", "^"]], [[(0, "a", 2, 2)], []]),
        ([["", ""]], [[(0, "", 1, 1), (1, "", 1, 1)]]),
        ([["甲\n乙", "{profile.title}"]], [[(0, "甲\n乙", 1, 1), (1, "", 1, 1)]]),
        ([["共{profile.title}", "{profile.title}"]], [[(0, "共____", 1, 1), (1, "", 1, 1)]]),
        # what cannot be drawn as a rectangle, or has no neighbour, stands alone
        ([["<", "a"]], [[(0, "", 1, 1), (1, "a", 1, 1)]]),
        ([["^", "a"]], [[(0, "", 1, 1), (1, "a", 1, 1)]]),
        ([["a", "<"], ["^", "b"]], [[(0, "a", 2, 1)], [(0, "", 1, 1), (1, "b", 1, 1)]]),
        ([["a", "b"], ["^", "<"]], [[(0, "a", 1, 2), (1, "b", 1, 1)], [(1, "", 1, 1)]]),
        ([["a"], ["b", "c"]], [[(0, "a", 1, 1), (1, "", 1, 1)], [(0, "b", 1, 1), (1, "c", 1, 1)]]),
    ],
)
def test_merges_as_drawn(composed: Callable[..., list[Block]], rows: list[list[str]], expected: list[Drawing]) -> None:
    assert [drawn(row.cells) for row in grid(composed, [{"rows": rows}]).rows] == expected


def test_equal_cells_are_merged_as_far_as_their_left_neighbours_are(composed: Callable[..., list[Block]]) -> None:
    band = {"each": "performance.indicators", "rows": [["^{level1}", "^{level2}", "{n}{name}"]]}
    found = grid(composed, [band], ROWS)
    assert [drawn(row.cells) for row in found.rows] == [
        [(0, "产出", 1, 3), (1, "数量", 1, 2), (2, "1甲", 1, 1)],
        [(2, "2乙", 1, 1)],
        [(1, "质量", 1, 1), (2, "3丙", 1, 1)],
        [(0, "效益", 1, 1), (1, "质量", 1, 1), (2, "4丁", 1, 1)],
        [(0, "", 1, 1), (1, "", 1, 1), (2, "5戊", 1, 1)],
        [(0, "", 1, 1), (1, "", 1, 1), (2, "6己", 1, 1)],
    ]


def test_without_the_mark_equal_cells_repeat(composed: Callable[..., list[Block]]) -> None:
    found = grid(composed, [{"each": "performance.indicators", "rows": [["{level1}", "{name}"]]}], ROWS[:2])
    assert [drawn(row.cells) for row in found.rows] == [
        [(0, "产出", 1, 1), (1, "甲", 1, 1)],
        [(0, "产出", 1, 1), (1, "乙", 1, 1)],
    ]


def test_a_label_spans_the_bands_below_but_never_the_header(composed: Callable[..., list[Block]]) -> None:
    bands = [
        {"head": True, "rows": [["头", "名称"]]},
        {"rows": [["指标", "名称"]]},
        {"each": "performance.indicators", "where": {"level1": "产出"}, "rows": [["^", "^{level1}"]]},
        {"rows": [["^", "完"], ["合计", "{performance.indicators.total.weight}"]]},
    ]
    found = grid(composed, bands, ROWS)
    assert [row.head for row in found.rows] == [True] + [False] * 6
    assert drawn(found.rows[0].cells) == [(0, "头", 1, 1), (1, "名称", 1, 1)]
    assert drawn(found.rows[1].cells) == [(0, "指标", 1, 5), (1, "名称", 1, 1)]
    assert drawn(found.rows[2].cells) == [(1, "产出", 1, 3)]
    assert drawn(found.rows[5].cells) == [(1, "完", 1, 1)]
    assert drawn(found.rows[6].cells) == [(0, "合计", 1, 1), (1, "30", 1, 1)]


def test_a_label_beside_the_header_reaches_into_the_body(composed: Callable[..., list[Block]]) -> None:
    found = grid(composed, [{"head": True, "rows": [["甲", "乙"]]}, {"rows": [["^", "^乙"]]}])
    assert [drawn(row.cells) for row in found.rows] == [[(0, "甲", 1, 2), (1, "乙", 1, 1)], [(1, "乙", 1, 1)]]


def test_a_header_does_not_grow_into_what_stands_above_it(composed: Callable[..., list[Block]]) -> None:
    found = grid(composed, [{"rows": [["甲"]]}, {"head": True, "rows": [["^"]]}, {"rows": [["乙"]]}])
    assert [drawn(row.cells) for row in found.rows] == [[(0, "甲", 1, 1)], [(0, "", 1, 1)], [(0, "乙", 1, 1)]]


def test_two_header_rows_may_share_a_cell(composed: Callable[..., list[Block]]) -> None:
    found = grid(composed, [{"head": True, "rows": [["甲", "乙", "<"], ["^", "丙", "丁"]]}])
    assert drawn(found.rows[0].cells) == [(0, "甲", 1, 2), (1, "乙", 2, 1)]


def test_widths_and_direction_of_the_page(composed: Callable[..., list[Block]]) -> None:
    (table,) = composed({"report": [{"widths": [3, 5], "landscape": True, "table": [{"rows": [["a", "b"]]}]}]}, {})
    assert isinstance(table, Table)
    assert table.landscape
    assert table.grids[0].widths == (3, 5)


def test_an_empty_list_leaves_one_row_to_fill_in_by_hand(composed: Callable[..., list[Block]]) -> None:
    band = {"each": "performance.indicators", "rows": [["^", "{name}第{n}项", "{target}", "<"]]}
    found = grid(composed, [{"rows": [["目标", "甲", "乙", "<"]]}, band])
    assert drawn(found.rows[0].cells) == [(0, "目标", 1, 2), (1, "甲", 1, 1), (2, "乙", 2, 1)]
    assert drawn(found.rows[1].cells) == [(1, "", 1, 1), (2, "", 2, 1)]


def test_every_row_of_a_table_is_printed_even_without_values(composed: Callable[..., list[Block]]) -> None:
    found = grid(composed, [{"each": "performance.indicators", "rows": [["{n}", "{name}"]]}], [{"id": "aaaaaaaa"}])
    assert drawn(found.rows[0].cells) == [(0, "1", 1, 1), (1, "", 1, 1)]
