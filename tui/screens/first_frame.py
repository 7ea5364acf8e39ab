"""What stands on the screen while a session is being opened: what will stand there, as far as it is known.

Nothing can be typed here. Keys that come already wait for the wizard.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui import texts
from tui.first_look import FirstLook, FirstQuestion
from tui.key_order import NothingTypedYet
from tui.plain import shorten, wrap
from tui.screens.wizard_frame import WizardFrame, title_words
from tui.told import ABOUT_LINES
from tui.widgets.key_bar import KeyBar
from tui.widgets.step_list import StepList


class FirstQuestions(Widget):
    """Labels and what stands below them, in the places where the wizard will draw them."""

    def __init__(self, about: str, questions: tuple[FirstQuestion, ...]) -> None:
        super().__init__(id="first-questions")
        self._about = about
        self._questions = questions

    def render(self) -> Content:
        """Draw as many as there is room for."""
        width = max(self.content_size.width, 10)
        about = wrap(self._about, width, ABOUT_LINES) if self._about else []
        lines = [Content.styled(line, "$text-accent") for line in about]
        lines += [line for question in self._questions for line in _lines(question, width)]
        return Content("\n").join(lines)


def _lines(question: FirstQuestion, width: int) -> list[Content]:
    label = Content.styled(shorten(question.label, width - 8), "bold")
    if question.required:
        label = label.append(Content.styled(texts.REQUIRED, "$text-muted"))
    value = Content(shorten(question.text, width)).pad_right(width)
    return [label, value.stylize("on $surface"), Content("")]


class FirstLookScreen(WizardFrame, NothingTypedYet):
    """The wizard's window before there is a wizard."""

    def __init__(self, look: FirstLook) -> None:
        super().__init__()
        self._look = look

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        self.fit()
        look = self._look
        yield Static(Content(title_words(look.step, look.whose, look.form, self.app.size.width)), id="title")
        with Container(id="body"):
            steps = StepList()
            steps.current = look.step
            yield steps
            yield FirstQuestions(look.about, look.questions)
            yield Container(id="side")
        yield Static(id="status")
        yield KeyBar("wizard", "session", "app")
