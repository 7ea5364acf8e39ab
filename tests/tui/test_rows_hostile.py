"""Text from outside in cells, labels, findings and reasons: shown, never obeyed, never raw."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import drawn, judge, settle
from tui.app import Ziping
from tui.screens.other_policy import PolicyScreen
from tui.screens.preview import PreviewScreen
from tui.screens.review import ReviewScreen

NASTY = "[/x][@click=app.quit]退[/]\x1b]0;题\x07\x1b[31m红\u202e反\u2066乙\u200b"
_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]")


def document() -> dict[str, Any]:
    row = {key: NASTY for key in ("level1", "level2", "name", "target", "actual", "weight", "deviation_reason")}
    funds = [{"source": "total", "adjusted_budget": NASTY}, {"source": "appropriation", "executed": "-5" + NASTY}]
    return {
        "profile": {"title": NASTY, "unit": {"name": NASTY}, "basis": [{"id": "b", "title": NASTY}]},
        "funds": {"unit": NASTY, "lines": funds},
        "performance": {
            "indicators": [{"id": "r0", **row, "stated_score": NASTY}, {"id": NASTY, **row}],
            "stated_grade": NASTY,
        },
        "problems": {"items": [{"id": "p", "kind": "problem", "text": NASTY}]},
        "texts": {"x_other_" + "note": NASTY, "fund_use": NASTY},
        "waivers": [{"rule": "B08", "path": NASTY, "reason": NASTY}],
    }


_OURS = {"screen.find"}
"""Words of our own that can be clicked."""


def harmless(app: Ziping) -> str:
    shown = drawn(app.screen)
    assert not _RAW.search(shown), _RAW.findall(shown)
    for line in app.screen._compositor.render_strips():
        clicks = {segment.style.meta["@click"] for segment in line if segment.style and "@click" in segment.style.meta}
        assert clicks <= _OURS, clicks
    return shown


async def test_nothing_from_outside_acts_in_rows_review_preview_and_policy(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), document()) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            for path in (f"{INDICATORS}.r0.name", "funds.lines.total.adjusted_budget"):
                table = await at(pilot, path)
                await judge(pilot)
                assert "[@click" in harmless(app), "it is shown as it stands"
                await pilot.press("end", "x")
                await asyncio.sleep(0.1)
                await settle(pilot)
                harmless(app)
                table.list.focus()
                await settle(pilot)
                harmless(app)
            await pilot.press("f8")
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen)
            for key in ("end", "home"):
                await pilot.press(key)
                await settle(pilot)
                harmless(app)
            await pilot.press("escape")
            for show, kind in ((app.action_preview, PreviewScreen), (app.action_policy, PolicyScreen)):
                show()
                await settle(pilot)
                assert isinstance(app.screen, kind)
                harmless(app)
                await pilot.press("escape")
                await settle(pilot)
            await pilot.press("f9")
            await settle(pilot)
            harmless(app)
            assert app.is_running
