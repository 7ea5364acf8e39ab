from __future__ import annotations

import re
from typing import Any

import pytest
from textual.binding import Binding

from tests.tui.driving import drawn, judge, paste, settle
from tui import texts, texts_bringing, texts_keys, texts_report
from tui.actions import ACTIONS, bindings
from tui.app import Ziping
from tui.desk import Desk
from tui.screens.confirm import Ask, AskText
from tui.screens.palette import entries

ALLOWED = {
    *(
        "Ctrl",
        "Shift",
        "Tab",
        "Esc",
        "PgUp",
        "PgDn",
        "Insert",
        "Delete",
        "Word",
        "Excel",
        "CSV",
        "UTF",
        "toml",
        "docx",
    ),
    *("probe", "EDITOR", "VISUAL", "GB", "GBK", "TXT"),
}
WORD = re.compile(r"[A-Za-z]{2,}")


def foreign(text: str) -> set[str]:
    without_paths = re.sub(r"\S*/\S*|Ctrl\+Enter", "", text)  # the key alone is called 回车 everywhere
    return set(WORD.findall(without_paths)) - ALLOWED


async def test_no_english_word_on_any_screen(seat: Any) -> None:
    sitting = seat({"profile": {"title": "供水"}})
    app = Ziping(sitting)
    async with app.run_test(size=(100, 44)) as pilot:
        await settle(pilot)
        await judge(pilot)
        seen = {"wizard": drawn(app.screen)}
        for name, keys in (
            ("help", ["f1"]),
            ("palette", ["escape", "ctrl+p"]),
            ("nothing found", [*"qqq"]),
            ("review", ["escape", "f8"]),
            ("wizard again", ["escape"]),
            ("ctrl+c", ["ctrl+c"]),
            ("saved", ["ctrl+s"]),
        ):
            await pilot.press(*keys)
            await settle(pilot)
            seen[name] = drawn(app.screen).replace("qqq", "")
        app.push_screen(Ask(texts.QUIT_TITLE, ["原因"], texts.QUIT_CHOICES))
        await pilot.pause()
        seen["ask"] = drawn(app.screen)
        await pilot.press("escape")
        app.push_screen(AskText(texts.SAVE_AS_TITLE, [(texts.FILE_PATH, "")]))
        await pilot.pause()
        seen["ask text"] = drawn(app.screen)
        await pilot.press("escape", "escape")
        await settle(pilot)
        seen["home"] = drawn(app.screen)
    assert {name: words for name, text in seen.items() if (words := foreign(text))} == {}


def test_every_string_of_the_shell_is_chinese() -> None:
    words: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            words.update(foreign(re.sub(r"\{[^}]*\}|\$[a-z-]+|bold|EDITOR", "", value)))
        elif isinstance(value, tuple):
            for item in value:
                gather(item)
        elif isinstance(value, dict):
            gather(tuple(value.values()))

    for module in (texts, texts_bringing):
        for name in dir(module):
            if name.isupper() and name not in _WITH_IDS and not name.endswith("KEYS"):
                gather(getattr(module, name))
    for action in ACTIONS:
        gather((action.label, action.help))
    assert words == set()


_WITH_IDS = {name for name in dir(texts) if name.endswith(("_CHOICES", "_KEYS"))} | {
    *("HOME_MENU", "HOME_RECOVER", "HELP_PARTS", "ROW_COMMANDS")
}
"""Tables whose entries carry an id beside the words; their words are drawn in the test above."""


def test_no_key_does_two_things_and_none_is_a_letter() -> None:
    used = [key for binding in bindings("app", "session", "wizard") for key in binding.key.split(",")]
    assert len(used) == len(set(used))
    assert not {"f6", "f7"} & set(used) and not any(len(key) == 1 for key in used)
    assert all(isinstance(binding, Binding) for binding in bindings("app"))


async def test_every_command_is_reached_by_palette(seat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")

    def reached(desk: Desk | None) -> set[str]:
        return {entry.does.removeprefix("action:") for entry in entries(desk) if entry.does.startswith("action:")}

    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        assert reached(app.desk) == {action.id for action in ACTIONS} - {"palette"}
    assert reached(None) == {action.id for action in ACTIONS if action.where == "app"} - {"palette"}


async def test_the_palette_leads_to_steps_questions_and_commands(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await paste(pilot, "落款")
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.wizard and app.wizard.focused.path == "signoff.unit"
        await pilot.press("ctrl+p")
        await settle(pilot)
        await paste(pilot, "配色")
        await pilot.press("enter")
        await settle(pilot)
        assert app.theme == "ziping-light"
        await app.workers.wait_for_complete()
    assert Ziping().theme == "ziping-light", "the choice is kept for the next start"


async def test_keys_and_steps_can_be_clicked(seat: Any) -> None:
    app = Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#steps", offset=(4, 3))
        await settle(pilot)
        assert "第 2/5 步" in drawn(app.screen)
        keys = drawn(app.screen).split("\n")[-1]
        await pilot.click("#keys", offset=(sum(2 if ord(c) > 0x2E80 else 1 for c in keys[: keys.index("F5")]) + 1, 0))
        await settle(pilot)
        assert "第 3/5 步" in drawn(app.screen)


def test_what_a_key_does_is_told_from_the_key() -> None:
    """The bar writes both without a space: ``Ctrl+RPDF`` is no key."""
    shown = (*texts_report.KEYS, *(key for keys in vars(texts_keys).values() for key in _keys(keys)))
    assert len(shown) > 10 and [word for _, word, _ in shown if re.match("[!-~]", word)] == []


def _keys(found: Any) -> list[Any]:
    """Return the keys among the constants of a module of texts."""
    return [one for one in found if isinstance(one, tuple) and len(one) == 3] if isinstance(found, tuple) else []
