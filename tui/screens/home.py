"""Home: start a new assessment, go on with one, look at a sample, recover what was left behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option, OptionDoesNotExist

from schemas.text import show
from tui import texts, texts_home, texts_keys
from tui.aside import aside
from tui.home_sessions import SHOWN, HomeSessions, is_there, read_folder
from tui.left_sessions import look_for_left
from tui.screens.home_lines import Table, detail, menu_lines, number_of
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine, hint
from wizards.storage import Recovery, keep_preference, preference, recent

_FRAME: Final = 7
_ORDER: Final = "home_order"
"""Cells beside the lines of the list."""
_LOOKED_AT: Final = 12
"""Sessions that are read whole, to say how far they are."""
_SILENT: Final = 2.0
"""Seconds after which it is said that a folder has not answered."""
OpenFile = Callable[[Path], Awaitable[bool]]
Begin = Callable[..., None]


class HomeScreen(Screen[None]):
    """The first screen without a file.

    Args:
        open_file: opens a session and goes to it; returns whether that was done. It is called, not told by a message:
            while it asks, nothing else may be begun here.
        begin: runs what may ask something, also when this screen is gone.
        keeps: tells of a session that it was left before it was saved: nobody need ask its folder for it.
    """

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "show_all", show=False),
        Binding("backspace", "shorten_words", show=False),
        Binding("ctrl+o", "sort", show=False),
        Binding("ctrl+d", "another", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, open_file: OpenFile, begin: Begin, keeps: Callable[[Path], bool] = lambda _: False) -> None:
        super().__init__()
        self._keeps = keeps
        self._open_file = open_file
        self._begin = begin
        self.known = HomeSessions([], preference(_ORDER))
        self.left_behind: list[Recovery] = []
        self._busy = False
        self._words = ""
        """What was typed: only the lines with it are shown."""

    def compose(self) -> ComposeResult:
        """One list: what can be started, then what can be gone on with."""
        yield Static(texts.HOME_TITLE, id="home-title", markup=False)
        yield Choices(choose=self._chosen, typed=self._narrow, id="choices")
        yield Static("", id="home-detail", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts_home.KEYS)

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill()

    def refill(self) -> None:
        """Read anew what there is: at once what the user's own folder knows, the rest when the disks have answered."""
        first = not self.known.sessions
        self.known = HomeSessions(recent(look=False), self.known.order)
        self._fill(to_last=first)
        self.run_worker(self._look(), group="states", exclusive=True, exit_on_error=False)

    def _fill(self, *, to_last: bool = False) -> None:
        choices = self.query_one("#choices", Choices)
        option = choices.highlighted_option
        before = option.id if option is not None and choices.highlighted else None
        if to_last and self.known.sessions:
            before = "session:0"
        choices.clear_options()
        choices.add_options(self._options())
        choices.highlighted = next((n for n, one in enumerate(choices.options) if not one.disabled), None)
        with contextlib.suppress(OptionDoesNotExist):
            choices.highlighted = choices.get_option_index(before) if before else choices.highlighted

    def on_resize(self) -> None:
        """The columns follow the window."""
        self._fill()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the session under the cursor."""
        event.stop()
        self._say_more(event.option_id or "")

    def _say_more(self, option: str) -> None:
        number = number_of(option)
        words = "" if number is None else detail(self.known, number, self.size.width - 4)
        self.query_one("#home-detail", Static).update(Content(words))

    def action_another(self) -> None:
        """Ctrl+D: another session for the unit of the one under the cursor."""
        option = self.query_one("#choices", Choices).highlighted_option
        number = number_of(option.id or "") if option is not None else None
        if number is None:
            hint(self, texts_home.ANOTHER_NONE)
        else:
            self._chosen(0, f"another:{number}")

    def action_sort(self) -> None:
        """Ctrl+O: sort by the next key."""
        words, order = self.known.next_order(), self.known.order
        self._fill()
        self.app.notify(words)
        self.run_worker(lambda: keep_preference(_ORDER, order), thread=True, group="order", exit_on_error=False)

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
        if words.strip():
            self.query_one("#choices", Choices).action_first()
        title = texts_keys.HOME_FOUND.format(words=show(words, one_line=True)) if words.strip() else texts.HOME_TITLE
        self.query_one("#home-title", Static).update(Content(title))

    async def _look(self) -> None:
        """Find out what was left behind, which sessions there are, and how far the newest are."""
        turn = asyncio.Lock()
        known = self.known
        states = (self._look_at(number, turn) for number in range(len(known.sessions)))
        folders = (self._look_into(folder, turn) for folder in known.places(Path.cwd()))
        left = look_for_left([one.path for one in known.sessions], len(self.left_behind), self._show_left)
        await asyncio.gather(left, *states, *folders)

    def _show_left(self, left: list[Recovery]) -> None:
        if left != self.left_behind:
            self.left_behind = left
            self._fill()

    async def _look_into(self, folder: Path, turn: asyncio.Lock) -> None:
        """List the sessions of a folder; one that does not answer is named meanwhile."""
        known, reading = self.known, asyncio.ensure_future(aside(partial(read_folder, folder)))
        await asyncio.wait([reading], timeout=_SILENT)
        if not reading.done():
            known.silent.append(folder)
            self._fill()
        found, printed = await reading
        if folder in known.silent:
            known.silent.remove(folder)
        known.add(found, printed)
        self._fill()
        unknown = [number for number in known.shown("")[:_LOOKED_AT] if number not in known.how_far]
        await asyncio.gather(*(self._look_at(number, turn) for number in unknown))

    async def _look_at(self, number: int, turn: asyncio.Lock) -> None:
        from tui.opening import state_of

        known, path = self.known, self.known.sessions[number].path
        if not await aside(partial(is_there, path)):
            known.gone(number)
        elif number < _LOOKED_AT or number in known.shown("")[:_LOOKED_AT]:
            async with turn:  # one after the other: each takes the processor for a while
                reading = asyncio.ensure_future(aside(partial(state_of, path)))
                await asyncio.wait({reading}, timeout=_SILENT)  # one that does not answer holds up no other
            known.how_far[number] = await reading
        with contextlib.suppress(OptionDoesNotExist):
            line = self._table().line(number)
            choices = self.query_one("#choices", Choices)
            choices.replace_option_prompt(f"session:{number}", line)
            if (option := choices.highlighted_option) is not None:
                self._say_more(option.id or "")

    def _table(self) -> Table:
        return Table(self.known, self.size.width - _FRAME)

    def _options(self) -> Iterable[Option | None]:
        for name, line in menu_lines(len(self.left_behind)):
            if self._wanted(line):
                yield Option(line, id=name)
        yield None
        table, numbers = self._table(), self.known.shown(self._words)
        yield Option(table.head() if numbers else Content.styled(self._none_words(), "$text-muted"), disabled=True)
        for number in numbers[:SHOWN]:
            yield Option(table.line(number), id=f"session:{number}")
        for words in self._words_below(len(numbers) - SHOWN):
            yield Option(Content.styled(show(words, one_line=True), "$text-muted"), disabled=True)

    def _words_below(self, more: int) -> Iterable[str]:
        if more > 0:
            yield texts_home.MORE.format(count=more)
        if what := self.known.passed_over():
            yield texts_home.PASSED.format(what=what)

    def _wanted(self, line: Content) -> bool:
        return self._words.strip().casefold() in str(line).casefold()

    def _none_words(self) -> str:
        return texts_keys.HOME_NO_SESSION if self._words.strip() else texts.HOME_NONE

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
        if chosen == "summary":
            self.app.call_later(self.app.run_action, "app.summary")
        elif chosen == "open":
            from tui.screens import starting

            await starting.opened(self.app, self._open_file)
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
        if chosen.startswith("another:"):
            from tui.screens.another import another

            return await another(self.app, self.known.sessions[int(chosen.partition(":")[2])].path)
        number = number_of(chosen)
        if number is None:
            return None
        path = self.known.sessions[number].path
        return path if self._keeps(path) else await starting.still_there(self.app, path)

    async def _open_and_bring(self) -> None:
        """Make a new session and bring a file into it."""
        from tui.screens import starting

        path = await starting.new(self.app)
        if path is not None and await self._open_file(path):
            await self.app.run_action("app.bring_in")
