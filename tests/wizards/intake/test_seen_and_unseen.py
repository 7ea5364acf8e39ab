"""What is not to be seen on a sheet is not read; what a sheet shows instead of a value is none."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
import xlwt

from schemas.paths import find
from tests.wizards.intake.sheets import N, bring, default_form, indicators, text, xlsx
from wizards.intake import plan_file, plan_paste
from wizards.session import new_document

HEAD = ["二级指标", "三级指标", "指标值", "完成值", "得分"]
ROWS = [
    HEAD,
    ["数量指标", "工程数量", "12处", "12处", 10],
    ["", "去年的工程", "5处", "4处", 8],
    ["", "受益人数", "3000人", N(3000, '0"人"'), 10],
]


def old_with_hidden(rows: tuple[int, ...] = (), columns: tuple[int, ...] = (), merge: Any = None) -> bytes:
    """The same as an .xls."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表", cell_overwrite_ok=True)
    for number, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            number_format = xlwt.easyxf(num_format_str=cell.format if isinstance(cell, N) else "General")
            sheet.write(number, column, cell.value if isinstance(cell, N) else cell, number_format)
    for row in rows:
        sheet.row(row).hidden = True
    for column in columns:
        sheet.col(column).hidden = True
    if merge:
        top, left, bottom, right, said = merge
        sheet.write_merge(top, bottom, left, right, said)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def with_hidden(rows: tuple[int, ...] = (), columns: tuple[int, ...] = (), merge: Any = None) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("表")
    for number, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            if isinstance(cell, N):
                sheet.write_number(number, column, cell.value, book.add_format({"num_format": cell.format}))
            else:
                sheet.write(number, column, cell)
    for row in rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if merge:
        sheet.merge_range(*merge)
    book.close()
    return data.getvalue()


EITHER = pytest.mark.parametrize("made", [with_hidden, old_with_hidden])


@EITHER
def test_a_hidden_row_is_listed_and_not_read(made: Callable[..., bytes]) -> None:
    plan, document = bring(made(rows=(2,)))
    assert indicators(document).keys() == {"工程数量", "受益人数"}
    assert [(one.where, one.text) for one in plan.aside if "隐藏的行" in one.why] == [("表!B3", "去年的工程 5处 4处 8")]


@EITHER
def test_a_hidden_column_is_listed_and_not_read(made: Callable[..., bytes]) -> None:
    plan, document = bring(made(columns=(4,)))
    assert all("stated_score" not in row for row in indicators(document).values())
    assert [(one.where, one.text) for one in plan.aside if "隐藏的列" in one.why] == [("表!E1", "得分 10 8 10")]


@EITHER
def test_a_merged_cell_seen_in_part_is_read(made: Callable[..., bytes]) -> None:
    """The level stands in the first row, which is hidden; what is left of the cell still shows it."""
    _, document = bring(made(rows=(1,), merge=(1, 0, 3, 0, "数量指标")))
    rows = indicators(document)
    assert rows.keys() == {"去年的工程", "受益人数"}
    assert {row["level2"] for row in rows.values()} == {"数量指标"}


@EITHER
def test_nothing_is_said_of_a_sheet_that_hides_nothing(made: Callable[..., bytes]) -> None:
    plan, document = bring(made())
    assert len(indicators(document)) == 3 and not [one for one in plan.aside if "隐藏" in one.why]


@pytest.mark.parametrize(("cell", "why"), [("#N/A", "公式出错"), ("#DIV/0!", "公式出错"), ("######", "太窄")])
def test_what_a_sheet_shows_instead_of_a_value_is_none(cell: str, why: str) -> None:
    sheet = [["三级指标", "指标值", "完成值"], ["工程数量", "12处", cell], ["受益人数", "3000人", "3000人"]]
    plan, document = bring(text(sheet), "贴.txt")
    assert indicators(document)["工程数量"] == {"target": "12处"}
    assert [one.where for one in plan.aside if why in one.why] == ["C2"]


def test_a_name_that_is_an_error_is_no_indicator() -> None:
    sheet = [["三级指标", "指标值", "完成值"], ["#REF!", "12处", "12处"], ["受益人数", "3000人", "3000人"]]
    plan, document = bring(text(sheet), "贴.txt")
    assert indicators(document).keys() == {"受益人数"}
    assert any("没有指标名称" in one.why for one in plan.aside)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (xlsx([["三级指标", "计划数", "实际数"], ["工程\u200b数量", "12处\ufeff", " 11处\u200b"]]), "表.xlsx"),
        ("三级指标;目标数;完成数\n工程数量;12处;11处\n".encode(), "表.csv"),
        ("三级指标,计划值,完成值\n工程数量,12处,11处\n".encode("gbk"), "表.csv"),
        ("三級指標\t計劃值\t完成值\n工程数量\t12处\t11处\n".encode("utf-16"), "表.txt"),
    ],
)
def test_one_table_written_in_other_ways(data: bytes, name: str) -> None:
    assert indicators(bring(data, name)[1])["工程数量"] == {"target": "12处", "actual": "11处"}


def test_the_mark_of_a_text_in_csv_is_no_part_of_it() -> None:
    data = "三级指标,指标值,完成值\n工程数量,'12,'+11\n满意度,≥90%,'好'\n"
    rows = indicators(bring(data, "表.csv")[1])
    assert rows["工程数量"] == {"target": "12", "actual": "+11"} and rows["满意度"]["actual"] == "'好'"


