from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import drawn, judge, settle
from tui.app import Ziping
from tui.opening import sit_down
from tui.plain import plain, same_length, shorten, wrap
from wizards.storage import create

HOSTILE = [
    "[/x]",
    "[@click=app.quit]点我[/]",
    "[bold red]粗[/bold red]",
    "\x1b]0;标题\x07尾",
    "\x1b[2J\x1b[31m红",
    "\x1b]52;c;YQ==\x07",
    "\x9b2J\x9d0;x\x9c",
    "甲\u202e乙\u2066丙\u200b丁\ufeff",
    "一\r二\n三\t四",
    "长" * 10_000,
    "👨‍👩‍👧 𠮷 e\u0301",
]
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def everywhere(text: str) -> dict[str, Any]:
    """Return a session that holds ``text`` wherever a text can stand."""
    return {
        "profile": {"title": text, "fiscal_year": text, "evaluation_types": [text], "unit": {"functions": [text]}},
        "texts": {"overview": text, "effect": text},
        "funds": {"over_treatment": text, "transfer_date": text, "unit": text},
        "implementation": {"communities": text, "monitoring": {"amount": text}},
        "performance": {"stated_grade": text},
        "signoff": {"unit": text},
        "problems": {"items": [{"id": text[:20], "kind": "problem", "text": text, "title": text}]},
        "place": {"step": text, "field": text},
    }


def assert_harmless(app: Ziping) -> None:
    for screen in app.screen_stack:
        shown = drawn(screen)
        assert not RAW.search(shown), RAW.findall(shown)
        metas = [
            segment.style.meta
            for line in screen._compositor.render_strips()
            for segment in line
            if segment.style and segment.style.meta
        ]
        assert not any("@click" in meta for meta in metas)


async def test_nothing_from_outside_acts_or_hides_on_any_screen(seat: Any) -> None:
    await walk(seat, " ".join(text[:20] for text in HOSTILE))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_each_hostile_text_alone(seat: Any, text: str) -> None:
    await walk(seat, text)


async def walk(seat: Any, text: str) -> None:
    """Go through every screen of a session that is full of ``text``."""
    sitting = seat(everywhere(text))
    app = Ziping(sitting)
    async with app.run_test(size=(100, 50)) as pilot:
        await settle(pilot)
        await judge(pilot)
        for step in ("f5", "f5", "f5", "f5", "f1", "escape", "ctrl+p", "escape", "f8", "escape", "f2"):
            await pilot.press(step)
            await pilot.pause()
            assert_harmless(app)
        app.notify(text)
        await pilot.pause()
        assert_harmless(app)
        before = sitting.desk.session.text("profile.title")
        assert before == text
        await pilot.press("escape")
        await settle(pilot)
        assert_harmless(app)


async def test_a_hostile_file_name_and_folder_are_only_text(seat: Any, tmp_path: Path) -> None:
    seat()
    path = tmp_path / "[@click=app.quit]\x1b[2J\u202e.toml"
    create(path, {"schema_version": 1, "form": "probe-2020"})
    sitting = sit_down(path)
    app = Ziping(sitting)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert_harmless(app)
        await app.action_quit()
    sitting.close()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_helpers_keep_their_promises(text: str) -> None:
    assert len(same_length(text)) == len(text)
    assert not RAW.search(same_length(text).replace("\n", "").replace("\t", ""))
    assert not RAW.search(plain(text, one_line=True).plain)
    from rich.cells import cell_len

    for cells in (2, 7, 40):
        assert cell_len(shorten(text, cells)) <= max(cells, 2)
        assert all(cell_len(line) <= cells for line in wrap(text, cells, 3))
        assert len(wrap(text, cells, 3)) <= 3
