"""The review: every finding on top, every answer below, on one page. Enter goes to the field, Esc there comes back."""

from __future__ import annotations

from dataclasses import asdict
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.finding import Finding, count
from schemas.paths import row_key
from tui import texts, texts_keys
from tui.desk import Desk
from tui.screens.confirm import AskText
from tui.screens.leave_once import LeaveOnce
from tui.screens.review_groups import next_order
from tui.screens.review_lines import Line, detail, review_lines
from tui.total_words import total_words
from tui.widgets.choices import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notices import NoticeLine, hint
from wizards.checks import waiver_row


class ReviewScreen(LeaveOnce[str | None]):
    """Everything on one page; dismisses with the path to go to, ``None`` for Esc.

    Args:
        desk: the open session.
        start: begin on the line that the user left for the field at this path.
    """

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "#review"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("ctrl+e", "apply_fix", show=False),
        Binding("ctrl+r", "waive", show=False),
        Binding("ctrl+o", "sort", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(self, desk: Desk, start: str | None = None) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._start = start
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Title, the list, what can be done."""
        yield Static(id="page-title", markup=False)
        yield Choices(choose=self._chosen, id="review")
        yield Static(id="review-detail", markup=False)
        yield NoticeLine()
        yield KeyBar("app", more=texts_keys.REVIEW_KEYS)

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill()
        if self._start is not None:
            self._return_to(self._start)

    def _chosen(self, number: int, key: str) -> None:
        """Enter or a click: go to the field."""
        line = self._lines[number]
        if line.path:
            self.desk.review_line, self.desk.looked_at = (number, *line.place), line.finding
            self.dismiss(line.path)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the finding under the cursor."""
        event.stop()
        finding = self._lines[event.option_index].finding
        self.query_one("#review-detail", Static).update(detail(finding) if finding else "")

    def action_go(self) -> None:
        """Go to the field, by mouse on the key bar."""
        self.query_one("#review", Choices).action_select()

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)

    def action_sort(self) -> None:
        """Ctrl+O: sort the findings another way; the cursor stays on its finding."""
        at = self.query_one("#review", Choices).highlighted
        place = self._lines[at].place if at is not None else None
        words = next_order(self.desk)
        self._changed(words)
        same = (number for number, line in enumerate(self._lines) if line.path and line.place == place)
        self.query_one("#review", Choices).highlighted = next(same, self._nearest(0))

    def action_undo(self) -> None:
        """Ctrl+Z, here too: what was changed here can be taken back here."""
        self._changed(texts.REVIEW_UNDONE if self.desk.session.undo() else texts.UNDO_NONE)

    def action_redo(self) -> None:
        """Ctrl+Y."""
        self._changed(texts.REVIEW_REDONE if self.desk.session.redo() else texts.REDO_NONE)

    def action_apply_fix(self) -> None:
        """Ctrl+E: do what the finding proposes; undo takes it back."""
        finding = self._highlighted()
        if self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING)
        elif finding is None or finding.fix is None:
            hint(self, texts.NO_FIX)
        else:
            self.desk.put_text(finding.fix.path, finding.fix.text)
            self._changed(texts.FIXED)

    def action_waive(self) -> None:
        """Ctrl+R: set a warning aside with a reason, or take that back."""
        finding = self._highlighted()
        if self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING)
        elif finding is None or finding.severity != "warning":
            hint(self, texts.NO_WAIVER)
        elif finding.waived is not None:
            self._unwaive(finding)
        else:
            self.app.push_screen(
                AskText(texts.WAIVE_TITLE, [(finding.message, "")]), lambda reason: self._waive(finding, reason or "")
            )

    def refill(self) -> None:
        """Read everything anew; the cursor stays on its line."""
        options = self.query_one("#review", Choices)
        at = options.highlighted
        self._lines = review_lines(self.desk)
        options.clear_options()
        options.add_options([Option(line.content, disabled=not line.path) for line in self._lines])
        options.highlighted = self._nearest(0 if at is None else at)
        self._show_title()

    def _changed(self, words: str) -> None:
        self.refill()
        self.app.notify(words)

    def _waive(self, finding: Finding, reason: str) -> None:
        if reason.strip():
            self.desk.waive(finding, reason)
            self._changed(texts.WAIVED_NOW)

    def _unwaive(self, finding: Finding) -> None:
        session = self.desk.session
        mine = waiver_row(self.desk.evaluation.assessment, finding, "", "")
        rows = session.get("waivers") or []
        for index, row in reversed(list(enumerate(rows))):
            if all(row.get(key) == mine.get(key) for key in ("rule", "path", "value")):
                session.delete_row("waivers", row_key(rows, index, None))
        self._changed(texts.UNWAIVED)

    def _highlighted(self) -> Finding | None:
        index = self.query_one("#review", Choices).highlighted
        return self._lines[index].finding if index is not None else None

    def _return_to(self, path: str) -> None:
        """Put the cursor on the very line that was left; if that is mended, on what stands there now."""
        index, *place = self.desk.review_line or (0, "", path)
        same = [number for number, line in enumerate(self._lines) if line.place == tuple(place)]
        self.query_one("#review", Choices).highlighted = same[0] if same else self._nearest(index)

    def _nearest(self, index: int) -> int | None:
        """Return the line at ``index``, or the next one below that leads somewhere, or else above."""
        order = [*range(index, len(self._lines)), *range(min(index, len(self._lines)) - 1, -1, -1)]
        return next((number for number in order if self._lines[number].path), None)

    def _show_title(self) -> None:
        counts = count(self.desk.evaluation.open_findings)
        words = [texts.REVIEW_TITLE.format(**asdict(counts)), *total_words(self.desk.evaluation.sheet)]
        self.query_one("#page-title", Static).update(Content("  ".join(words)))
