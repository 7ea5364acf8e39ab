"""What lies above the wizard: help, palette, review, report, preview, policies; each imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import events
from textual.screen import ModalScreen, Screen

from schemas.step_names import STEPS
from tui import texts
from tui.pasting import FileDropped, TablePasted, offered
from tui.session_flow import SessionFlow

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.opening import Sitting
    from tui.screens.wizard import WizardScreen
    from tui.widgets.long_field import LongField


class Overlays(SessionFlow):
    """An app that opens what lies above the wizard."""

    def __init__(self, sitting: Sitting | None, **how: Any) -> None:
        super().__init__(sitting, **how)
        self._opened: WeakSet[Screen[Any]] = WeakSet()
        """What was opened here, and may be closed from here."""

    @property
    def wizard(self) -> WizardScreen | None:
        """The wizard, wherever it is in the stack."""
        from tui.screens.wizard import WizardScreen

        return next((one for one in self.screen_stack if isinstance(one, WizardScreen)), None)

    def action_help(self) -> None:
        """F1."""
        from tui.screens.help import HelpScreen
        from tui.widgets.help_panel import help_content

        wizard = self.wizard
        about = help_content(*wizard.pages.help_shown()) if wizard is not None and self.screen is wizard else None
        self._push_once(HelpScreen, lambda: HelpScreen(about))

    def action_welcome(self) -> None:
        """What a newcomer has to know."""
        from tui.screens.welcome import WelcomeScreen

        self._push_once(WelcomeScreen, WelcomeScreen)

    def welcome_once(self) -> None:
        """Show it at the first start of all, before anything was opened."""
        from tui.screens.welcome import TOLD
        from tui.told import is_told, note_told

        if not is_told(TOLD):
            note_told(TOLD)
            self.action_welcome()

    def action_write(self, field: LongField) -> None:
        """F4: the whole screen for one text; its caret goes there and comes back."""
        from tui.screens.writing import WritingScreen
        from tui.widgets.value_labels import label_of

        desk = self._sealed()
        if desk is None:
            return
        whole = field.again(id="whole")
        label = label_of(desk, field.path)
        self._push_once(WritingScreen, lambda: WritingScreen(desk, whole, label), partial(self._written, field, whole))

    async def _written(self, field: LongField, whole: LongField, command: str | None) -> None:
        if field.is_attached:
            field.take_over(whole)
        if command and self.wizard is not None:
            await self.run_action(command, self.wizard)

    def action_bound_figure(self) -> None:
        """Ctrl+G: a figure that follows the data, into the text under the caret."""
        if desk := self._sealed():
            from tui.screens.bound_figures import put_in

            self.begin(put_in(self, desk), group="bound_figure")

    def action_palette(self) -> None:
        """Ctrl+P."""
        from tui.screens.palette import PaletteScreen

        self._push_once(PaletteScreen, lambda: PaletteScreen(self.desk), self._do)

    async def _do(self, chosen: str | None) -> None:
        kind, _, name = (chosen or "").partition(":")
        wizard = self.wizard
        if kind == "action":
            places = (self.screen, wizard, self)
            namespace: Any = next(place for place in places if hasattr(place, f"action_{name}"))
            await self.run_action(name, namespace)
        elif wizard is not None and kind:
            if not await self._back_to(wizard):
                return
            named, _, number = name.partition(":")
            step = next(one for one in STEPS if one == named)
            if kind == "step":
                await wizard.pages.show_step(step)
            else:
                await wizard.pages.go_to_question(step, int(number))

    async def _back_to(self, wizard: WizardScreen) -> bool:
        """Close what was opened above the wizard; return whether it is on top now.

        A question that was asked meanwhile stays: whoever asked it waits for the answer.
        """
        while self.screen in self._opened:
            await self.close_top()
        return self.screen is wizard

    def action_review(self, at: str | None = None) -> None:
        """F8: show the review, at the line of ``at`` if the user comes back from there."""
        desk = self._sealed()
        if desk is None:
            return
        from tui.screens.review import ReviewScreen

        self._push_once(ReviewScreen, lambda: ReviewScreen(desk, at), self._from_review)

    async def _from_review(self, path: str | None) -> None:
        wizard = self.wizard
        if not path or wizard is None or not await self._back_to(wizard):
            return
        if await wizard.pages.go_to(path, judged=True, finding=wizard.desk.looked_at):
            wizard.from_review = path

    def action_report(self) -> None:
        """F9."""
        if desk := self._sealed():
            from tui.screens.report import ReportScreen

            self._push_once(ReportScreen, lambda: ReportScreen(desk, self.begin))

    def action_preview(self) -> None:
        """The report on screen."""
        if desk := self._sealed():
            from tui.screens.preview import PreviewScreen

            self._push_once(PreviewScreen, lambda: PreviewScreen(desk))

    def action_policy(self) -> None:
        """Scoring policies."""
        if desk := self._sealed():
            from tui.screens.other_policy import PolicyScreen

            self._push_once(PolicyScreen, lambda: PolicyScreen(desk))

    def action_remarks(self) -> None:
        """What a reviewer asked when the report came back."""
        if desk := self._sealed():
            from tui.screens.remarks import RemarksScreen

            here = self.wizard.pages.current if self.wizard is not None else ""
            self._push_once(
                RemarksScreen,
                lambda: RemarksScreen(desk, here, partial(self.begin, group="returning")),
                self._from_remarks,
            )

    async def _from_remarks(self, path: str | None) -> None:
        wizard = self.wizard
        if path and wizard is not None and await self._back_to(wizard):
            await wizard.pages.go_to(path, judged=True)

    def action_bring_in(self) -> None:
        """From Excel: ask for the file, show what it offers."""
        if desk := self._sealed():
            from tui.bringing import ask_and_bring

            self.begin(ask_and_bring(self, desk), group="bring_in")

    def action_fill_blank(self) -> None:
        """The bureau's own blank: ask for it, fill it, show what was done."""
        if desk := self._sealed():
            from tui.filling import ask_and_fill

            self.begin(ask_and_fill(self, desk), group="fill_blank")

    def action_from_last_year(self) -> None:
        """Begin this year's session from last year's."""
        self.begin(self._from_last_year(), group="home")

    async def _from_last_year(self) -> None:
        from tui.screens.starting_over import from_last_year

        path = await from_last_year(self)
        if path is not None:
            await self.open_file(path)

    def on_table_pasted(self, message: TablePasted) -> None:
        """Show what a pasted table would bring in."""
        if desk := self._sealed():
            from tui.bringing import bring_paste

            self.begin(bring_paste(self, desk, message), group="bring_in")

    def on_file_dropped(self, message: FileDropped) -> None:
        """Offer to bring in a file that was dropped into the window."""
        if desk := self._sealed():
            from tui.bringing import ask_about_dropped

            self.begin(ask_about_dropped(self, desk, message), group="bring_in")

    def on_paste(self, event: events.Paste) -> None:
        """What no field took: a table onto a table, a file dropped anywhere."""
        if not isinstance(self.screen, ModalScreen):
            offered(self, event.text)

    def _sealed(self) -> Desk | None:
        desk = self.desk
        if desk is None:
            self.notify(texts.NOT_AVAILABLE)
        else:
            desk.session.seal()
        return desk

    def _push_once(
        self, kind: type[Screen[Any]], make: Callable[[], Screen[Any]], then: Callable[[Any], Any] | None = None
    ) -> None:
        """Push a screen, unless one of its kind is open already or a dialog waits for its answer."""
        if isinstance(self.screen, ModalScreen):
            return
        if not any(isinstance(screen, kind) for screen in self.screen_stack):
            screen = make()
            self._opened.add(screen)
            self.push_screen(screen, then)
