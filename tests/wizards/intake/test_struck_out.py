"""A cell that is struck out: what says so in the rest of the program says so in a sheet that is brought in."""

from __future__ import annotations

import pytest

from schemas.figure import is_struck_out
from schemas.paths import find
from tests.wizards.intake.sheets import bring, indicators, xlsx
from wizards.intake.cells import is_blank_mark

STRUCK_OUT = {
    "a dash": "- — —— -- －",
    "a dash of another keyboard": "– ― ─ ━ ‐ − ﹣ －－",
    "a stroke": "/ ／ ⁄ ∕ \\ ＼",
    "a star": "* ＊",
    "with blanks": "　—　 - \xa0— \u200b/",
    "with a stop": "—。 /； -.",
}
"""What a cell holds, by its look; blanks stand around and inside."""
MARKS = [mark for marks in STRUCK_OUT.values() for mark in marks.split(" ")]
NOTHING = ["", " ", "\u3000", "\n", "…", "……", " …… ", "………"]
"""What says nothing and strikes nothing out: the dots of a printed row that waits to be filled in."""
SOMETHING = [
    "无",
    "0",
    "-5",
    "—5",
    "1/2",
    "/次",
    "**",
    "***",
    "＊＊",
    "———",
    "~",
    "·",
    "①",
    "_",
    "＿＿",
    "≥",
    "%",
    "。",
    "√",
    "甲—",
]


@pytest.mark.parametrize("mark", MARKS)
def test_one_reader_tells_what_is_struck_out(mark: str) -> None:
    assert is_struck_out(mark) and is_blank_mark(mark)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_filled_in_is_blank_but_not_struck_out(text: str) -> None:
    assert is_blank_mark(text) and not is_struck_out(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_anything_else_says_something(text: str) -> None:
    assert not is_blank_mark(text) and not is_struck_out(text)


@pytest.mark.parametrize("mark", [*MARKS, *NOTHING])
def test_nothing_of_it_is_brought_in(mark: str) -> None:
    rows = [
        ["单位：万元", "", "", ""],
        ["项目资金", "年初预算数", "全年预算数", "全年执行数"],
        ["年度资金总额", "100", mark, "98"],
        ["三级指标", "指标值", "完成值", "偏差原因"],
        ["工程数量", "12处", mark, mark],
    ]
    plan, document = bring(xlsx(rows))
    assert indicators(document)["工程数量"] == {"target": "12处"}
    assert "adjusted_budget" not in find(document, "funds.lines.total")
    assert not [one for one in plan.aside if not one.plain]
