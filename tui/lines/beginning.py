"""Open a file to fill it line by line: ask what has to be asked about it, as the app does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tui import texts, texts_conflict
from tui.left_behind_words import differences, earlier_versions, facts
from tui.lines.ear import Ear
from tui.opening import Sitting, sit_down
from tui.output import say, say_aside
from wizards.storage import Recovery, UnusableFile, create, free_name, restore


def begin(ear: Ear, path: Path, **how: Any) -> Sitting | None:
    """Open ``path``; ``None`` when the user would rather not.

    Raises:
        UnusableFile: it cannot be used, and no earlier version was taken in its place.
    """
    try:
        sitting = sit_down(path, **how)
    except UnusableFile as error:
        if error.offer_encoding and "encoding" not in how:
            words = texts.ENCODING_TEXT.format(encoding=error.offer_encoding)
            if ear.choose(texts.ENCODING_TITLE, [words, *error.details], [("", texts.BACK), ("yes", texts.YES)]):
                return begin(ear, path, encoding=error.offer_encoding, **how)
            return None
        if error.unreadable and _took_earlier(ear, path, error):
            return begin(ear, path, **how)
        raise
    return _looked_at(ear, sitting)


def _looked_at(ear: Ear, sitting: Sitting) -> Sitting | None:
    """Ask about what was found when the file was opened; return the session to go on with."""
    opened = sitting.opened
    if opened.held_by is not None:
        return _held(ear, sitting)
    if opened.recovery is not None and opened.recovery.copy is not None:
        _recover(ear, sitting, opened.recovery)
    elif sitting.suspicious:
        choices = [("go", texts.NOTICES_GO_ON), ("home", texts.NOTICES_BACK)]
        if ear.choose(texts.NOTICES_TITLE, sitting.desk.notices, choices) == "home":
            sitting.close()
            return None
    else:
        for notice in sitting.desk.notices:
            say(notice)
    return sitting


def _held(ear: Ear, sitting: Sitting) -> Sitting | None:
    path = sitting.desk.path
    answer = ear.choose(texts.HELD_TITLE, sitting.desk.notices, texts.HELD_CHOICES)
    if answer == "read":
        return sitting
    sitting.close()
    if answer == "copy":
        target = free_name(path.parent, f"{path.stem}-副本", path.suffix)
        create(target, sitting.desk.session.document)
        say(texts_conflict.SAVED_AS.format(path=target))
        return begin(ear, target)
    if answer == "take":
        sure = ear.choose(texts.TAKE_TITLE, [texts.TAKE_TEXT], texts.TAKE_CHOICES) == "take"
        return begin(ear, path, take_over=True) if sure else begin(ear, path)
    return None


def _recover(ear: Ear, sitting: Sitting, recovery: Recovery) -> None:
    while True:
        answer = ear.choose(texts.RECOVERY_TITLE, facts(recovery), texts.RECOVERY_CHOICES)
        if answer != "compare":
            break
        _tell(partial(differences, recovery))
    if answer == "resume":
        _tell(partial(_resumed, sitting))
    elif answer == "saved":
        sitting.opened.keep_saved()


def _resumed(sitting: Sitting) -> list[str]:
    sitting.resume()
    return [texts.RECOVERED]


def _tell(work: Callable[[], Sequence[str]]) -> None:
    """Do what may fail on a file, and say what it says."""
    try:
        said = list(work())
    except UnusableFile as error:
        said = [str(error), *error.details]
    for line in said:
        for part in line.split("\n"):
            say(part)


def _took_earlier(ear: Ear, path: Path, error: UnusableFile) -> bool:
    """A file cannot be read: offer its earlier versions. Returns whether one was put in its place."""
    choices, places = earlier_versions(path)
    if not places:
        return False
    answer = ear.choose(texts.UNREADABLE_TITLE, [str(error), *error.details], choices)
    if not answer:
        return False
    try:
        restore(path, places[answer])
    except OSError:
        say_aside(texts.NOT_RESTORED.format(path=path))
        return False
    return True
