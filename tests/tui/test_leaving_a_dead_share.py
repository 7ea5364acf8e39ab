"""The folder of the open session answers nothing any more: the user goes home, elsewhere or out all the same."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import SIZES, WINDOWS, drawn, focused, paste, settle, until
from tests.tui.test_dead_share import Share, left_by_a_kill
from tests.tui.test_dead_share import share as share  # the fixture
from tui import texts, texts_leaving, texts_returning
from tui.app import Ziping
from tui.aside import aside
from tui.exits import last_sentence
from tui.opening import Sitting, sit_down
from tui.screens.home import HomeScreen
from tui.screens.recovery import offer_earlier
from tui.screens.returning import write_statement
from tui.widgets.choices import Choices
from wizards.storage import Saver, UnusableFile, load
from wizards.storage.disk.folders import state_folder
from wizards.storage.safety.copies import backup_path
from wizards.storage.safety.locks import lock_path

TITLE = "profile.title"
TYPED = "改过的"


@pytest.fixture(autouse=True)
def nothing_waits(share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    """To wait for the saver's thread is to wait for the share."""
    flush = Saver.flush

    def flushed(self: Saver, timeout: float = 2.0) -> bool:
        on_screen = threading.current_thread() is threading.main_thread()
        if on_screen and timeout > 0 and not self.whole and not share.answers.is_set():
            share.blocked.append("flush")
        return flush(self, timeout)

    monkeypatch.setattr(Saver, "flush", flushed)


def opened(share: Share) -> tuple[Ziping, Sitting]:
    """Return the app with the session on the share open, which then answers no more."""
    share.answers.set()
    holder: list[Ziping] = []
    sitting = sit_down(share.folder / "丁.toml", on_state=lambda state: holder[0].saver_says(state))
    holder.append(Ziping(sitting))
    return holder[0], sitting


def silence(share: Share) -> None:
    """From now on no call to the share comes back."""
    share.answers.clear()


async def until_closed(pilot: Any, share: Share) -> None:
    share.answers.set()
    await until(pilot, lambda: not [one for one in share.folder.iterdir() if ".~" in one.name])


async def asked_at_leaving(pilot: Any, share: Share, sitting: Sitting, *keys: str) -> None:
    """Type what cannot be saved, and leave by ``keys`` until it is asked about."""
    app = pilot.app
    await settle(pilot)
    silence(share)
    sitting.desk.session.set(TITLE, TYPED)
    await pilot.press(*keys)
    await until(pilot, lambda: texts.QUIT_TITLE in drawn(app.screen))


@pytest.mark.parametrize("size", WINDOWS)
async def test_home_comes_though_the_lock_cannot_be_given_up(share: Share, size: tuple[int, int]) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        silence(share)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert app.sitting is None and not app.unclosed.keeps(sitting.desk.path)
        await until_closed(pilot, share)


