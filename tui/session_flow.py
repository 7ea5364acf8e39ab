"""What the app does with sessions: open, ask, save, close, go home, quit."""

from __future__ import annotations

from asyncio import wait_for
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from textual.screen import Screen

from tui import texts
from tui.aside import AT_ONCE, aside
from tui.opening import Sitting, sit_down
from tui.screens.confirm import Ask, AskText
from tui.screens.wizard import WizardScreen
from wizards.storage import UnusableFile

if TYPE_CHECKING:
    from tui.app import Ziping

_PATIENCE: Final = 1.0
"""Seconds that a folder may take to say which names are taken."""


class SessionFlow:
    """The part of the app that has to do with the open session."""

    sitting: Sitting | None
    _conflict_asked = False

    @property
    def _app(self) -> Ziping:
        return cast("Ziping", self)

    # Opening ---------------------------------------------------------------------------------------------------

    async def open_file(self, path: Path, **how: Any) -> bool:
        """Open a session and go to the wizard; return whether that was done. Runs in a worker."""
        from tui.screens.recovery import offer_earlier

        try:
            sitting = await aside(partial(sit_down, path, on_state=self._app.saver_says, **how), AT_ONCE)
        except UnusableFile as error:
            if error.offer_encoding and "encoding" not in how:
                words = texts.ENCODING_TEXT.format(encoding=error.offer_encoding)
                choices = [("", texts.BACK), ("yes", texts.YES)]
                if await self._app.push_screen_wait(Ask(texts.ENCODING_TITLE, [words, *error.details], choices)):
                    return await self.open_file(path, encoding=error.offer_encoding, **how)
                return False
            if error.unreadable and await offer_earlier(self._app, path, error):
                return await self.open_file(path, **how)
            if not error.unreadable:
                await self.tell(texts.CANNOT_OPEN, [str(error), *error.details])
            return False
        await self.sit_at(sitting)
        await self.look_at_opening(sitting)
        return True

    async def sit_at(self, sitting: Sitting) -> None:
        """Go to the wizard with an open session, letting go of the one before."""
        if self.sitting is not None:
            self.sitting.close()
        self.sitting = sitting
        self._conflict_asked = False
        await self._show(WizardScreen(sitting.desk))

    async def look_at_opening(self, sitting: Sitting) -> None:
        """Ask about what was found when the file was opened. Runs in a worker."""
        from tui.screens.recovery import choose_version

        opened = sitting.opened
        if opened.held_by is not None:
            await self._someone_has_it(sitting)
            return
        if opened.recovery is not None and opened.recovery.copy is not None:
            answer = await choose_version(self._app, opened.recovery)
            if answer == "resume":
                try:
                    sitting.resume()
                    self._app.notify(texts.RECOVERED)
                except UnusableFile as error:
                    await self.tell(texts.CANNOT_OPEN, [str(error), *error.details])
            elif answer == "saved":
                opened.keep_saved()
        elif sitting.suspicious:
            choices = [("go", texts.NOTICES_GO_ON), ("home", texts.NOTICES_BACK)]
            if await self._app.push_screen_wait(Ask(texts.NOTICES_TITLE, sitting.desk.notices, choices)) == "home":
                await self.go_home()
        else:
            for notice in sitting.desk.notices:
                self._app.notify(notice, timeout=8)

    async def _someone_has_it(self, sitting: Sitting) -> None:
        answer = await self._app.push_screen_wait(Ask(texts.HELD_TITLE, sitting.desk.notices, texts.HELD_CHOICES))
        path = sitting.desk.path
        if answer == "take":
            sure = await self._app.push_screen_wait(Ask(texts.TAKE_TITLE, [texts.TAKE_TEXT], texts.TAKE_CHOICES))
            if sure == "take":
                await self.open_file(path, take_over=True)
                return
            await self._someone_has_it(sitting)
        elif answer == "copy":
            await self.save_as()
        elif answer != "read":
            await self.go_home()

    async def tell(self, title: str, lines: list[str]) -> None:
        """Say something that must be read."""
        await self._app.push_screen_wait(Ask(title, lines, [("ok", texts.OK)]))

    # Saving ----------------------------------------------------------------------------------------------------

    def after_saving(self, done: bool) -> None:
        """Say how Ctrl+S went."""
        desk = self._app.desk
        state = desk.save_state if desk else None
        if state is not None and state.kind == "conflict":
            self._conflict_asked = False
            self.ask_about_conflict()
        elif state is not None and not done:
            self._app.notify(texts.SAVE_FAILED.format(reason=state.reason), severity="error")
        elif state is not None and state.saved_at:
            self._app.notify(texts.SAVED.format(time=f"{state.saved_at:%H:%M:%S}"), timeout=2)
        elif state is None:
            self._app.notify(texts.READ_ONLY, severity="warning")

    def ask_about_conflict(self) -> None:
        """Ask, once, when the file was changed by somebody else."""
        sitting = self.sitting
        state = sitting.desk.save_state if sitting else None
        if sitting is None or state is None or state.kind != "conflict":
            self._conflict_asked = False
        elif not self._conflict_asked:
            from tui.screens.conflict import settle

            self._conflict_asked = True
            self._app.run_worker(settle(self._app, sitting), group="conflict")

    def ask_save_as(self) -> None:
        """Start asking for another file name."""
        self._app.run_worker(self.save_as(), group="save_as", exclusive=True)

    async def save_as(self) -> bool:
        """Go on in another file; return whether that was done. Runs in a worker."""
        from wizards.storage import create
        from wizards.storage.places import free_name

        sitting = self.sitting
        if sitting is None:
            return False
        desk, problem = sitting.desk, ""
        stem, suffix = f"{desk.path.stem}-副本", desk.path.suffix
        try:
            preset = str(await wait_for(aside(lambda: free_name(desk.path.parent, stem, suffix)), _PATIENCE))
        except (OSError, TimeoutError):
            preset = str(Path.home() / f"{stem}{suffix}")
        while True:
            answer = await self._app.push_screen_wait(
                AskText(texts.SAVE_AS_TITLE, [(texts.FILE_PATH, preset)], problem)
            )
            if not answer:
                return False
            preset, target = answer, Path(answer).expanduser()
            try:
                if desk.read_only:
                    create(target, desk.session.document)
                    return await self.open_file(target)
                await aside(partial(sitting.opened.save_as, target), AT_ONCE)
            except UnusableFile as error:
                problem = str(error)
                continue
            desk.path = target
            self._app.notify(texts.SAVED_AS.format(path=target))
            for screen in self._app.screen_stack:
                screen.refresh()
            return True

    # Leaving ---------------------------------------------------------------------------------------------------

    async def go_home(self) -> None:
        """Save, let go of the session, show the home screen."""
        from tui.screens.home import HomeScreen

        sitting = self.sitting
        if sitting is not None:
            if not sitting.desk.read_only and not sitting.desk.save_now():
                self._app.run_worker(self._not_saved(leave=False), group="quit", exclusive=True)
                return
            self.sitting = None
            sitting.close()
        await self._show(HomeScreen())

    async def _show(self, screen: Screen[None]) -> None:
        """Put a screen in the place of all others; below it is only Textual's own empty one."""
        while len(self._app.screen_stack) > 2:
            await self._app.pop_screen()
        await self._app.switch_screen(screen)

    async def action_quit(self) -> None:
        """Ctrl+Q, F10: save and leave; ask only when saving failed."""
        desk = self._app.desk
        if desk is None or desk.read_only or desk.save_now():
            self._app.exit(0, return_code=0)
        else:
            self._app.run_worker(self._not_saved(leave=True), group="quit", exclusive=True)

    async def _not_saved(self, *, leave: bool) -> None:
        desk = self._app.desk
        while desk is not None:
            state = desk.save_state
            reason = state.reason if state else ""
            answer = await self._app.push_screen_wait(
                Ask(texts.QUIT_TITLE, [texts.QUIT_TEXT.format(reason=reason)], texts.QUIT_CHOICES)
            )
            if answer == "save_as":
                await self.save_as()
            elif answer == "quit":
                self._app.exit(0, return_code=0)
                return
            elif answer != "retry":
                return
            if desk.save_now():
                await self.leave(wholly=leave)
                return

    async def leave(self, *, wholly: bool) -> None:
        """Everything is saved: go."""
        if wholly:
            self._app.exit(0, return_code=0)
        else:
            await self.go_home()
