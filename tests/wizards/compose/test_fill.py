"""What a pattern prints: values as typed or computed, gaps, segments, stops, rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.blocks import Paragraph
from schemas.form import Form
from wizards.compose import pattern_filling as fill_module
from wizards.compose.pattern_filling import Piece, text_of
from wizards.facts import Value

SESSION: dict[str, Any] = {
    "profile": {
        "title": "补助资金",
        "fiscal_year": 2021,
        "report_date": "2022-08-16",
        "period_start": "2021-01",
        "evaluation_types": ["项目完成结果评价"],
        "projects": [{"name": "甲、乙费", "budget": "30.50"}, {"name": "丙", "budget": "57.5"}],
        "unit": {"functions": ["执行政策", " ", "管理基金"]},
    },
    "funds": {
        "unit": "万元",
        "violation": "未发现违规。",
        "lines": [
            {"source": "county", "initial_budget": "28545.30", "executed": "88万", "arrived": "28545.3"},
            {"source": "city", "executed": "1.5亿元"},
        ],
    },
    "problems": {
        "items": [{"kind": "problem", "text": "底数不清；"}, {"kind": "problem"}, {"kind": "note", "text": "无。"}]
    },
    "texts": {"effect": "成效明显。", "overview": "第一段。\n\n第二段。\n", "blank": "  \n"},
}


def paragraphs(blocks: list[Any]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        # {path}
        ("{profile.title}", ["补助资金"]),
        ("{profile.fiscal_year}年", ["2021年"]),
        ("{funds.lines.county.initial_budget}", ["28545.30"]),
        ("{profile.report_date}", ["2022年8月16日"]),
        ("{profile.period_start}起", ["2021年1月起"]),
        ("{profile.projects.total.budget}万元", ["88.00万元"]),
        ("{profile.projects.count}个项目", ["2个项目"]),
        # [ ]
        ("甲[，结余{funds.lines.county.balance}]。", ["甲，结余28457.3。"]),
        ("甲[，超支{funds.lines.county.over}]。", ["甲。"]),
        ("甲[，{profile.title}，{profile.attachment_label}]", ["甲"]),
        ("[{profile.attachment_label}]", []),
        # {list.key} and in quotes
        ("{profile.projects.name}", ["甲、乙费、丙"]),
        ("{profile.projects.name:“”}", ["“甲、乙费”“丙”"]),
        ("{profile.unit.functions}", ["执行政策、管理基金"]),
        # tick boxes
        (
            "过程{profile.evaluation_types:□项目实施过程评价} 结果{profile.evaluation_types:□项目完成结果评价}",
            ["过程□ 结果☑"],
        ),
        ("{profile.attachment_label:□附件1}", ["□"]),
        # missing: alone nothing, within words a gap
        ("{profile.attachment_label}", []),
        ("名称：{profile.attachment_label}", ["名称：____"]),
        ("{profile.title}{profile.attachment_label}", ["补助资金____"]),
        ("{profile.attachment_label} {profile.unit.name}", []),
        ("[{texts.blank}，]{profile.unit.name}", []),
        ("甲\n{profile.unit.name}\n乙", ["甲", "乙"]),
        # an empty line prints empty
        ("甲\n\n乙", ["甲", "", "乙"]),
        # a value of several lines is several paragraphs, its blank lines are left out
        ("{texts.overview}", ["第一段。", "第二段。"]),
        ("一是{texts.overview}完", ["一是第一段。", "第二段。完"]),
        # stops
        ("{texts.effect}。", ["成效明显。"]),
        ("{texts.effect}，{texts.effect}；", ["成效明显，成效明显；"]),
        ("{texts.effect}[，{profile.title}]", ["成效明显，补助资金"]),
        ("{texts.effect}[，{profile.unit.name}]", ["成效明显。"]),
        ("{texts.effect}[，{profile.unit.name}]。", ["成效明显。"]),
        ("。。{profile.title}", ["。。补助资金"]),
        # a unit that the form prints is not printed twice
        ("支出{funds.lines.county.executed}万元", ["支出88万元"]),
        ("支出 {funds.lines.county.executed} 万元", ["支出 88 万元"]),
        ("支出{funds.lines.county.executed}，", ["支出88万，"]),
        ("支出{funds.lines.county.executed}元", ["支出88万元"]),
        ("下达 {funds.lines.city.executed} 万元", ["下达 15000 万元"]),
        ("下达{funds.lines.city.executed}", ["下达1.5亿元"]),
        # paths that lead nowhere are missing, never an error
        ("甲{funds.lines.moon.executed}", ["甲____"]),
        ("甲{no.such.path}{n}{text}", ["甲____________"]),
    ],
)
def test_pattern(composed: Callable[..., Any], pattern: str, printed: list[str]) -> None:
    assert paragraphs(composed({"report": [{"text": pattern}]}, SESSION)) == printed


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        ({"each": "problems.items", "where": {"kind": "problem"}, "text": "{n:一}是{text}。"}, ["一是底数不清。"]),
        (
            {"each": "problems.items", "where": {"kind": ["problem", "note"]}, "text": "{n}.{text}"},
            ["1.底数不清；", "2.无。"],
        ),
        ({"each": "problems.items", "text": "{n:①}{text}", "join": "；", "end": "。"}, ["①底数不清；②无。"]),
        ({"each": "problems.items", "text": "{text}", "end": "！"}, ["底数不清；", "无。！"]),
        ({"each": "problems.items", "where": {"kind": "advice"}, "text": "{text}", "join": "、", "end": "。"}, []),
        (
            {
                "each": "profile.projects",
                "text": "{name}",
                "begin": "{profile.fiscal_year}年有：",
                "join": "、",
                "end": "。",
            },
            ["2021年有：甲、乙费、丙。"],
        ),
        ({"each": "problems.items", "where": {"kind": "advice"}, "text": "{text}", "begin": "建议："}, []),
        ({"each": "problems.items", "where": {"kind": "advice"}, "text": "{text}", "none": "无。"}, ["无。"]),
        ({"each": "problems.items", "where": {"kind": "note"}, "text": "{text}", "none": "没有。"}, ["无。"]),
        # An empty list is one that nobody has begun: a hand may still fill it.
        ({"each": "signoff.panel", "where": {"post": "组长"}, "text": "{name}", "none": "无。"}, []),
        ({"each": "profile.projects", "text": "{name}", "begin": "甲\n乙："}, ["甲", "乙：甲、乙费", "丙"]),
        ({"each": "profile.unit.functions", "text": "{n}. {line}"}, ["1. 执行政策", "2. 管理基金"]),
        ({"each": "texts.overview", "text": "（{n}）{line}"}, ["（1）第一段。", "（2）第二段。"]),
        (
            {"each": "profile.projects", "text": "{name}{profile.fiscal_year}年{budget}", "join": "/"},
            ["甲、乙费2021年30.50/丙2021年57.5"],
        ),
        ({"each": "profile.projects", "text": "{profile.title}"}, ["补助资金", "补助资金"]),
        ({"each": "profile.projects", "text": "{purpose}[{profile.title}]"}, []),
    ],
)
def test_rows(composed: Callable[..., Any], entry: Mapping[str, Any], printed: list[str]) -> None:
    assert paragraphs(composed({"report": [entry]}, SESSION)) == printed


def test_a_row_tells_its_own_value_from_the_reports(make_form: Callable[..., Form]) -> None:
    from decimal import Decimal

    from schemas.assessment import read_assessment
    from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, ScoreSheet, Total
    from wizards.compose import compose

    sheet = ScoreSheet(
        form="f",
        policy=None,
        complete=True,
        execution=ExecutionScore(None, None, None, None),
        indicators=(IndicatorScore(Decimal(10), Decimal("9.50"), None, None, id="a"),),
        total=Total(Decimal("93.00"), None),
        grade=Grade("优", None),
    )
    form = make_form({"report": [{"each": "performance.indicators", "text": "{score}/{score.total}/{score.grade}"}]})
    blocks = compose(form, read_assessment({"performance": {"indicators": [{"catalogue": "a"}]}}), sheet)
    assert paragraphs(blocks) == ["9.5/93/优"]


_PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(
            ["", " ", "。", "，", "万元", "88", "88万元", "3 人", "人", "2023年度", "2023年道路", "道路项目"]
        ),
        is_value=st.booleans(),
        figure=st.sampled_from([None, Value("88万元", Decimal(88), money="万元")]),
        once=st.booleans(),
    ),
    max_size=12,
).map(tuple)


_EIGHTY_EIGHT = Piece("88万元", is_value=True, figure=Value("88万元", Decimal(88), money="万元"))


@given(_PIECES)
@example((_EIGHTY_EIGHT, Piece(" "), Piece("万元")))
@example((_EIGHTY_EIGHT, Piece("　"), Piece("万"), Piece("元")))
def test_what_stands_far_behind_a_value_does_not_matter(line: tuple[Piece, ...]) -> None:
    """The words behind a value are looked at only as far as they can matter; all of them say the same."""
    with mock.patch.object(
        fill_module, "_following", lambda line, index, _: "".join(p.text for p in line[index + 1 :])
    ):
        whole = text_of(line)
    assert text_of(line) == whole
