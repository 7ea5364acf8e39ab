"""Ctrl+P: find any command, step or field by a few characters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from schemas.steps import STEP_TITLES
from tui import texts
from tui.actions import ACTIONS
from tui.desk import Desk
from tui.external_editor import has_editor
from tui.plain import plain
from tui.progress import STEPS, question_states
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, and what it does (``action:ID``, ``step:NAME``, ``question:STEP:NUMBER``)."""

    does: str
    label: str
    key: str = ""
    help: str = ""


def entries(desk: Desk | None) -> list[Entry]:
    """Return everything there is to do."""
    hidden = {"palette"} if has_editor() else {"palette", "external_editor"}
    found = [
        Entry(f"action:{action.id}", action.label, action.key_label, action.help)
        for action in ACTIONS
        if action.id not in hidden and (desk is not None or action.where == "app")
    ]
    if desk is None:
        return found
    for number, step in enumerate(STEPS):
        label = texts.PALETTE_STEP.format(number=texts.STEP_NUMBERS[number], title=STEP_TITLES[step])
        found.append(Entry(f"step:{step}", label))
    for step in STEPS:
        states = question_states(desk, step)
        for number, question in enumerate(desk.form.steps.of(step)):
            label, state = texts.PALETTE_FIELD.format(label=question.label), " ".join(texts.STATES[states[number]])
            found.append(Entry(f"question:{step}:{number}", label, help=state))
    return found


class PaletteScreen(ModalScreen[str], LeaveOnce[str]):
    """The palette; dismisses with what the chosen entry does, ``""`` for Esc."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, desk: Desk | None) -> None:
        super().__init__()
        self._entries = entries(desk)
        self._options = Choices(choose=lambda _, key: self._chosen(key))
        self._words: str | None = None

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(texts.PALETTE_TITLE, classes="dialog-title", markup=False)
            yield Line()
            yield self._options
            yield Static(texts.PALETTE_HINT, classes="dialog-hint", markup=False)

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
            options.add_option(Option(texts.PALETTE_NONE, disabled=True))


def _line(entry: Entry) -> Content:
    key = f"  {entry.key}" if entry.key else ""
    words = f"  {entry.help}" if entry.help else ""
    return Content.assemble(plain(entry.label, one_line=True), (key, "bold $primary"), (words, "$text-muted"))