def test_a_level_in_traditional_characters_is_the_form_s() -> None:
    sheet = [["一級指標", "二級指標", "三級指標", "年度指標值"], ["產出指標", "數量指標", "工程数量", "12处"]]
    plan, document = bring(xlsx(sheet))
    assert indicators(document)["工程数量"]["level1"] == "产出指标"
    assert not [one for one in plan.aside if not one.plain]


def test_an_amount_with_a_mark_before_it_is_not_taken_for_its_opposite() -> None:
    sheet = [["单位：万元"], ["项目资金", "全年预算数", "全年执行数"], ["年度资金总额", 100, "△98"]]
    plan, document = bring(xlsx(sheet))
    assert find(document, "funds.lines.total") == {"source": "total", "adjusted_budget": "100"}
    assert [one.text for one in plan.aside if "负数" in one.why] == ["△98"]


@pytest.mark.parametrize("mark", "△▲▽▼")
@pytest.mark.parametrize("figure", ["5", " 5处", "3.2%", "0.96", "１２处"])
@pytest.mark.parametrize("thing", ["target", "actual"])
def test_a_mark_before_a_figure_may_be_a_minus(thing: str, figure: str, mark: str) -> None:
    """Scoring would read the figure without it: its opposite, perhaps."""
    said = {"target": "10处", "actual": "11处", thing: f"{mark}{figure}"}
    rows = [["三级指标", "指标值", "完成值"], ["工程数量", said["target"], said["actual"]]]
    plan, document = bring(xlsx(rows))
    assert thing not in indicators(document)["工程数量"]
    assert [one.text for one in plan.aside if "负数" in one.why] == [said[thing]]


@pytest.mark.parametrize("figure", ["△≥95%", "▲ 优良", "△", "较上年△", "三△五"])
def test_a_mark_that_can_be_no_minus_is_taken_as_it_is_written(figure: str) -> None:
    rows = [["三级指标", "指标值", "完成值"], ["工程数量", figure, "11处"]]
    assert indicators(bring(xlsx(rows))[1])["工程数量"]["target"] == figure


@pytest.mark.parametrize(("sign", "unit"), [("≥", ""), ("", "处"), ("≥", "处")])
def test_so_it_is_where_sign_and_unit_stand_apart(sign: str, unit: str) -> None:
    rows = [["三级指标", "指标性质", "指标值", "计量单位", "完成值"], ["工程数量", sign, "△5", unit, "11处"]]
    plan, document = bring(xlsx(rows))
    assert "target" not in indicators(document)["工程数量"]
    assert [one.where.rpartition("!")[2] for one in plan.aside if "负数" in one.why] == ["C2"]


@pytest.mark.parametrize("unit", ["[101001]某县水利局", "【101】某县水利局", "101-某县水利局"])
def test_a_code_before_a_name_is_no_part_of_it(unit: str) -> None:
    sheet = [["主管部门", unit, ""], ["三级指标", "指标值", "完成值"], ["工程数量", "12处", "12处"]]
    assert find(bring(xlsx(sheet))[1], "profile.unit.supervisor") == "某县水利局"


BESIDE = ["一级指标", "二级指标", "三级指标"]


@pytest.mark.parametrize(
    ("head", "cells", "thing", "text", "place"),
    [
        (["年度指标值", "实际完成值"], ["≥5处", "6处"], "target", "≥5处", "D2"),
        (["年度指标值", "调整后指标值", "实际完成值"], ["≥5处", "≥8处", "9处"], "target", "≥8处", "E2"),
        (["年度指标值", "调整后指标值", "实际完成值"], ["≥5处", "未调整", "9处"], "target", "≥5处", "D2"),
        (["年度指标值", "偏差原因分析及改进措施"], ["≥5处", "雨季长"], "deviation_reason", "雨季长", "E2"),
        (
            ["年度指标值", "偏差原因", "偏差原因分析及改进措施"],
            ["≥5处", "", "雨季长"],
            "deviation_reason",
            "雨季长",
            "F2",
        ),
    ],
)
def test_the_place_that_is_told_is_the_cell_that_is_taken(
    head: list[str], cells: list[str], thing: str, text: str, place: str
) -> None:
    """The same in a sheet and in a paste, where cells have no sheet before their names."""
    rows = [[*BESIDE, *head], ["产出指标", "数量指标", "新建泵站", *cells]]
    form = default_form()
    for plan, sheet in (
        (plan_file(xlsx(rows, name="表"), "表.xlsx", new_document(form), form), "表!"),
        (plan_paste("\n".join("\t".join(row) for row in rows), new_document(form), form), ""),
    ):
        told = {one.path.rpartition(".")[2]: (one.text, one.where) for one in plan.proposals}
        assert told[thing] == (text, sheet + place)
        assert told["name"] == ("新建泵站", f"{sheet}C2")


def test_so_it_is_where_the_cell_that_is_not_taken_holds_a_number_in_a_format() -> None:
    head = [*BESIDE, "年度指标值", "调整后指标值", "实际完成值"]
    rows = [head, ["产出指标", "数量指标", "新建泵站", N(0.5, "0%"), "≥60%", "61%"]]
    form = default_form()
    plan = plan_file(xlsx(rows, name="表"), "表.xlsx", new_document(form), form)
    assert [(one.text, one.where) for one in plan.proposals if one.path.endswith(".target")] == [("≥60%", "表!E2")]
