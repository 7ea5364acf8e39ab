"""The commands of the wizard, one method each; ``tui.actions`` says which key belongs to which.

They speak to the pages and to the desk; what concerns the whole app is asked of it by the name of its action.
"""

from __future__ import annotations

import time
from typing import Final

from textual.widget import Widget

from schemas.finding import Finding, Span
from schemas.step_names import STEPS
from tui import texts, texts_bringing, texts_keys, texts_prose, texts_writing
from tui.desk import REPORT_DATE, Desk
from tui.plain import shorten
from tui.screens.row_commands import RowCommands
from tui.widgets.long_field import LongField
from tui.widgets.notices import hint, hush
from tui.widgets.pages import Pages
from tui.widgets.places import Order, problems
from wizards.session import Change

_AGAIN: Final = 3.0
"""Seconds within which a second Esc leads home."""


class WizardCommands(RowCommands):
    """What the keys of the wizard do.

    Attributes:
        from_review: path that the review sent the user to; Esc from there goes back to the review.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.pages = Pages(desk)
        self.from_review: str | None = None
        self._asked_at: tuple[float, int, Widget | None] | None = None
        """When and where Esc asked whether to go home."""

    async def action_next_step(self) -> None:
        """F5."""
        await self._by(1, texts.LAST_STEP)

    async def action_previous_step(self) -> None:
        """F3."""
        await self._by(-1, texts.FIRST_STEP)

    async def _by(self, number: int, end: str) -> None:
        index = STEPS.index(self.pages.step) + number
        if 0 <= index < len(STEPS):
            await self.pages.show_step(STEPS[index])
        else:
            hint(self, end)

    async def action_next_problem(self) -> None:
        """F2: the next thing to mend behind where the user stands, in the order of the form, wrapping."""
        found: dict[tuple[str, Span | None], Finding] = {}
        for one in problems(self.desk):
            if self.desk.asked_at(one.path):
                found.setdefault((one.path, one.span), one)
        places = list(found.values())
        if not places:
            hint(self, texts.NO_PROBLEMS)
            return
        index = self._next_after(places)
        await self.pages.go_to(places[index].path, judged=True, finding=places[index])
        hint(self, texts.PROBLEM_OF.format(number=index + 1, count=len(places)), timeout=2)

    def _next_after(self, places: list[Finding]) -> int:
        """Return the place behind the one the user was sent to, or behind his field; words in it come first."""
        order, current = Order(self.desk), self.pages.here
        here = order.of(current)
        sent_to = next((index for index, one in enumerate(places) if self.desk.is_looked_at(one)), None)
        if sent_to is not None and order.of(places[sent_to].path) == here:
            return (sent_to + 1) % len(places)
        whole = (0, len(self.desk.session.text(current)))
        words = (index for index, one in enumerate(places) if one.path == current and one.span not in (None, whole))
        behind = (index for index, one in enumerate(places) if order.of(one.path) > here)
        return next(words, next(behind, 0))

    async def action_undo(self) -> None:
        """Ctrl+Z."""
        await self._show_change(self.desk.session.undo(), texts.UNDONE, texts.UNDO_NONE)

    async def action_redo(self) -> None:
        """Ctrl+Y."""
        await self._show_change(self.desk.session.redo(), texts.REDONE, texts.REDO_NONE)

    async def _show_change(self, change: Change | None, done: str, nothing: str) -> None:
        if change is None:
            hint(self, nothing)
            return
        asked = self.desk.asked_at(change.path)
        if asked is None:
            if beyond := texts.UNDO_BEYOND.get(change.path.split(".")[0]):
                self.app.notify(done.format(label=beyond), timeout=2)
            return
        # Rows came or went in the list where the user is: the list itself shows it.
        if change.path != self.pages.current and not self.pages.current.startswith(change.path + "."):
            await self.pages.go_to(change.path)
        self.app.notify(done.format(label=shorten(asked[1].label, 40)), timeout=2)

    async def action_save(self) -> None:
        """Ctrl+S: save now, and say so when it cannot be."""
        await self.app.run_action("app.save_now")

    async def action_leave(self) -> None:
        """Esc: back to the review if one came from there; home when it is pressed twice at the same place.

        What takes a notice away, or ended the candidates of an input method, leads nowhere.
        """
        place = (self.desk.session.revision, self.focused)
        asked, self._asked_at = self._asked_at, None
        if asked is not None and asked[1:] == place and time.monotonic() - asked[0] < _AGAIN:
            await self.action_home()
        elif hush(self):
            return
        elif self.from_review is not None:
            at, self.from_review = self.from_review, None
            await self.app.run_action(("app", "review", (at,)))
        else:
            self._asked_at = (time.monotonic(), *place)
            hint(self, texts_keys.LEAVE_AGAIN, timeout=_AGAIN)

    async def action_home(self) -> None:
        """Save and go home."""
        await self.app.run_action("app.go_home")

    def action_external_editor(self) -> None:
        """Write the long text under the cursor in an editor of one's own."""
        from tui.external_editor import hand_over
        from tui.widgets.value_labels import label_of

        field = self._long_field(texts_writing.EDITOR_WHERE)
        if field is not None:
            hand_over(self.app, self.desk, field, label_of(self.desk, field.path))

    async def action_write(self) -> None:
        """F4: write the long text under the cursor on the whole screen."""
        field = self._long_field(texts_writing.WRITE_WHERE)
        if field is not None:
            await self.app.run_action(("app", "write", (field,)))

    def _long_field(self, where: str) -> LongField | None:
        field = self.focused
        if isinstance(field, LongField):
            return field
        hint(self, where)
        return None

    def action_take_offered(self) -> None:
        """Ctrl+L: put the words that are offered into the empty field, to be reworded there.

        Where data makes a sentence, that one; for the date of the report today's; else the example of the help.
        """
        path, sentence = self._sentence_here()
        if path == REPORT_DATE:
            self._take_today()
        elif not sentence:
            self._take_example()
        elif self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
        elif self.desk.session.text(path).strip():
            hint(self, texts_prose.SENTENCE_THERE)
        else:
            self._put(path, sentence, texts_prose.SENTENCE_TAKEN)

    def action_keep_sentence(self) -> None:
        """照用: blank what was reworded, so that the report prints the sentence made from data."""
        path, sentence = self._sentence_here()
        if not sentence:
            hint(self, texts_prose.SENTENCE_NONE)
        elif not self.desk.session.text(path).strip():
            self.app.notify(texts_prose.SENTENCE_KEPT)
        elif self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
        else:
            self._put(path, "", texts_prose.SENTENCE_BACK)

    def _sentence_here(self) -> tuple[str, str]:
        """Return the path of the field with the focus and the sentence that data makes there."""
        view = self.pages.page.view_with(self.focused)
        path = view.question.path if view is not None else ""
        return path, self.desk.sentence(path)

    def _put(self, path: str, text: str, said: str) -> None:
        self.desk.put_text(path, text)
        self.pages.reload()
        self.app.notify(said, timeout=4)

    def _take_today(self) -> None:
        """A report is dated when it is finished: mostly on the day of typing."""
        if self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
        elif self.desk.session.text(REPORT_DATE).strip():
            hint(self, texts_bringing.DATE_THERE)
        else:
            self._put(REPORT_DATE, self.desk.today(), texts_bringing.DATE_TAKEN)

    def _take_example(self) -> None:
        """Put the example of the field under the cursor into it; the mark stays until its words change."""
        question, *_ = self.pages.help_shown()
        view = self.pages.page.view_with(self.focused)
        if question is None or view is None or view.question is not question or not question.example:
            hint(self, texts_bringing.EXAMPLE_NONE)
        elif self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING, severity="warning")
        elif self.desk.session.text(question.path).strip():
            hint(self, texts_bringing.EXAMPLE_THERE)
        else:
            self.desk.session.take_over(question.path, question.example, "example")
            view.judge(question.path)
            self.app.notify(texts_bringing.EXAMPLE_TAKEN)
