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
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Static

from schemas.finding import Finding
from schemas.form import STEP_TITLES, Question, StepName
from tui import texts
from tui.actions import bindings
from tui.desk import Desk
from tui.drawing import NearbyCompositor
from tui.messages import Evaluated, FieldEntered, FieldLeft, JumpTo, SaveRequested
from tui.plain import shorten
from tui.progress import STEPS, first_path, question_at, starting_place, step_states
from tui.screens.wizard_commands import WizardCommands
from tui.widgets.fields import step_in_rows
from tui.widgets.help_panel import HelpPanel
from tui.widgets.question_view import QuestionView
from tui.widgets.score_bar import ScoreBar
from tui.widgets.status_line import KeyBar, StatusLine
from tui.widgets.step_list import StepList
from tui.widgets.step_page import StepPage
from wizards.session import Change
from wizards.storage import write_crash_log

PAUSE = 0.3
"""Seconds after the last key before scores and findings are computed anew."""


def title_line(desk: Desk, step: StepName, width: int) -> str:
    """Return the first row: which step, which project, which form."""
    where = texts.STEP_OF.format(number=STEPS.index(step) + 1, title=STEP_TITLES[step])
    name = shorten(desk.session.text("profile.title") or texts.UNTITLED, max(width - 50, 20))
    return shorten(f" {where}   {name}  {desk.form.pack.title}", max(width, 20))


