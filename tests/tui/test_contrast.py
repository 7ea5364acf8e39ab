"""Every sign that is drawn can be read on its ground: 4.5 to 1 at least, in both themes, on every screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.screen import ModalScreen

from samples import sample_path
from tests.tiers import some_always
from tests.tui.driving import judge, settle
from tui.app import Ziping
from tui.opening import sit_down
from tui.themes import THEMES
from wizards.storage import create, load

LEAST = 4.5
_LINES = set(" ─│╭╮╰╯▁▂▃▄▅▆▇█▊▎▔")
"""Frames and scroll bars are no text."""
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("f3",),
    ("tab",),
    ("f5",),
    ("f5", "f5", "enter"),
    ("f8",),
    ("down", "down"),
    ("end",),
    ("escape", "f1"),
    ("escape", "ctrl+p"),
    ("down",),
    ("escape", "f9"),
    ("escape", "f2"),
)


def ratio(one: Color, other: Color) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b)


def unreadable(app: Ziping) -> list[tuple[str, float]]:
    """Return what stands on the screen and cannot be read; behind a dialog the screen is dimmed on purpose."""
    dialog = app.screen.query(".dialog").first().region if isinstance(app.screen, ModalScreen) else app.screen.region
    found = []
    for y, line in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in line:
            if dialog.contains(x, y) and (bad := _bad(segment)) is not None:
                found.append((segment.text.strip(), bad))
            x += segment.cell_length
    return found


def _bad(segment: Segment) -> float | None:
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None or set(segment.text) <= _LINES:
        return None
    reached = ratio(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
    return reached if reached < LEAST else None


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("ending", some_always(["-half", "", "-printed"]))
async def test_everything_drawn_can_be_read(theme: str, ending: str, tmp_path: Path) -> None:
    sample = sample_path("chenggong-2019")
    create(tmp_path / "甲.toml", load(sample.with_name(f"{sample.stem}{ending}.toml")).document)
    sitting = sit_down(tmp_path / "甲.toml")
    app = Ziping(sitting)
    seen: dict[tuple[str, ...], Any] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await settle(pilot)
        await judge(pilot)
        for keys in WAYS:
            await pilot.press(*keys)
            await settle(pilot)
            if bad := unreadable(app):
                seen[(type(app.screen).__name__, *keys)] = bad[:3]
    sitting.close()
    assert seen == {}
