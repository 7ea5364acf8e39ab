"""The review: every finding on top, every answer below, on one page. Enter goes to the field, Esc back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from schemas.finding import Finding
from schemas.form import STEP_TITLES, Question
from schemas.paths import row_key, row_model
from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.plain import shorten
from tui.screens.confirm import AskText
from tui.widgets.rows import Rows
from wizards.checks import waiver_row

_ORDER: Final = {"error": 0, "warning": 1, "note": 2}
_VALUE = 60


class ReviewScreen(Screen[str | None]):
    """Everything on one page; dismisses with the path to go to, ``None`` for Esc."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("ctrl+e", "apply_fix", show=False),
        Binding("ctrl+r", "waive", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="page")
        self.desk = desk
        self._start: str | None = None
        self._paths: list[str] = []
        """The path of each line of the list, by position."""
        self._findings: dict[int, Finding] = {}

    def start_at(self, path: str) -> None:
        """Begin on the line of ``path``: the user comes back from its field."""
        self._start = path

    def compose(self) -> ComposeResult:
        """Title, the list, what can be done."""
        yield Static(id="page-title", markup=False)
        yield OptionList(id="review", markup=False)
        yield Static(id="review-detail", markup=False)
        yield Static(texts.REVIEW_KEYS, id="page-keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill(self._start)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter: go to the field."""
        event.stop()
        path = self._paths[event.option_index]
        if path:
            self.dismiss(path)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the finding under the cursor."""
        event.stop()
        finding = self._findings.get(event.option_index)
        self.query_one("#review-detail", Static).update(_detail(finding) if finding else "")

    def action_back(self) -> None:
        """Esc."""
        self.dismiss(None)

    def action_apply_fix(self) -> None:
        """Ctrl+E: do what the finding proposes; undo takes it back."""
        finding = self._highlighted()
        if finding is None or finding.fix is None or self.desk.read_only:
            self.app.notify(texts.NO_FIX)
            return
        self.desk.session.seal()
        self.desk.session.set(finding.fix.path, finding.fix.text)
        self.desk.session.seal()
        self._fill(finding.path)
        self.app.notify(texts.FIXED)

    def action_waive(self) -> None:
        """Ctrl+R: set a warning aside with a reason, or take that back."""
        finding = self._highlighted()
        if finding is None or finding.severity != "warning" or self.desk.read_only:
            self.app.notify(texts.NO_WAIVER)
        elif finding.waived is not None:
            self._unwaive(finding)
        else:
            self.app.push_screen(
                AskText(texts.WAIVE_TITLE, [(finding.message, "")]), lambda reason: self._waive(finding, reason or "")
            )

    def _waive(self, finding: Finding, reason: str) -> None:
        if not reason.strip():
            return
        row = waiver_row(self.desk.evaluation.assessment, finding, reason, date.today().isoformat())
        self.desk.session.add_row("waivers", row)
        self._fill(finding.path)

    def _unwaive(self, finding: Finding) -> None:
        session = self.desk.session
        rows = session.get("waivers")
        for index, row in reversed(list(enumerate(rows))):
            if (row.get("rule"), row.get("path")) == (finding.rule, finding.path):
                session.delete_row("waivers", row_key(rows, index, None))
        self._fill(finding.path)

    def _highlighted(self) -> Finding | None:
        at = self.query_one("#review", OptionList).highlighted
        return self._findings.get(at) if at is not None else None

    def _fill(self, path: str | None) -> None:
        lines = list(self._lines())
        self._paths = [line[1] for line in lines]
        self._findings = {index: line[2] for index, line in enumerate(lines) if line[2] is not None}
        options = self.query_one("#review", OptionList)
        options.clear_options()
        options.add_options([Option(text, disabled=not where) for text, where, _ in lines])
        position = next((index for index, where in enumerate(self._paths) if where and where == path), None)
        first = next((index for index, where in enumerate(self._paths) if where), None)
        options.highlighted = position if position is not None else first
        options.focus()
        self.query_one("#page-title", Static).update(self._title())

    def _title(self) -> str:
        found = self.desk.evaluation.open_findings
        counts = {severity: sum(one.severity == severity for one in found) for severity in _ORDER}
        total = self.desk.evaluation.sheet.total.score
        score = (
            ""
            if total is None
            else texts.REVIEW_SCORE.format(
                score=format(total, "f"), grade=self.desk.evaluation.sheet.grade.grade or "—"
            )
        )
        return texts.REVIEW_TITLE.format(**counts) + score

    def _lines(self) -> Iterator[tuple[Content, str, Finding | None]]:
        yield from self._finding_lines()
        for step, title in STEP_TITLES.items():
            yield Content.styled(f"{title}", "bold $primary"), "", None
            for question in self.desk.form.steps.of(step):
                yield from self._answer_lines(question)

    def _finding_lines(self) -> Iterator[tuple[Content, str, Finding | None]]:
        findings = sorted(self.desk.evaluation.findings, key=lambda one: (one.waived is not None, _ORDER[one.severity]))
        if not findings:
            yield Content(texts.NO_PROBLEMS), "", None
        for finding in findings:
            mark, style = texts.SEVERITY_MARKS[finding.severity]
            if finding.waived is not None:
                mark, style = texts.WAIVED_MARK, "$text-muted"
            label = self._label(finding.path)
            text = f"{mark}{finding.rule} {label}{show(finding.message, one_line=True)}"
            yield Content.styled(text, style), finding.path, finding

    def _label(self, path: str) -> str:
        asked = self.desk.question_of(path)
        return f"〔{shorten(asked[1].label, 24)}〕" if asked else ""

    def _answer_lines(self, question: Question) -> Iterator[tuple[Content, str, Finding | None]]:
        if row_model(question.path) is None:
            text = self.desk.session.text(question.path)
            value = shorten(text, _VALUE) if text.strip() else texts.BLANK
            yield Content(f"  {shorten(question.label, 24)}：{value}"), question.path, None
            return
        rows = Rows(self.desk, question)
        keys = rows.keys()
        yield Content(texts.REVIEW_ROWS.format(label=shorten(question.label, 24), count=len(keys))), question.path, None
        for number, key in enumerate(keys, 1):
            cells = [rows.text(key, column.key) for column in rows.columns]
            filled = " │ ".join(shorten(cell, 20) if cell.strip() else texts.BLANK for cell in cells)
            head = shorten(rows.question.rows.get(key, str(number)), 16)
            yield Content(f"    {head}  {filled}"), f"{question.path}.{key}", None


def _detail(finding: Finding) -> Content:
    """Return both values, clause, where, and what can be done, of one finding."""
    parts = [show(finding.message)]
    if finding.expected is not None or finding.actual is not None:
        expected = show(finding.expected, one_line=True) if finding.expected else texts.BLANK
        actual = show(finding.actual, one_line=True) if finding.actual else texts.BLANK
        parts.append(texts.BOTH_VALUES.format(expected=shorten(expected, 40), actual=shorten(actual, 40)))
    if finding.basis:
        parts.append(texts.BASIS.format(basis=show(finding.basis, one_line=True)))
    if finding.fix is not None:
        parts.append(texts.FIX.format(text=shorten(finding.fix.text, 40) if finding.fix.text else texts.BLANK))
    if finding.waived is not None:
        parts.append(texts.WAIVED.format(reason=shorten(finding.waived, 60)))
    return Content("\n".join(parts))