class WizardScreen(WizardCommands, Screen[None]):
    """One session being filled in."""

    CSS_PATH = "wizard.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (72, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (28, "-middling"), (32, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("wizard"),
        Binding("tab", "next_field", show=False, priority=True),
        Binding("shift+tab", "previous_field", show=False, priority=True),
        Binding("escape", "home", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._compositor = NearbyCompositor()
        self.desk = desk
        self.step: StepName = STEPS[0]
        self.current = ""
        """Path of the field that has the focus, or had it last."""
        self.from_review: str | None = None
        """Path that the review sent the user to; Esc from there goes back to the review."""
        self.pages: dict[StepName, StepPage] = {}
        self._remembered: dict[StepName, str] = {}
        self._question: Question | None = None
        self._settled = False
        self._pause: Timer | None = None
        self._unsubscribe = desk.session.subscribe(self._session_changed)

    def compose(self) -> ComposeResult:
        """Lay the parts out; the page of the first step shown is mounted at once."""
        self._fit()
        self.step, self.current = starting_place(self.desk)
        yield Static(id="title", markup=False)
        with Container(id="body"):
            yield StepList()
            with ContentSwitcher(id="pages", initial=f"page-{self.step}"):
                yield self._page(self.step, self.current)
            with Container(id="side"):
                yield ScoreBar()
                yield HelpPanel()
        yield StatusLine(self.desk)
        yield KeyBar("wizard", "session", "app")

    def on_mount(self) -> None:
        """Show where the user stopped, then compute the first scores."""
        self._pause = self.set_interval(PAUSE, self.evaluate, pause=True)
        self._show_where()
        self._focus(self.current)
        self.set_timer(PAUSE, self.evaluate)

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    # Moving ----------------------------------------------------------------------------------------------------

    async def show_step(self, step: StepName, path: str | None = None) -> None:
        """Show a step and focus ``path`` in it, or the field that had the focus there last."""
        self.desk.session.seal()
        self.flush_soon()
        left = self.pages[self.step].view_with(self.focused)
        if left is not None and not left.is_rows:
            self._remembered[self.step] = left.question.path
        if step not in self.pages:
            await self.query_one("#pages", ContentSwitcher).mount(self._page(step, path or ""))
        await self.pages[step].complete()
        self.step = step
        self.query_one("#pages", ContentSwitcher).current = f"page-{step}"
        self._show_where()
        path = path or self._remembered.get(step) or first_path(self.desk, step)
        for view in self.pages[step].views:
            view.evaluated()
        if path:
            self._focus(path)
        else:
            self.set_focus(None)
            self._question = None
            self._show_help()

    async def go_to(self, path: str, *, judged: bool = False) -> bool:
        """Go to the field at ``path``, wherever it is asked; return whether the form asks it.

        ``judged``: its findings are why the user goes there, so they are shown.
        """
        asked = question_at(self.desk, path)
        if asked is None:
            self.app.notify(texts.NO_SUCH_FIELD.format(path=shorten(path, 60)), severity="warning")
            return False
        await self.show_step(asked[0], path)
        if judged and (view := self.view_of(*asked)):
            view.judge(path)
        return True

    async def go_to_question(self, step: StepName, number: int) -> None:
        """Go to a question by its number in its step."""
        await self.show_step(step, self.desk.form.steps.of(step)[number].path)
        self.pages[step].views[number].go_to(self.pages[step].views[number].question.path)

    async def action_next_field(self) -> None:
        """Tab."""
        if not await step_in_rows(self.focused, 1):
            self.focus_next()

    async def action_previous_field(self) -> None:
        """Shift+Tab."""
        if not await step_in_rows(self.focused, -1):
            self.focus_previous()

    async def action_go_on(self) -> None:
        """Enter in a one-line field: the next one; behind the last one of a step comes the next step."""
        chain = self.focus_chain
        if self.focused is not None and chain and self.focused is chain[-1]:
            await self.action_next_step()
        else:
            self.focus_next()

    # What the parts say ----------------------------------------------------------------------------------------

    def on_field_entered(self, message: FieldEntered) -> None:
        """Help and place follow the focus."""
        view = self.pages[self.step].view_with(self.focused)
        if view is None or not f"{message.path}.".startswith(f"{view.question.path}."):
            # The focus has gone on since; where it went will say so itself.
            return
        self.current = message.path
        self._remembered[self.step] = message.path
        self._question = view.question
        if not view.is_rows:
            self.call_after_refresh(view.scroll_visible, animate=False)
        self._show_help()
        if self._settled:
            self.desk.session.note_place(self.step, message.path)
        self._settled = True

    def on_field_left(self, message: FieldLeft) -> None:
        """What was left is saved at once, without waiting for it."""
        if self.from_review and message.path == self.from_review:
            self.call_later(self._forget_review)
        self.flush_soon()

    async def on_jump_to(self, message: JumpTo) -> None:
        """A widget wants to go elsewhere."""
        await self.go_to(message.path)

    def on_save_requested(self, message: SaveRequested) -> None:
        """A widget wants everything saved."""
        self.flush_soon()

    async def on_step_list_chosen(self, message: StepList.Chosen) -> None:
        """A step was clicked."""
        await self.show_step(message.step)

    def on_evaluated(self, message: Evaluated) -> None:
        """Show the new scores and findings."""
        self.query_one(StepList).show(self.step, step_states(self.desk))
        self.query_one(ScoreBar).show(self.desk.last_evaluation)
        for view in self.pages[self.step].views:
            view.evaluated()
        self._show_help()

    # Within ----------------------------------------------------------------------------------------------------

    def _session_changed(self, change: Change) -> None:
        if change.kind == "place":
            return
        if self._pause is not None:
            self._pause.reset()
        if change.kind in ("undo", "redo", "replace"):
            self.reload()

    def reload(self) -> None:
        """Read every field anew from the session."""
        for page in self.pages.values():
            for view in page.views:
                view.reload()
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

    def flush_soon(self) -> None:
        """Have everything saved now; the saver's thread does it."""
        if self.desk.saver is not None:
            self.desk.saver.flush(0)

    def view_of(self, step: StepName, question: Question) -> QuestionView | None:
        """Return the view of a question, if its step was visited."""
        return self.pages[step].view_of(question) if step in self.pages else None

    def _page(self, step: StepName, at: str) -> StepPage:
        self.pages[step] = StepPage(self.desk, step, at)
        return self.pages[step]

    def _fit(self) -> None:
        """Take the classes of the window's size before anything is mounted, so that nothing is styled twice."""
        for size, sorts in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class([name for least, name in sorts if size >= least][-1])

    def _focus(self, path: str) -> None:
        asked = question_at(self.desk, path) if path else None
        view = self.view_of(*asked) if asked else None
        if view is not None:
            view.go_to(path)

    def _show_where(self) -> None:
        self.query_one("#title", Static).update(Content(title_line(self.desk, self.step, self.app.size.width)))
        self.query_one(StepList).show(self.step, step_states(self.desk))

    def help_shown(self) -> tuple[Question | None, Finding | None]:
        """Return the question that has the focus, and the gravest finding of its field once it was left or filled."""
        view = self.view_of(self.step, self._question) if self._question else None
        if view is not None and not view.judged and not view.is_rows:
            return self._question, None
        return self._question, self.desk.finding_of(self.current)

    def _show_help(self) -> None:
        self.query_one(HelpPanel).show(*self.help_shown())

    def _forget_review(self) -> None:
        if self.app.screen is self:
            self.from_review = None
