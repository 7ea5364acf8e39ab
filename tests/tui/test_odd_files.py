"""Odd sessions opened in the app: a place that is none, a form id that climbs folders, files that vanish meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tiers import some_always
from tests.tui.driving import drawn, settle, until
from tui.app import Ziping
from tui.screens.confirm import Ask
from wizards.storage import create, load, user_folder

PLACES: list[Any] = [
    "funds",
    ["funds"],
    {"step": "../../..", "field": "/etc/passwd"},
    {"step": "funds", "field": ["a", "b"]},
    {"step": ["funds"], "field": {"a": "b"}},
    {"step": "problems", "field": "performance.indicators.zzz.actual"},
    {"step": "funds", "field": "funds.lines.total.executed.x.y.z"},
    {"step": "nowhere", "field": "." * 500},
    {"step": "", "field": ""},
    {"step": "profile", "field": "profile"},
    {"step": "[red]", "field": "\x1b[2J\u202e[@click=app.quit]x[/]"},
    {"step": "performance", "field": "performance.indicators.#9999.name"},
    {"field": "长" * 20_000},
    {"step": "5", "field": "0", "more": {"x": ["1"]}},
]


@pytest.mark.parametrize("place", some_always(PLACES, 9, numbered=True))
async def test_an_odd_place_opens_somewhere_and_typing_works(place: Any, seat: Any) -> None:
    sitting = seat({"profile": {"title": "饮水"}, "place": place})
    app = Ziping(sitting)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert app.wizard is not None and app.screen.focused is not None
        for key in ("f5", "f3", "tab", "f8", "escape", "f2"):
            await pilot.press(key)
            await settle(pilot)
        assert not app.crashed and app.desk is not None and app.desk.save_now()
    assert load(sitting.desk.path).document["profile"]["title"] == "饮水"


FORMS: list[Any] = [
    "../../../etc/passwd",
    "..",
    "/etc/passwd",
    "C:\\a",
    "probe-2020/../probe-2020",
    "",
    ["a"],
    "a\x00b",
    "x" * 9000,
]


@pytest.mark.parametrize("form", some_always(FORMS, 5, numbered=True))
async def test_a_form_id_that_climbs_folders_is_refused_in_a_sentence(form: Any, seat: Any, tmp_path: Path) -> None:
    seat().close()
    path = tmp_path / "怪.toml"
    create(path, {"schema_version": 1, "form": form})
    before = path.read_bytes()
    app = Ziping(None)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.run_worker(app.open_file(path))
        await until(pilot, lambda: isinstance(app.screen, Ask) and "没有" in drawn(app.screen))
        assert "root:" not in drawn(app.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert not app.crashed and app.desk is None
    assert path.read_bytes() == before and sorted(one.name for one in tmp_path.glob("*.toml")) == [
        "会话.toml",
        "怪.toml",
    ]


async def test_files_that_vanish_while_they_are_open_lose_nothing(seat: Any, tmp_path: Path) -> None:
    sitting = seat({"profile": {"title": "饮水"}})
    path: Path = sitting.desk.path
    app = Ziping(sitting)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        (user_folder() / "forms" / "probe-2020.toml").unlink()
        path.unlink()
        for key in ("f8", "escape", "f9"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete([one for one in app.workers if one.group == "report"])
        await settle(pilot)
        assert "报告已写好" in drawn(app.screen)
        await pilot.press("escape")
        sitting.desk.session.set("profile.title", "安全饮水")
        assert sitting.desk.save_now() and not app.crashed
    assert load(path).document["profile"]["title"] == "安全饮水"
