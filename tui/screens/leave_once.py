"""A screen is left once: Textual closes whatever is on top, also for a second Enter that was already on its way."""

from __future__ import annotations

from typing import Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from tui.textual_seams import stands


class LeaveOnce(Screen[ScreenResultType]):
    """Only the screen on top can be dismissed, and only itself. Stands behind ``ModalScreen`` among the bases."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss this screen with a result, unless it is gone already."""
        if not self.is_active:  # ``is_current`` is also true of what can be seen below a dialog
            return AwaitComplete()
        if not stands(self):  # it can only be closed whole
            self.call_later(self._leave, result)
            return AwaitComplete()
        return super().dismiss(result)

    def _leave(self, result: Any) -> None:
        self.dismiss(result)
