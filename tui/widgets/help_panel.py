"""Help for the field that has the focus, in the form's own words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from schemas.finding import Finding
from schemas.steps import Question
from schemas.text import show
from tui import texts
from tui.marks import mark_of
from tui.texts_bringing import EXAMPLE_LABEL


def help_content(question: Question | None, finding: Finding | None = None) -> Content:
    """Return what a question asks, where the figure comes from, examples, clause, and what is wrong at present."""
    if question is None:
        return Content.styled(texts.HELP_NONE, "$text-muted")
    parts = [Content.styled(show(question.label, one_line=True), "bold")]
    if finding is not None:
        mark, style = mark_of(finding)
        parts.append(Content.styled(f"{mark}{show(finding.message)}", style))
        if finding.basis:
            parts.append(Content.styled(f"依据：{show(finding.basis)}", "$text-muted"))
    parts.append(Content(show(question.ask)))
    for key, label in texts.HELP_PARTS:
        text = getattr(question, key)
        if text:
            named = EXAMPLE_LABEL if key == "good" and question.example else label
            parts.append(Content.assemble((f"{named}：", "$text-muted"), show(text)))
    return Content("\n").join(parts)


class HelpPanel(VerticalScroll):
    """The help; follows the focus."""

    def __init__(self) -> None:
        super().__init__(id="help", can_focus=False)
        self._shown: Content | None = None

    def compose(self) -> ComposeResult:
        """Begin with a hint."""
        yield Static(help_content(None), id="help-text")

    def show(self, question: Question | None, finding: Finding | None) -> None:
        """Show the help of a question."""
        content = help_content(question, finding)
        if content != self._shown:
            self._shown = content
            self.query_one("#help-text", Static).update(content)
            self.scroll_home(animate=False)
