"""What is shown while the window is too small to work in. Nothing that was typed is touched."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import texts, texts_keys
from tui.screens.leave_once import LeaveOnce

LEAST = Size(60, 15)


def too_small(size: Size) -> bool:
    """Whether nothing sensible can be shown."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(ModalScreen[None], LeaveOnce[None]):
    """Covers what was on top until the window grows; a question asked meanwhile may cover it in its turn."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; }
    TooSmall Static { width: auto; max-width: 100%; height: auto; text-align: center; }
    """

    _typed = False

    def compose(self) -> ComposeResult:
        """Say it in two lines."""
        yield Static(self._words(), markup=False)

    async def begin_typing(self, text: str) -> None:
        """What is typed now goes nowhere, and that is said."""
        self._typed = True
        self._go_or_stay()

    def on_resize(self) -> None:
        """Keep the figures right, or go."""
        self._go_or_stay()

    def on_screen_resume(self) -> None:
        """The window may have grown while something else lay above."""
        self._go_or_stay()

    def _go_or_stay(self) -> None:
        if not too_small(self.app.size):
            self.dismiss(None)
        for words in self.query(Static):
            words.update(self._words())

    def _words(self) -> Content:
        words = texts.TOO_SMALL.format(width=self.app.size.width, height=self.app.size.height)
        return Content(f"{texts_keys.TOO_SMALL_TYPED}\n{words}" if self._typed else words)
