"""What an unclean end left behind: which version to go on with. The version not chosen is always kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from tui import texts
from tui.left_behind_words import differences, earlier_versions, facts
from tui.screens.confirm import Ask, tell
from tui.screens.waiting import or_cancel
from wizards.storage import Recovery, UnusableFile, restore


async def choose_version(app: App[Any], recovery: Recovery) -> str:
    """Ask which version to go on with: ``resume``, ``saved`` or ``later``. Runs in a worker."""
    while True:
        answer: str = await app.push_screen_wait(Ask(texts.RECOVERY_TITLE, facts(recovery), texts.RECOVERY_CHOICES))
        if answer != "compare":
            return answer or "later"
        await _compare(app, recovery)


async def _compare(app: App[Any], recovery: Recovery) -> None:
    try:
        lines = await or_cancel(app, _reading(recovery.session), partial(differences, recovery))
    except UnusableFile as error:
        lines = [str(error), *error.details]
    if lines is not None:
        await tell(app, texts.COMPARE_TITLE, lines)


async def offer_copy(app: App[Any], recovery: Recovery) -> bool:
    """The session file is gone or unreadable: offer to put the recovery copy in its place. Runs in a worker."""
    if recovery.copy is None:
        await tell(app, texts.CANNOT_OPEN, [recovery.problem])
        return False
    choices = [("", texts.BACK), ("yes", texts.RECOVERY_CHOICES[0][1])]
    if await app.push_screen_wait(Ask(texts.RECOVERY_TITLE, facts(recovery), choices)) != "yes":
        return False
    return await _put_back(app, recovery.session, recovery.copy)


async def offer_earlier(app: App[Any], path: Path, error: UnusableFile) -> bool:
    """A file cannot be read: offer its earlier versions. Returns whether one was put in its place. Runs in a worker."""
    found = await or_cancel(app, _reading(path), partial(earlier_versions, path))
    if found is None:
        return False
    choices, places = found
    title = texts.UNREADABLE_TITLE if places else texts.CANNOT_OPEN
    answer = await app.push_screen_wait(Ask(title, [str(error), *error.details], choices))
    return bool(answer) and await _put_back(app, path, places[answer])


async def _put_back(app: App[Any], path: Path, source: Path) -> bool:
    try:
        return bool(await or_cancel(app, _reading(path), partial(_restored, path, source)))
    except UnusableFile as error:
        await tell(app, texts.CANNOT_OPEN, [str(error), *error.details])
    except OSError:
        await tell(app, texts.CANNOT_OPEN, [texts.NOT_RESTORED.format(path=path)])
    return False


def _restored(path: Path, source: Path) -> bool:
    restore(path, source)
    return True


def _reading(path: Path) -> str:
    return texts.READING.format(name=path.name)
