"""Sheets and pastes as they come: every value that is taken is right, nearly all is taken, the rest is listed."""

from __future__ import annotations

import pytest

from schemas.paths import find
from tests.wizards.intake.sheet_cases import GAIN, OUT, PLAIN, QUAL, QUAN, SAT, SOC, money
from tests.wizards.intake.sheet_cases_heads import HEADS
from tests.wizards.intake.sheet_cases_money import MONEY
from tests.wizards.intake.sheet_cases_rows import ROWS
from tests.wizards.intake.sheet_cases_units import UNITS
from tests.wizards.intake.sheets import N, bring, indicators, xlsx
from wizards.intake import Unreadable

CASES = {**HEADS, **MONEY, **ROWS, **UNITS}


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_right_and_what_is_not_taken_is_listed(name: str) -> None:
    case = CASES[name]
    plan, session = bring(case.data, case.name)
    assert indicators(session) == case.rows
    for path, value in case.values.items():
        assert find(session, path) == value, path
    assert [one.text for one in plan.aside if not one.plain] == list(case.aside)
    for text_taken, word in case.notes.items():
        assert any(one.text == text_taken and word in one.note for one in plan.proposals), text_taken


@pytest.mark.parametrize("name", CASES)
def test_brought_in_again_nothing_is_new(name: str) -> None:
    case = CASES[name]
    _, session = bring(case.data, case.name)
    again, unchanged = bring(case.data, case.name, document=session)
    assert unchanged == session
    assert {one.state for one in again.proposals} <= {"same"}


def test_actual_values_alone_are_read_beside_the_session_s_targets() -> None:
    _, session = bring(xlsx(PLAIN))
    only = xlsx(
        [["三级指标", "实际完成值"], ["水质抽检合格率", 0.95], ["维修工程数量", 47], ["用水户满意度", N(0.96, "0%")]]
    )
    plan, _ = bring(only, document=session)
    assert [(one.path.split(".")[2], one.text, one.state) for one in plan.proposals if one.path.endswith("actual")] == [
        ("quality", "95%", "differs"),
        ("quantity", "47", "differs"),
        ("satisfaction", "96%", "differs"),
    ]
    assert "当作" in next(one.note for one in plan.proposals if one.text == "95%")


def test_a_text_over_many_lines_is_noticed_too() -> None:
    lines = ["三级指标\t年度指标值\t实际完成值\t分值", "维修\t甲", "乙", "丙", "丁", "戊\t46处\t15"]
    with pytest.raises(Unreadable, match="第 2 行"):
        bring("\n".join(lines), "贴.txt")


def test_a_line_of_one_cell_between_whole_rows_breaks_nothing() -> None:
    rows = [OUT, QUAN, "维修工程数量", "≥46处", "46处"]
    lines = ["\t".join(["一级指标", "二级指标", "三级指标", "指标值", "完成值"]), "\t".join(rows), "以下按实际填写"]
    assert set(indicators(bring("\n".join(lines), "贴.txt")[1])) == {"维修工程数量"}
    plan = "\t".join(["三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因", "改进措施", "备注"])
    targets = [f"{name}\t≥5处" for name in "甲乙丙丁戊己庚"]  # the blank cells behind them are not copied
    assert set(indicators(bring("\n".join([plan, *targets]), "贴.txt")[1])) == set("甲乙丙丁戊己庚")


def test_a_copy_out_of_word_with_broken_cells_is_refused() -> None:
    rows = ["一级指标\t二级指标\t三级指标\t指标值\t完成值", f"{OUT}\t{QUAN}\t维修", "工程数量\t≥46处\t46处", ""]
    with pytest.raises(Unreadable, match="第 2 行"):
        bring("\n".join(rows), "贴.txt")
    below_a_heading = [rows[0], f"{OUT}\t\t\t\t", "数量指标", *rows[1:]]
    with pytest.raises(Unreadable, match="第 4 行"):
        bring("\n".join(below_a_heading), "贴.txt")
    trimmed = [rows[0], f"{OUT}\t{QUAN}\t甲\t≥46处", f"{OUT}\t{QUAL}\t乙\t≥5%"]
    assert set(indicators(bring("\n".join(trimmed), "贴.txt")[1])) == {"甲", "乙"}


def test_one_column_of_classes_is_the_level_that_its_words_are() -> None:
    head = ["指标类型", "指标名称", "指标性质", "指标值", "度量单位", "完成值"]
    second = [[QUAN, "培训人数", "≥", 500, "人", 520], [SOC, "带动就业", "≥", 30, "人", 31]]
    found = indicators(bring(xlsx([head, *second]))[1])
    assert {(one["level1"], one["level2"]) for one in found.values()} == {(OUT, QUAN), (GAIN, SOC)}
    first = [[OUT, "培训人数", "≥", 500, "人", 520], [SAT, "满意率", "≥", 90, "%", 95]]
    assert {one["level1"] for one in indicators(bring(xlsx([head, *first]))[1]).values()} == {OUT, SAT}


@pytest.mark.parametrize(
    ("cell", "reason", "measure"),
    [
        ("已落实防汛措施：仍有两处漏水", "已落实防汛措施：仍有两处漏水", ""),
        ("错峰措施:限产", "错峰措施:限产", ""),
        ("1.原因：汛期停工 2.措施：秋后补种", "汛期停工", "秋后补种"),
        ("一、原因：汛期停工；二、整改措施：秋后补种", "汛期停工", "秋后补种"),
        ("措施：秋后补种。原因：汛期停工", "汛期停工", "秋后补种。"),
        ("原因：甲。措施：乙。原因：丙。措施：丁", "原因：甲。措施：乙。原因：丙。措施：丁", ""),
        ("完成率98.措施：补", "完成率98.措施：补", ""),
        ("汛期停工。下一步措施：秋后补种", "汛期停工。", "秋后补种"),
    ],
)
def test_reason_and_measure_part_only_where_a_clause_says_so(cell: str, reason: str, measure: str) -> None:
    _, session = bring(xlsx([["三级指标", "实际完成值", "偏差原因及改进措施"], ["造林面积", "9亩", cell]]))
    found = indicators(session)["造林面积"]
    assert (found.get("deviation_reason", ""), found.get("improvement", "")) == (reason, measure)


def test_a_name_that_cannot_be_read_takes_its_row_aside() -> None:
    rows = [["三级指标", "实际完成值"], [N(1.5, "0.00E+00"), "5个"], ["甲", "6个"]]
    plan, session = bring(xlsx(rows))
    assert indicators(session) == {"甲": {"actual": "6个"}}
    assert any("5个" in one.text for one in plan.aside)


def test_money_without_a_unit_that_cannot_be_told_is_the_reason() -> None:
    with pytest.raises(Unreadable, match="没有写金额单位"):
        bring(xlsx(money("", 1200000, 1320000, 1180000)))
