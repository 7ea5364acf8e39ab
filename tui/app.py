"""The app: themes, screens, the session that is open.

What the commands do is in its bases, ``session_flow`` and ``overlays``, and in the screens.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size

from schemas.text import show
from tui import texts
from tui.actions import bindings
from tui.exits import Exits, farewell, give_title_back, last_sentence
from tui.first_look import FirstLook, first_look
from tui.line_breaks import break_line
from tui.output import say_aside, say_done
from tui.textual_seams import SteadyScreen, SteadyStyles, break_as_chinese, keep_window_title
from tui.themes import DARK, LIGHT, THEMES
from tui.whole_unit import WholeUnit
from tui.widgets.notices import Notices
from wizards.storage import UnusableFile, clear_temps, keep_preference, preference, write_crash_log

if TYPE_CHECKING:
    from tui.opening import Sitting
    from wizards.storage import SaveState

_SHORTEST_RUN = 1.0
"""A run that broke sooner than this is not tried again: the terminal itself is gone."""

_NOTICE_STYLES = {
    "information": "bold $background on $secondary",
    "warning": "bold $background on $warning",
    "error": "bold $background on $error",
}

_THEME = "theme"
_REFUSED = 2

_SETTLED = 2.0
"""Seconds after which everything that belongs to the start has been made."""


def _collect_again() -> None:
    """Let garbage be collected from now on; what the start has made stays and need not be looked at."""
    gc.freeze()
    gc.enable()


break_as_chinese(break_line)


class Ziping(WholeUnit):
    """自评向导."""

    TITLE = texts.APP
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 4
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app", "session"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(self, sitting: Sitting | None = None, *, first: tuple[Path, FirstLook] | None = None) -> None:
        """Begin with an open session, or at home; ``first``: with a session of which only a look was taken."""
        # Named here too, the style sheet of the first screen is parsed once, with the rest.
        sheet = "home" if sitting is None and first is None else "wizard"
        super().__init__(sitting, css_path=["app.tcss", f"screens/{sheet}.tcss"])
        self._first = first
        self.refused: UnusableFile | None = None
        """Why the session of which a look was taken could not be opened after all."""
        self.broken_input = False
        """The thread that reads the terminal met bytes it could not understand."""
        self.crashed = False
        """A fault ended the app, and what it left on the terminal says where the data are."""
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        kept = preference(_THEME)
        self.theme = kept if kept in {theme.name for theme in THEMES} else DARK.name
        # With the colours of this theme from the beginning.
        self.stylesheet = SteadyStyles(variables=self.get_css_variables())

    def on_mount(self) -> None:
        """Begin where the user wants to be; ask what has to be asked about the file that was opened."""
        self.set_timer(_SETTLED, _collect_again)
        keep_window_title(self)
        self.entitle()
        if self._first is not None:
            from tui.screens.first_frame import FirstLookScreen

            path, look = self._first
            self.push_screen(FirstLookScreen(look))
            self.begin(self._open_first(path), group="opening")
        elif self.sitting is None:
            from tui.screens.home import HomeScreen

            self.push_screen(HomeScreen(self.open_file, self.begin))
            self.welcome_once()
        else:
            from tui.screens.wizard import WizardScreen

            self.push_screen(WizardScreen(self.sitting.desk))
            self.begin(self.look_at_opening(self.sitting), group="opening")

    async def _open_first(self, path: Path) -> None:
        """Open the session of which the screen shows the first look, as soon as it does. Runs in a worker."""
        while self.drawn is not self.screen:
            await asyncio.sleep(0)
        from tui.opening import Sitting
        from tui.screens.waiting import or_cancel

        try:
            opening = partial(self._sit_down, path)
            sitting = await or_cancel(self, texts.READING.format(name=path.name), opening, late=Sitting.close)
        except UnusableFile as error:
            self.refused = error
            self.exit(return_code=_REFUSED)
            return
        if sitting is None:
            await self.go_home()
            return
        with self.batch_update():
            await self.sit_at(sitting)
        self._cover_if_small(self.size)
        self.call_later(self._draw_with_first_keys)
        await self.look_at_opening(sitting)

    def _draw_with_first_keys(self) -> None:
        """Draw the wizard for the first time when what was typed meanwhile has come to its field."""
        screen = self.screen
        if isinstance(screen, SteadyScreen):
            (screen.focused or screen).call_later(screen.draw_now)

    def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the window is too small."""
        self._cover_if_small(event.size)

    def _cover_if_small(self, size: Size) -> None:
        from tui.screens.too_small import TooSmall, too_small

        if too_small(size) and not any(isinstance(screen, TooSmall) for screen in self.screen_stack):
            self.push_screen(TooSmall())

    def notify(self, message: str, **options: Any) -> None:
        """Show a short notice in its own line, or floating when it is too long; text from outside stays text."""
        seconds = options.get("timeout") or self.NOTIFICATION_TIMEOUT
        style = _NOTICE_STYLES[options.get("severity", "information")]
        for line in self.screen.query(Notices):
            if line.say(show(message, one_line=True), style, seconds):
                return
        for line in self.screen.query(Notices):
            line.hush()  # what it says is older, and perhaps not true any more
        if not self.is_floating(show(message)):
            super().notify(show(message), **{**options, "markup": False})

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit; say what does."""
        self.notify(texts.COPY_HINT)

    def action_theme(self) -> None:
        """Light or dark, from now on and at the next start."""
        self.theme = chosen = LIGHT.name if self.theme == DARK.name else DARK.name
        self.run_worker(lambda: keep_preference(_THEME, chosen), thread=True, group="theme", exit_on_error=False)

    def panic(self, *renderables: Any) -> None:
        """End because the terminal's input could not be read; ``run`` opens the session again."""
        self.broken_input = True
        self.end_at_once(1)

    def words_for(self, error: BaseException | None) -> RenderableType:
        """A fault ends the app: save, keep a log without answers, say where the data are. Never a traceback."""
        self.crashed = True
        number, _ = write_crash_log(error or sys.exc_info()[1] or RuntimeError())
        return Text(f"{texts.CRASHED.format(number=number)}\n{farewell(self.desk)}".strip())


