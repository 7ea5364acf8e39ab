"""Whole forms: the booklet of one table in four grids, the report with its literal tokens, the table of points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from schemas.assessment import Assessment, read_assessment
from schemas.blocks import Cell, Grid, Heading, Layout, Paragraph, Table
from schemas.form import Form
from schemas.scoresheet import ExecutionScore, Grade, IndicatorScore, Met, ScoreSheet, Total
from wizards.compose import compose, layout_of


def sheet_of(*scores: IndicatorScore) -> ScoreSheet:
    return ScoreSheet(
        "f", None, True, ExecutionScore(None, None, None, None), scores, Total(None, None), Grade(None, None)
    )


def scored(key: str, rate: str | None, met: Met, points: str | None = None) -> IndicatorScore:
    return IndicatorScore(
        None,
        Decimal(points) if points else None,
        None,
        None,
        id=key,
        completion_rate=Decimal(rate) if rate else None,
        met=met,
    )


def booklet_session() -> Assessment:
    groups = ["数量指标", "质量指标", "时效指标", "成本指标"]
    effects = ["经济效益指标", "社会效益指标", "生态效益指标", "服务对象满意度指标"]
    rows = [("项目产出指标", level2) for level2 in groups] + [("项目效益指标", level2) for level2 in effects]
    return read_assessment(
        {
            "profile": {
                "title": "医疗保障基金",
                "fiscal_year": 2021,
                "attachment_label": "附件3",
                "period_start": "2021-01",
                "period_end": "2021-12",
                "report_date": "2022-08-16",
                "unit": {"name": "某市医疗保障事务中心", "leader": {"name": "张某", "phone": "00000000000"}},
            },
            "funds": {
                "unit": "万元",
                "lines": [
                    {"source": key, "initial_budget": amount, "arrived": amount, "executed": amount}
                    for key, amount in (("central", "15761.30"), ("province", "7276"), ("county", "5508"))
                ],
                "expenses": [
                    {"item": "居民医保基金", "amount": "26217.70", "voucher": "1-12月"},
                    {"item": "职工医保基金", "amount": "2327.60"},
                ],
            },
            "performance": {
                "stated_total": "98",
                "stated_grade": "优",
                "goals": [{"expected": "应保尽保", "actual": "完成支出"}],
                "indicators": [
                    {"level1": level1, "level2": level2, "name": name, "actual": "100%"}
                    for level1, level2 in rows
                    for name in ("居民", "职工")
                ],
            },
            "problems": {
                "items": [
                    {"kind": "advice", "text": "上门宣传。"},
                    {"kind": "problem", "text": "参保积极性下降。"},
                    {"kind": "experience", "text": "按月对账。"},
                ]
            },
            "signoff": {
                "attachments": ["决算批复", "对账单"],
                "panel": [{"name": "张某", "post": "副局长", "unit": "某局"}, {"name": "李某"}],
            },
            "texts": {"overview": "下达28545.30万元。"},
        }
    )


def cells(grid: Grid, row: int) -> list[tuple[int, str, int, int]]:
    return [(cell.column, cell.text, cell.columns, cell.rows) for cell in grid.rows[row].cells]


def test_the_booklet_is_one_table_of_four_grids(pack: Callable[[str], Form]) -> None:
    blocks = compose(pack("booklet"), booklet_session(), None)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[len(grid.widths) for grid in table.grids] for table in tables] == [[8, 4, 6, 4], [1]]
    assert [sum(grid.widths) for grid in tables[0].grids] == [24] * 4
    assert tables[0].new_page
    overview, expenses, _, panel = tables[0].grids
    assert overview.rows[0].cells == (Cell(0, "一、项 目 基 本 概 况", 8, level=1),)
    assert cells(overview, 1) == [
        (0, "项目负责人", 1, 1),
        (1, "张某", 3, 1),
        (4, "联系电话", 1, 1),
        (5, "00000000000", 3, 1),
    ]
    assert cells(overview, 2)[1] == (1, "", 3, 1)
    assert cells(overview, 3) == [(0, "项目起止时间", 1, 1), (1, "2021年1月起至  2021年12月止", 7, 1)]
    assert [cell[1] for cell in cells(overview, 4)][1::2] == ["28545.30", "28545.30", "28545.30", "0"]
    assert [cell[1] for cell in cells(overview, 6)][1::2] == ["7276", "7276", "7276", "0"]
    assert [cell[1] for cell in cells(overview, 7)][1::2] == [""] * 4
    assert len(overview.rows) == 10
    assert [cell[1] for cell in cells(expenses, 4)] == ["支出合计", "28545.30", "", ""]
    assert [row.head for row in expenses.rows] == [False, True, False, False, False]
    assert len(panel.rows) == 5
    assert cells(panel, 3) == [(0, "李某", 1, 1), (1, "", 1, 1), (2, "", 1, 1), (3, "", 1, 1)]


def test_the_booklets_results_merge_as_on_paper(pack: Callable[[str], Form]) -> None:
    blocks = compose(pack("booklet"), booklet_session(), None)
    results = next(block for block in blocks if isinstance(block, Table)).grids[2]
    assert cells(results, 1) == [
        (0, "项目绩效定性目标及实施计划完成情况", 1, 2),
        (1, "预  期 目 标", 3, 1),
        (4, "实际完成", 2, 1),
    ]
    tall = [cell for row in results.rows for cell in row.cells if cell.rows > 1]
    assert [(cell.text, cell.rows) for cell in tall] == [
        ("项目绩效定性目标及实施计划完成情况", 2),
        ("项目绩效定量目标（指标）及完成情况", 17),
        ("项目产出指标", 8),
        ("数量指标", 2),
        ("质量指标", 2),
        ("时效指标", 2),
        ("成本指标", 2),
        ("项目效益指标", 8),
        ("经济效益指标", 2),
        ("社会效益指标", 2),
        ("生态效益指标", 2),
        ("服务对象满意度指标", 2),
    ]
    assert cells(results, 20) == [(0, "绩效自评综合得分", 1, 1), (1, "98", 5, 1)]
    assert cells(results, 21) == [(0, "评价等次", 1, 1), (1, "优", 5, 1)]
    assert len(results.rows) == 22


def test_cover_and_text_of_the_booklet(pack: Callable[[str], Form]) -> None:
    form, session = pack("booklet"), booklet_session()
    blocks = compose(form, session, None)
    assert blocks[:2] == [Paragraph("附件3", "label"), Heading(0, "", "财政支出项目绩效评价自评报告")]
    assert Paragraph("报告日期：2022年8月16日", "centre") in blocks
    assert [(b.number, b.text) for b in blocks if isinstance(b, Heading)][1:] == [
        ("（一）", "项目基本概况"),
        ("（二）", "项目资金使用及管理情况"),
        ("（三）", "项目组织实施情况"),
        ("（四）", "综合评价情况及评价结论"),
        ("（五）", "项目主要绩效情况分析"),
        ("（六）", "主要经验及做法、存在问题和建议"),
        ("（七）", "附件"),
    ]
    told = [(b.lead.text if b.lead else "", b.text) for b in blocks if isinstance(b, Paragraph)]
    assert told[-4:] == [
        ("经验和做法：", "按月对账。"),
        ("存在的问题和建议：", "上门宣传。参保积极性下降。"),
        ("", "1. 决算批复"),
        ("", "2. 对账单"),
    ]
    assert layout_of(form, session) == Layout("财政支出项目绩效评价自评报告", "某市医疗保障事务中心", "2022-08-16")


def test_layout_of_an_empty_session(pack: Callable[[str], Form]) -> None:
    assert layout_of(pack("booklet"), Assessment()) == Layout("财政支出项目绩效评价自评报告")


TOKENS: list[tuple[str, str]] = [
    ("", "2022 年钟山补助资金绩效评价报告"),
    ("一、", "绩效目标分解下达情况"),
    ("(一) ", "区内资金安排、分解下达预算和绩效目标情况。"),
    ("二、", "绩效目标完成情况分析"),
    ("(一) ", "资金投入情况分析。"),
    ("1. ", "资金执行情况："),
    ("2. ", "资金管理情况："),
    ("(二) ", "总体绩效目标完成情况分析。"),
    ("（三）", "绩效指标完成情况分析。"),
    ("（一）", "项目决策"),
    ("1. ", "决策依据"),
    ("2. ", "决策过程"),
    ("3. ", "绩效目标"),
    ("4. ", "资金分配"),
    ("(二) ", "过程管理"),
    ("1. ", "资金管理"),
    ("2. ", "组织管理"),
    ("(三) ", "项目产出"),
    ("1. ", "数量指标："),
    ("2. ", "质量指标："),
    ("3. ", "时效指标："),
    ("4. ", "成本指标："),
    ("（四）", "项目效益"),
    ("1. ", "社会效益："),
    ("2. ", "可持续性："),
    ("3. ", "服务对象满意度："),
    ("三、", "偏离绩效目标的原因和下一步改进措施"),
    ("四、", "绩效自评结果拟应用和公开情况"),
]

TOKEN_SESSION: dict[str, Any] = {
    "profile": {
        "title": "补助资金",
        "fiscal_year": 2022,
        "report_date": "2023-01-29",
        "unit": {"name": "某区医疗保障局", "short_name": "区医保局"},
        "basis": [{"title": "甲通知", "document_number": "某发〔2022〕1号"}, {"title": "乙办法"}],
    },
    "funds": {
        "unit": "万元",
        "transfer_date": "2022年12月前",
        "lines": [{"source": "county", "initial_budget": "1060", "executed": "1012.41"}],
        "subsidies": [
            {"kind": "budget", "persons": "480000", "standard": "22"},
            {"kind": "actual", "persons": "460187"},
        ],
    },
    "performance": {
        "indicators": [
            {"catalogue": "insured", "target": "48万人", "actual": "46万人", "improvement": "入户宣传。"},
            {
                "catalogue": "double_insured",
                "level2": "质量指标",
                "name": "重复参保",
                "target": "逐年递减",
                "actual": "减少",
            },
            {"catalogue": "false_insured", "level2": "质量指标", "name": "虚报参保", "target": "0人", "actual": "0人"},
        ]
    },
    "texts": {"fund_management": "专款专用；"},
}


def test_every_heading_keeps_its_token(pack: Callable[[str], Form]) -> None:
    blocks = compose(pack("tokens"), read_assessment(TOKEN_SESSION), None)
    found = []
    for block in blocks:
        heading = block.lead if isinstance(block, Paragraph) else block
        if heading is not None and not isinstance(heading, Table):
            found.append((heading.number, heading.text))
    assert found == TOKENS


def test_sentences_and_verdicts_from_data(pack: Callable[[str], Form]) -> None:
    scores = sheet_of(
        scored("insured", "95.8333", "no"),
        scored("double_insured", None, "unknown"),
        scored("false_insured", None, "yes"),
    )
    blocks = compose(pack("tokens"), read_assessment(TOKEN_SESSION), scores)
    told = {b.lead.text: b.text for b in blocks if isinstance(b, Paragraph) and b.lead}
    assert told["数量指标："] == (
        "本年度参保居民人数 46万人，年初设定值 48万人，完成率 96%，改进措施：入户宣传，未完成年初设定值；"
    )
    assert told["质量指标："] == "重复参保减少，年初设定值逐年递减；虚报参保0人，年初设定值0人，完成年初设定值；"
    assert told["资金执行情况："] == (
        "区级财政按实际参保人数 460187 人、配套标准 ____ 元/人，"
        "2022年12月前拨付配套资金 1012.41 万元，结余 47.59 万元。"
    )
    texts = [b.text for b in blocks if isinstance(b, Paragraph)]
    assert "“甲通知”（某发〔2022〕1号）、“乙办法”。" in texts
    assert "项目由区医保局具体负责实施。专款专用；" in texts
    assert texts[-2:] == ["某区医疗保障局", "2023年1月29日"]


def test_a_stated_verdict_is_printed_in_its_own_words(pack: Callable[[str], Form]) -> None:
    row = {**TOKEN_SESSION["performance"]["indicators"][0], "stated_verdict": "基本完成", "stated_completion": "96.0%"}
    session = {**TOKEN_SESSION, "performance": {"indicators": [row]}}
    blocks = compose(pack("tokens"), read_assessment(session), sheet_of(scored("insured", "95.8333", "no")))
    told = {b.lead.text: b.text for b in blocks if isinstance(b, Paragraph) and b.lead}
    assert told["数量指标："].endswith("完成率 96.0%，改进措施：入户宣传，基本完成；")


POINTS = """
[scoring]
mode = "rules"
[[indicators]]
id = "a"
level1 = "预算编制（16分）"
level2 = "报送时效（2分）"
name = "基础信息更新（2分）"
weight = 2
definition = "是否按时"
criterion = "晚报扣分"
rule = "manual"
[[indicators]]
id = "b"
level1 = "预算编制（16分）"
level2 = "编制质量（6分）"
name = "预算编制准确（4分）"
weight = 4
rule = "manual"
[[indicators]]
id = "c"
level1 = "预算编制（16分）"
level2 = "编制质量（6分）"
name = "部门预算审查（2分）"
weight = 2
rule = "manual"
[[report]]
widths = [3, 4, 5, 10, 3]
landscape = true
[[report.table]]
head = true
rows = [
  ["整体支出绩效评价得分表", "<", "<", "<", ""],
  ["一级指标", "二级指标", "三级指标", "指标解释", "自评得分"],
]
[[report.table]]
each = "performance.indicators"
rows = [["^{level1}", "^{level2}", "{name}", "{definition}[：{criterion}]", "{score}"]]
[[report.table]]
rows = [["合计", "<", "<", "{performance.indicators.total.weight}", "{performance.indicators.total.score}"]]
"""


def test_the_table_of_points_merges_its_levels(composed: Callable[..., list[Any]]) -> None:
    session = {"performance": {"indicators": [{"catalogue": key} for key in "abc"]}}
    session["performance"]["indicators"][1]["stated_score"] = "3"
    scores = sheet_of(
        scored("a", None, "unknown", "1.50"), scored("b", None, "unknown"), scored("c", None, "unknown", "2")
    )
    (table,) = composed(POINTS, session, scores)
    (grid,) = table.grids
    assert table.landscape
    assert [row.head for row in grid.rows] == [True, True, False, False, False, False]
    assert cells(grid, 0) == [(0, "整体支出绩效评价得分表", 4, 1), (4, "", 1, 1)]
    assert cells(grid, 2) == [
        (0, "预算编制（16分）", 1, 3),
        (1, "报送时效（2分）", 1, 1),
        (2, "基础信息更新（2分）", 1, 1),
        (3, "是否按时：晚报扣分", 1, 1),
        (4, "1.5", 1, 1),
    ]
    assert cells(grid, 3) == [
        (1, "编制质量（6分）", 1, 2),
        (2, "预算编制准确（4分）", 1, 1),
        (3, "", 1, 1),
        (4, "3", 1, 1),
    ]
    assert cells(grid, 4) == [(2, "部门预算审查（2分）", 1, 1), (3, "", 1, 1), (4, "2", 1, 1)]
    assert cells(grid, 5) == [(0, "合计", 3, 1), (3, "8", 1, 1), (4, "6.5", 1, 1)]
