"""Wait for a disk no longer than the user wants to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any, ClassVar, Final, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui import texts
from tui.aside import AT_ONCE, aside
from tui.plain import plain
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices

_Result = TypeVar("_Result")
READING: Final = 0.7
"""Seconds after which the user sees that a big file is being read, and can stop waiting."""
ANSWERING: Final = 3.0
"""The same for what is done at once on every disk that answers: keys typed ahead shall not meet the question."""


class Waiting(ModalScreen[str], LeaveOnce[str]):
    """Something takes long; dismisses with ``""`` when the user does not want to wait any longer.

    Args:
        title: what is being done.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title, one_line=True), classes="dialog-title")
            yield Choices([Option(texts.WAIT_NO_LONGER)], choose=lambda *_: self.action_cancel())

    def action_cancel(self) -> None:
        """Wait no longer; what comes of it comes to nothing."""
        self.dismiss("")


async def or_cancel(
    app: App[Any],
    title: str,
    work: Callable[[], _Result],
    *,
    patience: float | None = None,
    late: Callable[[_Result], object] | None = None,
) -> _Result | None:
    """Return what ``work`` returns; ``None`` when the user did not want to wait for it. Runs in a worker.

    Args:
        app: the app.
        title: what is being done.
        work: what may take long.
        patience: seconds before the user is asked, else ``ANSWERING``.
        late: lets go of what comes when nobody waits any more.
    """
    doing = asyncio.ensure_future(aside(work, AT_ONCE))
    await asyncio.wait({doing}, timeout=ANSWERING if patience is None else patience)
    if not doing.done():
        screen = Waiting(title)
        waiting = asyncio.ensure_future(app.push_screen_wait(screen))
        await asyncio.wait({doing, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            doing.add_done_callback(lambda done: _let_go(done, late))
            return None
        screen.dismiss("")
        await waiting
    return doing.result()


def _let_go(done: asyncio.Future[_Result], late: Callable[[_Result], object] | None) -> None:
    if done.cancelled() or done.exception() is not None or late is None:
        return
    threading.Thread(target=late, args=(done.result(),), daemon=True).start()
