"""Columns share the room so that labels stay whole or break between words."""

from __future__ import annotations

import pytest

from schemas.blocks import Cell, Grid, Row, Table
from tests.wizards.word.word_blocks import LAYOUT, row
from tests.wizards.word.word_files import document_of
from wizards.word import write
from wizards.word.label_breaks import breaks
from wizards.word.page import PORTRAIT, SHEET, Page
from wizards.word.setting import broken, close, spaced
from wizards.word.split import kept_rows
from wizards.word.widths import MARGINS, adapted, torn

REASON = "两处山泉水源在七月汛期浑浊，新过滤设备十月才到货，汛期有四批次水样不合格。措施：明年四月底前加装预沉池。"
HEAD = row("一级指标", "二级指标", "三级指标", "年度指标值", "分值", "偏差原因分析及改进措施", head=True)
ROWS = (
    row("产出指标", "数量指标", "维修养护工程数量", "≥46处", "15", ""),
    row("产出指标", "质量指标", "水质抽检合格率", "≥92%", "15", REASON),
    row("效益指标", "经济效益指标", "供水单位电耗", "≤0.60元/吨", "5", ""),
    row("效益指标", "可持续影响指标", "管护制度落实情况", "46处均有制度", "5", ""),
)


@pytest.mark.parametrize(
    ("label", "room", "expected"),
    [
        ("故障修复时间", 4, "故障修复|时间"),
        ("故障修复时间", 6, "故障修复时间"),
        # Narrower than its cell, it breaks between words.
        ("故障修复时间", 5, "故障修复|时间"),
        ("满意度指标", 4, "满意度|指标"),
        ("一般性支出增长率（3分）", 9.6, "一般性支出增长率|（3分）"),
        ("报送时效（2分）", 7.2, "报送时效|（2分）"),
        ("2023年5月26日", 7.2, "2023年5月|26日"),
        ("未完成（C=A-B）", 5.6, "未完成|（C=A-B）"),
        ("2.50万元/户", 6.3, "2.50万元/户"),
        ("预算执行情况\n（万元）", 5, "预算执行|情况\n（万元）"),
        ("其中：中央财政", 5.3, "其中：中央|财政"),
        # Where no width keeps all of it whole, a figure and a bracket rather than a word.
        ("完成3次", 2.5, "完成|3次"),
    ],
)
def test_where_labels_break(label: str, room: float, expected: str) -> None:
    measure = breaks(label, room).measure or room
    for width in (spaced, close):
        lines = ("|".join(broken(line, measure, width, hanging=False)) for line in label.split("\n"))
        assert "\n".join(lines) == expected


@pytest.mark.parametrize(
    ("label", "room", "torn"),
    [("满意度指标", 5, 0), ("满意度指标", 4, 0), ("满意度", 2, 1), ("（四十分）", 4, 3), ("28545.30万元", 5, 3)],
)
def test_a_torn_figure_or_bracket_is_worse_than_a_torn_word(label: str, room: float, torn: int) -> None:
    assert breaks(label, room).torn == torn


@pytest.mark.parametrize("page", [PORTRAIT, SHEET])
def test_no_label_tears_where_there_is_room(page: Page) -> None:
    table = adapted(Table((Grid((5, 5, 5, 5, 5, 5), (HEAD, *ROWS)),)), page)
    assert sum(table.grids[0].widths) == page.text_width
    assert torn(table, page) == 0
    reasons = (table.grids[0].widths[5] - MARGINS) / 210
    assert reasons > 6


def test_no_column_becomes_a_tower_of_single_characters() -> None:
    # Ten columns of long texts want more room than there is.
    head = row("项目名称", *["偏差原因分析"] * 9, head=True)
    table = Table((Grid((1,) * 10, (head, row("主管部门", *[REASON * 3] * 9))),))
    assert min(adapted(table, SHEET).grids[0].widths) >= MARGINS + 2 * 180


def test_rows_beside_a_label_stay_together() -> None:
    def beside(rows: int, *, text: str = "年度总体目标", long: str = "目标") -> frozenset[int]:
        first = Row((Cell(0, text, rows=rows), Cell(1, "预期目标")))
        return kept_rows(Grid((1, 3), (first, *[Row((Cell(1, long),))] * (rows - 1), row("后", "后"))))

    assert beside(2) == {0}
    assert beside(3) == {0, 1}
    assert beside(4) == frozenset()
    assert beside(2, text="") == frozenset()
    assert beside(2, long="很" * 500) == frozenset()
    goal = (Row((Cell(0, "目标", rows=2), Cell(1, "预期"))), Row((Cell(1, "完成"),)))
    assert document_of(write([Table((Grid((1, 3), goal),))], LAYOUT)).count("<w:keepNext/>") == 2
