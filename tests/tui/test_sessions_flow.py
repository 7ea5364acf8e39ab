from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from tests.tui.driving import drawn, focused, paste, settle, until
from tui import texts, texts_conflict
from tui.app import Ziping
from tui.opening import sit_down
from tui.screens import home
from tui.screens.confirm import Ask
from wizards.storage import UnusableFile, load, remember


async def test_a_new_session_from_the_home_screen(seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seat()
    app = Ziping()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("up", "up")
        assert "试验用的表" in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: texts.FILE_NAME in drawn(app.screen))
        await paste(pilot, "新的")
        await pilot.press("enter")
        await until(pilot, lambda: app.wizard is not None)
        await settle(pilot)
        await paste(pilot, "项目")
        assert app.desk is not None and app.desk.save_now()
        await pilot.press("f10")
    assert load(tmp_path / "新的.toml").document["profile"]["title"] == "项目"
    assert app.sitting is not None and app.sitting.close()


async def test_home_keeps_its_place_when_a_dialog_is_left(seat: Any) -> None:
    seat().close()
    app = Ziping()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("home", "down", "enter")
        await until(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await settle(pilot)
        choices = app.screen.query_one(OptionList)
        assert choices.highlighted == 1


async def test_a_name_that_is_taken_is_asked_again(seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sitting = seat({"profile": {"title": "原来的"}})
    sitting.close()
    app = Ziping()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        await until(pilot, lambda: texts.FILE_NAME in drawn(app.screen))
        await paste(pilot, "会话")
        await pilot.press("enter")
        await until(pilot, lambda: "已经存在" in drawn(app.screen))
        await pilot.press("escape")
        await settle(pilot)
        assert app.desk is None and texts.HOME_TITLE in drawn(app.screen)
    assert load(sitting.desk.path).document["profile"]["title"] == "原来的"


async def test_a_second_window_is_asked_and_can_only_look(seat: Any) -> None:
    first = seat({"profile": {"title": "甲"}})
    second = seat(again=True)
    assert second.opened.held_by is not None
    app = Ziping(second)
    async with app.run_test() as pilot:
        await until(pilot, lambda: texts.HELD_TITLE in drawn(app.screen))
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("x")
        assert second.desk.session.text("profile.title") == "甲"
        assert texts.READ_ONLY in drawn(app.screen) or texts.READ_ONLY_TYPING in drawn(app.screen)
    assert first.desk.save_now()


async def test_taking_over_is_asked_twice(seat: Any) -> None:
    first = seat({"profile": {"title": "甲"}})
    app = Ziping(seat(again=True))
    async with app.run_test() as pilot:
        await until(pilot, lambda: texts.HELD_TITLE in drawn(app.screen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: texts.TAKE_TITLE in drawn(app.screen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.desk is not None and not app.desk.read_only)
        await until(pilot, lambda: app.screen is app.wizard)
        await paste(pilot, "乙")
        assert app.desk is not None and app.desk.save_now()
        first.desk.session.set("profile.title", "丙")
        assert not first.desk.save_now(1.0)
        assert first.desk.save_state.kind == "conflict"
    assert app.sitting is not None and app.sitting.close()


@pytest.mark.parametrize(("answer", "kept"), [(["down"], "我的"), (["down", "down"], "别人的")])
async def test_a_change_from_outside_is_never_overwritten_unasked(seat: Any, answer: list[str], kept: str) -> None:
    holder: list[Ziping] = []
    sitting = seat(on_state=lambda state: holder and holder[0].saver_says(state))
    app = Ziping(sitting)
    holder.append(app)
    path = sitting.desk.path
    async with app.run_test() as pilot:
        await settle(pilot)
        path.write_text('schema_version = 1\nform = "probe-2020"\n[profile]\ntitle = "别人的"\n', "utf-8")
        await paste(pilot, "我的")
        await until(pilot, lambda: texts_conflict.CONFLICT_TITLE["changed"] in drawn(app.screen))
        assert "别人的" in path.read_text("utf-8")
        await pilot.press(*answer, "enter")
        await until(pilot, lambda: app.screen is app.wizard)
        await until(pilot, lambda: focused(app).value == kept)
        assert app.desk is not None and app.desk.save_now()
    assert load(path).document["profile"]["title"] == kept


async def test_a_folder_that_does_not_answer_never_stops_the_typing(
    seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, back = threading.Event(), threading.Event()
    sitting = seat()
    app = Ziping(sitting)

    def save_as(self: object, path: Path) -> bool:
        answers.wait(5)
        back.set()
        return True

    monkeypatch.setattr(type(sitting.opened), "save_as", save_as)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.action_save_as()
        await until(pilot, lambda: texts.SAVE_AS_TITLE in drawn(app.screen))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.wizard)
        await paste(pilot, "接着写")
        await until(pilot, lambda: sitting.desk.session.text("profile.title") == "接着写", 2.0)
        assert not back.is_set(), "typing had to wait for the folder"
        answers.set()
        await settle(pilot)


async def test_home_does_not_wait_for_a_folder_that_does_not_answer(
    seat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat({"profile": {"title": "本机的"}}).close()
    slow = tmp_path / "网盘.toml"
    remember(slow, {"profile": {"title": "网盘上的"}})
    answers = threading.Event()
    there = home.is_there
    monkeypatch.setattr(home, "is_there", lambda path: answers.wait(20) if path == slow else there(path))
    app = Ziping()
    async with app.run_test() as pilot:
        await until(pilot, lambda: any(word in drawn(app.screen) for _, word in texts.STATES.values()))
        assert "网盘上的" in drawn(app.screen) and texts.MISSING_FILE not in drawn(app.screen)
        answers.set()
        await settle(pilot)


@pytest.mark.parametrize(("answer", "title"), [([], "副本里的"), (["down"], "文件里的")])
async def test_a_recovery_copy_is_offered_and_the_other_version_kept(seat: Any, answer: list[str], title: str) -> None:
    from wizards.storage import generations
    from wizards.storage.safety.recovery_copy import recovery_path
    from wizards.storage.saving import save

    first = seat({"profile": {"title": "文件里的"}})
    path = first.desk.path
    first.close()
    copy = recovery_path(path)
    copy.parent.mkdir(parents=True, exist_ok=True)
    save(copy, {"schema_version": 1, "form": "probe-2020", "profile": {"title": "副本里的"}})
    sitting = seat(again=True)
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await until(pilot, lambda: texts.RECOVERY_TITLE in drawn(app.screen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: texts.COMPARE_TITLE in drawn(app.screen))
        assert "副本里的" in drawn(app.screen) and "文件里的" in drawn(app.screen)
        await pilot.press("enter")
        await until(pilot, lambda: texts.RECOVERY_TITLE in drawn(app.screen))
        await pilot.press(*answer, "enter")
        await until(pilot, lambda: app.screen is app.wizard)
        await settle(pilot)
        assert sitting.desk.session.text("profile.title") == title
        assert sitting.desk.save_now()
    other = {"副本里的": "文件里的", "文件里的": "副本里的"}[title]
    assert any(other in one.path.read_text("utf-8") for one in generations(path))


async def test_leaving_asks_only_when_saving_fails(seat: Any, tmp_path: Path) -> None:
    from wizards.storage.disk.fileops import FileOps

    class Full(FileOps):
        def open_new(self, path: Path, mode: int) -> int:
            raise OSError(28, "full")

    sitting = seat()
    sitting.opened.saver._files = sitting.opened.saver._keeper.files = Full()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        await paste(pilot, "名")
        await until(pilot, lambda: sitting.desk.save_state.kind == "unsaved")
        app.on_save_state_changed(None)
        await pilot.pause()
        assert "磁盘已满" in drawn(app.screen)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: texts.QUIT_TITLE in drawn(app.screen))
        await pilot.press("escape", "x")
        await settle(pilot)
        assert sitting.desk.session.text("profile.title") == "名x"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 50,
        b"[broken",
        b"\x89PNG\r\n\x1a\n",
        b'form = "nowhere"\nschema_version = 1\n',
        "标题".encode("gbk"),
    ],
    ids=range(6),
)
async def test_a_file_that_cannot_be_opened_is_named_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.toml"
    path.write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        sit_down(path)
    assert str(caught.value) and "Traceback" not in str(caught.value)
    assert path.read_bytes() == content


async def test_a_broken_file_offers_its_earlier_versions(seat: Any) -> None:
    sitting = seat({"profile": {"title": "好的"}})
    path = sitting.desk.path
    sitting.desk.session.set("profile.title", "更好")
    sitting.close()
    path.write_text("[broken", "utf-8")
    app = Ziping()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.run_worker(app.open_file(path))
        await until(pilot, lambda: texts.UNREADABLE_TITLE in drawn(app.screen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.wizard is not None)
        await settle(pilot)
        assert app.desk is not None and app.desk.session.text("profile.title") == "好的"
    assert any("[broken" in one.read_text("utf-8") for one in path.parent.glob("*broken*"))
    assert app.sitting is not None and app.sitting.close()


async def test_a_fault_saves_and_leaves_a_sentence_without_answers(seat: Any, capsys: Any) -> None:
    sitting = seat()
    app = Ziping(sitting)

    def fault() -> None:
        raise RuntimeError("秘密答案")

    with pytest.raises(RuntimeError):
        async with app.run_test() as pilot:
            await settle(pilot)
            await paste(pilot, "名")
            app.call_later(fault)
            await pilot.pause(0.3)
    assert app.return_code == 1
    assert load(sitting.desk.path).document["profile"]["title"] == "名"
    printed = capsys.readouterr()
    assert "秘密答案" not in printed.out + printed.err and "Traceback" not in printed.out + printed.err


async def test_a_fault_of_the_checks_stops_neither_typing_nor_saving(
    seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wizards.evaluation

    def fault(*_: object) -> None:
        raise RuntimeError("秘密答案")

    monkeypatch.setattr(wizards.evaluation, "evaluate", fault)
    sitting = seat()
    app = Ziping(sitting)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.wizard is not None
        app.wizard.evaluate()
        await until(pilot, lambda: "核对时程序出错" in drawn(app.screen))
        await paste(pilot, "名")
        assert sitting.desk.save_now()
        assert "秘密答案" not in drawn(app.screen)
