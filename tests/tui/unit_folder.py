"""A folder of projects for tests, and the way to its summary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tests.tui.driving import drawn, settle, until
from tests.tui.test_home import session
from tui import texts_home
from tui.screens.summary import SummaryScreen
from wizards.storage import create


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a filled sample, the same project again, an empty one, a broken one and a foreign one."""
    folder = tmp_path / "水利局"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("01.toml", "02.toml"):
        (folder / name).write_bytes(sample_path("mof-2020").read_bytes())
    create(folder / "03.toml", session("泵站"))
    (folder / "坏的.toml").write_bytes(b"schema_version = 1\nform = \xff\n")
    (folder / "别的.toml").write_text("[tool]\n", "utf-8")
    return folder


async def summed_up(pilot: Any) -> None:
    """Go to the summary of the current folder from home."""
    await settle(pilot)
    await pilot.press("home", "down", "down", "down", "down", "enter")
    await until(pilot, lambda: texts_home.SUMMARY_ASK in drawn(pilot.app.screen))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, SummaryScreen))
    await until(pilot, lambda: "3 个项目" in drawn(pilot.app.screen), 20.0)
