"""The commands of the wizard, one method each; ``tui.actions`` says which key belongs to which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tui import texts
from tui.desk import Desk
from tui.plain import shorten
from tui.progress import STEPS, problems, question_at
from tui.screens.row_commands import RowCommands
from wizards.session import Change

if TYPE_CHECKING:
    from tui.app import Ziping
    from tui.screens.wizard import WizardScreen


class WizardCommands(RowCommands):
    """What the keys of the wizard do."""

    desk: Desk
    current: str

    @property
    def _wizard(self) -> WizardScreen:
        return cast("WizardScreen", self)

    @property
    def _ziping(self) -> Ziping:
        return cast("Ziping", self._wizard.app)

    async def action_next_step(self) -> None:
        """F5."""
        await self._by(1, texts.LAST_STEP)

    async def action_previous_step(self) -> None:
        """F3."""
        await self._by(-1, texts.FIRST_STEP)

    async def _by(self, number: int, end: str) -> None:
        index = STEPS.index(self._wizard.step) + number
        if 0 <= index < len(STEPS):
            await self._wizard.show_step(STEPS[index])
        else:
            self._ziping.notify(end)

    async def action_next_problem(self) -> None:
        """F2: the next thing to mend, from where the user stands, wrapping."""
        paths = list(dict.fromkeys(one.path for one in problems(self.desk) if question_at(self.desk, one.path)))
        if not paths:
            self._ziping.notify(texts.NO_PROBLEMS)
            return
        index = self._next_after(paths)
        await self._wizard.go_to(paths[index], judged=True)
        self._ziping.notify(texts.PROBLEM_OF.format(number=index + 1, count=len(paths)), timeout=2)

    def _next_after(self, paths: list[str]) -> int:
        if self.current in paths:
            return (paths.index(self.current) + 1) % len(paths)
        order = [(step, one.path) for step in STEPS for one in self.desk.form.steps.of(step)]

        def position(path: str) -> int:
            asked = question_at(self.desk, path)
            return order.index((asked[0], asked[1].path)) if asked else -1

        here = position(self.current)
        return next((index for index, path in enumerate(paths) if position(path) >= here), 0)

    async def action_undo(self) -> None:
        """Ctrl+Z."""
        await self._show_change(self.desk.session.undo(), texts.UNDONE, texts.UNDO_NONE)

    async def action_redo(self) -> None:
        """Ctrl+Y."""
        await self._show_change(self.desk.session.redo(), texts.REDONE, texts.REDO_NONE)

    async def _show_change(self, change: Change | None, done: str, nothing: str) -> None:
        if change is None:
            self._ziping.notify(nothing)
            return
        asked = question_at(self.desk, change.path)
        if asked is None:
            if beyond := texts.UNDO_BEYOND.get(change.path.split(".")[0]):
                self._ziping.notify(done.format(label=beyond), timeout=2)
            return
        # Rows came or went in the list where the user is: the list itself shows it.
        if change.path != self.current and not self.current.startswith(change.path + "."):
            await self._wizard.go_to(change.path)
        self._ziping.notify(done.format(label=shorten(asked[1].label, 40)), timeout=2)

    def action_save(self) -> None:
        """Ctrl+S: save now, and say so when it cannot be."""
        self._wizard.run_worker(self._save, thread=True, group="save", exit_on_error=False)

    def _save(self) -> None:
        done = self.desk.read_only or self.desk.save_now()
        self._ziping.call_from_thread(self._ziping.after_saving, done)

    async def action_home(self) -> None:
        """Esc: back to the review if one came from there, else home."""
        if self._wizard.from_review is not None:
            at, self._wizard.from_review = self._wizard.from_review, None
            self._ziping.show_review(at)
        else:
            await self._ziping.go_home()

    def action_save_as(self) -> None:
        """Go on in another file."""
        self._ziping.ask_save_as()

    def action_external_editor(self) -> None:
        """F4: write the long text under the cursor in an editor of one's own."""
        from tui.external_editor import edit
        from tui.widgets.fields import LongField

        focused: Any = self._wizard.focused
        if not isinstance(focused, LongField) or focused.read_only:
            self._ziping.notify(texts.EDITOR_WHERE)
            return
        self.desk.save_now(0.5)
        text, words = edit(self._ziping, focused.text)
        if text is not None:
            focused.set_text(text)
        self._ziping.notify(words)
