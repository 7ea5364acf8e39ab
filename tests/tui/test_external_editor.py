"""What the editor outside gives back is taken whole or not at all, and whatever is wrong is said in a sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.driving import focused, settle
from tui import external_editor
from tui import texts_writing as texts
from tui.app import Ziping
from wizards.storage.disk.folders import state_folder
from wizards.storage.temps import LIMIT

Editor = Callable[[Path], int | None]


def appends(path: Path) -> int:
    path.write_text(path.read_text("utf-8") + "，改过\n", "utf-8")
    return 0


def too_long(path: Path) -> int:
    path.write_bytes(b"x" * (LIMIT + 1))
    return 0


def not_text(path: Path) -> int:
    path.write_bytes(b"\xff\xfe\x00")
    return 0


def left() -> list[str]:
    folder = state_folder() / "editing"
    return [one.name for one in folder.iterdir()] if folder.exists() else []


CASES: list[tuple[str | None, Editor, str, str, int]] = [
    ("editor", appends, "原文，改过", texts.EDITOR_DONE, 0),
    ("editor", lambda path: 0, "原文", texts.EDITOR_SAME, 0),
    ("editor", lambda path: 1, "原文", texts.EDITOR_FAILED, 0),
    ("editor -w", lambda path: None, "原文", "打不开外部编辑器 editor", 0),
    ("editor", too_long, "原文", "超过 1 MB", 1),
    ("editor", not_text, "原文", "不是 UTF-8", 1),
    ("editor", lambda path: path.unlink() or 0, "原文", "没有取回", 0),
    ("editor 'a", appends, "原文", texts.EDITOR_BAD, 0),
    ("", appends, "原文", texts.EDITOR_NONE, 0),
    (None, appends, "原文", texts.EDITOR_NONE, 0),
]


@pytest.mark.parametrize(("named", "does", "text", "said", "files"), CASES)
async def test_what_an_editor_may_do(
    named: str | None, does: Editor, text: str, said: str, files: int, seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    if named is not None:
        monkeypatch.setenv("EDITOR", named)
    monkeypatch.setattr(external_editor, "_run", lambda command: does(Path(command[-1])))
    sitting = seat({"texts": {"overview": "原文"}, "place": {"field": "texts.overview"}})
    app = Ziping(sitting)
    notices: list[str] = []
    monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
    monkeypatch.setattr(app, "notify", lambda words, **how: notices.append(words))
    async with app.run_test() as pilot:
        await settle(pilot)
        await app.run_action("external_editor", app.screen)
        await settle(pilot)
        assert sitting.desk.session.text("texts.overview") == text == focused(app).text  # type: ignore[attr-defined]
        assert said in notices[-1]
        assert len(left()) == files
        if text != "原文":
            await pilot.press("ctrl+z")
            await settle(pilot)
            assert focused(app).text == "原文"  # type: ignore[attr-defined]


async def test_an_editor_that_is_no_file_is_no_end_of_the_program(seat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/does/not/exist")
    assert external_editor._run(["/does/not/exist", "x"]) is None
    assert external_editor._run(["\0", "x"]) is None
