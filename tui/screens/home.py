"""Home: start a new assessment, go on with one, look at a sample, recover what was left behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option, OptionDoesNotExist

from schemas.text import show
from tui import texts, texts_keys
from tui.aside import AT_ONCE, aside
from tui.plain import plain, shorten
from tui.progress import State
from tui.screens.confirm import Ask
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.storage import RecentSession, Recovery, forget, recent, recoverable

_LOOKED_AT = 12
_HowFar = tuple[State, str] | None
OpenFile = Callable[[Path], Awaitable[bool]]
Begin = Callable[..., None]


class HomeScreen(Screen[None]):
    """The first screen without a file.

    Args:
        open_file: opens a session and goes to it; returns whether that was done. It is called, not told by a message:
            while it asks, nothing else may be begun here.
        begin: runs what may ask something, also when this screen is gone.
    """

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "show_all", show=False),
        Binding("backspace", "shorten_words", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, open_file: OpenFile, begin: Begin) -> None:
        super().__init__()
        self._open_file = open_file
        self._begin = begin
        self.sessions: list[RecentSession] = []
        self.left_behind: list[Recovery] = []
        self._found: dict[int, tuple[RecentSession, _HowFar]] = {}
        self._busy = False
        self._words = ""
        """What was typed: only the lines with it are shown."""

    def compose(self) -> ComposeResult:
        """One list: what can be started, then what can be gone on with."""
        yield Static(texts.HOME_TITLE, id="home-title", markup=False)
        yield Choices(choose=self._chosen, typed=self._narrow, id="choices")
        yield NoticeLine()
        yield KeyBar("app")

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill()

    def refill(self) -> None:
        """Read anew what there is: at once what the user's own folder knows, the rest when the disks have answered."""
        self.sessions, self._found = recent(look=False), {}
        self._fill()
        self.run_worker(self._look(), group="states", exclusive=True, exit_on_error=False)

    def _fill(self) -> None:
        choices = self.query_one("#choices", Choices)
        option = choices.highlighted_option
        before = option.id if option is not None and choices.highlighted else None
        choices.clear_options()
        choices.add_options(self._options())
        choices.highlighted = next((n for n, one in enumerate(choices.options) if not one.disabled), None)
        with contextlib.suppress(OptionDoesNotExist):
            choices.highlighted = choices.get_option_index(before) if before else choices.highlighted

    def _narrow(self, typed: str) -> None:
        """Show only the lines with everything that was typed."""
        self._show_with(self._words + typed.replace("\n", " "))

    def action_shorten_words(self) -> None:
        """Backspace."""
        self._show_with(self._words[:-1])

    def action_show_all(self) -> None:
        """Esc: every line again."""
        self._show_with("")

    def _show_with(self, words: str) -> None:
        if words == self._words:
            return
        self._words = words
        self._fill()
        title = texts_keys.HOME_FOUND.format(words=show(words, one_line=True)) if words.strip() else texts.HOME_TITLE
        self.query_one("#home-title", Static).update(Content(title))

    async def _look(self) -> None:
        """Find out what was left behind, which sessions are there, and how far the newest are."""
        turn = asyncio.Lock()
        states = (self._look_at(number, turn) for number in range(len(self.sessions)))
        await asyncio.gather(self._look_for_left(), *states)

    async def _look_for_left(self) -> None:
        left = await aside(partial(recoverable, [one.path for one in self.sessions]))
        if left != self.left_behind:
            self.left_behind = left
            self._fill()

    async def _look_at(self, number: int, turn: asyncio.Lock) -> None:
        from tui.opening import state_of

        one = self.sessions[number]
        there = await aside(partial(_is_there, one.path))
        found: _HowFar = None
        if there and number < _LOOKED_AT:
            async with turn:  # one after the other: each takes the processor for a while
                found = await aside(partial(state_of, one.path))
        self._found[number] = replace(one, there=there), found
        with contextlib.suppress(OptionDoesNotExist):
            prompt = _two_lines(*self._found[number])
            self.query_one("#choices", Choices).replace_option_prompt(f"session:{number}", prompt)

    def _options(self) -> Iterable[Option | None]:
        menu = list(texts.HOME_MENU)
        if self.left_behind:
            name, label, words = texts.HOME_RECOVER
            menu.insert(0, (name, label, words.format(count=len(self.left_behind))))
        for name, label, words in menu:
            line = Content.assemble((label, "bold"), ("  " + words, "$text-muted"))
            if self._wanted(line):
                yield Option(line, id=name)
        lines = [_two_lines(*self._found.get(number, (one, None))) for number, one in enumerate(self.sessions)]
        shown = [(number, line) for number, line in enumerate(lines) if self._wanted(line)]
        yield None
        yield Option(Content.styled(self._words_above(len(shown)), "$text-muted"), disabled=True)
        for number, line in shown:
            yield Option(line, id=f"session:{number}")

    def _wanted(self, line: Content) -> bool:
        return self._words.strip().casefold() in str(line).casefold()

    def _words_above(self, shown: int) -> str:
        if self._words.strip() and not shown:
            return texts_keys.HOME_NO_SESSION
        return texts.HOME_RECENT if self.sessions else texts.HOME_NONE

    def _chosen(self, number: int, key: str) -> None:
        if self._busy:  # a second Enter in one breath
            return
        self._busy = True
        self._begin(self._choose(key), group="home")

    async def _choose(self, chosen: str) -> None:
        try:
            await self._do(chosen)
        finally:
            self._busy = False

    async def _do(self, chosen: str) -> None:
        if chosen == "open":
            await self._open_existing()
        elif chosen == "excel":
            await self._open_and_bring()
        elif (path := await self._file_of(chosen)) is not None:
            await self._open_file(path)
        if self.is_active:
            self.refill()

    async def _file_of(self, chosen: str) -> Path | None:
        """Return the file that a line of the list leads to, asking what has to be asked."""
        from tui.screens import starting

        if chosen == "new":
            return await starting.new(self.app)
        if chosen == "sample":
            return await starting.sample(self.app)
        if chosen == "last_year":
            from tui.screens.starting_over import from_last_year

            return await from_last_year(self.app)
        if chosen == "recover":
            return await starting.left_behind(self.app, self.left_behind)
        if chosen.startswith("session:"):
            return await self._still_there(self.sessions[int(chosen.partition(":")[2])].path)
        return None

    async def _open_existing(self) -> None:
        """Ask for a file until one could be opened."""
        from tui.screens import starting

        preset = f"{Path.cwd()}/"
        while (path := await starting.existing(self.app, preset)) is not None:
            preset = str(path)
            if await self._open_file(path.expanduser()):
                return

    async def _open_and_bring(self) -> None:
        """Make a new session and bring a file into it."""
        from tui.screens import starting

        path = await starting.new(self.app)
        if path is not None and await self._open_file(path):
            await self.app.run_action("app.bring_in")

    async def _still_there(self, path: Path) -> Path | None:
        """Return a file of the list, or offer to forget it when it is gone."""
        if await aside(partial(_is_there, path), AT_ONCE):
            return path
        words = texts.MISSING_ASK.format(path=show(str(path), one_line=True))
        choices = [("", texts.BACK), ("yes", texts.YES)]
        if await self.app.push_screen_wait(Ask(texts.MISSING_FILE, [words], choices)) == "yes":
            forget(path)
        return None


def _is_there(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.exists()
    return False


def _two_lines(one: RecentSession, found: _HowFar = None) -> Content:
    name = plain(shorten(one.name or texts.UNTITLED, 50), one_line=True)
    year = f"  {one.year}" if one.year else ""
    when = f"{one.saved_at:%Y-%m-%d %H:%M}" if one.there and one.saved_at else texts.MISSING_FILE
    below = "  ".join(
        [
            shorten(one.unit or texts.NO_UNIT, 24),
            shorten(found[1] if found else one.form, 22),
            when,
            shorten(one.path.name, 20),
        ]
    )
    sign, word = texts.STATES[found[0]] if found else ("", "")
    how_far = Content.styled(f"  {sign} {word}", {"!": "$text-error", "✓": "$text-success"}.get(sign, "$text-muted"))
    return Content.assemble(
        name.stylize("bold"), shorten(year, 8), how_far if found else "", "\n  ", (below, "$text-muted")
    )
