"""The questions of one step, scrolling."""

from __future__ import annotations

from asyncio import Lock

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from schemas.step_names import StepName
from schemas.steps import Question
from tui import texts
from tui.desk import Desk
from tui.first_look import AND_NEXT, AT_ONCE
from tui.told import is_told, note_told
from tui.widgets.question_view import QuestionView

_SOON = 0.1


class StepPage(VerticalScroll):
    """A step; made when it is first visited and kept.

    Args:
        desk: the open session.
        step: which step.
        at: path that gets the focus, so its question must be there from the start.
        whole: every question is there from the start.
    """

    def __init__(self, desk: Desk, step: StepName, at: str = "", *, whole: bool = False) -> None:
        super().__init__(id=f"page-{step}", can_focus=False)
        self.desk = desk
        self.step = step
        self.views = [QuestionView(desk, question) for question in desk.form.steps.of(step)]
        for number, view in enumerate(self.views):
            view.turn = number
        if self.views:
            self.views[0].intro = self._first_words()
        asked = desk.asked_at(at) if at else None
        wanted = next((n for n, view in enumerate(self.views) if asked and view.question == asked.question), 0)
        self._waiting = [] if whole else self.views[max(AT_ONCE, wanted + AND_NEXT) :]
        self._completing = Lock()
        self.shows: tuple[object, int] | None = None
        """The evaluation and the revision that the questions were brought up to date with."""

    def compose(self) -> ComposeResult:
        """Show the questions, or that there are none."""
        if not self.views:
            yield Static(texts.EMPTY_STEP, markup=False)
        yield from self.views[: len(self.views) - len(self._waiting)]

    def on_mount(self) -> None:
        """Bring the rest when the first screenful is drawn."""
        if self._waiting:
            self.set_timer(_SOON, self.complete)

    async def complete(self) -> None:
        """Mount the questions that are not there yet; when this returns they stand, whoever began it."""
        async with self._completing:
            waiting, self._waiting = self._waiting, []
            if waiting and self.is_attached:
                await self.mount_all(waiting)

    def _first_words(self) -> str:
        """Return what the step wants, the first time that it is shown in a form; later nothing."""
        name = f"{self.desk.form.pack.id}/{self.step}"
        if is_told(name):
            return ""
        note_told(name)
        return self.desk.form.about(self.step)

    def view_of(self, question: Question) -> QuestionView | None:
        """Return the view of one question."""
        return next((view for view in self.views if view.question == question), None)

    def view_with(self, widget: Widget | None) -> QuestionView | None:
        """Return the view of this page that ``widget`` lies in."""
        if widget is None:
            return None
        around = set(widget.ancestors_with_self)
        return next((view for view in self.views if view in around), None)
