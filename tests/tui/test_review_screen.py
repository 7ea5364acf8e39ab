"""The review: all findings in groups, everything on one page, to the field and back to the same line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.tui.desks import INDICATORS, default_form, sitting
from tests.tui.driving import SIZES, WINDOWS, drawn, focused, judge, paste, settle
from tui import texts
from tui.app import Ziping
from tui.screens.review import ReviewScreen
from tui.screens.wizard import WizardScreen


def document(**basis: str) -> dict[str, Any]:
    number = {"document_number": "某发[2019]3号"}  # a warning with a fix
    rows = [{"id": "r0", "name": "甲", "target": "≥5处", "actual": "≥5处", "weight": "10"}]
    return {
        "profile": {"title": "饮水工程", "basis": [{"id": "b0", "title": "通知", **number, **basis}]},
        "performance": {"indicators": rows},
        "texts": {"x_elsewhere_note": "别的表里的文字"},
    }


async def review(pilot: Pilot[Any]) -> ReviewScreen:
    await judge(pilot)
    await pilot.press("f8")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


def point(screen: ReviewScreen, part: str) -> int:
    """Put the cursor on the first line whose finding's rule or words contain ``part``."""
    found = (n for n, line in enumerate(screen._lines) if line.path and part in line.content.plain)
    index = next(found)
    screen.query_one("#review", OptionList).highlighted = index
    return index


def cursor(screen: ReviewScreen) -> int | None:
    return screen.query_one("#review", OptionList).highlighted


@pytest.mark.parametrize(("size", "part"), [(SIZES[0], "C03"), (SIZES[1], "    1.  通知")])
async def test_to_the_field_and_back_to_the_very_line(tmp_path: Path, size: tuple[int, int], part: str) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            screen = await review(pilot)
            left = point(screen, part)
            path = screen._lines[left].path
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, WizardScreen) and app.screen.pages.current == path
            if path.endswith("actual"):
                assert focused(app).path == path  # type: ignore[attr-defined]
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen) and cursor(app.screen) == left
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, WizardScreen)


async def test_when_it_is_mended_the_cursor_stays_where_the_line_was(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await pilot.press("f9")
            screen = await review(pilot)
            left = point(screen, "C03")
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, WizardScreen), "nothing else stays open above the wizard"
            assert app.screen.pages.current == f"{INDICATORS}.r0.actual"
            await pilot.press("home", "delete")
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen)
            assert not any("C03" in line.content.plain for line in app.screen._lines)
            assert (cursor(app.screen) or 0) - left in (0, 1) and app.screen._lines[cursor(app.screen) or 0].path


async def test_everything_is_on_one_page_and_a_fix_is_applied_and_taken_back(tmp_path: Path) -> None:
    form = default_form()
    slot = next(entry.edit for entry in form.report if entry.edit).partition(".")[2]
    content = document()
    content["texts"][slot] = "自己写的一句"
    with sitting(tmp_path, form, content) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await review(pilot)
            text = "\n".join(line.content.plain for line in screen._lines)
            assert "≥5处" in text and "饮水工程" in text and "通知" in text and "别的表里的文字" in text
            found = [line.finding for line in screen._lines if line.finding]
            assert len(found) == len(opened.desk.evaluation.findings)
            order = {"error": 0, "warning": 1, "note": 2}
            assert [order[one.severity] for one in found] == sorted(order[one.severity] for one in found)
            titles = [line.content.plain for line in screen._lines if not line.path]
            assert len(titles) >= 5 + 2 + 1, "five steps, groups of findings, texts that are not printed"
            assert texts.EDITED_NOW.format(text="自己写的一句") in text and texts.REVIEW_EDITED in text
            point(screen, "B08")
            await pilot.press("ctrl+e")
            await settle(pilot)
            assert opened.desk.session.text("profile.basis.b0.document_number") == "某发〔2019〕3号"
            assert texts.FIXED in drawn(app.screen)
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert opened.desk.session.text("profile.basis.b0.document_number") == "某发[2019]3号"
            assert any("B08" in line.content.plain for line in screen._lines)


async def test_a_waiver_lapses_with_the_value(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            screen = await review(pilot)
            point(screen, "C03")
            await pilot.press("ctrl+r")
            await settle(pilot)
            assert texts.NO_WAIVER in drawn(app.screen), "an error is not waived"
            point(screen, "B08")
            await pilot.press("ctrl+r")
            await settle(pilot)
            await paste(pilot, "原文就是这样印的")
            await pilot.press("enter")
            await settle(pilot)
            waived = next(line for line in screen._lines if line.finding and line.finding.rule == "B08")
            assert waived.finding and waived.finding.waived == "原文就是这样印的"
            assert "原文就是这样印的" in waived.content.plain
            point(screen, "B08")
            await settle(pilot)
            assert "原文就是这样印的" in drawn(screen)
            opened.desk.session.set("profile.basis.b0.document_number", "某发[2019]4号")
            screen.refill()
            again = next(line for line in screen._lines if line.finding and line.finding.rule == "B08")
            assert again.finding and again.finding.waived is None
            opened.desk.session.undo()
            screen.refill()
            point(screen, "B08")
            await pilot.press("ctrl+r")
            await settle(pilot)
            assert opened.desk.session.get("waivers") is None, "taking a waiver back needs no dialog"


@pytest.mark.parametrize("size", WINDOWS)
async def test_points_that_were_typed_stand_once_in_their_line(size: tuple[int, int], tmp_path: Path) -> None:
    rows = [
        {"id": "r0", "name": "甲", "target": "≥5处", "actual": "5处", "weight": "10", "stated_score": "10"},
        {"id": "r1", "name": "乙", "target": "≥5处", "actual": "5处", "weight": "9"},
    ]
    with sitting(tmp_path, default_form(), {"performance": {"indicators": rows}}) as opened:
        async with Ziping(opened).run_test(size=size) as pilot:
            screen = await review(pilot)
            lines = {line.path: line.content.plain for line in screen._lines if line.path.startswith(INDICATORS)}
            typed, computed = lines[f"{INDICATORS}.r0"], lines[f"{INDICATORS}.r1"]
            assert "│ 得分 9" in computed and "│ 得分 10" not in typed, "it stands in the cell of the form's own label"
