"""Where short notices are shown: a line of their own, or beside the save state where there is no line to spare."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.textual_seams import SeamApp


class Notices(Widget):
    """A line that can show a notice for a while. Keys stay where they are meanwhile, and can be clicked."""

    notice: Content | None = None
    hint: Content | None = None
    """The notice that is of no use any more once the next key is done."""
    _until: Timer | None = None

    @property
    def room(self) -> int:
        """Cells that a notice may take."""
        return self.content_size.width

    def say(self, text: str, style: str, seconds: float) -> bool:
        """Show a notice for a while; return whether there was room for it."""
        if not self.display or cell_len(text) + 2 > self.room:
            return False
        self.notice = Content.styled(f" {text} ", style)
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(seconds, self.hush)
        self.refresh()
        return True

    def hush(self) -> bool:
        """Take the notice away; return whether there was one."""
        was_there, self.notice = self.notice is not None, None
        self.refresh()
        return was_there

    def on_click(self) -> None:
        """A click takes the notice away."""
        self.hush()


class NoticeLine(Notices):
    """One row for notices and nothing else."""

    DEFAULT_CSS = """
    NoticeLine {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="notice")

    def render(self) -> Content:
        """Draw the notice, or nothing."""
        return self.notice or Content("")


def hint(node: Widget, words: str, *, severity: SeverityLevel = "information", timeout: float | None = None) -> None:
    """Say where one stands or what the next key would do: once that key is done, it is said no longer."""
    node.app.notify(words, severity=severity, timeout=timeout)
    for line in node.screen.query(Notices):
        line.hint = line.notice


def hints(screen: Screen[Any]) -> list[tuple[Notices, Content]]:
    """Return the hints that are shown."""
    lines = [line for line in screen.query(Notices) if line.hint is not None and line.hint is line.notice]
    return [(line, line.hint) for line in lines if line.hint is not None]


def hush(screen: Screen[Any]) -> bool:
    """Take every notice away; return whether there was one."""
    floating = isinstance(screen.app, SeamApp) and screen.app.clear_floating()
    return any([line.hush() for line in screen.query(Notices)]) or floating
