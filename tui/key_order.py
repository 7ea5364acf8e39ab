"""Keys act in the order in which they were typed, however fast they come.

Textual puts letters into the queue of the field and looks for other keys' bindings when the field has passed them
back, so that in a burst (a slow line, a machine that was busy) Backspace, Enter or a space can overtake letters or act
in the field that got the focus meanwhile. Here each key finds what came before it done, and is done itself: a screen
that is being opened stands, and what was begun has been finished or has asked its question.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea
from textual.worker import Worker, get_current_worker

from tui import texts_keys
from tui.pasting import is_table
from tui.textual_seams import SeamApp, stands
from tui.typed_paths import dropped_path
from tui.widgets.control import BeginsTyping
from tui.widgets.notices import hint, hints

_PATIENCE = 2.0
"""Seconds; nothing that a field does takes longer, and a field that hangs must not hold the app."""

_LONGER: Final = 1.0
"""Seconds that keys wait for what was begun before them; a share that does not answer must not hold the app."""

_A_MOMENT: Final = 0.002
_FLOW: Final = "flow"


class NothingTypedYet:
    """A screen that another one follows by itself: what is typed meanwhile belongs to that one, however long it takes.

    Stands behind a screen among the bases.
    """


class KeyOrder(SeamApp):
    """An app in which no key overtakes another."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self._asking: set[Worker[Any]] = set()
        self._slow: set[object] = set()

    def begin(self, flow: Coroutine[Any, Any, Any], *, group: str) -> None:
        """Run what may ask the user something; keys that come meanwhile wait for its end or for its question."""
        self.run_worker(flow, name=_FLOW, group=group, exclusive=True)

    async def push_screen_wait(self, screen: Any, **how: Any) -> Any:
        """Ask, and return the answer. Runs in a worker."""
        if self.leaving:
            raise asyncio.CancelledError
        worker = get_current_worker()
        self._asking.add(worker)
        try:
            return await super().push_screen_wait(screen, **how)
        finally:
            self._asking.discard(worker)

    async def close_top(self) -> None:
        """Close the screen on top; one that is still being opened is opened first, so that it can be closed whole."""
        await self._wait_for([self.screen])
        await self.pop_screen()

    async def on_event(self, event: events.Event) -> None:
        """Do what was typed or clicked in its turn; what was said of the next key is over when it is done."""
        from_user = isinstance(event, (events.Key, events.Paste, events.MouseDown)) and not event.is_forwarded
        said = hints(self.screen) if from_user and self.screen_stack else []
        await self._in_turn(event)
        for line, words in said:
            if line.notice is words:
                line.hush()

    async def _in_turn(self, event: events.Event) -> None:
        """Do at once what a key is bound to; only what is typed as text goes to the field's queue."""
        if isinstance(event, (events.Key, events.Paste, events.MouseDown)) and not event.is_forwarded:
            await self._let_things_settle()
            if self.leaving:
                return
        if isinstance(event, events.Key) and await self._done_at_once(event):
            return
        if isinstance(event, events.Paste) and await self._begun_by_paste(event):
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
        if key.is_forwarded or (key.is_printable and self._has_caret):
            return False
        return await self.do_bound(key.key) or (key.is_printable and await self._begin(key.character or ""))

    async def _begun_by_paste(self, event: events.Paste) -> bool:
        """Begin something with what an input method handed over at once; files and tables go their own way."""
        if event.is_forwarded or self._has_caret:
            return False
        offered = is_table(event.text) or dropped_path(event.text) is not None
        if offered and not isinstance(self.screen, ModalScreen):
            return False
        return await self._begin(event.text)

    async def _begin(self, text: str) -> bool:
        """Give what was typed to what has the focus; where nothing can be begun, say so."""
        place = self.focused or self.screen
        if isinstance(place, BeginsTyping):
            await place.begin_typing(text)
        else:
            hint(self.screen, texts_keys.NOT_TYPED, severity="warning")
        return True

    @property
    def _has_caret(self) -> bool:
        return isinstance(self.focused, (Input, TextArea))

    async def _let_things_settle(self) -> None:
        await asyncio.sleep(0)  # whoever was just answered takes the answer
        while isinstance(self.screen, NothingTypedYet) and not self.leaving:
            await asyncio.sleep(_A_MOMENT)
        flows = [worker for worker in self.workers if worker.name == _FLOW and worker not in self._slow]
        await self._wait_for([self.screen, *flows])

    async def _wait_for(self, things: list[Screen[Any] | Worker[Any]]) -> None:
        """Wait until all of it is done; what took longer than a second is not waited for again."""
        until = time.monotonic() + _LONGER
        while undone := [one for one in things if self._undone(one)]:
            if time.monotonic() > until:
                self._slow.update(undone)
                return
            await asyncio.sleep(_A_MOMENT)

    def _undone(self, thing: Screen[Any] | Worker[Any]) -> bool:
        if isinstance(thing, Worker):
            return not thing.is_finished and thing not in self._asking
        return thing not in self._slow and not stands(thing)
