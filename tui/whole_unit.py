"""What concerns more than the session that is open: the summary of a folder, another project, another form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import texts, texts_home
from tui.aside import AT_ONCE, aside
from tui.overlays import Overlays
from tui.plain import shorten

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.opening import Sitting
    from tui.unit_desk import UnitDesk


class WholeUnit(Overlays):
    """An app that knows of the other sessions of a unit."""

    def __init__(self, sitting: Sitting | None, **how: Any) -> None:
        super().__init__(sitting, **how)
        self.came_from: UnitDesk | None = None
        """The summary from which the user went to the session that is open."""

    def action_change_form(self) -> None:
        """Go on with another form."""
        desk = self._sealed()
        if desk is not None and desk.read_only:
            self.notify(texts.READ_ONLY_TYPING)
        elif desk is not None:
            from tui.screens.changing_form import ask_and_change

            self.begin(ask_and_change(self, desk), group="change_form")

    async def action_show_form(self) -> None:
        """The form of the session is another one: every question anew."""
        if (desk := self.desk) is not None:
            from tui.screens.wizard import WizardScreen

            await self._show(WizardScreen(desk))
            words = texts_home.FORM_IN_FORCE.format(title=shorten(desk.form.pack.title, 30))
            self.screen.call_after_refresh(self.notify, words)

    def action_summary(self) -> None:
        """The projects of a folder as a table."""
        self.begin(self._summary(), group="home")

    async def _summary(self) -> None:
        from tui.screens.summary import ask_folder
        from tui.unit_desk import UnitDesk

        desk = self.desk
        if desk is not None:
            await aside(desk.save_now, AT_ONCE)
        folder = await ask_folder(self, desk.path.parent if desk else Path.cwd())
        if folder is None:
            return
        if desk is not None:
            await self.go_home()
        if self.desk is None:
            self.show_summary(UnitDesk(folder))

    def show_summary(self, unit: UnitDesk) -> None:
        """Show the summary above home."""
        from tui.screens.summary import SummaryScreen

        self._push_once(SummaryScreen, lambda: SummaryScreen(unit, self._open_from, self.begin))

    async def _open_from(self, unit: UnitDesk, path: Path, at: str) -> None:
        if not await self.open_file(path):
            return
        self.came_from = unit
        if at and self.wizard is not None:
            # A row that had no id when the folder was read has one now.
            await self.wizard.pages.go_to(at.partition(".#")[0], judged=True)

    async def go_home(self) -> None:
        """Home, and from there to the summary that the user came from."""
        await super().go_home()
        if self.desk is not None:  # he stays, and may come from there yet
            return
        unit, self.came_from = self.came_from, None
        if unit is not None:
            self.show_summary(unit)

    def action_another(self) -> None:
        """Another session for the same unit."""
        if desk := self._sealed():
            self.begin(self._another(desk), group="home")

    async def _another(self, desk: Desk) -> None:
        from tui.screens.another import another

        await aside(desk.save_now, AT_ONCE)
        path = await another(self, desk.path)
        if path is not None:
            await self.open_file(path)
