"""A list that is narrowed down by a few characters: the command palette, and what may be put into a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from tui.plain import plain
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.text_line import Line


@dataclass(frozen=True, slots=True)
class Findable:
    """One line: what it stands for, what it says, and two words more beside it, one of them loud."""

    does: str
    label: str
    key: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class FinderWords:
    """What a list says of itself: its title, its hint, and that nothing fits."""

    title: str
    hint: str
    none: str


class Finder(ModalScreen[str], LeaveOnce[str]):
    """Asks for one of the entries; dismisses with what the chosen one stands for, ``""`` for Esc."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, entries: Sequence[Findable], words: FinderWords) -> None:
        super().__init__()
        self._entries = entries
        self._said = words
        self._options = Choices(choose=lambda _, key: self._chosen(key))
        self._words: str | None = None

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(self._said.title, classes="dialog-title", markup=False)
            yield Line()
            yield self._options
            yield Static(self._said.hint, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Show everything."""
        self._options.can_focus = False
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down."""
        self._fill(event.value)

    def action_move(self, by: int) -> None:
        """Move in the list while the words are being typed."""
        self._options.action_cursor_down() if by > 0 else self._options.action_cursor_up()

    def action_choose(self) -> None:
        """Do what is highlighted, among what fits the words that stand there now."""
        self._fill(self.query_one(Input).value)
        self._options.action_select()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss("")

    def _chosen(self, key: str) -> None:
        if key:
            self.dismiss(key)

    def _fill(self, words: str) -> None:
        if words == self._words:
            return
        self._words, options = words, self._options
        options.clear_options()
        wanted = words.split()
        for entry in self._entries:
            searched = (entry.label + entry.key + entry.help).casefold()
            if all(word.casefold() in searched for word in wanted):
                options.add_option(Option(_line(entry), id=entry.does))
        if options.option_count:
            options.highlighted = 0
        else:
            options.add_option(Option(self._said.none, disabled=True))


def _line(entry: Findable) -> Content:
    parts = [plain(entry.label, one_line=True)]
    if entry.key:
        parts.append(Content.assemble("  ", plain(entry.key, one_line=True).stylize("bold $primary")))
    if entry.help:
        parts.append(Content.styled(f"  {entry.help}", "$text-muted"))
    return Content("").join(parts)
