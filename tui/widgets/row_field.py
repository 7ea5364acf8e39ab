"""One thing asked of a row: its label to the left, the control, a line of notes below."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Spacing
from textual.widget import Widget

from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.plain import wrap
from tui.understood import understood
from tui.widgets.choice_field import ChoiceField
from tui.widgets.fields import LineField, LongField, Typed, WordsField
from tui.widgets.rows import Column

LABEL = 18
_NOTE_LINES = 2


class RowField(Widget):
    """A cell of a row, to type in. Label and notes are drawn, not widgets: each widget would cost every key."""

    DEFAULT_CSS = """
    RowField {
        height: auto;
        layout: vertical;
    }
    RowField LongField {
        height: 3;
    }
    """

    def __init__(self, desk: Desk, column: Column, path: str) -> None:
        super().__init__(classes="row-field")
        self.desk = desk
        self.column = column
        self.path = path
        self.judged = bool(desk.session.get(path))
        self.control: Any = self._make_control()
        self._notes: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """Show the control."""
        yield self.control

    def on_mount(self) -> None:
        """Leave room for the label and show what is known."""
        self._leave_room()
        self.note()

    def point_at(self, path: str) -> None:
        """Go on with the same column of another row."""
        self.path = path
        self.control.path = path
        self.judged = bool(self.desk.session.get(path))
        self.reload()

    def reload(self) -> None:
        """Read the value anew from the session."""
        self.control.reload()
        self.note()

    def note(self) -> None:
        """Bring the notes up to date."""
        width = max(self.size.width - LABEL, 20)
        notes = [(line, style) for text, style in self._remarks() for line in wrap(text, width, _NOTE_LINES)]
        if notes != self._notes:
            resized = len(notes) != len(self._notes)
            self._notes = notes
            if resized:
                self._leave_room()
            self.refresh()

    def render(self) -> Content:
        """Draw the label and, below the control, the notes."""
        label = wrap(self.column.label, LABEL - 2, max(self._control_rows(), 1))
        blank = [Content("")] * max(self._control_rows() - len(label), 0)
        lines = [*(Content.styled(part, "$text-muted") for part in label), *blank]
        lines += [Content.styled(" " * LABEL + text, style) for text, style in self._notes]
        return Content("\n").join(lines)

    def on_typed(self, message: Typed) -> None:
        """Show at once how a figure is understood."""
        message.stop()
        self.note()

    def on_resize(self) -> None:
        """Notes are cut to the width there is."""
        self.note()

    def _leave_room(self) -> None:
        self.control.styles.margin = Spacing(0, 0, len(self._notes), LABEL)

    def _control_rows(self) -> int:
        height: int = self.control.outer_size.height
        return max(height, 1)

    def _remarks(self) -> list[tuple[str, str]]:
        session = self.desk.session
        remarks = []
        if meaning := understood(self.column.kind, session.text(self.path), session.text("funds.unit")):
            remarks.append((meaning, "$text-muted"))
        evaluation = self.desk.last_evaluation
        found = [one for one in evaluation.open_findings if one.path == self.path] if evaluation else []
        if self.judged and found:
            gravest = min(found, key=lambda one: ("error", "warning", "note").index(one.severity))
            mark, style = texts.SEVERITY_MARKS[gravest.severity]
            remarks.append((f"{mark}{show(gravest.message, one_line=True)}", style))
        return remarks

    def _make_control(self) -> Widget:
        session, column, read_only = self.desk.session, self.column, self.desk.read_only
        if column.choices or column.labels is not None:
            return ChoiceField(
                session, self.path, column.choices, several=False, read_only=read_only, labels=column.labels
            )
        if column.kind == "words":
            return WordsField(session, self.path, read_only=read_only)
        if column.kind == "long":
            return LongField(session, self.path, read_only=read_only)
        return LineField(session, self.path, read_only=read_only)
