"""The file was changed by somebody else, or another window took the session over: the user decides."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App

from tui import texts_conflict
from tui.aside import AT_ONCE, aside
from tui.opening import Sitting
from tui.screens.confirm import Ask, tell
from wizards.session import with_row_ids
from wizards.storage import UnusableFile


async def settle(app: App[Any], sitting: Sitting, save_as: Callable[[], Awaitable[Any]]) -> None:
    """Ask what to do and do it; ``save_as`` goes on in another file. Runs in a worker.

    The version not chosen is kept as a generation.
    """
    saver, state = sitting.opened.saver, sitting.desk.save_state
    if saver is None or state is None:
        return
    title = texts_conflict.CONFLICT_TITLE.get(state.conflict, texts_conflict.CONFLICT_TITLE["changed"])
    # Whoever is typing must not choose by chance: the first answer changes nothing.
    answer = await app.push_screen_wait(
        Ask(title, [state.reason, texts_conflict.CONFLICT_TEXT], texts_conflict.CONFLICT_CHOICES)
    )
    try:
        # In a thread: the file may lie on a share that does not answer.
        if answer == "mine" and await aside(saver.resolve_keep_mine, AT_ONCE):
            app.notify(texts_conflict.CONFLICT_DONE["mine"])
        elif answer == "theirs":
            loaded = await aside(saver.resolve_take_theirs, AT_ONCE)
            sitting.desk.session.replace(with_row_ids(loaded.document))
            app.notify(texts_conflict.CONFLICT_DONE["theirs"])
        elif answer == "save_as":
            await save_as()
    except UnusableFile as error:
        await tell(app, title, [str(error), *error.details])
