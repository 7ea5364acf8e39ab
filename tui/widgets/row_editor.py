"""The docked editor of one row: everything asked of it, one below the other, with how it stands on top."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from schemas.text import show
from tui import texts
from tui.desk import Desk
from tui.widgets.row_field import RowField
from tui.widgets.rows import Column, Rows, summary


class RowEditor(Widget):
    """Edits one row at a time. Rows that ask for the same are shown by the same controls, pointed elsewhere."""

    DEFAULT_CSS = """
    RowEditor {
        height: auto;
        layout: vertical;
        border-left: thick $primary 60%;
        padding: 0 0 0 1;
    }
    RowEditor > Static {
        height: auto;
        color: $text-muted;
    }
    """

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__(classes="row-editor")
        self.desk = desk
        self.rows = rows
        self.key: str | None = None
        self.fields: list[RowField] = []
        self._head = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Show the head line; the fields come with the first row."""
        yield self._head

    async def show_row(self, key: str | None) -> None:
        """Show another row, or none."""
        self.display = key is not None
        if key is None or self.desk is None:
            self.key = None
            return
        asked = [self._with_answers(column) for column in self.rows.asked(key)]
        base = f"{self.rows.path}.{key}"
        self.key = key
        if [field.column for field in self.fields] == asked:
            for field in self.fields:
                field.point_at(f"{base}.{field.column.key}")
        else:
            await self.remove_children(RowField)
            self.fields = [RowField(self.desk, column, f"{base}.{column.key}") for column in asked]
            await self.mount(*self.fields)
        self.evaluated()

    def field_at(self, path: str) -> RowField | None:
        """Return the field for ``path``."""
        return next((field for field in self.fields if field.path == path), None)

    def evaluated(self) -> None:
        """Show the newest scores and findings of the row."""
        if self.key is None:
            return
        keys = self.rows.keys()
        place = texts.ROW_OF.format(number=keys.index(self.key) + 1, count=len(keys)) if self.key in keys else ""
        lines = [f"{place}  {show(self.rows.title(self.key), one_line=True)[:60]}"]
        score = self.rows.score(self.key)
        if standing := summary(score, self.rows.text(self.key, "target")):
            lines.append(standing)
        if score is not None and score.explanation is not None:
            lines.append(show(score.explanation.text, one_line=True))
        entry = self.rows.entry(self.key)
        if entry is not None and entry.criterion:
            lines.append(texts.CRITERION.format(text=show(entry.criterion, one_line=True)))
        self._head.update(Content("\n".join(lines)))
        for field in self.fields:
            field.note()

    def reload(self) -> None:
        """Read every field anew from the session."""
        for field in self.fields:
            field.reload()
        self.evaluated()

    def _with_answers(self, column: Column) -> Column:
        if column.key != "answers":
            return column
        labels = self.rows.answerable()
        return Column(column.key, column.label, column.kind, tuple(labels), labels)
