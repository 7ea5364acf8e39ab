"""Dialogs: a title, some lines, and answers to choose from. Esc is always an answer that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from schemas.text import clean
from tui import texts
from tui.plain import plain
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.text_line import Line


class Ask(ModalScreen[str], LeaveOnce[str]):
    """Ask the user; dismisses with the id of the answer, ``""`` for Esc.

    Args:
        title: what it is about.
        lines: what the user should know, from outside or from us.
        choices: ids and labels of the answers, the harmless one first.
        at: id of the answer to begin on, for who comes back to the question.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, title: str, lines: Sequence[str], choices: Sequence[tuple[str, str]], *, at: str = "") -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title, one_line=True), classes="dialog-title")
            if self._lines:
                with VerticalScroll(classes="dialog-text", can_focus=False):
                    yield Static(Content("\n").join([plain(line) for line in self._lines]))
            options = [Option(plain(label, one_line=True), id=key) for key, label in self._choices]
            yield Choices(options, choose=lambda _, key: self._answer(key))

    def on_mount(self) -> None:
        """Begin where the user stood."""
        if self._at and self._at in (key for key, _ in self._choices):
            choices = self.query_one(Choices)
            choices.highlighted = choices.get_option_index(self._at)

    def _answer(self, key: str) -> None:
        self.dismiss(key)

    def action_back(self) -> None:
        """Esc."""
        self.dismiss("")


class AskText(ModalScreen[str], LeaveOnce[str]):
    """Ask for one or more lines of text; dismisses with them joined by a newline, ``""`` for Esc.

    Args:
        title: what it is about.
        fields: label and preset of each line.
        problem: what was wrong with the last answer.
        replace: typing replaces the last preset.
        about: what the answer is for, empty where the title says it.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "answer", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[tuple[str, str]],
        problem: str = "",
        *,
        replace: bool = False,
        about: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._problem = problem
        self._replace = replace
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title, one_line=True), classes="dialog-title")
            if self._about:
                yield Static(plain(self._about, one_line=True), classes="dialog-about")
            if self._problem:
                yield Static(plain(self._problem), classes="dialog-problem")
            for label, preset in self._fields:
                yield Static(plain(label, one_line=True))
                yield Line(preset)
            yield Static(texts.PATH_HINT, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the last line: the others are usually right."""
        last = self.query(Line).last()
        last.put_caret_before_ending()
        last.select_on_focus = self._replace
        last.focus()

    def action_answer(self) -> None:
        """Enter on any line."""
        values = [clean(field.value, multiline=False).strip() for field in self.query(Input)]
        if all(values):
            self.dismiss("\n".join(values))
        else:
            next(field for field in self.query(Input) if not field.value.strip()).focus()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss("")


async def tell(app: App[Any], title: str, lines: Sequence[str]) -> None:
    """Say something that must be read. Runs in a worker."""
    await app.push_screen_wait(Ask(title, lines, [("ok", texts.OK)]))
