"""Write the Word report: where to, how it goes on, where it went. Findings never prevent a draft."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from schemas.text import clean
from tui import texts, texts_keys, texts_report
from tui.aside import AT_ONCE, aside
from tui.browsing import Wanted
from tui.desk import Desk
from tui.plain import shorten
from tui.report_words import next_steps, proposed_report, report_file, report_state
from tui.report_writing import write_whole
from tui.screens.after_writing import AfterWriting, earlier_lines
from tui.screens.confirm import Ask
from tui.screens.path_finding import find_key, find_place
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine
from tui.widgets.path_line import PlaceLine
from wizards.evaluation import Evaluation
from wizards.storage import LastReport, noted_reports

_PLACE: Final = Wanted("place", (".docx",))


class ReportScreen(AfterWriting):
    """Asks for the file and writes the report in a thread of its own.

    Args:
        desk: the open session.
        begin: runs what may ask something, also when this screen is gone.
    """

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#report-file"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "write", show=False, priority=True),
        Binding("ctrl+f", "find", show=False, priority=True),
        Binding("ctrl+o", "open_report", show=False, priority=True),
        Binding("ctrl+d", "open_folder", show=False, priority=True),
        Binding("ctrl+r", "save_pdf", show=False, priority=True),
        Binding("ctrl+t", "hand_in", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, begin: Callable[..., None]) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._begin = begin
        self.begin = lambda flow, group: begin(flow, group=group)
        self._busy = False
        self._last: LastReport | None = None

    def compose(self) -> ComposeResult:
        """Title, what a reviewer would say, the file, what happens."""
        yield Static(texts.REPORT_TITLE, id="page-title", markup=False)
        yield Static(report_state(self.desk, self._last), id="report-state", markup=False)
        words = Content.assemble(texts.REPORT_FILE, "  ", find_key(_PLACE, "screen.find"))
        yield Static(words, markup=False, classes="report-label")
        yield PlaceLine(proposed_report(self.desk), id="report-file")
        with VerticalScroll(id="report-frame", can_focus=False):
            yield Static("", id="report-progress", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=(*texts_keys.REPORT_KEYS, *texts_report.KEYS))

    def on_mount(self) -> None:
        """Ask what the last report printed; the folder of the session may not answer, so nobody waits for it."""
        self.query_one(PlaceLine).put_caret_before_ending()
        self.run_worker(self._read_last(), group="last", exclusive=True)

    async def _read_last(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            noted = await aside(lambda: noted_reports(self.desk.path))
            self._last = next(iter(noted), None)
            self._say_earlier("\n".join(earlier_lines(noted)))
        for state in self.query("#report-state").results(Static):
            state.update(Content(report_state(self.desk, self._last)))

    def on_screen_resume(self) -> None:
        """The user may have mended something meanwhile."""
        self.query_one("#report-state", Static).update(Content(report_state(self.desk, self._last)))

    def action_write(self) -> None:
        """Write to the file named; one that is there already is asked about."""
        name = clean(self.query_one(Input).value, multiline=False).strip()
        if self._busy:
            self.app.notify(texts.REPORT_BUSY)
            return
        if not name:
            self._done(texts.REPORT_NO_NAME)
            return
        self._busy = True
        # The app's, not the screen's: it goes on when this screen is gone.
        self._begin(self._look_and_write(name), group="report-file")

    async def _look_and_write(self, name: str) -> None:
        try:
            target = report_file(self.desk, name)
            there = await aside(lambda: target.exists() and not target.is_dir(), AT_ONCE)
        except (OSError, ValueError, RuntimeError):
            self._done(texts.REPORT_BAD_NAME.format(name=shorten(name, 60)))
            return
        if there:
            question = Ask(texts.REPORT_EXISTS, [str(target)], texts.REPORT_EXISTS_CHOICES)
            if await self.app.push_screen_wait(question) != "replace":
                self._busy = False
                return
        self._write(target, force=there)

    def action_find(self) -> None:
        """Ctrl+F: look for the folder; the name stays."""
        line = self.query_one(PlaceLine)
        find_place(self, texts.REPORT_TITLE, line, _PLACE, self.desk.path.absolute().parent, lambda: None)

    def action_back(self) -> None:
        """Esc; a report under way is finished in the background."""
        self.dismiss(None)

    def _write(self, target: Path, *, force: bool) -> None:
        self._say(texts.REPORT_COMPOSING)
        evaluation = self.desk.evaluation
        # The app's worker, not the screen's: it goes on when this screen is gone.
        self.app.run_worker(
            lambda: self._in_thread(evaluation, target, force), thread=True, group="report", exit_on_error=False
        )

    def _in_thread(self, evaluation: Evaluation, target: Path, force: bool) -> None:
        """Write; tells the app what happens without ever waiting for it."""
        tell = self.app.call_later
        path, text = write_whole(self.desk, evaluation, target, lambda words: tell(self._say, words), force=force)
        if path is None:
            tell(self._done, text)
        else:
            tell(self._written, path, f"{text}\n{next_steps(self.desk.form)}")

    def _written(self, path: Path, text: str) -> None:
        self.written = path
        self._done(text)

    def _say_earlier(self, text: str) -> None:
        if self.written is None and not self._busy:
            self._say(text)

    def _say(self, text: str) -> None:
        # A page that is being closed is attached for a moment longer than what stood on it.
        for line in self.query("#report-progress").results(Static):
            line.update(Content(text))

    def _done(self, text: str) -> None:
        self._busy = False
        self._say(text)
        if not self.is_active:
            # Short enough for the line of keys of whatever screen is shown now.
            self.app.notify(shorten(text.splitlines()[0], self.app.size.width - 4), timeout=8)
