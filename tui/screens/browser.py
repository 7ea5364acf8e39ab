"""Looks for a file or a folder by its name: the names of a folder as a list, narrowed down and completed by typing.

Disks are read aside, so that a share that does not answer holds up nothing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from schemas.text import clean
from tui import texts_browser
from tui.aside import AT_ONCE, aside
from tui.browsing import SESSIONS, SHOWN, Browsing, Offer, Wanted, known_places
from tui.key_order import KeyOrder
from tui.plain import plain, shorten
from tui.screens.browser_lines import options_of
from tui.screens.leave_once import LeaveOnce
from tui.widgets.choices import Choices
from tui.widgets.path_line import PathLine
from wizards.storage import (
    FolderView,
    heads_of,
    kind_of,
    look_into,
    printed_totals,
    where_to_begin,
    without_links,
)

_SILENT: Final = 2.0
"""Seconds after which it is said that a folder has not answered."""
_TOGETHER: Final = 40
"""Files whose heads are read in one go, before they are shown: about a screen."""
_BREATH: Final = 0.02
"""Seconds between two goes, for the keys."""
_TYPED: Final = 0.4
"""Seconds after the last key before all files are looked into for the words that were typed."""
_EDGES: Final = 8
_Result = TypeVar("_Result")


class Browser(ModalScreen[str], LeaveOnce[str]):
    """Asks for a file, or for a folder; dismisses with its path, ``""`` for Esc.

    Args:
        title: what it is about.
        start: the folder to begin in, or a file, on which the cursor then stands.
        wanted: what is looked for.
        problem: what was wrong with the last answer.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move('down')", show=False, priority=True),
        Binding("up", "move('up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        Binding("enter", "enter", show=False, priority=True),
    ]

    def __init__(self, title: str, start: Path, wanted: Wanted = SESSIONS, problem: str = "") -> None:
        super().__init__()
        self._title, self._start, self._problem = title, start, problem
        self._state = Browsing(start.parent if start.suffix else start, wanted, known_places())
        self._printed: dict[Path, str] = {}
        self._offers: list[Offer] = []
        self._moved = False
        """The cursor was moved since something was typed."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        self._choices = Choices(choose=lambda number, _: self._choose(number))
        with Vertical(classes="dialog"):
            yield Static(plain(self._title, one_line=True), classes="dialog-title")
            yield Static("", id="browser-folder", markup=False)
            yield PathLine(self._up)
            yield self._choices
            yield Static("", id="browser-said", markup=False)
            yield Static(texts_browser.HINT, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Look into the first folder."""
        self._choices.can_focus = False
        self.query_one(PathLine).focus()
        self._begin(self._start_at(self._start))

    def on_resize(self, event: events.Resize) -> None:
        """The columns follow the window."""
        self.call_after_refresh(lambda: self._fill(self._highlighted()))

    def _begin(self, flow: Coroutine[Any, Any, None]) -> None:
        """Run what keys typed meanwhile wait for."""
        cast(KeyOrder, self.app).begin(flow, group="browser")

    # Going -----------------------------------------------------------------------------------------------------

    async def _start_at(self, start: Path) -> None:
        folder, at = await self._asked(partial(where_to_begin, start), start)
        await self._go(folder, at=at)
        if self._problem:
            self._say(self._problem)

    async def _go(self, folder: Path, at: Path | None = None) -> None:
        """Look into a folder and stay there, the cursor on ``at``; one that cannot be looked into is named."""
        folder = Path(os.path.normpath(await self._asked(partial(without_links, folder), folder)))
        view = await self._looked_into(folder, AT_ONCE)
        if not self.is_attached:
            return
        if view.problem and self._state.view.folder != folder:
            self._say(texts_browser.CANNOT.format(name=folder.name or folder, why=view.problem))
            if self._state.view.files or self._state.view.folders:
                return
        self._state.base, self._state.words = folder, ""
        line = self.query_one(PathLine)
        with line.prevent(Input.Changed):
            line.value = ""
        self._show(view, at)

    async def _looked_into(self, folder: Path, patience: float = 0.0) -> FolderView:
        return await self._asked(partial(look_into, folder, self._state.wanted.endings), folder, patience)

    async def _asked(self, work: Callable[[], _Result], folder: Path, patience: float = AT_ONCE) -> _Result:
        """Ask a disk; a folder that does not answer is named meanwhile."""
        asking = asyncio.ensure_future(aside(work, patience))
        await asyncio.wait({asking}, timeout=_SILENT)
        if not asking.done():
            self._say(texts_browser.SILENT.format(name=folder.name or folder))
        return await asking

    def _show(self, view: FolderView, at: Path | None = None) -> None:
        if not self.is_attached:
            return
        self._state.view, self._moved = view, False
        self._say(texts_browser.CANNOT.format(name=view.folder, why=view.problem) if view.problem else "")
        self._fill(at)
        self._read_more()

    def _read_more(self) -> None:
        if not self._state.wanted.of_folder:
            reading = self._read_heads(self._state.view)
            self.run_worker(reading, group="heads", exclusive=True, exit_on_error=False)

    async def _read_heads(self, view: FolderView) -> None:
        """Learn what the files are, a few at a time, those on the screen first."""
        await asyncio.sleep(_TYPED if self._state.part else 0)
        while self._state.view is view and (paths := self._state.unknown(_TOGETHER)):
            heads, printed = await aside(partial(_heads, paths))
            self._state.heads |= heads
            self._printed |= printed
            if self.is_attached and (self._state.part or not heads.keys().isdisjoint(self._seen())):
                self._fill(self._highlighted())
            await asyncio.sleep(_BREATH)

    def _seen(self) -> set[Path]:
        return {one.path for one in self._offers}

    def _up(self) -> None:
        here = self._state.view.folder
        if here.parent == here:
            self._say(texts_browser.TOP)
        else:
            self._begin(self._go(here.parent, at=here))

    # Typing ----------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down; a path is looked into meanwhile."""
        self._take_in(event.value)

    def _take_in(self, words: str) -> None:
        if words == self._state.words:
            return
        self._state.words, self._moved = words, False
        self._say("")
        if self._state.folder != self._state.view.folder:
            self.run_worker(self._follow(), group="follow", exclusive=True, exit_on_error=False)
        else:
            self._fill()
            self._read_more()

    async def _follow(self) -> None:
        folder = self._state.folder
        view = await self._looked_into(folder)
        if folder == self._state.folder and self.is_attached:
            self._show(view)

    def action_complete(self) -> None:
        """Tab: as far as the names go on alike."""
        line = self.query_one(PathLine)
        self._take_in(line.value)
        line.value = self._state.completed()
        line.cursor_position = len(line.value)

    def action_move(self, where: str) -> None:
        """Move in the list while something is typed."""
        self._moved = True
        moves = {"down": self._choices.action_cursor_down, "up": self._choices.action_cursor_up}
        moves |= {"page_down": self._choices.action_page_down, "page_up": self._choices.action_page_up}
        moves[where]()

    # Choosing --------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Do what the line under the cursor does, or what was typed means."""
        self._take_in(clean(self.query_one(PathLine).value, multiline=False))
        self._begin(self._enter())

    async def _enter(self) -> None:
        """A path or a whole name that is there comes before the line under the cursor, unless that was moved."""
        if self._state.words.strip() and not self._moved and await self._entered_as_typed():
            return
        number = self._choices.highlighted
        if number is not None and number < len(self._offers):
            await self._take(self._offers[number])
        else:
            self._say(texts_browser.NO_SUCH.format(name=shorten(self._state.words, 50)))

    async def _entered_as_typed(self) -> bool:
        """Take what was typed as a name that is there; return whether all is said and done."""
        typed = self._state.typed
        kind = await self._asked(partial(kind_of, typed), typed)
        for_folder, endings = self._state.wanted.of_folder, self._state.wanted.endings
        if kind == "folder":
            await self._go(typed)
        elif kind == "file" and not for_folder:
            self.dismiss(str(typed))
        elif kind == "file" or typed.suffix.lower() in endings:
            # A name written out in full means that file, not one that is called nearly so.
            pattern = texts_browser.NOT_A_FOLDER if kind == "file" else texts_browser.NO_SUCH
            self._say(pattern.format(name=shorten(self._state.words, 50)))
        else:
            if self._state.folder != self._state.view.folder:
                self._show(await self._looked_into(self._state.folder, AT_ONCE))
            return not self.is_attached
        return True

    def _choose(self, number: int) -> None:
        """A click."""
        if number < len(self._offers):
            self._begin(self._take(self._offers[number]))

    async def _take(self, offer: Offer) -> None:
        if offer.does in ("use", "take"):
            self.dismiss(str(offer.path))
        else:
            await self._go(offer.path, at=self._state.view.folder if offer.does == "up" else None)

    def action_back(self) -> None:
        """Esc."""
        self.dismiss("")

    # Showing ---------------------------------------------------------------------------------------------------

    def _highlighted(self) -> Path | None:
        number = self._choices.highlighted
        return self._offers[number].path if number is not None and number < len(self._offers) else None

    def _fill(self, at: Path | None = None) -> None:
        """Draw the lines, the cursor on ``at``, else on the first that is more than the way up."""
        offers = self._state.offers()
        self._offers = offers[:SHOWN]
        if at is not None and at not in [one.path for one in self._offers]:
            self._offers[SHOWN - 1 :] = [one for one in offers if one.path == at]
        choices, width = self._choices, self._choices.size.width - 1
        choices.clear_options()
        choices.add_options(options_of(self._offers, self._state, self._printed, width, len(offers)))
        numbers = [n for n, one in enumerate(self._offers) if one.path == at]
        numbers += [n for n, one in enumerate(self._offers) if one.does != "up"]
        choices.highlighted = next(iter(numbers), 0 if self._offers else None)
        folder = shorten(str(self._state.view.folder), max(self.size.width - _EDGES, 10))
        self.query_one("#browser-folder", Static).update(Content(folder))

    def _say(self, words: str) -> None:
        for line in self.query("#browser-said").results(Static):
            line.update(plain(words, one_line=True))


def _heads(paths: Sequence[Path]) -> tuple[dict[Path, Any], dict[Path, str]]:
    return heads_of(paths), printed_totals(paths)
