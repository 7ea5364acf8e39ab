"""The lines in which one types where a file is."""

from __future__ import annotations

from collections.abc import Callable

from tui.typed_paths import is_whole_path
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


class PlaceLine(Line):
    """A line in which a place stands already; a whole path that is pasted is meant instead of it."""

    def insert_clean(self, text: str) -> None:
        """Put a text in the place of what is selected, a path in the place of everything."""
        if is_whole_path(text):
            self.value = ""
        super().insert_clean(text.strip() if is_whole_path(text) else text)
