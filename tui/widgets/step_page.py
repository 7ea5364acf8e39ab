"""The questions of one step, scrolling."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from schemas.form import Question, StepName
from tui import texts
from tui.desk import Desk
from tui.widgets.question_view import QuestionView


class StepPage(VerticalScroll):
    """A step; made when it is first visited and kept."""

    def __init__(self, desk: Desk, step: StepName) -> None:
        super().__init__(id=f"page-{step}", can_focus=False)
        self.desk = desk
        self.step = step
        self.views = [QuestionView(desk, question) for question in desk.form.steps.of(step)]

    def compose(self) -> ComposeResult:
        """Show the questions, or that there are none."""
        if not self.views:
            yield Static(texts.EMPTY_STEP, markup=False)
        yield from self.views

    def view_of(self, question: Question) -> QuestionView | None:
        """Return the view of one question."""
        return next((view for view in self.views if view.question == question), None)

    def view_with(self, widget: Widget | None) -> QuestionView | None:
        """Return the view that ``widget`` lies in."""
        if widget is None:
            return None
        return next((node for node in widget.ancestors_with_self if isinstance(node, QuestionView)), None)
