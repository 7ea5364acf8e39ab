"""Keys act in the order in which they were typed, however fast they come.

Textual puts letters into the queue of the field and looks for other keys' bindings when the field has passed them
back, so that in a burst (a slow line, a machine that was busy) Backspace, Enter or a space can overtake letters or act
in the field that got the focus meanwhile. Here each key finds what came before it done, and is done itself.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual import events
from textual.widgets import Input, TextArea

from tui.textual_seams import SeamApp

_PATIENCE = 0.5
"""Seconds; nothing that a field does takes longer, and a field that hangs must not hold the app."""


class KeyOrder(SeamApp):
    """An app in which no key overtakes another."""

    async def on_event(self, event: events.Event) -> None:
        """Do at once what a key is bound to; only what is typed as text goes to the field's queue."""
        if isinstance(event, events.Key) and await self._done_at_once(event):
            return
        await super().on_event(event)

    async def run_action(self, *what: Any, **how: Any) -> bool:
        """Run an action after the field with the focus has taken in every key that came before."""
        field = self.focused
        if field is not None and self.in_own_hands:
            taken_in = asyncio.Event()
            field.call_later(taken_in.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(taken_in.wait(), _PATIENCE)
        return await super().run_action(*what, **how)

    async def _done_at_once(self, key: events.Key) -> bool:
        return not key.is_forwarded and not self._is_text(key) and await self.do_bound(key.key)

    def _is_text(self, key: events.Key) -> bool:
        return key.is_printable and isinstance(self.focused, (Input, TextArea))
