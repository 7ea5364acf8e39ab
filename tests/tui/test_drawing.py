"""A key draws what it changes, not the whole page; and what is drawn is what a fresh drawing would show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.desks import INDICATORS, at, default_form, sitting
from tests.tui.driving import settle
from tui.app import Ziping

ROWS = [{"id": f"r{n}", "level1": "产出指标", "name": f"指标{n}", "target": "5"} for n in range(20)]


async def test_a_key_asks_only_what_it_changes_to_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Widget] = []
    draw = Widget.render_lines

    def noted(widget: Widget, crop: Region) -> list[Strip]:
        asked.append(widget)
        return draw(widget, crop)

    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(120, 40)) as pilot:
            await at(pilot, f"{INDICATORS}.r3.actual")
            shown = len(app.screen._compositor.visible_widgets)
            monkeypatch.setattr(Widget, "render_lines", noted)
            await pilot.press("1")
            first = len(set(asked))
            assert shown > 20 and 0 < first <= 11


async def test_what_is_drawn_key_by_key_is_what_stands_there(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r3.actual")
            compositor: Any = app.screen._compositor
            whole = compositor.render_strips()
            parts = {
                (x, y): part
                for y, line in enumerate(compositor._render_chops(Region(0, 3, 80, 9), lambda row: 3 <= row < 12))
                for x, part in line.items()
                if part is not None and 3 <= y < 12
            }
            for (x, y), part in parts.items():
                assert part.text == whole[y].crop(x, x + part.cell_length).text
            assert len(parts) > 20
            await settle(pilot)
