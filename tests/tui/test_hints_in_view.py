"""What is said below the field with the focus is on the screen with it, however the focus came there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, Static

from samples import sample_path
from schemas.step_names import STEPS
from tests.tui.desks import default_form, sitting
from tests.tui.driving import WINDOWS, focused, judge
from tui.app import Ziping
from tui.widgets.control import Field
from tui.widgets.view import bring_into_view
from wizards.storage import load

HALF = dict(load(sample_path(default_form().pack.id).parent / f"{default_form().pack.id}-half.toml").document)
"""Half filled, so that there are sentences made from data, gaps and findings below the fields."""


def unseen(app: Ziping, field: Widget) -> int:
    """Return how many lines of the field and of what is said below it are not on the screen."""
    region, clip = app.screen._compositor.visible_widgets[field]
    below = field.styles.margin.bottom
    whole = Region(region.x, region.y, region.width, region.height + below)
    return whole.height - whole.intersection(clip).height


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("key", ["tab", "shift+tab", "f2"])
async def test_it_is_seen_wherever_a_key_leads(size: tuple[int, int], key: str, tmp_path: Path) -> None:
    changes = {name: value for name, value in HALF.items() if name != "place"}
    with sitting(tmp_path, default_form(), changes) as opened:
        async with (app := Ziping(opened)).run_test(size=size) as pilot:
            await judge(pilot)
            assert app.wizard is not None
            looked_at = 0
            for step in STEPS:
                await app.wizard.pages.show_step(step)
                for _ in range(12):
                    await pilot.press(key)
                    await judge(pilot)
                    field: Any = focused(app)
                    if isinstance(field, Field) and field.styles.margin.bottom:
                        looked_at += 1
                        assert not unseen(app, field), field.path
            assert looked_at > 10


class Page(App[None]):
    """A field in the middle of a long page, with ``hints`` lines below it and one above."""

    def __init__(self, hints: int) -> None:
        super().__init__()
        self.field = Input(compact=True)
        self.field.styles.margin = (1, 0, hints, 0)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n" * 29)
            yield self.field
            yield Static("\n" * 29)


@pytest.mark.parametrize(
    ("hints", "from_above", "from_below"),
    [(0, range(30, 32), range(30, 32)), (3, range(30, 35), range(30, 35)), (9, range(31, 41), range(31, 41))],
)
async def test_a_page_scrolls_as_far_as_the_words_below_a_field_reach(
    hints: int, from_above: range, from_below: range
) -> None:
    """Ten lines are seen: the label above gives way first."""
    async with (app := Page(hints)).run_test(size=(40, 10)) as pilot:
        page = app.query_one(VerticalScroll)
        for start, wanted in ((0, from_above), (60, from_below)):
            page.scroll_to(y=start, animate=False, immediate=True)
            await pilot.pause()
            bring_into_view(app.field)
            await pilot.pause()
            first = page.scroll_offset.y
            assert first <= wanted.start and wanted.stop <= first + 10
