"""``ziping plain``: fill a session line by line, on any terminal and with a screen reader."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tui.commands.common import OK, UNUSABLE, Unusable
from tui.exits import Exits, last_sentence
from tui.lines.beginning import begin
from tui.lines.ear import Ear
from tui.lines.seat import Seat
from tui.lines.talk import talk
from tui.opening import Sitting
from tui.output import say_aside, say_done
from wizards.storage import UnusableFile


def run(arguments: Namespace) -> int:
    """Fill the file."""
    return fill(Path(arguments.file))


def fill(path: Path) -> int:
    """Ask until the user leaves; 0 when everything is on the disk, 2 when it is not or the file cannot be used."""
    ear = Ear()
    open_now: list[Sitting] = []
    with Exits(lambda: open_now[0] if open_now else None, undo=b"\r\n"):
        try:
            sitting = begin(ear, path)
        except UnusableFile as error:
            for line in error.details:
                say_aside(f"  {line}")
            raise Unusable(str(error)) from None
        if sitting is None:
            return OK
        open_now.append(sitting)
        saved = False
        try:
            talk(Seat(sitting, ear))
        finally:
            saved = sitting.close()
    say_done(last_sentence(sitting.desk, saved))
    return OK if saved else UNUSABLE
