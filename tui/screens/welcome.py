"""What a newcomer has to know, in one screen: at the first start, and whenever it is called."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import texts_first as texts
from tui.plain import wrap
from tui.screens.leave_once import LeaveOnce

TOLD = "welcome"
"""The name under which it is remembered that this was shown."""
_WORD = 8
_MOST = 68
_AROUND = 12
"""What frame and margins of the dialog take."""


def welcome_content(screen_width: int) -> Content:
    """Return the page for a screen of this width."""
    room = min(screen_width - _AROUND, _MOST) - _WORD
    lines = []
    for word, said in texts.LINES:
        first, *rest = wrap(said, room, 9)
        lines.append(Content.assemble((word + " " * (_WORD - cell_len(word)), "bold $primary"), first))
        lines += [Content(" " * _WORD + line) for line in rest]
    return Content("\n").join(lines)


class WelcomeScreen(ModalScreen[None], LeaveOnce[None]):
    """The page; any of the keys by which one goes on closes it."""

    CSS_PATH = "dialog.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-fits")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "back", show=False)]

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(texts.TITLE, classes="dialog-title", markup=False)
            with VerticalScroll(id="welcome-page"):
                yield Static(welcome_content(self.app.size.width))
            yield Static(texts.CLOSE, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Arrows scroll where the window is low."""
        self.query_one("#welcome-page").focus()

    def on_click(self) -> None:
        """A click anywhere closes it, like a key."""
        self.action_back()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