@pytest.mark.parametrize("size", WINDOWS)
async def test_what_is_not_saved_is_asked_about_kept_and_saved_later(share: Share, size: tuple[int, int]) -> None:
    app, sitting = opened(share)
    path = sitting.desk.path
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        silence(share)
        sitting.desk.session.set(TITLE, TYPED)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: texts_leaving.SAVING_FIRST.format(name="丁.toml") in drawn(app.screen))
        await until(pilot, lambda: texts.QUIT_TITLE in drawn(app.screen))
        words = drawn(app.screen)
        assert texts_leaving.COPY_THERE in words and "没有回答" in words
        await pilot.press("down", "down", "down")
        assert app.screen.query_one(Choices).highlighted == len(texts_leaving.LEAVE_CHOICES) - 1
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert app.unclosed.keeps(path)
        await paste(pilot, "网盘上的")
        await pilot.press("enter")
        await until(pilot, lambda: app.desk is sitting.desk and app.screen is app.wizard)
        assert TYPED in drawn(app.screen), "he is back where he was, and the share was not asked"
        await pilot.press("escape", "escape")
        await until(pilot, lambda: texts.QUIT_TITLE in drawn(app.screen))
        await pilot.press("up", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until_closed(pilot, share)
        assert not app.unclosed.keeps(path)
    assert load(path).document["profile"]["title"] == TYPED


async def test_who_stays_goes_on_typing(share: Share) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await asked_at_leaving(pilot, share, sitting, "escape", "escape")
        await pilot.press("enter", "x")
        await until(pilot, lambda: app.screen is app.wizard)
        field: Any = focused(app)
        await until(pilot, lambda: sitting.desk.session.text(field.path) == "x")
        assert app.sitting is sitting
        share.answers.set()
        await until(pilot, lambda: sitting.desk.saved)
        sitting.close()


async def test_another_file_is_opened_and_the_one_before_is_saved_later(share: Share) -> None:
    app, sitting = opened(share)
    path, other = sitting.desk.path, Path("乙.toml").absolute()
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        silence(share)
        sitting.desk.session.set(TITLE, TYPED)
        app.begin(app.open_file(other), group="opening")
        await until(pilot, lambda: app.desk is not None and app.desk.path == other)
        assert app.unclosed.keeps(path)
        await until_closed(pilot, share)
        assert app.sitting is not None and app.sitting.close()
    assert load(path).document["profile"]["title"] == TYPED


async def test_quitting_asks_too_and_the_copy_is_named_at_the_end(share: Share) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await asked_at_leaving(pilot, share, sitting, "ctrl+q")
        await pilot.press("up", "enter")
        await until(pilot, lambda: app.leaving)
    assert not await aside(sitting.close)
    assert str(state_folder()) in last_sentence(sitting.desk, saved=False)
    share.answers.set()


async def test_what_was_left_unsaved_is_told_of_at_the_end(share: Share) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await asked_at_leaving(pilot, share, sitting, "escape", "escape")
        await pilot.press("up", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert app.unclosed.close() == [sitting] and app.unclosed.close() == []
    share.answers.set()


@pytest.mark.parametrize(("keys", "waits"), [([], True), (["down"], False), (["down", "down"], True)])
async def test_which_version_is_chosen_again_when_the_share_is_not_waited_for(
    share: Share, keys: list[str], waits: bool
) -> None:
    share.answers.set()
    left_by_a_kill(share.folder / "丁.toml", TYPED)
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: texts.RECOVERY_TITLE in drawn(app.screen))
        silence(share)
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: texts.WAIT_NO_LONGER in drawn(app.screen))
        await pilot.press("escape")
        if waits:
            await until(pilot, lambda: texts.RECOVERY_TITLE in drawn(app.screen))
            await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.wizard)
        assert sitting.desk.session.text(TITLE) == "网盘上的"
        share.answers.set()
        assert sitting.close()


@pytest.mark.parametrize("at_once", [True, False])
async def test_an_earlier_version_is_not_waited_for(share: Share, at_once: bool) -> None:
    share.answers.set()
    broken = share.folder / "丁.toml"
    backup_path(broken).write_bytes(broken.read_bytes())
    broken.write_text("[broken", "utf-8")
    app = Ziping()
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        if at_once:
            silence(share)
        app.begin(offered(app, broken), group="opening")
        if not at_once:
            await until(pilot, lambda: texts.UNREADABLE_TITLE in drawn(app.screen))
            silence(share)
            await pilot.press("down", "enter")
        await until(pilot, lambda: texts.WAIT_NO_LONGER in drawn(app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        share.answers.set()


async def offered(app: Ziping, path: Path) -> None:
    assert not await offer_earlier(app, path, UnusableFile("读不懂"))


@pytest.mark.parametrize("action", ["another", "summary"])
async def test_what_begins_beside_the_session_saves_it_aside(share: Share, action: str) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        silence(share)
        sitting.desk.session.set(TITLE, TYPED)
        await app.run_action(f"app.{action}")
        await until(pilot, lambda: app.screen is not app.wizard)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.wizard)
        share.answers.set()
        await until(pilot, lambda: sitting.desk.saved)
        sitting.close()


async def test_a_statement_is_asked_for_without_the_copies_that_were_handed_in(share: Share) -> None:
    app, sitting = opened(share)
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        silence(share)
        app.begin(write_statement(app, sitting.desk), group="returning")
        await until(pilot, lambda: texts_returning.STATEMENT_TITLE in drawn(app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.wizard)
        share.answers.set()
        sitting.close()


def test_a_session_that_is_being_closed_is_waited_for(share: Share) -> None:
    app, sitting = opened(share)
    answers, close, said = threading.Event(), sitting.desk.close, []
    sitting.desk.close = lambda: answers.wait(20) and close()  # type: ignore[method-assign]  # a slow folder
    app.unclosed.leave(sitting)
    waiting = threading.Thread(target=lambda: (app.unclosed.wait_for(sitting.desk.path), said.append(1)))
    waiting.start()
    assert not said
    answers.set()
    waiting.join(20)
    assert said and not lock_path(sitting.desk.path).exists()
