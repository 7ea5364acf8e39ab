"""Keys act in the order in which they were typed, however fast they come.

Textual puts letters into the queue of the field and looks for other keys' bindings when the field has passed them
back, so that in a burst (a slow line, a machine that was busy) Backspace, Enter or a space can overtake letters or act
in the field that got the focus meanwhile. Here each key finds what came before it done, and is done itself.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, cast

from textual import events
from textual._context import active_message_pump
from textual.app import App
from textual.widgets import Input, TextArea

_PATIENCE = 0.5
"""Seconds; nothing that a field does takes longer, and a field that hangs must not hold the app."""


class KeyOrder:
    """Put before ``App`` among the bases."""

    async def on_event(self, event: events.Event) -> None:
        """Do at once what a key is bound to; only what is typed as text goes to the field's queue."""
        app = cast("App[Any]", self)
        if isinstance(event, events.Key) and not event.is_forwarded and not _is_text(event, app):
            for priority in (True, False):
                if await app._check_bindings(event.key, priority=priority):
                    return
        await App.on_event(app, event)

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


def _is_text(key: events.Key, app: App[Any]) -> bool:
    return key.is_printable and isinstance(app.focused, (Input, TextArea))
