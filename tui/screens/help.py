"""F1: help for the current field, and every key, from the one registry."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import texts, texts_first
from tui.actions import ACTIONS, FIELD_KEYS
from tui.screens.leave_once import LeaveOnce
from tui.screens.welcome import welcome_content


def keys_content() -> Content:
    """Return all keys with what they do."""
    rows = [(action.key_label, f"{action.label}：{action.help}") for action in ACTIONS if action.key_label]
    lines = [Content.styled(texts.HELP_KEYS, "bold")]
    for key, words in [*rows, *FIELD_KEYS]:
        lines.append(Content.assemble((key + " " * max(1, 8 - cell_len(key)), "bold $primary"), words))
    return Content("\n").join(lines)


class HelpScreen(ModalScreen[None], LeaveOnce[None]):
    """The help page.

    Args:
        about: help of the field that has the focus, if there is one.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", show=False),
        Binding("f1", "back", show=False, priority=True),
    ]

    def __init__(self, about: Content | None) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(texts.HELP_TITLE, classes="dialog-title", markup=False)
            with VerticalScroll(id="help-page"):
                if self._about is not None:
                    yield Static(self._about.append(Content("\n")))
                yield Static(keys_content())
                yield Static(
                    Content.styled(f"\n{texts_first.TITLE}\n", "bold").append(welcome_content(self.app.size.width))
                )
            yield Static(texts.HELP_CLOSE, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#help-page").focus()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
