"""What was filled in a blank, and what was left, to be read; nothing is changed here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.text import show
from tui import texts_filling as texts
from tui.plain import shorten
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.filling import Filling

_LONGEST = 60


class FilledScreen(LeaveOnce[None]):
    """The list of what was left and what was filled; the line under the cursor is told whole below.

    Args:
        filling: what was done.
        lines: where it went.
    """

    CSS_PATH = ["pages.tcss", "bring_in.tcss"]
    AUTO_FOCUS = "#offers"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, filling: Filling, lines: list[str]) -> None:
        super().__init__(classes="page")
        self._filling = filling
        self._where = lines
        self._details: list[str] = []

    def compose(self) -> ComposeResult:
        """Title, where it went, what was left, what was filled."""
        count = texts.TITLE.format(filled=len(self._filling.filled), left=len(self._filling.left))
        yield Static(Content(count), id="page-title", markup=False)
        yield Static(Content("\n".join(show(line) for line in self._where)), id="page-lines", markup=False)
        yield Choices(list(self._options()), choose=lambda *_: None, id="offers")
        yield Static(id="offer-detail", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts.KEYS)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        if self._filling.left:
            self._add(options, texts.LEFT_HEAD, "", "bold")
        for left in self._filling.left:
            self._add(options, texts.LEFT.format(label=left.label, why=left.why), left.where, "$text-warning")
        if self._filling.filled:
            self._add(options, texts.FILLED_HEAD, "", "bold")
        for one in self._filling.filled:
            self._add(options, texts.FILLED.format(label=one.label, text=one.text), one.where, "")
        return options

    def _add(self, options: list[Option], words: str, where: str, style: str) -> None:
        line = shorten(show(words, one_line=True), _LONGEST)
        options.append(Option(Content.styled(line, style) if style else Content(line)))
        self._details.append(f"{where}\n{words}" if where else words)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the whole of the line under the cursor."""
        event.stop()
        self.query_one("#offer-detail", Static).update(Content(show(self._details[event.option_index])))

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)
