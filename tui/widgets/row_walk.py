"""How the keys walk through rows: from cell to cell, from row to row, in a column, and out again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui import texts_keys
from tui.desk import Desk
from tui.messages import FieldEntered, FieldLeft
from tui.widgets.control import Key, RowsControl, go_on
from tui.widgets.row_bar import RowBar
from tui.widgets.row_direction import turned
from tui.widgets.row_editor import RowEditor
from tui.widgets.row_list import RowList
from tui.widgets.row_wants import is_unused
from tui.widgets.rows import Rows


class RowWalk(RowsControl):
    """A table, an editor of one of its rows, and the line of row commands, as the keys see them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("enter", "next_cell", show=False),
    ]

    list: RowList
    editor: RowEditor
    bar: RowBar

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__(classes="row-table")
        self.desk = desk
        self.rows = rows

    @property
    def more_keys(self) -> Sequence[Key]:
        """Keys that concern the row that is edited: a comparison is turned where there is one."""
        return texts_keys.DIRECTION_KEY if self.rows.is_indicators and turned(self.rows, self.list.key) else ()

    async def open(self) -> None:
        """Show the row under the cursor in the editor."""
        raise NotImplementedError

    async def do(self, command: str) -> None:
        """Do a row command to the row under the cursor."""
        raise NotImplementedError

    def may_drop(self) -> bool:
        """Return whether the row that is edited may go without a loss, for nothing was written in it."""
        key = self.list.key
        return key is not None and self.rows.may_change and is_unused(self.rows, key)

    async def drop(self) -> None:
        """Delete the row that is edited, and go on in the next one where it is empty."""
        before, key = self.screen.focused, self.list.key or ""
        weight, entry = self.rows.text(key, "weight"), self.rows.entry(key)
        await self.do("delete")
        if entry is not None and weight:
            self.app.notify(texts_keys.CLASS_DROPPED.format(name=entry.name or entry.level2, weight=weight))
        if before is not None and self.list.keys:
            self._focus_cell(self.editor.first_empty() or 0, before)

    async def step(self, control: Widget, by: int, *, enter: bool = False) -> bool:
        """Go on from a field: behind the last of its row to the next row, before the first to the table.

        Returns whether there was somewhere to go. ``enter``: cells that ask for nothing are passed over, a row begins
        at its first empty cell, and behind the last row a new one is offered.
        """
        self.editor.fit()
        at = self.editor.field_with(control)
        if at is None:
            return False
        behind = range(at + by, len(self.editor.fields) if by > 0 else -1, by)
        number = next((one for one in behind if not enter or self.editor.asks(one)), None)
        if number is not None:
            self.editor.focus_field(number)
        elif by < 0:
            self.screen.set_focus(self.list)
        elif self.list.cursor + 1 < len(self.list.keys):
            await self._to_row(1, at)
            self._focus_cell(self.editor.first_empty() or 0 if enter else 0, control)
        else:
            return enter and self._behind_last_row()
        return True

    async def action_next_cell(self) -> None:
        """Enter in a cell of several lines, which knows no other Enter."""
        focused = self.screen.focused
        if focused is None or self.editor.field_with(focused) is None:
            raise SkipAction
        await go_on(focused)

    async def action_row(self, by: int) -> None:
        """Up, down: the same column of another row; from the row commands up to the table."""
        focused = self.screen.focused
        at = self.editor.field_with(focused) if focused is not None else None
        if focused is self.bar and by < 0:
            self.screen.set_focus(self.list)
        if focused is None or at is None:
            raise SkipAction
        if not 0 <= self.list.cursor + by < len(self.list.keys):
            return
        column = self.editor.fields[at].column.key
        await self._to_row(by, at)
        same = (number for number, field in enumerate(self.editor.fields) if field.column.key == column)
        self._focus_cell(next(same, min(at, len(self.editor.fields) - 1)), focused)

    def _behind_last_row(self) -> bool:
        """Offer a new row; behind one in which nothing stands yet, go on to what follows the list."""
        if not self.rows.may_change or self.list.key is None or self.rows.blank(self.list.key):
            return self._leave()
        self.bar.offer()
        return True

    async def _to_row(self, by: int, at: int) -> None:
        """Point the editor at another row; the field with the number ``at`` is left."""
        self.editor.fields[at].judged = True
        self.post_message(FieldLeft(self.editor.fields[at].path))
        self.list.show(self.list.keys[self.list.cursor + by])
        await self.open()

    def _focus_cell(self, number: int, before: Widget) -> None:
        """Focus a field of the row; ``before`` had the focus, and may be the same control pointed elsewhere."""
        self.editor.focus_field(number)
        if self.screen.focused is before:
            self.post_message(FieldEntered(self.editor.fields[number].path))

    def _leave(self) -> bool:
        """Go on to what follows the whole list."""
        chain = self.screen.focus_chain
        mine = [number for number, widget in enumerate(chain) if self in widget.ancestors]
        if not mine:
            return False
        last = mine[-1] + 1 >= len(chain)
        # On the last of all, what follows is the next step; the screen knows it.
        self.screen.set_focus(chain[mine[-1] if last else mine[-1] + 1])
        return not last
