"""Write the Word report: where to, how it goes on, where it went. Findings never prevent a draft."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from schemas.blocks import Block, Layout
from schemas.text import clean, safe_file_name, show
from tui import texts
from tui.desk import Desk
from tui.screens.confirm import Ask
from wizards.compose import compose, layout_of
from wizards.storage import UnusableFile, write_report


class ReportScreen(Screen[None]):
    """Asks for the file and writes the report in a thread of its own."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._busy = False

    def compose(self) -> ComposeResult:
        """Title, what a reviewer would say, the file, what happens."""
        yield Static(texts.REPORT_TITLE, id="page-title", markup=False)
        yield Static(self._state(), id="report-state", markup=False)
        yield Static(texts.REPORT_FILE, markup=False, classes="report-label")
        yield Input(self._proposal(), compact=True, select_on_focus=False, id="report-file")
        yield Static("", id="report-progress", markup=False)
        yield Static(texts.REPORT_KEYS, id="page-keys", markup=False)

    def on_mount(self) -> None:
        """Ready to press Enter."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: write."""
        event.stop()
        name = clean(event.value, multiline=False).strip()
        if self._busy or not name:
            return
        path = Path(name).expanduser()
        if path.suffix.lower() != ".docx":
            path = path.with_name(path.name + ".docx")
        target = path if path.is_absolute() else self.desk.path.parent / path
        if target.exists():
            self.app.push_screen(
                Ask(texts.REPORT_EXISTS, [str(target)], texts.REPORT_EXISTS_CHOICES),
                lambda answer: self._write(target, force=True) if answer == "replace" else None,
            )
        else:
            self._write(target, force=False)

    def action_back(self) -> None:
        """Esc; a report under way is finished in the background."""
        self.dismiss(None)

    def _proposal(self) -> str:
        session = self.desk.session
        parts = [session.text("profile.unit.name"), session.text("profile.fiscal_year"), session.text("profile.title")]
        stem = "".join(part for part in parts if part.strip()) or self.desk.path.stem
        return str(self.desk.path.parent / safe_file_name(stem + texts.REPORT_NAME, ".docx"))

    def _state(self) -> str:
        found = self.desk.evaluation.open_findings
        errors = sum(one.severity == "error" for one in found)
        warnings = sum(one.severity == "warning" for one in found)
        if not errors and not warnings:
            return texts.REPORT_CLEAN
        return texts.REPORT_FOUND.format(errors=errors, warnings=warnings)

    def _write(self, target: Path, *, force: bool) -> None:
        self._busy = True
        self._say(texts.REPORT_COMPOSING)
        evaluation = self.desk.evaluation
        blocks = compose(self.desk.form, evaluation.assessment, evaluation.sheet)
        layout = layout_of(self.desk.form, evaluation.assessment)
        self.run_worker(
            lambda: self._in_thread(blocks, layout, target, force), thread=True, group="report", exit_on_error=False
        )

    def _in_thread(self, blocks: list[Block], layout: Layout, target: Path, force: bool) -> None:
        from wizards.word import ProofFailed, write_with_report

        tell = self.app.call_from_thread
        try:
            tell(self._say, texts.REPORT_RENDERING)
            written = write_with_report(blocks, layout)
            tell(self._say, texts.REPORT_STORING)
            write_report(target, written.data, force=force)
        except (ProofFailed, UnusableFile) as error:
            tell(self._done, texts.REPORT_FAILED.format(reason=show(str(error))))
        except Exception as error:
            tell(self._done, texts.REPORT_FAILED.format(reason=type(error).__name__))
        else:
            lines = [texts.REPORT_DONE.format(path=show(str(target))), written.proof.summary(), *written.replaced]
            tell(self._done, "\n".join([*lines, texts.REPORT_NOT_SENT]))

    def _say(self, text: str) -> None:
        if self.is_mounted:
            self.query_one("#report-progress", Static).update(Content(text))

    def _done(self, text: str) -> None:
        self._busy = False
        self._say(text)
        if not self.is_current:
            self.app.notify(text.splitlines()[0], markup=False, timeout=8)
