from __future__ import annotations

import os
import subprocess
import sys

import pytest

from wizards.storage import UnusableFile
from wizards.storage.disk.folders import state_folder
from wizards.storage.temps import clear_temps, read_temp, write_temp


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


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"a" * 1024 * 1024, ""),
        (b"a" * (1024 * 1024 + 1), "超过 1 MB"),
        ("汉".encode("gbk"), "不是 UTF-8"),
        (None, "不存在"),
    ],
)
def test_what_an_editor_wrote_is_taken_back_whole_or_not_at_all(written: bytes | None, why: str) -> None:
    path = write_temp("原来的")
    if written is None:
        path.unlink()
    else:
        path.write_bytes(written)
    if why:
        with pytest.raises(UnusableFile, match=why):
            read_temp(path)
    else:
        assert read_temp(path).encode() == written


def test_nothing_was_left() -> None:
    assert not (state_folder() / "editing").exists()
    clear_temps()
