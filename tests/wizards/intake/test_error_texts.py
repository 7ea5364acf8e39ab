"""What a sheet shows instead of a value, put in the place of each cell in turn: it is listed, and nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest

from schemas.paths import find
from tests.wizards.intake.documents import docx, tbl, tr
from tests.wizards.intake.sheets import Rows, bring, indicators, text, xls, xlsx
from wizards.intake import Plan, Unreadable
from wizards.intake.error_texts import take_out_errors, why_no_value

LEVELS = ["一级指标", "二级指标", "三级指标"]
HEAD = [*LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
FIRST = ["产出指标", "数量指标", "工程数量", "≥12处", "11处", "10", "9", "雨季长"]
SECOND = ["效益指标", "社会效益指标", "受益人数", "≥300人", "320人", "20", "20", "无"]
THIRD = ["", "", "受益村数", "≥5个", "6个", "10", "10", ""]
"""Its levels are those of the row above."""
TABLES: dict[str, tuple[Rows, int]] = {
    "indicators": ([HEAD, FIRST, SECOND, THIRD], 1),
    "signs and units apart": (
        [[*LEVELS, "指标性质", "指标值", "计量单位", "完成值"], [*FIRST[:3], "≥", "12", "处", "11处"]],
        1,
    ),
    "money": ([["单位：万元"], ["项目资金", "全年预算数", "全年执行数"], ["年度资金总额", "100", "98"]], 2),
    "money in pairs": ([["计划安排资金（万元）", "100", "实际支出（万元）", "98"]], 0),
    "labels": ([["项目名称", "某工程", "主管部门", "某局"], ["实施单位", "某中心"], HEAD, FIRST], 0),
    "labels over values": ([["项目名称", "主管部门"], ["某工程", "某局"], HEAD, FIRST], 1),
}
SPELLINGS = {
    "of Excel": "#N/A #REF! #DIV/0! #VALUE! #NAME? #NUM! #NULL! #GETTING_DATA",
    "of Excel since 2019": "#SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #PYTHON! #EXTERNAL! #TIMEOUT!",
    "of other programs": "#ERROR! #MACRO? #CYCLE! #RECURSION!",
    "in Chinese": "#名称? #名稱? #值! #引用! #数值! #空! #除以0! #无效!",
    "numbered": "Err:502 Err:508 Err:522 err:502 ERR:502 错误:502 錯誤:508 错误：504",
    "in full width": "＃N/A ＃Ｎ／Ａ ＃REF！ #REF！ #DIV／0! #名称？ Err：502 Ｅｒｒ：５０２ ﹟NUM!",
    "in lower case": "#n/a #ref! #Value! #name?",
    "with what is not seen": "\u200b#N/A #REF!\ufeff \ufeffErr:502",
    "too narrow": "## ### ######## ＃＃＃＃",
}
"""What programs show instead of a value, by who shows it."""
ERRORS = tuple(error for errors in SPELLINGS.values() for error in errors.split(" "))
TEXTS = {
    "a name with a number": "#1井 1#泵站 #1机组 1# 2＃楼 #2 #12 #3! 井#1",
    "a sign": "# ＃ C# C#课程 #-1",
    "a text about an error": "#N/A处理率 Err:502修复率 错误:502页面 #REF!个数",
    "a word and a figure": "错误率 错误率:5% 错误502 Err502 错误:50 错误:5020 err:12处 错误：3处 ERR Error:502起",
    "a topic": "#安全生产月# #节能#宣传 #NA #N /A #工程! #加油！ #a!",
    "no text of its own": "N/A n/a REF! 错误 名称? ！",
}
"""What stays: by what it is."""
FEW = ("#N/A", "Err:502", "#DIV/0!", "######", "#名称？", "＃REF！")
"""One of each look; the rest differ in nothing that a table could see."""
WAYS: dict[str, Callable[[Rows], tuple[bytes | str, str]]] = {
    "xlsx": lambda rows: (xlsx(rows), "表.xlsx"),
    "xls": lambda rows: (xls(rows), "表.xls"),
    "paste": lambda rows: (text(rows), "贴.txt"),
    "csv": lambda rows: (text(rows, ","), "表.csv"),
    "docx": lambda rows: (docx(tbl(*(tr(*row) for row in rows))), "表.docx"),
}


def values(document: Any) -> dict[str, str]:
    found = {path: find(document, path) for path in ("profile.title", "profile.unit.name", "profile.unit.supervisor")}
    total = find(document, "funds.lines.total") or {}
    found |= {f"total.{field}": amount for field, amount in total.items()}
    for name, row in indicators(document).items():
        found |= {f"{name}.{field}": said for field, said in row.items()}
    return {path: said for path, said in found.items() if said}


def cells_of(rows: Rows, first: int) -> Iterator[tuple[int, int]]:
    labels = {
        "项目名称",
        "主管部门",
        "实施单位",
        "年度资金总额",
        *HEAD,
        *(cell for row in rows[:1] for cell in row[::2]),
    }
    for number in range(first, len(rows)):
        for column, cell in enumerate(rows[number]):
            if cell and cell not in labels:
                yield number, column


def with_error(rows: Rows, place: tuple[int, int], error: str) -> list[list[Any]]:
    changed = [list(row) for row in rows]
    changed[place[0]][place[1]] = error
    return changed


def tried(rows: Rows, way: str) -> tuple[Plan, Any] | None:
    try:
        return bring(*WAYS[way](rows))
    except Unreadable:
        return None


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", TABLES)
def test_what_is_shown_instead_of_a_value_is_listed_and_nothing_else_changes(table: str, way: str) -> None:
    rows, first = TABLES[table]
    before = tried(rows, way)
    assert before is not None
    right = values(before[1])
    for error, place in zip(cycle(FEW), cells_of(rows, first), strict=False):
        after = tried(with_error(rows, place, error), way)
        if after is None:  # refused in a sentence
            continue
        plan, document = after
        assert not [one for one in plan.proposals if error in one.text]
        why = "太窄" if error.startswith("##") else f"公式出错（{error}）"
        assert [one for one in plan.aside if why in one.why and not one.plain], (place, plan.aside)
        # Where the file says nothing, a preset row keeps the form's points, a new one gets its class from the form.
        wrong = {path for path, _ in values(document).items() - right.items()}
        assert all(path.endswith((".weight", ".level1")) for path in wrong), (place, wrong)


def test_a_level_that_cannot_be_read_is_not_that_of_the_row_above() -> None:
    rows = with_error(TABLES["indicators"][0], (2, 0), "#REF!")
    rows[2][1] = ""
    found = indicators(bring(xlsx(rows))[1])
    assert found["工程数量"]["level1"] == "产出指标"
    assert not {"产出指标", "数量指标"} & set(found["受益人数"].values()) and "level2" not in found["受益村数"]


@pytest.mark.parametrize("error", ERRORS)
def test_what_any_program_shows_instead_of_a_value_is_none(error: str) -> None:
    why = why_no_value(error)
    assert why == ("格子太窄，数显示成了 ####" if set(error) <= set("#＃") else f"公式出错（{error}）")
    rows = [["甲", f" {error} "], [error, 5.0, None]]
    assert take_out_errors(rows) == {(0, 1): why, (1, 0): why} and rows == [["甲", ""], ["", 5.0, None]]


@pytest.mark.parametrize("way", ["xlsx", "xls", "paste"])
@pytest.mark.parametrize("kind", SPELLINGS)
def test_none_of_them_is_brought_in_from_any_file(kind: str, way: str) -> None:
    """The whole way: a file that holds no other of them than those of one kind."""
    errors = SPELLINGS[kind].split(" ")
    rows = [HEAD, *([*FIRST[:2], f"工程{number}", "≥1处", error] for number, error in enumerate(errors))]
    found = indicators(bring(*WAYS[way](rows))[1])
    assert len(found) == len(errors) and not any("actual" in row for row in found.values())


@pytest.mark.parametrize("text", [text for texts in TEXTS.values() for text in texts.split(" ")])
def test_a_text_that_only_looks_like_one_is_a_text(text: str) -> None:
    assert why_no_value(text) == ""


@pytest.mark.parametrize("name", ["1#泵站", "#1井", "#1机组", "#", "C#课程", "#N/A处理率", "Err:502修复率"])
def test_a_text_with_such_a_letter_in_it_is_a_text(name: str) -> None:
    rows = [HEAD, ["产出指标", "数量指标", name, *FIRST[3:]]]
    assert name in indicators(bring(xlsx(rows))[1])


def test_what_a_sum_or_a_note_shows_is_no_loss() -> None:
    rows = [HEAD, FIRST, ["总分", "", "", "", "", "#REF!", "#REF!", ""], ["备注", "#N/A"]]
    plan, _ = bring(xlsx(rows))
    assert not [one for one in plan.aside if not one.plain]
    assert len([one for one in plan.aside if "公式出错" in one.why]) == 3
