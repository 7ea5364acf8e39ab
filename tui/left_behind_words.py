"""What an unclean end left behind, in words: the versions there are, and how they differ."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from schemas.text import show
from tui import texts
from tui.plain import shorten
from tui.subject import subject_of
from wizards.storage import Recovery, backup_path, compare, generations

_SHOWN = 30


def describe(recovery: Recovery) -> str:
    """Return one line for the list of what was left behind."""
    when = moment(recovery.copied_at or recovery.saved_at)
    name = shorten(subject_of(recovery.name, recovery.form), 30)
    return f"{name}  {shorten(recovery.unit or texts.NO_UNIT, 16)}  {when}"


def facts(recovery: Recovery) -> list[str]:
    """Return what was found: name, when each version was saved, how many answers stand in it."""
    lines = [show(subject_of(recovery.name, recovery.form), one_line=True), show(str(recovery.session), one_line=True)]
    if recovery.saved_answers is None:
        lines.append(texts.RECOVERY_SAVED_BAD.format(problem=recovery.problem))
    else:
        lines.append(texts.RECOVERY_SAVED.format(time=moment(recovery.saved_at), count=recovery.saved_answers))
    if recovery.copy is None:
        lines.append(texts.RECOVERY_WHOLE)
    else:
        count = recovery.copied_answers or 0
        lines.append(texts.RECOVERY_COPY.format(time=moment(recovery.copied_at), count=count))
    return lines


def earlier_versions(path: Path) -> tuple[list[tuple[str, str]], dict[str, Path]]:
    """Return the choices to offer for a file that cannot be read, the harmless one first, and the file behind each."""
    choices = [("", texts.BACK)]
    places: dict[str, Path] = {}
    if backup_path(path).exists():
        places["backup"] = backup_path(path)
        choices.append(("backup", texts.UNREADABLE_BACKUP))
    for number, one in enumerate(generations(path)):
        places[str(number)] = one.path
        choices.append((str(number), texts.UNREADABLE_GENERATION.format(time=moment(one.kept_at))))
    return choices, places


def differences(recovery: Recovery) -> list[str]:
    """Return where file and copy differ, two lines a place, the first thirty.

    Raises:
        UnusableFile: one of the two cannot be read.
    """
    found = compare(recovery)
    lines = []
    for one in found[:_SHOWN]:
        old, new = (shorten(text, 56) if text else texts.COMPARE_NONE for text in (one.old, one.new))
        lines += [show(one.path, one_line=True), texts.COMPARE_ROW.format(old=old, new=new)]
    if len(found) > _SHOWN:
        lines.append(texts.COMPARE_MORE.format(count=len(found) - _SHOWN))
    return lines


def moment(when: datetime | None) -> str:
    """Return a moment as it is told."""
    return f"{when:%Y-%m-%d %H:%M:%S}" if when else "?"
