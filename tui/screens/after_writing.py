"""The keys of the report page that are good for a report that was written, and what is said of the ones before."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from schemas.text import show
from tui import texts_report
from tui.after_report import NotDone, make_pdf, open_with_desktop
from tui.aside import AT_ONCE, aside
from tui.desk import Desk
from tui.screens.confirm import Ask, tell
from tui.screens.leave_once import LeaveOnce
from wizards.storage import LastReport, UnusableFile


class AfterWriting(LeaveOnce[None]):
    """A screen that may have written a report.

    Attributes:
        desk: the session whose report it is.
        written: the report that was written here, ``None`` before.
    """

    desk: Desk
    written: Path | None = None
    begin: Callable[[Coroutine[Any, Any, None], str], None]

    def action_open_report(self) -> None:
        """Open it with the desktop's own program."""
        self._open(self.written)

    def action_open_folder(self) -> None:
        """Open the folder it is in."""
        self._open(self.written.parent if self.written else None)

    def action_save_pdf(self) -> None:
        """Have a PDF made beside it."""
        if self.written is None:
            self.app.notify(texts_report.NOT_WRITTEN)
        else:
            self.begin(self._ask_and_make(self.written), "report-pdf")

    def action_hand_in(self) -> None:
        """Have a folder made that can be handed in as it is."""
        if self.written is None:
            self.app.notify(texts_report.NOT_WRITTEN)
        else:
            self.begin(self._hand_in(self.written), "hand-in")

    async def _hand_in(self, report: Path) -> None:
        from tui.handing_in import hand_in

        desk = self.desk
        try:
            made = await aside(partial(hand_in, desk.path, desk.session.document, desk.form, report), AT_ONCE)
        except UnusableFile as error:
            await tell(self.app, texts_report.HAND_IN_TITLE, [str(error)])
            return
        words = texts_report.HAND_IN_DONE.format(folder=made.folder, names="、".join(made.names))
        await tell(self.app, texts_report.HAND_IN_TITLE, words.splitlines())

    def _open(self, path: Path | None) -> None:
        if path is None:
            self.app.notify(texts_report.NOT_WRITTEN)
            return
        try:
            open_with_desktop(path)
        except NotDone as error:
            self.app.notify(show(str(error), one_line=True), severity="warning", timeout=8)

    async def _ask_and_make(self, report: Path) -> None:
        pdf = report.with_suffix(".pdf")
        if await aside(pdf.exists, AT_ONCE):
            question = Ask(texts_report.PDF_THERE, [str(pdf)], texts_report.PDF_CHOICES)
            if await self.app.push_screen_wait(question) != "replace":
                return
        self.app.notify(texts_report.PDF_MAKING, timeout=30)
        self.app.run_worker(self._make(report), group="pdf", exit_on_error=False)

    async def _make(self, report: Path) -> None:
        try:
            pdf = await aside(partial(make_pdf, report))
        except NotDone as error:
            self.app.notify(str(error), severity="warning", timeout=8)
        else:
            self.app.notify(texts_report.PDF_DONE.format(name=show(pdf.name, one_line=True)), timeout=8)


def earlier_lines(reports: Sequence[LastReport]) -> list[str]:
    """Return a line for each earlier report: day, score, name of the file."""
    lines = [texts_report.EARLIER.format(day=one.day, total=_total(one), name=one.name) for one in reports]
    return [texts_report.EARLIER_TITLE, *(show(line, one_line=True) for line in lines)] if lines else []


def _total(one: LastReport) -> str:
    return f"{one.total} 分 {one.grade}".strip() if one.total else texts_report.NO_TOTAL
