"""The report on the screen: every heading in its order, wide tables by scrolling sideways."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from schemas.blocks import Heading
from tests.tui.desks import default_form, sitting
from tests.tui.driving import SIZES, drawn, settle
from tui.app import Ziping
from tui.screens.preview import Paper, PreviewScreen
from wizards.compose import compose


async def test_the_preview_has_every_heading_and_scrolls_both_ways(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"profile": {"title": "饮水工程"}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            app.action_preview()
            await settle(pilot)
            assert isinstance(app.screen, PreviewScreen)
            paper = app.screen.query_one(Paper)
            evaluation = opened.desk.evaluation
            blocks = compose(opened.desk.form, evaluation.assessment, evaluation.sheet)
            headings = [one.number + one.text for one in blocks if isinstance(one, Heading)]
            text = "".join(line.strip() for line in paper._lines)
            places = [text.index(heading) for heading in headings]
            assert headings and places == sorted(places)
            assert "饮水工程" in text
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settle(pilot)
                assert paper.max_scroll_x == 0, "nothing hides at the side when there is room"
            await pilot.press("end")
            await settle(pilot)
            assert next(line for line in reversed(paper._lines) if line.strip()).strip()[:6] in drawn(app.screen)
            paper.show_lines(["甲" * 200 + "尾"])
            await pilot.press("home")
            for _ in range(400):
                paper.scroll_relative(x=20, animate=False, immediate=True)
                if paper.scroll_offset.x >= paper.max_scroll_x:
                    break
            await settle(pilot)
            assert "尾" in drawn(app.screen) and cell_len(paper._lines[0]) == 402
            await pilot.press("escape")
            await settle(pilot)
            assert app.screen is app.wizard
