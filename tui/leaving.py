"""How the app lets go of a session: saved if it can be, else as the user decides. Nothing waits on the screen's thread.

The questions are imported where they are asked: the first frame needs none of them.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from schemas.text import show
from tui import texts, texts_leaving
from tui.aside import AT_ONCE, aside
from tui.key_order import KeyOrder
from tui.textual_seams import set_window_title
from tui.unclosed import UnclosedSessions

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.opening import Sitting

_GROUP = "quit"


class Leaving(KeyOrder):
    """An app that has a session open, or none; ``sitting`` is the one to begin with."""

    def __init__(self, sitting: Sitting | None, **how: Any) -> None:
        super().__init__(**how)
        self.sitting = sitting
        self.unclosed = UnclosedSessions()

    @property
    def desk(self) -> Desk | None:
        """The session that is open."""
        return self.sitting.desk if self.sitting else None

    def open_session(self) -> Sitting | None:
        """Return the session that is open, for whoever has to leave in a hurry."""
        return self.sitting

    def entitle(self) -> None:
        """Let the title of the terminal's window say which file is open."""
        name = show(self.sitting.desk.path.name, one_line=True) if self.sitting else ""
        set_window_title(self, texts.WINDOW_TITLE.format(name=name) if name else texts.APP)

    async def open_file(self, path: Path, **how: Any) -> bool:
        """Open a session (where opening is known)."""
        raise NotImplementedError

    async def save_as(self) -> bool:
        """Go on in another file (where saving is known)."""
        raise NotImplementedError

    def action_go_home(self) -> None:
        """Esc in the wizard."""
        self.begin(self.go_home(), group=_GROUP)

    async def go_home(self) -> None:
        """Save, let go of the session, show the home screen. Runs in a worker."""
        from tui.screens.home import HomeScreen

        sitting = self.sitting
        if sitting is not None:
            if not await self._may_leave(sitting.desk, texts_leaving.LEAVE_CHOICES) or self.sitting is not sitting:
                return
            self.sitting = None
            self.unclosed.leave(sitting)
        await self._show(HomeScreen(self.open_file, self.begin, self.unclosed.keeps))

    async def action_quit(self) -> None:
        """Ctrl+Q, F10: save and leave; ask only when saving failed."""
        desk = self.desk
        if desk is None or desk.saved:
            self.exit(0, return_code=0)
        else:
            self.begin(self._quit(desk), group=_GROUP)

    async def _quit(self, desk: Desk) -> None:
        if await self._may_leave(desk, texts.QUIT_CHOICES):
            self.exit(0, return_code=0)

    async def _may_leave(self, desk: Desk, choices: tuple[tuple[str, str], ...]) -> bool:
        """Have everything saved; what cannot be is asked about. Return whether the user leaves."""
        from tui.screens.confirm import Ask

        while not await self._saved(desk):
            state = desk.save_state
            lines = [texts.QUIT_TEXT.format(reason=(state.reason if state else "") or texts_leaving.NO_ANSWER)]
            lines += [texts_leaving.COPY_THERE] if state is not None and state.recovery_copy is not None else []
            answer = await self.push_screen_wait(Ask(texts.QUIT_TITLE, lines, choices))
            if answer == "save_as":
                await self.save_as()
            elif answer != "retry":
                return bool(answer == "go")
        return True

    async def _saved(self, desk: Desk) -> bool:
        """Have everything written; say so where that is not done at once. Return whether it could be."""
        if desk.saved:
            return True
        saving = asyncio.ensure_future(aside(desk.save_now, AT_ONCE))
        await asyncio.sleep(0)
        if not saving.done():
            from tui.widgets.notices import hint

            hint(self.screen, texts_leaving.SAVING_FIRST.format(name=show(desk.path.name, one_line=True)))
        return await saving

    async def _show(self, screen: Screen[None]) -> None:
        """Put a screen in the place of all others; below it is only Textual's own empty one.

        A question that is still open is answered as by Esc: what it was about is gone.
        """
        from tui.screens.confirm import Ask, AskText

        self.entitle()
        while len(self.screen_stack) > 2:
            if isinstance(self.screen, (Ask, AskText)):
                self.screen.action_back()
                await asyncio.sleep(0)
            else:
                await self.close_top()
        await self.switch_screen(screen)
