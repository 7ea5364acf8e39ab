"""A pack of one's own with a fault, met in the app: a sentence, never the end of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import drawn, settle, until
from tui import app as app_module
from tui.app import Ziping
from tui.screens.confirm import Ask
from tui.screens.home import HomeScreen
from wizards.storage import user_folder


def break_pack() -> None:
    path = user_folder() / "forms" / "probe-2020.toml"
    path.write_text(path.read_text("utf-8").replace("{texts.overview}", "{texts.overview"), "utf-8")


async def test_opening_says_the_lint_s_sentence_and_the_app_goes_on(seat: Any) -> None:
    sitting = seat({"profile": {"title": "饮水"}})
    path: Path = sitting.desk.path
    sitting.close()
    before = path.read_bytes()
    break_pack()
    app = Ziping(None)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.run_worker(app.open_file(path))
        await until(pilot, lambda: isinstance(app.screen, Ask) and "没有对应的“}”" in drawn(app.screen))
        assert "probe-2020.toml 第" in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert not app.crashed
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".~lock")] == []


def test_starting_with_such_a_session_is_one_sentence(
    seat: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "Ziping", None)
    sitting = seat()
    path = sitting.desk.path
    sitting.close()
    break_pack()
    assert app_module.run(path) == 2
    assert "没有对应的“}”" in capsys.readouterr().err


async def test_a_pack_that_breaks_while_it_is_open_ends_nothing(seat: Any) -> None:
    app = Ziping(seat({"profile": {"title": "饮水"}}))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        break_pack()
        for key in ("f8", "escape", "f9", "enter", "escape", "f5", "ctrl+p", "escape"):
            await pilot.press(key)
            await settle(pilot)
        assert not app.crashed
