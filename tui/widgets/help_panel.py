"""Help for the field that has the focus, in the form's own words."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from schemas.finding import Finding
from schemas.steps import Question
from schemas.text import show
from tui import texts
from tui.desk import REPORT_DATE
from tui.marks import mark_of
from tui.plain import shorten
from tui.texts_bringing import DATE_KEY, EXAMPLE_KEY, EXAMPLE_LABEL


def help_content(question: Question | None, finding: Finding | None = None, beside: str = "") -> Content:
    """Return what a question asks, where the figure comes from, examples, clause, and what is wrong at present.

    ``beside`` is the other value, of words in a text that disagree with it.
    """
    if question is None:
        return Content.styled(texts.HELP_NONE, "$text-muted")
    parts = [Content.styled(show(question.label, one_line=True), "bold")]
    if finding is not None:
        mark, style = mark_of(finding)
        if beside:
            parts.append(Content.styled(show(beside, one_line=True), "bold"))
        parts.append(Content.styled(f"{mark}{show(finding.message)}", style))
        if finding.basis:
            parts.append(Content.styled(f"依据：{show(finding.basis)}", "$text-muted"))
    parts.append(Content(show(question.ask)))
    if question.path == REPORT_DATE:
        parts.append(Content.styled(DATE_KEY, "$text-muted"))
    for key, label in texts.HELP_PARTS:
        text = getattr(question, key)
        if text:
            named = EXAMPLE_LABEL if key == "good" and question.example else label
            parts.append(Content.assemble((f"{named}：", "$text-muted"), show(text)))
    return Content("\n").join(parts)


def folded(question: Question | None, width: int, beside: str = "") -> Content:
    """Return the help in one line, and which key opens it; the other value goes before what is asked."""
    if question is None:
        return Content.styled(shorten(texts.HELP_NONE, width), "$text-muted")
    offered = DATE_KEY if question.path == REPORT_DATE else EXAMPLE_KEY if question.example else ""
    opens = f"{offered}  {texts.HELP_OPENS}" if offered else texts.HELP_OPENS
    label = f"{shorten(question.label, width // 3)}："
    words = shorten(show(beside or question.ask, one_line=True), max(width - cell_len(label) - cell_len(opens) - 1, 8))
    return Content.assemble((label, "bold"), (words, "bold" if beside else ""), " ", (opens, "$text-muted"))


class HelpPanel(VerticalScroll):
    """The help; follows the focus."""

    def __init__(self) -> None:
        super().__init__(id="help", can_focus=False)
        self._shown: Content | None = None
        self._about: tuple[Question | None, Finding | None, str] = (None, None, "")

    def compose(self) -> ComposeResult:
        """Begin with a hint."""
        yield Static(help_content(None), id="help-text")

    def show(self, question: Question | None, finding: Finding | None, beside: str = "") -> None:
        """Show the help of a question."""
        self._about = question, finding, beside
        self._draw()

    def on_resize(self) -> None:
        """Where there is one line, the help is folded to it; F1 opens it."""
        self._draw()

    def _draw(self) -> None:
        is_folded = self.size.height == 1
        question, _, beside = self._about
        content = folded(question, self.size.width, beside) if is_folded else help_content(*self._about)
        if content != self._shown:
            self._shown = content
            self.query_one("#help-text", Static).update(content)
            self.scroll_home(animate=False)
