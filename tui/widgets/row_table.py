"""The control of a question about a list of rows: a table to look at, one docked editor, a line of row commands.

The editor opens when the focus first comes to the list, so that a page of many lists is quickly there.
"""

from __future__ import annotations

from asyncio import Lock
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from schemas.steps import Question
from tui import texts, texts_keys
from tui.desk import Desk
from tui.messages import FieldEntered, FieldLeft
from tui.widgets.notices import hint
from tui.widgets.row_bar import ADD, RowBar
from tui.widgets.row_direction import turned
from tui.widgets.row_editor import RowEditor
from tui.widgets.row_head import RowHead
from tui.widgets.row_list import RowList
from tui.widgets.row_walk import RowWalk
from tui.widgets.rows import Rows
from tui.widgets.view import bring_into_view


class RowTable(RowWalk):
    """All rows of one question."""

    DEFAULT_CSS = """
    RowTable {
        height: auto;
        layout: vertical;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("ctrl+t", "turn_direction", show=False),
    ]

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__(desk, Rows(desk, question))
        self.list = RowList(self.rows, self.enter, self.do, self.begin_typing)
        self.editor = RowEditor(desk, self.rows)
        self.bar = RowBar(self.rows, self.do, self.begin_typing)
        self._opening = Lock()

    def compose(self) -> ComposeResult:
        """Table above, row commands below; the editor comes between them when it is first needed."""
        yield self.list
        if self.rows.may_change:
            yield self.bar

    # what the wizard calls ------------------------------------------------------------------------------------

    async def go_to(self, path: str) -> None:
        """Select the row that ``path`` lies in and focus its field, or the table."""
        await self._go_to(path)

    async def _go_to(self, path: str, *, judged: bool = False) -> None:
        if not self.is_attached:
            return
        key, column = self._split(path)
        if not column:
            self.list.place = path
        if key not in self.list.keys:
            self.list.take_rows(key)
        if key in self.list.keys:
            self.list.show(key)
            await self.open()
            field = self.editor.field_at(f"{self.rows.path}.{key}.{column}")
            if field is not None:
                if judged:
                    field.judged = True
                    field.evaluated()
                self.screen.set_focus(field.control, scroll_visible=False)
                return
        if self.list.has_focus:
            self.post_message(FieldEntered(self.list.where()))
        self.focus_first()

    def judge(self, path: str) -> None:
        """Show the findings of ``path``: they are why the user comes here."""
        self.call_later(self._go_to, path, judged=True)

    def focus_first(self) -> None:
        """Focus the table, or the row commands while there is no row."""
        target = self.list if self.list.keys or not self.rows.may_change else self.bar
        self.screen.set_focus(target, scroll_visible=False)

    def reload(self) -> None:
        """Show what the session holds, as after undo."""
        self.call_later(self._take_rows)

    def evaluated(self) -> None:
        """A new evaluation is there: bring cells, head line and notes up to date."""
        if self.list.keys != self.rows.keys():
            self.reload()
            return
        self.list.bring_up_to_date()
        self.editor.evaluated()

    async def open(self) -> None:
        """Show the row under the cursor in the editor."""
        async with self._opening:
            if not self.is_attached:
                return
            if self.list.key is not None and not self.editor.is_attached:
                await self.mount(self.editor, after=self.list)
            if self.editor.is_attached and self.editor.key != self.list.key:
                self.desk.session.seal()
                await self.editor.show_row(self.list.key)
                self.list.active = self.editor.display
                self.list.refresh()
        self.call_after_refresh(self._show_all)

    # what the user does ---------------------------------------------------------------------------------------

    async def on_row_list_moved(self, message: RowList.Moved) -> None:
        """The cursor is on another row: the editor follows."""
        message.stop()
        if message.key == self.list.key and self.list.has_focus:
            await self.open()
            self.post_message(FieldEntered(f"{self.rows.path}.{message.key}"))

    async def enter(self) -> None:
        """Enter on a row goes into its first empty field; where there is no row, it begins the first one."""
        if self.list.key is None and self.rows.may_change:
            await self.do(ADD)
            return
        await self.open()
        self.editor.focus_field(self.editor.first_empty() or 0)

    async def begin_typing(self, text: str) -> None:
        """What is typed at the table stands in the first empty cell of its row; where there is no row, it begins one.

        A blank leads there without being typed.
        """
        if self.desk.read_only or (self.list.key is None and not self.rows.may_change):
            hint(self, texts.READ_ONLY_TYPING if self.desk.read_only else texts.ROWS_NONE, severity="warning")
            return
        await self.enter()
        number = self.editor.first_empty()
        if not text.strip():
            return
        if number is None:
            self.screen.set_focus(self.list)
            hint(self, texts_keys.ROW_FULL)
            return
        self.editor.fields[number].control.take(text)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focus came to the list: open the editor, and have it all on the screen."""
        # A low window gives the lines of the table to a long row that is edited; the style sheet says how many.
        self.set_class(self.editor.is_long and self.editor.field_with(event.widget) is not None, "-editing")
        if self.list.key is not None and event.widget in (self.list, self.bar):
            await self.open()
        self.call_after_refresh(self._show_all)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The focus went; when it went out of the list, the table has its lines again."""
        self.call_later(self._rest)

    def on_field_left(self, message: FieldLeft) -> None:
        """A field of the row was left: from now on its findings are shown."""
        field = self.editor.field_at(message.path)
        if field is not None and field.moved:
            field.moved = False
        elif field is not None:
            field.judged = True
            field.reload()
            self.editor.fit()
        self.list.bring_up_to_date()

    def on_click(self, event: events.Click) -> None:
        """A click on the head line of the editor leads back to the table, which may have given it its lines."""
        if isinstance(event.widget, RowHead):
            self.screen.set_focus(self.list)

    def action_close(self) -> None:
        """Esc in the editor: back to the table; from anywhere else it is not ours."""
        focused = self.screen.focused
        if focused is None or self.editor.field_with(focused) is None or getattr(self.screen, "from_review", None):
            raise SkipAction
        self.screen.set_focus(self.list)

    def action_turn_direction(self) -> None:
        """Ctrl+T: what a bare target means is assumed from its name; the user knows better."""
        key = self.list.key
        if self.desk.read_only:
            self.app.notify(texts.READ_ONLY_TYPING)
            return
        direction = turned(self.rows, key)
        if not direction:
            hint(self, texts.DIRECTION_NO)
            return
        self.desk.session.seal()
        self.desk.session.set(f"{self.rows.path}.{key}.direction", direction)
        self.app.notify(texts.DIRECTION_NOW.format(text=texts.DIRECTIONS[direction]))
        self.editor.reload()

    async def do(self, command: str) -> None:
        """Do a row command to the row under the cursor."""
        if command == "direction":
            self.action_turn_direction()
            return
        if not self.rows.may_change:
            hint(self, texts.READ_ONLY_TYPING if self.desk.read_only else texts.ROWS_FIXED)
            return
        self.desk.session.seal()
        key = self.list.key
        if command == ADD:
            await self._take_rows(self.desk.session.add_row(self.rows.path, self.rows.new_row(key), after=key))
            self.editor.focus_field(self.editor.first_empty() or 0)
        elif key is None:
            hint(self, texts.ROWS_EMPTY)
        elif command == "copy":
            await self._take_rows(self.desk.session.copy_row(self.rows.path, key))
            self.editor.focus_field(0)
        else:
            await self._take_rows(self._deleted(key) if command == "delete" else self._moved(key, command))
            if not self.list.keys:
                self.focus_first()

    def _deleted(self, key: str) -> str | None:
        """Delete a row; return the one that is under the cursor now."""
        after = self._neighbour(1) or self._neighbour(-1)
        self.desk.session.delete_row(self.rows.path, key)
        self.app.notify(texts.ROW_DELETED)
        return after

    def _moved(self, key: str, command: str) -> str:
        """Move a row, if there is one above or below it, and stay with it."""
        other = self._neighbour(-1 if command == "up" else 1)
        if other is not None:
            self.desk.session.move_row(self.rows.path, key, other)
        return key

    # within ---------------------------------------------------------------------------------------------------

    def _rest(self) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is not None and self not in focused.ancestors:
            self.remove_class("-editing")

    def _neighbour(self, by: int) -> str | None:
        at = self.list.cursor + by
        return self.list.keys[at] if 0 <= at < len(self.list.keys) else None

    async def _take_rows(self, at: str | None = None) -> None:
        if not self.is_attached:
            return
        held = self.screen.focused
        inside = held is not None and self in held.ancestors
        self.list.take_rows(at or self.list.key)
        if self.editor.is_attached or inside:
            again = self.editor.key == self.list.key
            await self.open()
            if again:
                self.editor.reload()
        if inside and self.screen.focused is None:
            self.focus_first()

    def _show_all(self) -> None:
        """Have label, table and editor on the screen together if they fit; the field in any case."""
        if not self.is_attached:
            return
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        number = self.editor.field_with(focused)
        if number is not None:
            self.editor.bring_into_frame(number)
        if isinstance(self.parent, Widget):
            self.parent.scroll_visible(animate=False, immediate=True)
        bring_into_view(focused)

    def _split(self, path: str) -> tuple[str | None, str]:
        if not path.startswith(self.rows.path + "."):
            return None, ""
        word, _, column = path[len(self.rows.path) + 1 :].partition(".")
        return self.rows.key_of(word), column
