"""The summary of a folder: its projects as a table; Enter opens one, all are checked, reported, written as a table."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option, OptionDoesNotExist

from schemas.text import show
from tui import texts, texts_home
from tui.aside import AT_ONCE, aside
from tui.browsing import Wanted
from tui.plain import shorten
from tui.screens.browser import Browser
from tui.screens.confirm import AskText, tell
from tui.screens.leave_once import LeaveOnce
from tui.screens.summary_lines import OPEN, file_of, line_detail, result_detail, summary_entries
from tui.unit_desk import UnitDesk
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from wizards.storage import UnusableFile, write_crash_log

_FRAME: Final = 7
OpenFile = Callable[[UnitDesk, Path, str], Awaitable[None]]


class SummaryScreen(LeaveOnce[None]):
    """The projects of a folder.

    Args:
        desk: the folder and what is known of it.
        open_file: goes to a project; Esc there comes back.
        begin: runs what may ask something.
    """

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#summary"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, desk: UnitDesk, open_file: OpenFile, begin: Callable[..., None]) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._open_file = open_file
        self._begin = begin
        self._busy = False

    def compose(self) -> ComposeResult:
        """Title, the table, what is under the cursor, keys."""
        yield Static("", id="page-title", markup=False)
        yield Choices(choose=self._chosen, id="summary")
        yield Static("", id="summary-detail", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts_home.SUMMARY_KEYS)

    def on_mount(self) -> None:
        """Read the folder; back from a project, read only that one again."""
        self.refill()
        self._begin_work(self._read_one(self.desk.at) if self.desk.at and self.desk.lines else self._read())

    def on_unmount(self) -> None:
        """Nobody looks any more: stop."""
        self.desk.stop.set()

    def on_resize(self) -> None:
        """The columns follow the window."""
        self.refill()

    def refill(self) -> None:
        """Show what is known; the cursor stays on its line."""
        choices = self.query_one("#summary", Choices)
        option = choices.highlighted_option
        before = option.id if option is not None and choices.highlighted else OPEN + self.desk.at
        choices.clear_options()
        entries = summary_entries(self.desk, self.size.width - _FRAME)
        choices.add_options([Option(line, id=key or None, disabled=not key) for key, line in entries])
        choices.highlighted = 0
        with contextlib.suppress(OptionDoesNotExist):
            choices.highlighted = choices.get_option_index(before or "")
        self._title(texts_home.SUMMARY_TITLE.format(folder=self.desk.folder.name, count=len(self.desk.lines)))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the picture of the project under the cursor."""
        event.stop()
        file = file_of(event.option_id or "")
        line = next((one for one in self.desk.lines if one.file == file), None)
        words = (result_detail if self.desk.results else line_detail)(line, self.size.width - 2) if line else ""
        self.query_one("#summary-detail", Static).update(Content(words))

    def action_open(self) -> None:
        """Do what the line under the cursor does, by mouse on the key bar."""
        self.query_one("#summary", Choices).action_select()

    def action_back(self) -> None:
        """Esc: stop what is going on, else go back; again, when what is going on does not answer."""
        if self._busy and not self.desk.stop.is_set():
            self.desk.stop.set()
            self.app.notify(texts_home.SUMMARY_STOPPING)
        else:
            self.dismiss(None)

    def _chosen(self, number: int, key: str) -> None:
        if self._busy:
            self.app.notify(texts.REPORT_BUSY)
        elif file := file_of(key):
            self.desk.at = file
            self._begin(self._open_file(self.desk, Path(file), self._where_in(file)), group="home")
        elif key == "again":
            self.desk.results = True
            self._begin_work(self._read())
        elif key == "results":
            self.desk.results = not self.desk.results
            self.refill()
        elif key == "report":
            self._begin(self._ask_and_report(), group="summary-ask")
        else:
            self._begin(self._ask_and_write(), group="summary-ask")

    def _where_in(self, file: str) -> str:
        """Return the field to go to in a project: where its first finding is, if findings are looked at."""
        first = next((one.first for one in self.desk.lines if one.file == file), None)
        return first.path if first is not None and self.desk.results else ""

    def _begin_work(self, work: Any) -> None:
        """Run what takes long: not as what keys wait for, so that Esc can stop it."""
        self._busy = True
        self.run_worker(work, group="summary", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        done = [0, 0]

        def tell_of(number: int, count: int) -> None:
            done[:] = [number, count]
            self.app.call_later(self._tell_how_far, texts_home.SUMMARY_READING.format(done=number, count=count))

        try:
            await aside(partial(self.desk.read, tell_of))
        except Exception as error:  # a fault of ours must not look like an empty folder
            number, _ = write_crash_log(error)
            words = texts_home.SUMMARY_BROKEN.format(number=number)
            self.call_after_refresh(lambda: self.app.notify(words, severity="error", timeout=8))
            return
        finally:
            self._busy = False
        if not self.is_attached:
            return
        self.refill()
        self._say_stopped(done)
        if not self.desk.lines and not self.desk.unreadable:
            self.app.notify(texts_home.SUMMARY_NONE.format(folder=self.desk.folder.name))

    async def _read_one(self, file: str) -> None:
        try:
            await aside(partial(self.desk.read_one, file), AT_ONCE)
        finally:
            self._busy = False
        if self.is_attached:
            self.refill()

    async def _ask_and_report(self) -> None:
        preset = str(self.desk.folder.absolute() / texts.REPORT_NAME)
        fields = [(texts.FOLDER, preset, Wanted("folder", (".docx",)))]
        answer = await self.app.push_screen_wait(AskText(texts_home.REPORTS_ASK, fields))
        if answer:
            self._begin_work(self._report(answer))

    async def _report(self, folder: str) -> None:
        done = [0, 0]

        def tell_of(number: int, count: int) -> None:
            done[:] = [number, count]
            self.app.call_later(self._tell_how_far, texts_home.SUMMARY_WRITING.format(done=number, count=count))

        try:
            target, written, failed = await aside(partial(self.desk.write_reports, folder, tell_of))
        except UnusableFile as error:
            self.app.notify(show(str(error), one_line=True), severity="error", timeout=8)
            return
        finally:
            self._busy = False
            if self.is_attached:
                self.refill()
        self._say_stopped(done)
        self.desk.stop.clear()
        words = [texts_home.REPORTS_DONE.format(done=written, folder=target)]
        words += [texts_home.REPORTS_DRAFTS.format(count=self.desk.drafts)] if self.desk.drafts else []
        words += [f"{name}：{problem}" for name, problem in failed]
        self._begin(tell(self.app, texts.REPORT_TITLE, words), group="summary-ask")

    async def _ask_and_write(self) -> None:
        from tui.unit_table import write_summary

        target, problem = str(self.desk.folder.absolute() / texts_home.TABLE_NAME), ""
        while True:
            fields = [(texts.FILE_PATH, target, Wanted("place", (".xlsx", ".docx")))]
            target = await self.app.push_screen_wait(AskText(texts_home.TABLE_ASK, fields, problem))
            if not target:
                return
            try:
                path = await aside(partial(write_summary, Path(target), self.desk.summary), AT_ONCE)
            except UnusableFile as error:
                problem = str(error)
            else:
                self.app.notify(texts_home.TABLE_DONE.format(path=shorten(str(path), 60)), timeout=8)
                return

    def _tell_how_far(self, words: str) -> None:
        """Said by the thread, perhaps heard when all is done."""
        if self._busy:
            self._title(words)

    def _title(self, words: str) -> None:
        for line in self.query("#page-title").results(Static):
            line.update(Content(show(words, one_line=True)))

    def _say_stopped(self, done: list[int]) -> None:
        if self.desk.stop.is_set() and done[0] < done[1]:
            self.app.notify(texts_home.SUMMARY_STOPPED.format(done=done[0], count=done[1]), severity="warning")


async def ask_folder(app: App[Any], start: Path) -> Path | None:
    """Ask whose sessions are summed up; ``None`` when the user went back."""
    answer = await app.push_screen_wait(Browser(texts_home.SUMMARY_ASK, start, Wanted("folder")))
    return Path(answer) if answer else None