def _app_at(open_path: Path | None) -> Ziping:
    """Return the app, with a file open in it if one is given, or about to be opened where a look can be shown of it.

    The saver may speak before there is an app to hear it.

    Raises:
        UnusableFile: the file cannot be opened.
    """
    if open_path is None:
        return Ziping()
    holder: list[Ziping] = []

    def tell(state: SaveState) -> None:
        if holder:
            holder[0].saver_says(state)

    look = first_look(open_path)
    if look is not None:
        return Ziping(first=(open_path, look))
    from tui.opening import sit_down

    app = Ziping(sit_down(open_path, on_state=tell))
    holder.append(app)
    return app


def _refuse(error: UnusableFile) -> int:
    for line in (str(error), *(f"  {line}" for line in error.details)):
        say_aside(line)
    return _REFUSED


def run(open_path: Path | None = None) -> int:
    """Run the app, straight into ``open_path`` if given; return the exit code."""
    clear_temps()
    while True:
        began = time.monotonic()
        try:
            app = _app_at(open_path)
        except UnusableFile as error:
            return _refuse(error)
        with Exits(app.open_session):
            app.run()
        give_title_back()
        if app.refused is not None:
            return _refuse(app.refused)
        last = app.sitting
        saved = last.close() if last else True
        for left in app.unclosed.close():
            say_aside(last_sentence(left.desk, saved=False))
        if not app.broken_input or time.monotonic() - began < _SHORTEST_RUN:
            break
        open_path = last.desk.path if last else None
        say_aside(texts.RESTARTED)
    if last is not None and not app.crashed:
        say_done(last_sentence(last.desk, saved))
    return app.return_code or 0
