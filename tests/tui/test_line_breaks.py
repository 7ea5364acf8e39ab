"""Lines end where a person would end them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.desks import default_form, sitting
from tests.tui.driving import drawn, judge, settle
from tui.app import Ziping
from tui.line_breaks import break_line
from tui.plain import wrap
from tui.widgets.long_field import LongField


def parts(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *break_line(text, width), len(text)])]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("没有的来源空着，是零的填 0；合计不填", 24, ["没有的来源空着，是零的填", " 0；合计不填"]),
        ("还没有得分的 3 项：维修", 14, ["还没有得分的 3", "项：维修"]),
        ("资金、组织、指标、问题。", 22, ["资金、组织、指标、问", "题。"]),
        ("照自评（附件）填写", 8, ["照自评", "（附件）", "填写"]),
        ("words stay whole here", 11, ["words stay ", "whole here"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        ("执行率 98.00%  还差", 12, ["执行率 ", "98.00%  还差"]),
        ("共1,012.41万元", 9, ["共", "1,012.41", "万元"]),
        ("覆盖12个乡镇8.6万人，当年", 16, ["覆盖12个乡镇", "8.6万人，当年"]),
        ("计划修≥46处，实际", 12, ["计划修", "≥46处，实际"]),
        ("工期到2023年12月底", 14, ["工期到2023年", "12月底"]),
        ("共用了1012.41万元", 6, ["共用了", "1012.4", "1万元"]),
        ("甲乙丙", 3, ["甲", "乙", "丙"]),
        ("", 8, [""]),
        ("甲乙", 8, ["甲乙"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert [line.strip() for line in parts(text, width)] == [line.strip() for line in lines]


@given(st.text("甲乙，。（）“”ab 1.%\t", max_size=60), st.integers(4, 30))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    found = parts(text, width)
    assert "".join(found) == text
    assert all(found) or not text
    assert all(cell_len(line.rstrip()) <= width for line in found)


@given(st.text("甲乙，。（）“”ab 1.%万人", max_size=60), st.integers(4, 30))
def test_in_a_text_that_is_typed_blanks_at_the_end_of_a_line_fit_too(text: str, width: int) -> None:
    found = [text[start:end] for start, end in pairwise([0, *break_line(text, width, blanks=True), len(text)])]
    assert "".join(found) == text
    assert all(cell_len(line) <= width for line in found)


async def test_a_long_text_is_not_broken_inside_a_figure(tmp_path: Path) -> None:
    words = "对全县46处农村供水工程进行维修养护，覆盖12个乡镇8.6万人，当年1月开工，年底完工。" * 6
    with sitting(tmp_path, default_form(), {"texts": {"overview": words}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert app.wizard is not None
            await app.wizard.pages.go_to("texts.overview")
            await settle(pilot)
            area = app.screen.focused
            assert isinstance(area, LongField) and area.text == words
            lines = [line for part in area.wrapped_document.lines for line in part]
            assert len(lines) > 6 and "".join(lines) == words
            assert not any(line[0] in "，。万人处个月" or line[-1].isdigit() for line in lines)


async def test_an_empty_box_is_as_high_as_the_sentence_in_it(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            assert app.wizard is not None
            await app.wizard.pages.go_to("texts.x_mof_funds")
            await judge(pilot)
            box = app.screen.focused
            assert isinstance(box, LongField) and box.size.height == 2
            await pilot.press("ctrl+l")
            await judge(pilot)
            assert box.text and box.size.height == 8
            await pilot.press("ctrl+z")
            await judge(pilot)
            assert not box.text and box.size.height == 2


def test_what_the_program_cuts_itself_is_cut_alike() -> None:
    assert wrap("资金组织指标和各问题。", 20, 3) == ["资金组织指标和各问", "题。"]
    assert wrap("资金、组织、指标、问题。", 8, 2) == ["资金、组", "织、指.."]


async def test_the_screen_does_it() -> None:
    async with (app := Ziping()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f1", "end")
        await settle(pilot)
        inside = [line.split("│")[1].strip() for line in drawn(app.screen).split("\n") if line.count("│") > 1]
        assert inside and not any(line[:1] in "，。；：、" for line in inside if line)


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("理解为 ≥ 46 处；没有写≥或≤，按“不低于”理解", 37, 2, ["理解为 ≥ 46 处；没有写≥或≤，按", "“不低于”理解"]),
        ("项目个数（批准的不计）：2，不超过 3，得 1 分", 43, 2, ["项目个数（批准的不计）：2，不超过 3，", "得 1 分"]),
        ("部门整体支出绩效目标完成情况（附依据）", 32, 2, ["部门整体支出绩效目标完成情况", "（附依据）"]),
        ("甲，乙丙丁戊己庚辛壬癸", 12, 2, ["甲，乙丙丁戊", "己庚辛壬癸"]),
        ("一二三，四五六七八九，十", 12, 2, ["一二三，四五", "六七八九，十"]),
    ],
)
def test_what_is_said_ends_its_lines_between_words_where_that_costs_no_line(
    text: str, width: int, lines: int, expected: list[str]
) -> None:
    """The last two: a line that would be less than half is filled; so is one where another line would be needed."""
    assert wrap(text, width, lines) == expected
