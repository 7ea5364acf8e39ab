from __future__ import annotations

import os
import subprocess
import sys

from wizards.storage.disk.folders import state_folder
from wizards.storage.temps import clear_temps, write_temp


def test_what_a_dead_program_handed_to_an_editor_is_gone_at_the_next_start() -> None:
    mine = write_temp("还在写")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    theirs = mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{ended.pid}-"))
    swap = theirs.with_name(f".{theirs.name}.swp")
    elsewhere = mine.with_name(f"00000000-{ended.pid}-0123456789abcdef.txt")  # another machine, the same folder
    for one in (theirs, swap, elsewhere):
        one.write_text("留下的", "utf-8")
    clear_temps()
    assert sorted(one.name for one in mine.parent.iterdir()) == sorted([mine.name, elsewhere.name])


def test_nothing_was_left() -> None:
    assert not (state_folder() / "editing").exists()
    clear_temps()
