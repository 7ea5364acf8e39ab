"""Entries of a report: headings of every style, looks, pages, edited texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from schemas.blocks import Block, Cell, Heading, Paragraph, Row, RunIn, Table

SESSION: dict[str, Any] = {
    "profile": {"title": "补助", "fiscal_year": 2018, "attachment_label": "附件1"},
    "problems": {
        "items": [
            {"id": "aaaaaaaa", "kind": "experience", "title": "做好宣传", "text": "入户。\n到村。"},
            {"id": "bbbbbbbb", "kind": "experience"},
            {"id": "cccccccc", "kind": "experience", "title": "严格审核"},
            {"id": "dddddddd", "kind": "measure", "text": "加强核对", "answers": "aaaaaaaa"},
        ]
    },
    "texts": {"implementation": "组织有力。", "x_f_words": "自己的话，共5项。\n\n第二段"},
}
EXPERIENCE = {"each": "problems.items", "where": {"kind": "experience"}}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        # a heading on its own line, literal token and all
        ({"level": 2, "number": "(一) ", "heading": "组织。"}, [Heading(2, "(一) ", "组织。")]),
        ({"level": 0, "heading": "{profile.fiscal_year} 年{profile.title}报告"}, [Heading(0, "", "2018 年补助报告")]),
        ({"level": 0, "heading": "{profile.unit.name}\n报告"}, [Heading(0, "", "报告")]),
        ({"level": 1, "number": "一、", "heading": "{profile.unit.name}"}, [Heading(1, "一、", "____")]),
        ({"level": 1, "heading": "{profile.unit.name}"}, []),
        (
            {"level": 1, "heading": "实施", "text": "{texts.implementation}"},
            [Heading(1, "", "实施"), Paragraph("组织有力。")],
        ),
        ({"level": 1, "heading": "分配", "text": "{texts.fund_distribution}"}, [Heading(1, "", "分配")]),
        # run-in
        (
            {
                "level": 3,
                "number": "1. ",
                "heading": "管理：",
                "style": "run-in",
                "text": "{texts.implementation}\n另外。",
            },
            [Paragraph("组织有力。", lead=RunIn(3, "1. ", "管理：")), Paragraph("另外。")],
        ),
        (
            {"level": 3, "heading": "管理：", "style": "run-in", "text": "{texts.fund_management}"},
            [Paragraph("", lead=RunIn(3, "", "管理："))],
        ),
        # looks
        ({"look": "label", "text": "{profile.attachment_label}"}, [Paragraph("附件1", "label")]),
        ({"look": "right", "text": "单位\n{profile.report_date}"}, [Paragraph("单位", "right")]),
        # a heading that names a row value comes before each row; a row without values is skipped, not counted
        (
            {"level": 3, "number": "{n}、", "heading": "{title}", "text": "{text}", **EXPERIENCE},
            [
                Heading(3, "1、", "做好宣传"),
                Paragraph("入户。"),
                Paragraph("到村。"),
                Heading(3, "2、", "严格审核"),
            ],
        ),
        (
            {"level": 3, "number": "{n:①}", "heading": "{title}：", "style": "run-in", "text": "{text}", **EXPERIENCE},
            [
                Paragraph("入户。", lead=RunIn(3, "①", "做好宣传：")),
                Paragraph("到村。"),
                Paragraph("", lead=RunIn(3, "②", "严格审核：")),
            ],
        ),
        # a heading without row values comes once, and alone above an empty list
        (
            {"level": 1, "heading": "经验", "text": "{title}", **EXPERIENCE},
            [Heading(1, "", "经验"), Paragraph("做好宣传"), Paragraph("严格审核")],
        ),
        (
            {"level": 1, "heading": "建议", "each": "problems.items", "where": {"kind": "advice"}, "text": "{text}"},
            [Heading(1, "", "建议")],
        ),
        # a measure prints the problem that it answers, not its id
        (
            {"each": "problems.items", "where": {"kind": "measure"}, "text": "{answers}：{text}"},
            [Paragraph("做好宣传：加强核对")],
        ),
        # the user's own words in place of the sentence from data
        (
            {"text": "共{profile.fiscal_year}项", "edit": "texts.x_f_words"},
            [Paragraph("自己的话，共5项。"), Paragraph("第二段")],
        ),
        (
            {"text": "{title}", "join": "；", "edit": "texts.x_f_words", **EXPERIENCE},
            [Paragraph("自己的话，共5项。"), Paragraph("第二段")],
        ),
        ({"text": "共{profile.fiscal_year}项", "edit": "texts.x_f_empty"}, [Paragraph("共2018项")]),
        (
            {
                "level": 2,
                "heading": "数量：",
                "style": "run-in",
                "text": "共{profile.title}",
                "edit": "texts.x_f_words",
            },
            [Paragraph("自己的话，共5项。", lead=RunIn(2, "", "数量：")), Paragraph("第二段")],
        ),
    ],
)
def test_entry(composed: Callable[..., list[Block]], entry: Mapping[str, Any], expected: list[Block]) -> None:
    assert composed({"report": [entry]}, SESSION) == expected


def test_a_new_page_falls_to_the_first_thing_printed(composed: Callable[..., list[Block]]) -> None:
    report = [
        {"text": "封面"},
        {"text": "{profile.unit.name}", "new_page": True},
        {"level": 0, "heading": "附件"},
        {"new_page": True, "table": [{"rows": [["甲"]]}]},
    ]
    assert [(type(block), block.new_page) for block in composed({"report": report}, SESSION)] == [
        (Paragraph, False),
        (Heading, True),
        (Table, True),
    ]


def test_row_headings_continue_the_table_above(composed: Callable[..., list[Block]]) -> None:
    report: list[dict[str, Any]] = [
        {
            "level": 1,
            "number": "一、",
            "heading": "概况",
            "style": "row",
            "table": [{"rows": [["甲", "乙"]]}],
            "widths": [3, 5],
        },
        {"level": 1, "number": "二、", "heading": "明细", "style": "row", "table": [{"rows": [["a", "b", "c"]]}]},
        {"level": 1, "number": "三、", "heading": "综述", "style": "row"},
        {"text": "隔开"},
        {"level": 1, "heading": "另一张", "style": "row"},
    ]
    first, between, last = composed({"report": report}, SESSION)
    assert isinstance(first, Table)
    assert isinstance(last, Table)
    assert [grid.widths for grid in first.grids] == [(3, 5), (1, 1, 1), (3,)]
    assert [grid.rows[0].cells for grid in first.grids] == [
        (Cell(0, "一、概况", 2, level=1),),
        (Cell(0, "二、明细", 3, level=1),),
        (Cell(0, "三、综述", 1, level=1),),
    ]
    assert between == Paragraph("隔开")
    assert last.grids[0].rows == (Row((Cell(0, "另一张", 1, level=1),)),)


def test_a_row_heading_on_a_new_page_begins_a_table(composed: Callable[..., list[Block]]) -> None:
    entry = {"level": 1, "heading": "一", "style": "row", "table": [{"rows": [["甲"]]}]}
    blocks = composed({"report": [entry, {**entry, "new_page": True}]}, SESSION)
    assert [block.new_page for block in blocks] == [False, True]
