"""The row of keys: first those of what has the focus, then those that are good everywhere; each is a button, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget

from tui.actions import Action, Where, in_bar
from tui.widgets.control import HasKeys, Key

_GAPS: Final = (2, 1)
"""Cells between two keys: as many as let all of them be seen."""


class KeyBar(Widget):
    """The keys that matter now."""

    def __init__(self, *places: Where, more: Iterable[Key] = ()) -> None:
        """Show the commands of ``places`` and ``more`` (key, label, action)."""
        super().__init__(id="keys")
        actions: list[Action] = in_bar(*places)
        self._always = [*more, *((action.key_label, action.label, action.id) for action in actions)]
        self._here: Widget | None = None
        self._items = self._always

    def follow(self, focused: Widget | None) -> None:
        """Show the keys of what has the focus now."""
        here: list[Key] = list(focused.keys_here) if isinstance(focused, HasKeys) else []
        self._here = focused
        if [*here, *self._always] != self._items:
            self._items = [*here, *self._always]
            self.refresh()

    def render(self) -> Content:
        """Draw as many keys as there is room for."""
        parts: list[Content] = []
        for key, label, _, left, _ in self._places():
            parts.append(Content(" " * (left - sum(part.cell_length for part in parts))))
            parts.append(Content.assemble((key, "bold $primary"), label))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Do the command under the mouse."""
        for _, _, action, left, right in self._places():
            if left <= event.x - self.gutter.left < right:
                self.call_later(self._run, action)

    async def _run(self, action: str) -> None:
        name = action.partition("(")[0]
        around: list[DOMNode] = list(self._here.ancestors_with_self) if self._here is not None else []
        for namespace in (*around, self.screen, self.app):
            if hasattr(namespace, f"action_{name}"):
                await self.app.run_action(action, namespace)
                return

    def _places(self) -> Iterator[tuple[str, str, str, int, int]]:
        """Return key, label, action, left and right edge of each key that fits."""
        widths = [cell_len(key) + cell_len(label) for key, label, _ in self._items]
        fitting = (gap for gap in _GAPS if sum(widths) + gap * (len(widths) - 1) <= self.content_size.width)
        gap, left = next(fitting, _GAPS[-1]), 0
        for (key, label, action), width in zip(self._items, widths, strict=True):
            if left + width > self.content_size.width:
                return
            yield key, label, action, left, left + width
            left += width + gap
