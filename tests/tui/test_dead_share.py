"""A network folder that answers nothing at all: home, the browser and whatever is begun there stay usable."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import SIZES, WINDOWS, drawn, paste, settle, until
from tests.tui.test_home import session
from tui import texts, texts_browser, texts_home
from tui.app import Ziping
from tui.screens import browser, home, starting, waiting
from tui.screens.browser import Browser
from tui.screens.confirm import AskText
from tui.screens.home import HomeScreen
from wizards.storage import Recovery, create, recoverable, remember, to_toml
from wizards.storage.safety.locks import lock_path
from wizards.storage.safety.processes import me
from wizards.storage.safety.recovery_copy import ORIGIN, recovery_path

ASKED = ("stat", "lstat", "open", "scandir", "listdir", "readlink", "access", "mkdir", "link", "unlink")
"""What the operating system is asked about files, by the names under which everybody asks it."""

NOBODY = -1
"""Number of no process at all: who had it is dead."""


@dataclass
class Share:
    """A folder on a share, and who waited for it though he must not."""

    folder: Path
    blocked: list[str] = field(default_factory=list)
    answers: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    """A folder with a session from which no call comes back until the test is over; two sessions lie here."""
    here, there = tmp_path / "水利局", Share(tmp_path / "网盘")
    for folder in (here, there.folder):
        folder.mkdir()
    create(here / "甲.toml", session("水渠", 2024))
    create(here / "乙.toml", session("水库", 2022))
    create(there.folder / "丁.toml", session("网盘上的"))
    remember(here / "甲.toml", session("水渠", 2024))
    remember(there.folder / "丁.toml", session("网盘上的"))
    monkeypatch.chdir(here)
    for name in ASKED:
        monkeypatch.setattr(os, name, _waiting(getattr(os, name), there))
    monkeypatch.setattr(home, "_SILENT", 0.05)
    monkeypatch.setattr(browser, "_SILENT", 0.05)
    monkeypatch.setattr(waiting, "ANSWERING", 0.1)
    yield there
    there.answers.set()
    assert not there.blocked, "the screen itself waited for the share"


def _waiting(ask: Callable[..., Any], share: Share) -> Callable[..., Any]:
    def asked(path: Any = ".", *more: Any, **how: Any) -> Any:
        if not isinstance(path, int) and os.fspath(path).startswith(str(share.folder)):
            if threading.current_thread() is threading.main_thread() and not share.answers.is_set():
                share.blocked.append(f"{ask.__name__} {path}")
            elif not share.answers.wait(30):
                raise TimeoutError(path)
        return ask(path, *more, **how)

    return asked


def option(app: Ziping) -> str:
    listed: Any = app.screen.query_one("#choices")
    return str(listed.highlighted_option.prompt)


@pytest.mark.parametrize("size", WINDOWS)
async def test_home_names_it_lists_the_others_and_goes_on(share: Share, size: tuple[int, int]) -> None:
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        silent = texts_home.SILENT.format(name="网盘")
        await until(pilot, lambda: silent in drawn(app.screen) and drawn(app.screen).count("填写中") == 2)
        said = drawn(app.screen)
        assert all(name in said for name in ("水渠", "水库", "网盘上的"))
        await pilot.press("ctrl+o")
        assert texts_home.ORDERS["name"] in drawn(app.screen)
        await paste(pilot, "水库")
        await settle(pilot)
        assert "水渠" not in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        assert app.desk is not None and app.desk.path.name == "乙.toml"
        await settle(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: silent in drawn(app.screen))


@pytest.mark.parametrize("key", ["enter", "ctrl+d"])
async def test_what_is_begun_with_a_session_on_it_can_be_left(share: Share, key: str) -> None:
    app = Ziping()
    async with app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: "网盘上的" in drawn(app.screen))
        await paste(pilot, "网盘上的")
        await settle(pilot)
        assert "网盘上的" in option(app)
        await pilot.press(key)
        await until(pilot, lambda: texts.READING.format(name="丁.toml") in drawn(app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("escape")
        await paste(pilot, "水渠")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        app.sitting.close() if app.sitting else None


async def test_a_session_that_answers_after_all_is_let_go(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not wait any longer must not find his own file locked."""
    for asking in (home, starting):
        monkeypatch.setattr(asking, "is_there", lambda path: True)
    app = Ziping()
    async with app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: "网盘上的" in drawn(app.screen))
        await paste(pilot, "网盘上的")
        await pilot.press("enter")
        await until(pilot, lambda: texts.WAIT_NO_LONGER in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        share.answers.set()
        await until(pilot, lambda: not list(share.folder.glob("*.lock")) and not list(share.folder.glob(".*.lock")))
        assert app.desk is None


async def test_a_new_session_is_not_waited_for_there_and_made_elsewhere(share: Share) -> None:
    here = Path.cwd()
    os.chdir(share.folder)
    app = Ziping()
    async with app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: "水渠" in drawn(app.screen))
        await pilot.press("home", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskText))
        await pilot.press("enter")
        await until(pilot, lambda: texts.MAKING.format(name="自评.toml") in drawn(app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: texts.NEW_TITLE in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskText))
        await pilot.press("shift+tab")
        await paste(pilot, str(here))
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        assert app.desk is not None and app.desk.path == here / "自评.toml"
        app.sitting.close() if app.sitting else None


@pytest.mark.parametrize("size", WINDOWS)
async def test_the_browser_says_so_and_goes_elsewhere(share: Share, size: tuple[int, int]) -> None:
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("home", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Browser))
        await until(pilot, lambda: "甲.toml" in drawn(app.screen))
        await paste(pilot, f"{share.folder}{os.sep}")
        await until(pilot, lambda: texts_browser.SILENT.format(name="网盘") in drawn(app.screen))
        await pilot.press("ctrl+u")
        await paste(pilot, "乙")
        await until(pilot, lambda: "乙.toml" in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is not None)
        app.sitting.close() if app.sitting else None


def left_by_a_kill(path: Path, title: str) -> Recovery:
    """Leave a recovery copy of a session as a program does that was killed; return what is to be offered."""
    copy = recovery_path(path)
    copy.parent.mkdir(parents=True, exist_ok=True)
    killed = {"path": str(path), **asdict(me()), "pid": NOBODY}
    copy.write_bytes(to_toml(session(title), note=ORIGIN + json.dumps(killed)))
    return next(one for one in recoverable([], [copy]) if one.session == path)


@pytest.mark.parametrize("size", WINDOWS)
async def test_what_was_left_behind_elsewhere_is_offered(share: Share, size: tuple[int, int]) -> None:
    share.answers.set()
    there = left_by_a_kill(share.folder / "丁.toml", "网盘上改过的")
    here = left_by_a_kill(Path("乙.toml").absolute(), "水库改过的")
    locked = Path("甲.toml").absolute()
    fields = {**asdict(me()), "pid": NOBODY, "token": "0", "since": ""}
    lock_path(locked).write_text(json.dumps(fields), "utf-8")
    share.answers.clear()
    app = Ziping()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: texts.HOME_RECOVER[2].format(count=2) in drawn(app.screen))
        home: Any = app.screen
        assert [one.session.name for one in home.left_behind] == ["乙.toml", "甲.toml"]
        await pilot.press("home", "enter")
        await until(pilot, lambda: texts.RECOVERY_LIST in drawn(app.screen))
        assert here.name in drawn(app.screen) and there.name not in drawn(app.screen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is home)
        share.answers.set()
        await until(pilot, lambda: there in home.left_behind)
        assert here in home.left_behind and len(home.left_behind) == 3
