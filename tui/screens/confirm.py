"""Dialogs: a title, some lines, and answers to choose from. Esc is always an answer that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from schemas.text import clean
from tui import texts
from tui.browsing import Wanted
from tui.plain import plain
from tui.screens.leave_once import LeaveOnce
from tui.screens.path_finding import find_key, find_place
from tui.typed_paths import typed_place
from tui.widgets.choices import Choices
from tui.widgets.path_line import PlaceLine
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


Asked = tuple[str, str] | tuple[str, str, Wanted]
"""A line that is asked for: its label, what stands there, and what one can look for instead of typing it."""


class _Field(NamedTuple):
    label: str
    preset: str
    wanted: Wanted | None = None


class AskText(ModalScreen[str], LeaveOnce[str]):
    """Ask for one or more lines of text; dismisses with them joined by a newline, ``""`` for Esc.

    What one could have looked for comes back as a path, without quotes and with the home folder written out.

    Args:
        title: what it is about.
        fields: label and preset of each line, and what can be looked for.
        problem: what was wrong with the last answer.
        replace: typing replaces the last preset.
        about: what the answer is for, empty where the title says it.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "answer", show=False, priority=True),
        Binding("ctrl+f", "find", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Asked],
        problem: str = "",
        *,
        replace: bool = False,
        about: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = [_Field(*one) for one in fields]
        self._problem = problem
        self._replace = replace
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title, one_line=True), classes="dialog-title")
            if self._about:
                yield Static(plain(self._about, one_line=True), classes="dialog-about")
            yield Static(plain(self._problem), classes="dialog-problem")
            for number, (label, preset, wanted) in enumerate(self._fields):
                key = find_key(wanted, f"screen.find({number})") if wanted else ""
                yield Static(Content.assemble(plain(label, one_line=True), "  " if key else "", key))
                yield PlaceLine(preset) if wanted else Line(preset)
            yield Static(texts.PATH_HINT, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the last line: the others are usually right."""
        self._say(self._problem)
        last = self.query(Line).last()
        last.put_caret_before_ending()
        last.select_on_focus = self._replace
        last.focus()

    def action_answer(self) -> None:
        """Enter on any line."""
        values = [clean(field.value, multiline=False).strip() for field in self.query(Input)]
        if not all(values):
            next(field for field in self.query(Input) if not field.value.strip()).focus()
            return
        try:
            pairs = zip(values, self._fields, strict=True)
            self.dismiss("\n".join(typed_place(one) if field.wanted else one for one, field in pairs))
        except RuntimeError:
            self._say(texts.NO_SUCH_HOME)

    def _say(self, problem: str) -> None:
        line = self.query_one(".dialog-problem", Static)
        line.update(plain(problem))
        line.display = bool(problem)

    def action_find(self, number: int = -1) -> None:
        """Ctrl+F: look for what the line wants, else for what another one does; a click: that of its line."""
        lines = list(self.query(Line))
        wanting = [(n, one.wanted) for n, one in enumerate(self._fields) if one.wanted is not None]
        wanting.sort(key=lambda one: (one[0] != number, not lines[one[0]].has_focus))
        for chosen, wanted in wanting[:1]:
            line = lines[chosen]
            find_place(self, self._title, line, wanted, Path.cwd(), partial(self._found, wanted))

    def _found(self, wanted: Wanted) -> None:
        """A file is the whole answer; of a place the name may still be changed."""
        if wanted.what == "file" and len(self._fields) == 1:
            self.action_answer()
        else:
            self.query(Line).last().focus()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss("")


async def tell(app: App[Any], title: str, lines: Sequence[str]) -> None:
    """Say something that must be read. Runs in a worker."""
    await app.push_screen_wait(Ask(title, lines, [("ok", texts.OK)]))
