"""A screen is left once: Textual closes whatever is on top, also for a second Enter that was already on its way."""

from __future__ import annotations

from typing import Any, cast

from textual.await_complete import AwaitComplete
from textual.screen import Screen


class LeaveOnce:
    """Put before ``Screen`` among the bases: only the screen on top can be dismissed, and only itself."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss this screen with a result, unless it is gone already."""
        screen = cast("Screen[Any]", self)
        if not screen.is_current:
            return AwaitComplete()
        return Screen.dismiss(screen, result)
