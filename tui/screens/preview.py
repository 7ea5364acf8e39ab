"""The report on the screen: the same blocks that Word renders, as plain text."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from tui import texts
from tui.desk import Desk
from tui.screens.leave_once import LeaveOnce
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.compose import compose
from wizards.compose.plain_lines import render

_WIDEST = 100
_MARGIN = 6
_TABLES = 64


class Paper(ScrollView, can_focus=True):
    """Lines of the report; only what is seen is drawn."""

    def __init__(self) -> None:
        super().__init__(id="paper")
        self._lines: list[str] = []

    def show_lines(self, lines: list[str]) -> None:
        """Show other lines; a table may be wider than the screen."""
        self._lines = lines
        self.virtual_size = Size(max(map(cell_len, lines), default=0), len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        left, top = self.scroll_offset
        text = self._lines[top + y] if top + y < len(self._lines) else ""
        strip = Strip([Segment(text, self.rich_style)])
        return strip.crop_extend(left, left + self.size.width, self.rich_style)


class PreviewScreen(LeaveOnce[None]):
    """Shows the report as it stands; nothing is written."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "Paper"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="page")
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Title, paper, keys."""
        yield Static(texts.PREVIEW_TITLE, id="page-title", markup=False)
        yield Paper()
        yield NoticeLine()
        yield KeyBar("app", more=texts.PREVIEW_KEYS)

    def on_resize(self) -> None:
        """Draw anew for another width."""
        width = max(min(self.size.width - _MARGIN, _WIDEST), _TABLES)
        evaluation = self.desk.evaluation
        blocks = compose(self.desk.form, evaluation.assessment, evaluation.sheet)
        self.query_one(Paper).show_lines(render(blocks, width))

    def action_focus_paper(self) -> None:
        """The hint at the arrow keys was clicked."""
        self.query_one(Paper).focus()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)
