"""The pages of the steps: which is shown, where the focus is in it, and every way to go elsewhere."""

from __future__ import annotations

from asyncio import Lock
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from schemas.finding import Finding
from schemas.step_names import StepName
from schemas.steps import Question
from tui import texts
from tui.desk import Desk
from tui.messages import FieldEntered
from tui.plain import shorten
from tui.widgets.control import Field
from tui.widgets.fields import LineField
from tui.widgets.long_field import LongField
from tui.widgets.other_value import beside
from tui.widgets.places import opening_path, starting_place
from tui.widgets.question_view import QuestionView
from tui.widgets.step_page import StepPage
from tui.widgets.view import bring_into_view


class Pages(Container):
    """One page a step; a page is made when it is first visited and kept.

    Attributes:
        step: the step that is shown.
        current: path of the field that has the focus, or had it last.
    """

    @dataclass
    class StepShown(Message):
        """Another step is shown, or the same one anew."""

        step: StepName

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="pages")
        self.desk = desk
        self.step: StepName
        self.step, self.current = starting_place(desk)
        self._visited = {self.step: StepPage(desk, self.step, self.current)}
        self._remembered: dict[StepName, str] = {}
        self._question: Question | None = None
        self._pointed: Finding | None = None
        """A finding on whose words the caret goes as soon as the focus is in its field."""
        self._settled = False
        self._turning = Lock()

    def compose(self) -> ComposeResult:
        """Mount the page of the first step shown at once."""
        yield self.page

    @property
    def page(self) -> StepPage:
        """The page that is shown."""
        return self._visited[self.step]

    @property
    def number(self) -> int:
        """Number of the question in the step that has the focus, or had it last; -1 if the step asks nothing."""
        questions = self.desk.form.steps.of(self.step)
        return questions.index(self._question) if self._question in questions else -1

    @property
    def here(self) -> str:
        """Path of the field with the focus, whose message that it was entered may still be on its way."""
        field = self.screen.focused
        return field.path if isinstance(field, Field) and self.page.view_with(field) else self.current

    # Moving ----------------------------------------------------------------------------------------------------

    async def show_step(self, step: StepName, path: str | None = None) -> None:
        """Show a step and focus ``path`` in it, or the field that had the focus there last.

        A click and a key come by different ways: the one that comes second waits until the first has its page.
        """
        async with self._turning:
            await self._turn_to(step, path)

    async def _turn_to(self, step: StepName, path: str | None) -> None:
        self.desk.session.seal()
        self.desk.save_soon()
        left = self.page.view_with(self.screen.focused)
        if left is not None and not left.is_rows:
            self._remembered[self.step] = left.question.path
        if step not in self._visited:
            page = self._visited[step] = StepPage(self.desk, step, whole=True)
            page.display = False
            await self.mount(page)
            page.shows = self._now()
        await self._visited[step].complete()
        self._switch_to(step)
        path = path or self._remembered.get(step) or opening_path(self.desk, step)
        self.evaluated()
        if path:
            await self.focus_path(path)
        else:
            self.screen.set_focus(None)
            self._question = None
        self.post_message(self.StepShown(step))

    async def go_to(self, path: str, *, judged: bool = False, finding: Finding | None = None) -> bool:
        """Go to the field at ``path``, wherever it is asked; return whether the form asks it.

        ``judged``: its findings are why the user goes there, so they are shown; ``finding``: the one of them that is,
        and the caret goes on its words.
        """
        asked = self.desk.asked_at(path)
        if asked is None:
            self.app.notify(texts.NO_SUCH_FIELD.format(path=shorten(path, 60)), severity="warning")
            return False
        self.desk.looked_at = self._pointed = finding
        await self.show_step(asked[0], path)
        self.current = path
        self._point()
        if judged and (view := self.view_of(*asked)):
            view.judge(path)
            self._select_text()
        return True

    async def go_to_question(self, step: StepName, number: int) -> None:
        """Go to a question by its number in its step."""
        await self.show_step(step, self.desk.form.steps.of(step)[number].path)
        view = self.page.views[number]
        await view.go_to(view.question.path)

    async def focus_path(self, path: str) -> None:
        """Focus the field at ``path`` if its step was visited."""
        asked = self.desk.asked_at(path) if path else None
        view = self.view_of(*asked) if asked else None
        if view is not None:
            await view.go_to(path)

    # What happens ----------------------------------------------------------------------------------------------

    def on_field_entered(self, message: FieldEntered) -> None:
        """Help and place follow the focus."""
        view = self.page.view_with(self.screen.focused)
        if view is None or not f"{message.path}.".startswith(f"{view.question.path}."):
            # The focus has gone on since; where it went will say so itself.
            return
        if self.desk.looked_at is not None and self.desk.looked_at.path != message.path:
            self.desk.looked_at = None
        self._point()
        self.current = message.path
        self._remembered[self.step] = message.path
        self._question = view.question
        if not view.is_rows:
            self.call_after_refresh(self._bring_into_view, view)
        if self._settled:
            self.desk.session.note_place(self.step, message.path)
        self._settled = True

    def evaluated(self) -> None:
        """Show the newest scores and findings on the page."""
        if self.page.shows != self._now():
            self.page.shows = self._now()
            for view in self.page.views:
                view.evaluated()

    def said(self) -> None:
        """More of the findings, or fewer, are said now."""
        self.page.shows = None
        self.evaluated()

    def _now(self) -> tuple[object, int]:
        return self.desk.last_evaluation, self.desk.session.revision

    def reload(self) -> None:
        """Read every field anew from the session."""
        for page in self._visited.values():
            for view in page.views:
                view.reload()

    # What is known ---------------------------------------------------------------------------------------------

    def view_of(self, step: StepName, question: Question) -> QuestionView | None:
        """Return the view of a question, if its step was visited."""
        return self._visited[step].view_of(question) if step in self._visited else None

    def help_shown(self) -> tuple[Question | None, Finding | None, str]:
        """Return the question that has the focus, the finding that is told of its field, and the value beside it.

        There is no finding before the field was left or filled.
        """
        view = self.view_of(self.step, self._question) if self._question else None
        if view is not None and not view.judged and not view.is_rows:
            return self._question, None, ""
        finding = self.desk.finding_of(self.current)
        return self._question, finding, beside(self.desk, finding) if finding else ""

    def _point(self) -> None:
        """Put the caret on the words of the finding that the user goes to, once the focus is there."""
        field, finding = self.screen.focused, self._pointed
        if finding is None or not isinstance(field, LongField) or field.path != finding.path:
            return
        self._pointed = None
        if finding.span is not None:
            field.point_to(finding.span)

    def _select_text(self) -> None:
        """What is wrong is typed over, as what one comes to by Tab."""
        if isinstance(self.screen.focused, LineField):
            self.screen.focused.select_all()

    def _bring_into_view(self, view: QuestionView) -> None:
        if view.is_attached and view.control is not None:
            bring_into_view(view.control)

    def _switch_to(self, step: StepName) -> None:
        with self.app.batch_update():
            self.page.display = False
            self.step = step
            self.page.display = True
