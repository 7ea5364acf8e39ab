"""A list of rows: a table to look at, one docked editor to type in, a line of row commands.

The table is never touched by a key: cells follow when a field is left or a new evaluation is there.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from schemas.form import Question
from tui import texts
from tui.desk import Desk
from tui.messages import FieldEntered, FieldLeft
from tui.plain import shorten
from tui.widgets.row_bar import RowBar
from tui.widgets.row_editor import RowEditor
from tui.widgets.rows import Rows

_WIDTHS = {"long": 24, "words": 20}
_NARROW = 14
_NUMBER = "#"
_SCORE = "score"
_MET = "met"


class _Table(DataTable[Text]):
    """The table; Enter goes into the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert", "row('add')", show=False),
        Binding("delete", "row('delete')", show=False),
        Binding("ctrl+up", "row('up')", show=False),
        Binding("ctrl+down", "row('down')", show=False),
    ]

    async def action_row(self, command: str) -> None:
        """Do a row command."""
        self.post_message(RowBar.Asked(command))


class RowTable(Widget):
    """The control of a question whose path is a list of rows."""

    DEFAULT_CSS = """
    RowTable {
        height: auto;
        layout: vertical;
    }
    RowTable DataTable {
        height: auto;
        max-height: 9;
        scrollbar-size: 1 1;
    }
    RowTable .row-empty {
        height: 1;
        color: $text-muted;
    }
    """

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__(classes="row-table")
        self.desk = desk
        self.rows = Rows(desk, question)
        self.shown = self.rows.shown()
        self.table = _Table(cursor_type="row", zebra_stripes=True, cell_padding=1)
        self.empty = Static(texts.ROWS_EMPTY, markup=False, classes="row-empty")
        self.editor = RowEditor(desk, self.rows)
        self.bar = RowBar()
        self._keys: list[str] = []

    def compose(self) -> ComposeResult:
        """Table above, editor below, row commands last."""
        yield self.table
        yield self.empty
        yield self.editor
        if self.rows.may_change:
            yield self.bar

    async def on_mount(self) -> None:
        """Make the columns and show the first row."""
        if not self.rows.question.rows:
            self.table.add_column(Text(texts.ROW_NUMBER), key=_NUMBER, width=4)
        else:
            self.table.add_column(Text(""), key=_NUMBER, width=_NARROW)
        for position, column in enumerate(self.shown):
            if self.rows.is_indicators and position == min(3, len(self.shown)):
                self._add_computed()
            self.table.add_column(Text(shorten(column.label, 18)), key=column.key, width=self._width(column.kind))
        if self.rows.is_indicators and len(self.shown) <= 3:
            self._add_computed()
        await self._rebuild(None)

    def _add_computed(self) -> None:
        self.table.add_column(Text(texts.MET_HEAD), key=_MET, width=8)
        if self.desk.form.scoring.mode in ("policy", "rules"):
            self.table.add_column(Text(texts.SCORE_HEAD), key=_SCORE, width=6)

    def _width(self, kind: str) -> int:
        only = len(self.shown) == 1
        return 44 if only else _WIDTHS.get(kind, _NARROW)

    # what the wizard calls ------------------------------------------------------------------------------------

    async def go_to_path(self, path: str) -> None:
        """Select the row that ``path`` lies in and focus its field, or the table."""
        key, column = self._split(path)
        if key is not None and key in self._keys:
            self.table.move_cursor(row=self._keys.index(key), animate=False)
            await self.editor.show_row(key)
            field = self.editor.field_at(path) if column else None
            if field is not None:
                field.control.focus(scroll_visible=True)
                return
        self.focus_first()

    def go_to(self, path: str) -> None:
        """Go to a row or a field of a row."""
        self.call_later(self.go_to_path, path)

    def focus_first(self) -> None:
        """Focus the table, or the row commands while there is no row."""
        target = self.table if self._keys or not self.rows.may_change else self.bar
        target.focus(scroll_visible=True)

    def reload(self) -> None:
        """Show what the session holds, as after undo."""
        self.call_later(self._rebuild, self.editor.key)

    def evaluated(self) -> None:
        """A new evaluation is there: bring cells, head line and notes up to date."""
        self._refresh_cells()
        self.editor.evaluated()

    # what the user does ---------------------------------------------------------------------------------------

    async def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The cursor is on another row: the editor follows."""
        event.stop()
        key = self._keys[event.cursor_row] if event.cursor_row < len(self._keys) else None
        if key != self.editor.key:
            await self.editor.show_row(key)
            if self.table.has_focus and key is not None:
                self.post_message(FieldEntered(f"{self.rows.path}.{key}"))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Enter on a row goes into its first field."""
        event.stop()
        if self.editor.fields:
            self.editor.fields[0].control.focus(scroll_visible=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Table and row commands have a place too."""
        if event.widget in (self.table, self.bar):
            key = f".{self.editor.key}" if self.editor.key else ""
            self.post_message(FieldEntered(f"{self.rows.path}{key}"))

    def on_field_left(self, message: FieldLeft) -> None:
        """A field of the row was left: from now on its findings are shown."""
        field = self.editor.field_at(message.path)
        if field is not None:
            field.judged = True
            field.reload()
        self._refresh_cells()

    async def on_row_bar_asked(self, message: RowBar.Asked) -> None:
        """Do a row command."""
        message.stop()
        if not self.rows.may_change:
            self.app.notify(texts.ROWS_FIXED if not self.desk.read_only else texts.READ_ONLY_TYPING)
            return
        await self._do(message.command)

    async def next_row(self) -> bool:
        """Go to the first field of the next row; return whether there was one."""
        at = self._keys.index(self.editor.key) if self.editor.key in self._keys else len(self._keys)
        if at + 1 >= len(self._keys):
            return False
        self.table.move_cursor(row=at + 1, animate=False)
        await self.editor.show_row(self._keys[at + 1])
        self.editor.fields[0].control.focus(scroll_visible=True)
        return True

    async def _do(self, command: str) -> None:
        session, path, key = self.desk.session, self.rows.path, self.editor.key
        target: str | None = key
        if command == "add":
            target = session.add_row(path, self.rows.new_row(), after=key)
        elif key is None:
            return
        elif command == "copy":
            target = session.copy_row(path, key)
        elif command == "delete":
            target = self._neighbour(1) or self._neighbour(-1)
            session.delete_row(path, key)
            self.app.notify(texts.ROW_DELETED)
        elif (other := self._neighbour(-1 if command == "up" else 1)) is not None:
            session.move_row(path, key, other)
        await self._rebuild(target)
        if command in ("add", "copy") and self.editor.fields:
            self.editor.fields[0].control.focus(scroll_visible=True)

    def _neighbour(self, by: int) -> str | None:
        at = self._keys.index(self.editor.key) + by if self.editor.key in self._keys else -1
        return self._keys[at] if 0 <= at < len(self._keys) else None

    # drawing --------------------------------------------------------------------------------------------------

    async def _rebuild(self, key: str | None) -> None:
        self._keys = self.rows.keys()
        self.table.clear()
        for number, row in enumerate(self._keys, 1):
            self.table.add_row(*self._cells(number, row), key=row)
        self.table.display = bool(self._keys)
        self.empty.display = not self._keys
        chosen = key if key in self._keys else (self._keys[0] if self._keys else None)
        if chosen is not None:
            self.table.move_cursor(row=self._keys.index(chosen), animate=False)
        await self.editor.show_row(chosen)
        self.editor.reload()

    def _cells(self, number: int, key: str) -> list[Text]:
        texts_by_column = self._row_texts(number, key)
        return [Text(texts_by_column[str(column.value)]) for column in self.table.columns]

    def _row_texts(self, number: int, key: str) -> dict[str, str]:
        head = shorten(self.rows.question.rows[key], _NARROW) if key in self.rows.question.rows else str(number)
        cells = {_NUMBER: head}
        for column in self.shown:
            text = self.rows.text(key, column.key).replace("\n", " ")
            cells[column.key] = shorten((column.labels or {}).get(text, text), self._width(column.kind))
        score = self.rows.score(key)
        cells[_MET] = "" if score is None or score.met == "unknown" else texts.MET[score.met]
        cells[_SCORE] = "" if score is None or score.score is None else format(score.score, "f")
        return cells

    def _refresh_cells(self) -> None:
        if self._keys != self.rows.keys():
            self.reload()
            return
        for number, key in enumerate(self._keys, 1):
            for column, text in self._row_texts(number, key).items():
                if column in self.table.columns and self.table.get_cell(key, column).plain != text:
                    self.table.update_cell(key, column, Text(text))

    def _split(self, path: str) -> tuple[str | None, str]:
        if not path.startswith(self.rows.path + "."):
            return None, ""
        key, _, column = path[len(self.rows.path) + 1 :].partition(".")
        return key, column
