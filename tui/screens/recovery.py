"""What an unclean end left behind: which version to go on with. The version not chosen is always kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from schemas.text import show
from tui import texts
from tui.plain import shorten
from tui.screens.confirm import Ask, tell
from wizards.storage import Recovery, UnusableFile, backup_path, compare, generations, restore

_SHOWN = 30


def describe(recovery: Recovery) -> str:
    """Return one line for the list of what was left behind."""
    when = _time(recovery.copied_at or recovery.saved_at)
    name = shorten(recovery.name or texts.UNTITLED, 30)
    return f"{name}  {shorten(recovery.unit or texts.NO_UNIT, 16)}  {when}"


def facts(recovery: Recovery) -> list[str]:
    """Return what was found: name, when each version was saved, how many answers stand in it."""
    lines = [show(recovery.name or texts.UNTITLED, one_line=True), show(str(recovery.session), one_line=True)]
    if recovery.saved_answers is None:
        lines.append(texts.RECOVERY_SAVED_BAD.format(problem=recovery.problem))
    else:
        lines.append(texts.RECOVERY_SAVED.format(time=_time(recovery.saved_at), count=recovery.saved_answers))
    if recovery.copy is None:
        lines.append(texts.RECOVERY_WHOLE)
    else:
        count = recovery.copied_answers or 0
        lines.append(texts.RECOVERY_COPY.format(time=_time(recovery.copied_at), count=count))
    return lines


async def choose_version(app: App[Any], recovery: Recovery) -> str:
    """Ask which version to go on with: ``resume``, ``saved`` or ``later``. Runs in a worker."""
    while True:
        answer: str = await app.push_screen_wait(Ask(texts.RECOVERY_TITLE, facts(recovery), texts.RECOVERY_CHOICES))
        if answer != "compare":
            return answer or "later"
        await _compare(app, recovery)


async def _compare(app: App[Any], recovery: Recovery) -> None:
    try:
        found = compare(recovery)
    except UnusableFile as error:
        await tell(app, texts.COMPARE_TITLE, [str(error), *error.details])
        return
    lines = []
    for one in found[:_SHOWN]:
        old, new = (shorten(text, 56) if text else texts.COMPARE_NONE for text in (one.old, one.new))
        lines += [show(one.path, one_line=True), texts.COMPARE_ROW.format(old=old, new=new)]
    if len(found) > _SHOWN:
        lines.append(texts.COMPARE_MORE.format(count=len(found) - _SHOWN))
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
    choices = [("", texts.BACK)]
    places: dict[str, Path] = {}
    if backup_path(path).exists():
        places["backup"] = backup_path(path)
        choices.append(("backup", texts.UNREADABLE_BACKUP))
    for number, one in enumerate(generations(path)):
        places[str(number)] = one.path
        choices.append((str(number), texts.UNREADABLE_GENERATION.format(time=_time(one.kept_at))))
    title = texts.UNREADABLE_TITLE if places else texts.CANNOT_OPEN
    answer = await app.push_screen_wait(Ask(title, [str(error), *error.details], choices))
    return bool(answer) and await _put_back(app, path, places[answer])


async def _put_back(app: App[Any], path: Path, source: Path) -> bool:
    try:
        restore(path, source)
    except UnusableFile as error:
        await tell(app, texts.CANNOT_OPEN, [str(error), *error.details])
    except OSError:
        await tell(app, texts.CANNOT_OPEN, [texts.NOT_RESTORED.format(path=path)])
    else:
        return True
    return False


def _time(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "?"
