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
from tui.widgets.rows import Rows

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
            assert shown > 20 and 0 < first <= 3


async def test_what_is_drawn_key_by_key_is_what_stands_there(tmp_path: Path) -> None:
    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with (app := Ziping(opened)).run_test(size=(80, 24)) as pilot:
            await at(pilot, f"{INDICATORS}.r3.actual")
            compositor: Any = app.screen._compositor
            whole = compositor.render_strips()
            places = [Region(0, 3, 80, 2), Region(30, 6, 20, 5), Region(3, 22, 9, 1), Region(40, 8, 40, 9)]
            compositor._dirty_regions = set(places)
            update = compositor.render_partial_update()
            for y, left, right in update.spans:
                seen = {x: part for x, part in update.chops[y].items() if part is not None}
                for x, part in seen.items():
                    assert part.text == whole[y].crop(x, x + part.cell_length).text
                drawn = {cell for x, part in seen.items() for cell in range(x, x + part.cell_length)}
                assert set(range(left, right)) <= drawn
            assert sum(right - left for _, left, right in update.spans) > 300
            await settle(pilot)


async def test_a_key_scores_nothing_and_a_pause_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scored: list[str] = []
    alone = Rows._score_alone

    def noted(rows: Rows, key: str, **instead: str) -> Any:
        scored.append(key)
        return alone(rows, key, **instead)

    with sitting(tmp_path, default_form(), {"performance": {"indicators": ROWS}}) as opened:
        async with Ziping(opened).run_test(size=(120, 40)) as pilot:
            table = await at(pilot, f"{INDICATORS}.r3.target")
            await settle(pilot)
            monkeypatch.setattr(Rows, "_score_alone", noted)
            pause = table.editor._pause
            assert pause is not None
            monkeypatch.setattr(pause, "resume", lambda: None)
            await pilot.press("0", "%")
            assert not scored
            table.editor._score()
            assert scored == ["r3"]
