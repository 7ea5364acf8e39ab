"""The line in which one types where a file is; where nothing is typed, its keys go up a folder."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.text_line import Line


class PathLine(Line):
    """The line in which names and paths are typed; at nothing, Backspace and Left go up."""

    def __init__(self, up: Callable[[], None]) -> None:
        super().__init__()
        self._up = up

    def action_delete_left(self) -> None:
        """Backspace."""
        super().action_delete_left() if self.value else self._up()

    def action_cursor_left(self, select: bool = False) -> None:
        """Left."""
        super().action_cursor_left(select) if self.value else self._up()
