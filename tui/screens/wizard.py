"""The wizard: steps at the left, questions in the middle, help and score beside or below, save state and keys.

This screen only puts the parts together and moves between them. Values go from the fields to the session directly;
scores and findings come back through ``Evaluated`` when typing pauses.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from schemas.step_names import STEPS, StepName
from tui import texts, texts_keys
from tui.actions import bindings
from tui.bars import points_of
from tui.desk import Desk
from tui.messages import Evaluated, FieldEntered, FieldLeft
from tui.progress import question_states, step_states
from tui.screens.wizard_commands import WizardCommands
from tui.screens.wizard_frame import title_words
from tui.textual_seams import draw_nearby
from tui.widgets.control import step_in_rows
from tui.widgets.fields import LineField
from tui.widgets.help_panel import HelpPanel
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine, hint
from tui.widgets.pages import Pages
from tui.widgets.score_bar import ScoreBar
from tui.widgets.status_line import StatusLine
from tui.widgets.step_list import StepList
from tui.widgets.view import InView
from wizards.session import Change
from wizards.storage import write_crash_log

_TITLE = "profile.title"
_UNIT = "profile.unit.name"
_SIDE = 35
"""Cells of the side at its wide place."""
PAUSE = 0.3
"""Seconds after the last key before scores and findings are computed anew."""


def title_line(desk: Desk, step: StepName, width: int) -> str:
    """Return the first row: which step, which project, which form."""
    return title_words(step, _whose(desk), desk.form.pack.title, width)


def _whose(desk: Desk) -> str:
    """Return the project, or the unit where the form is of a whole unit and asks for no project."""
    if desk.asked_at(_TITLE) is not None:
        return desk.session.text(_TITLE) or texts.UNTITLED
    return desk.session.text(_TITLE) or desk.session.text(_UNIT) or texts.NO_UNIT


class WizardScreen(WizardCommands):
    """One session being filled in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("wizard"),
        Binding("tab", "next_field", show=False, priority=True),
        Binding("shift+tab", "previous_field", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("ctrl+g", "app.bound_figure", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        draw_nearby(self)
        self._form = desk.form
        self._in_view = InView()
        self._pause: Timer | None = None
        self._said = desk.said
        self._unsubscribe = desk.session.subscribe(self._session_changed)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        self.fit()
        yield Static(id="title", markup=False)
        with Container(id="body"):
            yield StepList()
            yield self.pages
            with Container(id="side"):
                yield ScoreBar()
                yield HelpPanel()
        yield NoticeLine()
        yield StatusLine(self.desk)
        yield KeyBar("wizard", "session", "app")

    async def on_mount(self) -> None:
        """Show where the user stopped, then compute the first scores."""
        self.screen_layout_refresh_signal.subscribe(self, self._in_view.look)
        self._pause = self.set_interval(PAUSE, self.evaluate, pause=True)
        self.watch(self, "focused", self.query_one(KeyBar).follow)
        self._show_where()
        await self.pages.focus_path(self.pages.current)
        self.set_timer(PAUSE, self.evaluate)

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    # Moving ----------------------------------------------------------------------------------------------------

    async def action_next_field(self) -> None:
        """Tab."""
        if not await step_in_rows(self.focused, 1):
            await self._on_from_field()
        self._select_text()

    async def action_previous_field(self) -> None:
        """Shift+Tab."""
        if not await step_in_rows(self.focused, -1):
            await self._back_from_field()
        self._select_text()

    def _select_text(self) -> None:
        """What one came to by Tab is typed over, as in a sheet."""
        if isinstance(self.focused, LineField):
            self.focused.select_all()

    async def action_go_on(self) -> None:
        """Enter in a one-line field: the next one; behind the last one of a step comes the next step."""
        await self._on_from_field()

    async def _on_from_field(self) -> None:
        chain = self.focus_chain
        if self.focused is not None and chain and self.focused is chain[-1]:
            await self.action_next_step()
        else:
            self.focus_next()

    async def _back_from_field(self) -> None:
        """Before the first field of a step comes the last one of the step before."""
        chain = self.focus_chain
        if self.focused is None or not chain or self.focused is not chain[0]:
            self.focus_previous()
        elif self.pages.step != STEPS[0]:
            await self.action_previous_step()
            self.set_focus(self.focus_chain[-1] if self.focus_chain else None)
        else:
            hint(self, texts_keys.FIRST_FIELD)

    # What the parts say ----------------------------------------------------------------------------------------

    def on_field_entered(self, message: FieldEntered) -> None:
        """Help, keys and outline follow the focus, also where one control goes on in another row."""
        self.desk.entered(message.path)
        self._show_said()
        self._show_help()
        self.query_one(KeyBar).follow(self.focused)
        self.query_one(StepList).show_question(self.pages.number)

    def on_field_left(self, message: FieldLeft) -> None:
        """What was left is saved at once, without waiting for it; from now on it may be said to be wrong."""
        self.desk.left(message.path)
        self._show_said()
        if self.from_review and message.path == self.from_review:
            self.call_later(self._forget_review)
        self.desk.save_soon()

    async def on_step_list_chosen(self, message: StepList.Chosen) -> None:
        """A step was clicked, or a question."""
        if message.question is None:
            await self.pages.show_step(message.step)
        else:
            await self.pages.go_to_question(message.step, message.question)

    def on_pages_step_shown(self, message: Pages.StepShown) -> None:
        """Another step is shown."""
        self._show_where()
        self._show_score()
        self._show_help()

    def on_evaluated(self, message: Evaluated) -> None:
        """Show the new scores and findings."""
        self._said = self.desk.said
        self._show_steps()
        self._show_score()
        self.pages.evaluated()
        self._show_help()

    # Within ----------------------------------------------------------------------------------------------------

    def _session_changed(self, change: Change) -> None:
        if change.kind == "place":
            return
        if self._pause is not None:
            self._pause.reset()
        if change.path in (_TITLE, _UNIT):
            self._show_title()
        if self.desk.form is not self._form:
            self.app.call_later(self.app.run_action, "app.show_form")
        elif change.kind in ("undo", "redo", "replace"):
            self.desk.entered(self.pages.current)  # what was not typed is not half typed
            self.reload()

    def reload(self) -> None:
        """Read every field anew from the session."""
        self.pages.reload()
        self._show_where()

    def evaluate(self) -> None:
        """Compute scores and findings in a thread; ``Evaluated`` tells when they are there."""
        if self._pause is not None:
            self._pause.pause()
        self.desk.session.seal()
        self.run_worker(self._evaluate, thread=True, group="evaluate", exclusive=True, exit_on_error=False)

    def _evaluate(self) -> None:
        try:
            _ = self.desk.evaluation
        except Exception as error:
            # Filling in and saving go on without scores; the fault is kept for whoever mends it.
            number, _ = write_crash_log(error)
            self.app.call_from_thread(self.app.notify, texts.NOT_EVALUATED.format(number=number), severity="error")
        else:
            self.post_message(Evaluated())

    def on_resize(self) -> None:
        """The first row is cut to the width there is."""
        self._show_title()

    def _show_where(self) -> None:
        self._show_title()
        self._show_steps()

    def _show_score(self) -> None:
        points = points_of(self.desk, _SIDE) if self.pages.step == "performance" else ()
        self.query_one(ScoreBar).show(self.desk.last_evaluation, points, self.desk.said)

    def _show_said(self) -> None:
        """Count anew if leaving or coming somewhere has made more of the findings be said."""
        if self.desk.said is not self._said:
            same, self._said = self.desk.said == self._said, self.desk.said
            if not same:
                self._show_steps()
                self._show_score()
                self.pages.said()

    def _show_title(self) -> None:
        words = title_line(self.desk, self.pages.step, self.app.size.width)
        self.query_one("#title", Static).update(Content(words), layout=False)

    def _show_steps(self) -> None:
        step, steps = self.pages.step, self.query_one(StepList)
        labels = [question.label for question in self.desk.form.steps.of(step)]
        steps.show(step, step_states(self.desk), list(zip(labels, question_states(self.desk, step), strict=True)))
        steps.show_question(self.pages.number)

    def _show_help(self) -> None:
        self.query_one(HelpPanel).show(*self.pages.help_shown())

    def _forget_review(self) -> None:
        if self.app.screen is self:
            self.from_review = None
