"""Look for the sessions that were not closed properly, without waiting for a disk that does not answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from tui.aside import aside
from wizards.storage import Recovery, recoverable, recovery_copies


async def look_for_left(sessions: Iterable[Path], most: int, show: Callable[[list[Recovery]], None]) -> None:
    """Show what was not closed whenever more of it is known, and all of it when every disk has answered.

    Asked for copy by copy and folder by folder: one that does not answer hides nothing of the others.

    Args:
        sessions: the session files to look at for dead locks.
        most: so many are shown already; fewer are only shown when every disk has answered.
        show: gets what is known: recovery copies first, no session twice.
    """
    folders: dict[Path, list[Path]] = {}
    for path in sessions:
        folders.setdefault(path.parent, []).append(path)
    found: dict[tuple[str, int], list[Recovery]] = {}

    def known() -> list[Recovery]:
        merged: dict[Path, Recovery] = {}
        for key in sorted(found):
            for one in found[key]:
                merged.setdefault(one.session, one)
        return list(merged.values())

    async def look(key: tuple[str, int], locked: list[Path], copies: list[Path]) -> None:
        nonlocal most
        found[key] = await aside(partial(recoverable, locked, copies))
        if len(now := known()) > most:
            most = len(now)
            show(now)

    async def look_at_copies() -> None:
        copies = await aside(recovery_copies)
        await asyncio.gather(*(look(("copy", number), [], [copy]) for number, copy in enumerate(copies)))

    inside = (look(("lock", number), paths, []) for number, paths in enumerate(folders.values()))
    await asyncio.gather(look_at_copies(), *inside)
    show(known())
