"""One question: its label, the control that its path asks for, and a line of notes below.

Label and notes are drawn by the view itself, not by widgets of their own: every displayed widget makes every key
of every field slower.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.css.scalar import Scalar
from textual.geometry import Spacing
from textual.widgets import TextArea

from schemas.finding import Finding
from schemas.paths import kind_of, row_model
from schemas.steps import Question
from tui import texts
from tui.desk import Desk
from tui.line_breaks import break_line
from tui.marks import words_of
from tui.messages import FieldLeft
from tui.plain import same_length, wrap
from tui.sentence_line import sentence_command, sentence_words
from tui.textual_seams import InTurn
from tui.told import ABOUT_LINES
from tui.understood import understood
from tui.widgets.control import Control, Typed
from tui.widgets.field_of import field_of
from tui.widgets.marked import mark_words
from tui.widgets.other_value import bound_words
from tui.widgets.view import bring_into_view

_NOTE_LINES = 3
_BOX_LINES = 8
_LEAST_LINES = 2
"""How high the box of a sentence made from data is while it is empty."""
_NARROWEST = 20
_USUAL = 56
"""Cells of a question in a window of 80."""
_LONG_LINE = 500
_LONG_PARAGRAPH = 1500


class QuestionView(InTurn):
    """A question with its control: a field, a choice or a table of rows, made when the view is first shown."""

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self.desk = desk
        self.question = question
        self.kind = kind_of(question.path) or "line"
        self.is_rows = row_model(question.path) is not None
        self.judged = bool(desk.session.get(question.path))
        """Whether findings are shown: the field was left once, or came filled."""
        self.control: Control | None = None
        self.may_be_reworded = any(entry.edit == question.path for entry in desk.form.report)
        """Whether the report prints a sentence made from data here while nothing is written."""
        self._bound = ""
        """What the names in braces print, as of the last evaluation: nothing of it is looked up per key."""
        self._notes: list[tuple[str, str]] = []
        self.intro = ""
        """What is said above the label: what the step wants, when it is shown for the first time."""

    def compose(self) -> ComposeResult:
        """Make the control."""
        self.control = self._make_control()
        yield self.control

    def on_mount(self) -> None:
        """Show what is known of the field already."""
        self._show_sentence()
        self._bound = bound_words(self.desk, self.question.path) if self.kind == "long" else ""
        self.note()
        self._mark()

    async def go_to(self, path: str) -> None:
        """Focus the field at ``path``: this question's, or a cell of its table."""
        if self.control is not None:
            await self.control.go_to(path)
        self.scroll_visible(animate=False, top=False, immediate=True)

    def judge(self, path: str) -> None:
        """Show the findings of the field at ``path`` although it was not left yet: they are why the user is here."""
        self.judged = True
        if self.control is not None:
            self.control.judge(path)
        self.note()
        self._mark()

    def reload(self) -> None:
        """Read the control anew from the session."""
        if self.control is not None:
            self.control.reload()
        self.note()

    def evaluated(self) -> None:
        """A new evaluation is there."""
        if self.control is not None:
            self.control.evaluated()
        self._show_sentence()
        self._bound = bound_words(self.desk, self.question.path) if self.kind == "long" else ""
        self.note()
        self._mark()

    def render(self) -> Content:
        """Draw label and notes; the control lies between them."""
        width = max(self.size.width, 10)
        label = Content.styled(wrap(self.question.label, width - 8, 1)[0] if self.question.label else "", "bold")
        if self.question.required:
            label = label.append(Content.styled(texts.REQUIRED, "$text-muted"))
        intro = [Content.styled(line, "$text-accent") for line in self._intro()]
        lines = [*intro, label, *([Content("")] * self._control_rows())]
        lines += [Content.styled(text, style) for text, style in self._notes]
        return Content("\n").join(lines)

    def note(self) -> None:
        """Bring the notes up to date; lays out anew only when their number changes."""
        width = self._width()
        notes = [(line, style) for text, style in self._remarks() for line in wrap(text, width, _NOTE_LINES)]
        margin = Spacing(1 + len(self._intro()), 0, max(len(notes), 1), 0)
        if notes == self._notes and (self.control is None or self.control.styles.margin == margin):
            return
        if len(notes) > len(self._notes) and self.control is not None and self.control.has_focus:
            self.call_after_refresh(bring_into_view, self.control)
        self._notes = notes
        if self.control is not None and self.control.styles.margin != margin:
            self.control.styles.margin = margin
        self.refresh()

    def on_typed(self, message: Typed) -> None:
        """Show at once how a figure is understood."""
        message.stop()
        self.note()

    def on_field_left(self, message: FieldLeft) -> None:
        """From now on findings are shown; a field that was left shows what is stored."""
        self.judged = True
        if not self.is_rows:
            self.reload()
            self._mark()

    def on_resize(self) -> None:
        """Notes are cut to the width there is, and a sentence stands in it."""
        self.note()
        self._show_sentence()

    def findings(self) -> list[Finding]:
        """Return the open findings of this field as of the newest evaluation; of a long text one at a time.

        F2 goes from one to the next in it, and its words are marked.
        """
        question = self.question
        found = self.desk.findings_of(question.address) or self.desk.findings_of(question.path)
        return found[:1] if self.kind == "long" else found

    async def on_click(self, event: events.Click) -> None:
        """照用 and 改写 below the field are done where they stand."""
        row = event.y - len(self._intro()) - 1 - self._control_rows()
        command = sentence_command(self._notes[row][0], event.x) if 0 <= row < len(self._notes) else ""
        if command and self.may_be_reworded:
            await self.go_to(self.question.path)
            await self.app.run_action(command, self.screen)

    def _show_sentence(self) -> None:
        """Let the sentence made from data stand dim in the empty field."""
        if self.may_be_reworded and isinstance(self.control, TextArea):
            sentence = Content(same_length(self.desk.sentence(self.question.path)))
            if sentence != self.control.placeholder:
                self.control.placeholder = sentence
            self._fit_box(self.control, sentence.plain)

    def _fit_box(self, box: TextArea, sentence: str) -> None:
        """While nothing is written, the box is as high as the sentence that stands in it."""
        width = box.content_size.width
        if not width:
            return
        lines = sum(1 + len(break_line(part, width - 1)) for part in sentence.split("\n"))
        height = None if box.text or not sentence else max(min(lines, _BOX_LINES), _LEAST_LINES)
        if box.styles.inline.height != (None if height is None else Scalar.from_number(height)):
            box.styles.height = height

    def _mark(self) -> None:
        mark_words(self.desk, self.control, self.question.path, judged=self.judged)

    def _remarks(self) -> list[tuple[str, str]]:
        remarks: list[tuple[str, str]] = []
        if not self.is_rows:
            text = self.desk.session.text(self.question.path)
            if meaning := understood(self.kind, text, self.desk.session.text("funds.unit")):
                remarks.append((meaning, "$text-muted"))
            if self._bound:
                remarks.append((self._bound, "$text-muted"))
            if self.may_be_reworded and self.desk.sentence(self.question.path):
                remarks.append((sentence_words(written=bool(text.strip())), "$text-muted"))
            if self.kind == "line" and len(text) > _LONG_LINE:
                remarks.append((texts.LONG_LINE.format(count=len(text)), "$text-warning"))
            if self.kind == "long" and max(map(len, text.split("\n"))) > _LONG_PARAGRAPH:
                remarks.append((texts.LONG_PARAGRAPH, "$text-warning"))
        if self.judged:
            remarks += [words_of(one) for one in self.findings()]
        return remarks

    def _intro(self) -> list[str]:
        return wrap(self.intro, self._width(), ABOUT_LINES) if self.intro else []

    def _width(self) -> int:
        """Return the width there is; before the first layout about what it will be, so that nothing moves after it."""
        if self.size.width:
            return max(self.size.width, _NARROWEST)
        pages = (node.content_size.width - 1 for node in self.ancestors if isinstance(node, Container))
        return max(next((cells for cells in pages if cells > 0), _USUAL), _NARROWEST)

    def _control_rows(self) -> int:
        return self.control.outer_size.height if self.control is not None else 1

    def _make_control(self) -> Control:
        question = self.question
        if self.is_rows:
            from tui.widgets.row_table import RowTable

            return RowTable(self.desk, question)
        return field_of(
            self.desk.session,
            question.path,
            self.kind,
            choices=self.desk.choices(question),
            read_only=self.desk.read_only,
        )
