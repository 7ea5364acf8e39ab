"""What is shown while the window is too small to work in. Nothing that was typed is touched."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import texts

LEAST = Size(60, 15)


def too_small(size: Size) -> bool:
    """Whether nothing sensible can be shown."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(ModalScreen[None]):
    """Covers everything until the window grows."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; }
    TooSmall Static { width: auto; max-width: 100%; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """Say it in two lines."""
        yield Static(self._words(), markup=False)

    def on_resize(self) -> None:
        """Keep the figures right."""
        self.query_one(Static).update(self._words())

    def _words(self) -> Content:
        return Content(texts.TOO_SMALL.format(width=self.app.size.width, height=self.app.size.height))
