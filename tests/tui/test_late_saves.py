"""While what was typed is not in the file within the second that is promised, the status line says so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.tui.driving import drawn, settle
from tui import texts
from tui.app import Ziping
from tui.widgets.status_line import LATE, save_words
from wizards.storage import SaveState

NOW = datetime(2026, 11, 28, 9, 30)


@pytest.mark.parametrize(
    ("state", "waiting", "said"),
    [
        (SaveState("saved", 3, NOW), 0.0, "已保存 09:30:00"),
        (SaveState("saving", 3, NOW), LATE - 0.1, texts.SAVING),
        (SaveState("saving", 3, NOW), LATE + 0.1, texts.TOO_BUSY),
        (SaveState("saved", 3, NOW), LATE + 0.1, texts.TOO_BUSY),  # the saver itself has not had its turn
        (SaveState("unsaved", 3, NOW, NOW, "磁盘已满"), 9.0, "磁盘已满"),
    ],
)
def test_what_the_status_line_says(state: SaveState, waiting: float, said: str) -> None:
    words, style = save_words(state, waiting)
    assert said in words
    assert (texts.TOO_BUSY in words) <= ("未保存" in words and "error" in style)


async def test_a_saver_that_comes_too_late_is_no_secret(seat: Any) -> None:
    sitting = seat()
    saver = sitting.desk.saver
    later: list[tuple[Any, int]] = []
    put = saver.put
    app = Ziping(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        saver.put = lambda document, revision: later.append((document, revision))  # as on a machine that is too busy
        await pilot.press("x")
        assert "未保存" not in drawn(app.screen)
        await pilot.pause(LATE + 0.6)
        assert "未保存" in drawn(app.screen) and texts.TOO_BUSY in drawn(app.screen)
        assert sitting.desk.unsaved_for() > LATE
        saver.put = put
        put(*later[-1])
        for _ in range(30):
            await pilot.pause(0.1)
            if "已保存" in drawn(app.screen):
                break
        assert "已保存" in drawn(app.screen) and sitting.desk.unsaved_for() == 0.0
