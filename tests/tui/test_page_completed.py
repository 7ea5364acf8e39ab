"""The rest of a page comes when the first questions are drawn; whoever goes there meanwhile finds all of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.tui.driving import settle
from tui.app import Ziping
from tui.widgets import step_page


async def test_a_page_that_is_being_completed_is_waited_for(seat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_page, "_SOON", 60.0)
    app = Ziping(seat())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.wizard is not None
        page = app.wizard.pages.page
        assert not all(view.is_attached for view in page.views)
        begun = asyncio.create_task(page.complete())
        await asyncio.sleep(0)
        await page.complete()
        assert all(view.control is not None and view.control.is_attached for view in page.views)
        await begun
