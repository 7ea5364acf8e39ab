"""What the app does with sessions: open, ask, save; ``leaving`` has how it lets go of them.

The questions and what waits for a disk are imported where they are asked: the first frame needs none of them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import texts, texts_conflict
from tui.aside import AT_ONCE, aside, soon
from tui.leaving import Leaving
from tui.messages import SaveStateChanged
from wizards.storage import Recovery, SaveState, UnusableFile

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.opening import Sitting


class SessionFlow(Leaving):
    """An app that has a session open, or none; ``sitting`` is the one to begin with."""

    def __init__(self, sitting: Sitting | None, **how: Any) -> None:
        super().__init__(sitting, **how)
        self._conflict_asked = False

    # Opening ---------------------------------------------------------------------------------------------------

    async def open_file(self, path: Path, **how: Any) -> bool:
        """Open a session and go to the wizard; return whether that was done. Runs in a worker."""
        from tui.opening import Sitting
        from tui.screens.confirm import Ask, tell
        from tui.screens.recovery import offer_earlier
        from tui.screens.waiting import or_cancel

        if not how and (kept := self.unclosed.take_back(path)) is not None:
            await self.sit_at(kept)
            self.ask_about_conflict()
            return True
        try:
            opening = partial(self._sit_down, path, **how)
            sitting = await or_cancel(self, texts.READING.format(name=path.name), opening, late=Sitting.close)
        except UnusableFile as error:
            if error.offer_encoding and "encoding" not in how:
                words = texts.ENCODING_TEXT.format(encoding=error.offer_encoding)
                choices = [("", texts.BACK), ("yes", texts.YES)]
                if await self.push_screen_wait(Ask(texts.ENCODING_TITLE, [words, *error.details], choices)):
                    return await self.open_file(path, encoding=error.offer_encoding, **how)
                return False
            if error.unreadable and await offer_earlier(self, path, error):
                return await self.open_file(path, **how)
            if not error.unreadable:
                await tell(self, texts.CANNOT_OPEN, [str(error), *error.details])
            return False
        if sitting is None:
            return False
        await self.sit_at(sitting)
        await self.look_at_opening(sitting)
        return True

    def _sit_down(self, path: Path, **how: Any) -> Sitting:
        """Open a session, once it is closed if it was just left. May wait for its disk."""
        from tui.opening import sit_down

        self.unclosed.wait_for(path)
        return sit_down(path, on_state=self.saver_says, **how)

    async def sit_at(self, sitting: Sitting) -> None:
        """Go to the wizard with an open session, letting go of the one before."""
        from tui.screens.wizard import WizardScreen

        if self.sitting is not None:
            self.unclosed.leave(self.sitting)
        self.sitting = sitting
        self._conflict_asked = False
        await self._show(WizardScreen(sitting.desk))

    async def look_at_opening(self, sitting: Sitting) -> None:
        """Ask about what was found when the file was opened. Runs in a worker."""
        opened = sitting.opened
        if opened.held_by is not None:
            await self._someone_has_it(sitting)
            return
        if opened.recovery is not None and opened.recovery.copy is not None:
            await self._choose_version(sitting, opened.recovery)
        elif sitting.suspicious:
            from tui.screens.confirm import Ask

            choices = [("go", texts.NOTICES_GO_ON), ("home", texts.NOTICES_BACK)]
            if await self.push_screen_wait(Ask(texts.NOTICES_TITLE, sitting.desk.notices, choices)) == "home":
                await self.go_home()
        else:
            for notice in sitting.desk.notices:
                self.notify(notice, timeout=8)

    async def _choose_version(self, sitting: Sitting, recovery: Recovery) -> None:
        from tui.screens.confirm import tell
        from tui.screens.recovery import choose_version
        from tui.screens.waiting import READING, or_cancel

        title = texts.READING.format(name=sitting.desk.path.name)
        answer = await choose_version(self, recovery)
        if answer == "resume":
            try:
                document = await or_cancel(self, title, sitting.opened.in_copy, patience=READING)
            except UnusableFile as error:
                await tell(self, texts.CANNOT_OPEN, [str(error), *error.details])
                return
            if document is None:
                await self._choose_version(sitting, recovery)
            else:
                sitting.take_copy(document)
                self.notify(texts.RECOVERED)
        elif answer == "saved":
            await or_cancel(self, title, sitting.opened.keep_saved)

    async def _someone_has_it(self, sitting: Sitting) -> None:
        from tui.screens.confirm import Ask

        answer = await self.push_screen_wait(Ask(texts.HELD_TITLE, sitting.desk.notices, texts.HELD_CHOICES))
        path = sitting.desk.path
        if answer == "take":
            sure = await self.push_screen_wait(Ask(texts.TAKE_TITLE, [texts.TAKE_TEXT], texts.TAKE_CHOICES))
            if sure == "take":
                await self.open_file(path, take_over=True)
                return
            await self._someone_has_it(sitting)
        elif answer == "copy":
            await self.save_as()
        elif answer != "read" and self.sitting is sitting:
            await self.go_home()

    # Saving ----------------------------------------------------------------------------------------------------

    def saver_says(self, state: SaveState) -> None:
        """Pass on what the saver says; called on its thread, never waits."""
        if self.is_running:
            self.post_message(SaveStateChanged())

    def on_save_state_changed(self, message: SaveStateChanged) -> None:
        """Show it, and ask at once when the user must decide."""
        from tui.widgets.status_line import StatusLine

        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.bring_up_to_date()
        self.unclosed.look()
        self.ask_about_conflict()

    def action_save_now(self) -> None:
        """Ctrl+S: save now, and say so when it cannot be."""
        if (desk := self.desk) is not None:
            self.run_worker(partial(self._save, desk), thread=True, group="save", exit_on_error=False)

    def _save(self, desk: Desk) -> None:
        done = desk.read_only or desk.save_now()
        self.call_later(self._tell_of_saving, done)

    def _tell_of_saving(self, done: bool) -> None:
        desk = self.desk
        state = desk.save_state if desk else None
        if state is not None and state.kind == "conflict":
            self._conflict_asked = False
            self.ask_about_conflict()
        elif state is not None and not done:
            self.notify(texts.SAVE_FAILED.format(reason=state.reason), severity="error")
        elif state is not None and state.saved_at:
            self.notify(texts.SAVED.format(time=f"{state.saved_at:%H:%M:%S}"), timeout=2)
        elif state is None:
            self.notify(texts.READ_ONLY, severity="warning")

    def ask_about_conflict(self) -> None:
        """Ask, once, when the file was changed by somebody else."""
        sitting = self.sitting
        state = sitting.desk.save_state if sitting else None
        if sitting is None or state is None or state.kind != "conflict":
            self._conflict_asked = False
        elif not self._conflict_asked:
            from tui.screens.conflict import settle

            self._conflict_asked = True
            self.begin(settle(self, sitting, self.save_as), group="conflict")

    def action_save_as(self) -> None:
        """Start asking for another file name."""
        self.begin(self.save_as(), group="save_as")

    async def save_as(self) -> bool:
        """Go on in another file; return whether that was done. Runs in a worker."""
        from tui.browsing import Wanted
        from tui.screens.confirm import AskText
        from wizards.storage import create, free_name

        sitting = self.sitting
        if sitting is None:
            return False
        desk, problem = sitting.desk, ""
        stem, suffix = f"{desk.path.stem}-副本", desk.path.suffix
        free = partial(free_name, desk.path.parent, stem, suffix)
        preset = str(await soon(free, Path.home() / f"{stem}{suffix}"))
        while True:
            fields = [(texts.FILE_PATH, preset, Wanted("place"))]
            answer = await self.push_screen_wait(AskText(texts.SAVE_AS_TITLE, fields, problem))
            if not answer:
                return False
            preset, target = answer, Path(answer)
            try:
                if desk.read_only:
                    await aside(partial(create, target, desk.session.document), AT_ONCE)
                    return await self.open_file(target)
                await aside(partial(sitting.opened.save_as, target), AT_ONCE)
            except UnusableFile as error:
                problem = str(error)
                continue
            desk.path = target
            self.entitle()
            self.notify(texts_conflict.SAVED_AS.format(path=target))
            for screen in self.screen_stack:
                screen.refresh()
            return True
