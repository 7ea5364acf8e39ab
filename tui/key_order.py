"""Keys act in the order in which they were typed.

Textual's app does what a key is bound to while the letters typed before it may still lie in the queue of the field:
the field would take them in afterwards, in another row or behind an undo.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, cast

from textual._context import active_message_pump
from textual.app import App

_PATIENCE = 0.5
"""Seconds; nothing that a field does takes longer, and a field that hangs must not hold the app."""


class KeyOrder:
    """Put before ``App`` among the bases."""

    async def run_action(self, *what: Any, **how: Any) -> bool:
        """Run an action after the field with the focus has taken in every key that came before."""
        app = cast("App[Any]", self)
        field = app.focused
        if field is not None and active_message_pump.get(None) is app:
            taken_in = asyncio.Event()
            field.call_later(taken_in.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(taken_in.wait(), _PATIENCE)
        return await App.run_action(app, *what, **how)
