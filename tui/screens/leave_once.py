"""A screen is left once: Textual closes whatever is on top, also for a second Enter that was already on its way."""

from __future__ import annotations

from typing import Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class LeaveOnce(Screen[ScreenResultType]):
    """Only the screen on top can be dismissed, and only itself. Stands behind ``ModalScreen`` among the bases."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss this screen with a result, unless it is gone already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
