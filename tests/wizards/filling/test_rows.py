"""Indicators into the tables of a blank: under their class, row by row, rows added where they run out."""

from __future__ import annotations

import pytest

from tests.wizards.filling import made_blanks as blanks
from tests.wizards.filling.filled import facts, fill, left, read, rows, session
from tests.wizards.intake.documents import docx, p, tbl, tc, tr


def test_signs_and_units_apart_rows_added_and_amounts_converted() -> None:
    filling = fill(blanks.platform())
    money, table = rows(read(filling)), rows(read(filling), 2)
    assert money[1] == ["合计", "1260000", "1325000", "1298500"]
    assert len(table) == 10
    assert table[1] == ["产出指标", "数量指标", "维修养护工程数量", "≥", "46", "处", "46处", "15", "15"]
    assert table[4][:7] == ["产出指标", "成本指标", "维修养护总费用", "≤", "132.50", "万元", "129.85万元"]
    assert table[8][3:6] == ["", "46处工程均有管护人员和制度", ""]
    assert next(one.where for one in filling.filled if one.label.startswith("用水户")) == "表2第10行第1格"


def test_rows_are_added_below_their_class_and_lose_what_must_not_stand_twice() -> None:
    own = (
        '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="2"/>'
        '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>'
    )
    head = tr("一级指标", "二级指标", "三级指标", "年度指标值", "分值")
    first = tr(tc("产出指标", merge="restart"), tc("数量指标", merge="restart"), "1.", "", "")
    marked = tc(p(own).replace("<w:p>", '<w:p w14:paraId="0A0B0C0D" w14:textId="77777777">'))
    second = tr(tc(merge="continue"), tc(merge="continue"), "2.", marked, "")
    other = tr(tc("满意度指标"), tc("满意度指标"), "", "", "")
    three = [
        {
            "id": f"row{n}",
            "level1": "产出指标",
            "level2": "数量指标",
            "name": f"第{name}",
            "target": f"{n}处",
            "weight": "5",
        }
        for n, name in enumerate("一二三四", start=1)
    ]
    filling = fill(docx(tbl(head, first, second, other)), of=facts(session(performance={"indicators": three})))
    assert rows(read(filling)) == [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "分值"],
        ["产出指标", "数量指标", "1.第一", "1处", "5"],
        ["2.第二", "2处", "5"],
        ["第三", "3处", "5"],
        ["第四", "4处", "5"],
        ["满意度指标", "满意度指标", "", "", ""],
    ]
    table = read(filling).tables[0]
    assert [cell.rows for cell in table.cells if cell.text in ("产出指标", "数量指标")] == [4, 4]
    for once in (b"paraId", b"bookmarkStart", b"commentRangeStart", b"commentReference"):
        assert read(filling).xml.count(once) == 1


def test_an_indicator_without_a_row_of_its_class_is_listed() -> None:
    filling = fill(blanks.standard(classes=(blanks.OUTPUT, blanks.SATISFACTION)))
    assert {(label, why) for label, _, why in left(filling)} == {
        ("供水单位电耗", "空表里没有“经济效益指标”的行"),
        ("受益人口", "空表里没有“社会效益指标”的行"),
        ("水源保护区巡查次数", "空表里没有“生态效益指标”的行"),
        ("管护制度和人员落实情况", "空表里没有“可持续影响指标”的行"),
    }


def test_names_that_are_printed_are_matched_and_stay() -> None:
    head = tr("二级指标", "三级指标", "指标值", "实际完成值", "分值")
    table = tbl(head, tr("质量指标", "水质抽检合格率", "", "", "20"), tr("数量指标", "维修养护工程数量", "", "", ""))
    filling = fill(docx(table))
    assert rows(read(filling))[1:] == [
        ["质量指标", "水质抽检合格率", "≥92%", "90%", "20"],
        ["数量指标", "维修养护工程数量", "≥46处", "46处", "15"],
    ]
    assert ("水质抽检合格率·分值", "表1第2行第5格", "这里已经有字，没有动") in left(filling)


def test_two_tables_of_indicators_each_take_their_own() -> None:
    head = tr("二级指标", "三级指标", "指标值")
    first, second = tbl(head, tr("数量指标", "", "")), tbl(head, tr("质量指标", "", ""), tr("时效指标", "", ""))
    filling = fill(docx(first + p("二") + second))
    assert rows(read(filling))[1] == ["数量指标", "维修养护工程数量", "≥46处"]
    assert [row[1] for row in rows(read(filling), 2)[1:]] == ["水质抽检合格率", "故障修复时间"]
    both = fill(docx(p("项目名称：____") + first + p("二") + first))
    assert rows(read(both)) == rows(read(both), 2) == [["二级指标", "三级指标", "指标值"], ["数量指标", "", ""]]
    assert ("维修养护工程数量", "表1", "空表里有几张指标表都可以填这一行，看不出填哪一张") in left(both)


def test_rows_run_out_by_the_hundred() -> None:
    table = tbl(tr("三级指标", "指标值", "实际完成值"), *(tr("", "", "") for _ in range(300)), tr("总分", "", ""))
    names = [{"id": f"r{n}", "name": f"第{n}项", "target": f"{n}处", "actual": f"{n}处"} for n in range(500)]
    filling = fill(docx(table), of=facts(session(performance={"indicators": names})))
    found = rows(read(filling))
    assert found[500] == ["第499项", "499处", "499处"]
    assert len(found) == 502
    assert filling.filled[-1].where == "表1第501行第3格"


@pytest.mark.parametrize(
    ("total", "filled"),
    [
        ((tc("总分", span=3), "", "", ""), ["总分", "100", "99.47", ""]),
        (("总分", "", "", "", "", ""), ["总分", "", "", "100", "99.47", ""]),
        ((tc("总分", span=4), "", ""), ["总分", "99.47", ""]),
        # A cell that begins before the column of weights: nobody knows whether they belong into it.
        ((tc("总分", span=2), tc("", span=2), "", ""), ["总分", "", "99.47", ""]),
    ],
)
def test_the_sums_stand_below_what_they_add_up(total: tuple[str, ...], filled: list[str]) -> None:
    head = tr("三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因")
    filling = fill(docx(tbl(head, *(tr("", "", "", "", "", "") for _ in range(10)), tr(*total))))
    assert rows(read(filling))[-1] == filled


def test_a_row_is_copied_below_a_merged_cell_of_one_row() -> None:
    head = tr("一级指标", "二级指标", "三级指标", "指标值")
    only = tr(tc("产出指标", merge="restart"), tc("数量指标", merge="restart"), "", "")
    two = [
        {"id": f"row{n}", "name": f"第{n}项", "target": f"{n}处", "level1": "产出指标", "level2": "数量指标"}
        for n in (1, 2)
    ]
    filling = fill(docx(tbl(head, only)), of=facts(session(performance={"indicators": two})))
    assert rows(read(filling))[1:] == [["产出指标", "数量指标", "第1项", "1处"], ["第2项", "2处"]]


def test_a_note_between_the_rows_ends_no_table() -> None:
    body = tbl(
        tr("一级指标", "三级指标", "指标值"),
        tr("产出指标", "", ""),
        tr(tc("注：按实际填写", span=3)),
        tr("满意度指标", "", ""),
        tr("其他需要说明事项", tc("", span=2)),
    )
    filling = fill(docx(body))
    assert rows(read(filling))[-3:] == [
        ["注：按实际填写"],
        ["满意度指标", "用水户满意度", "≥90%"],
        ["其他需要说明事项", "无"],
    ]
