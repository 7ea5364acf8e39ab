"""What the commands that take several files and folders share: going through them, past the bad ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tui.commands.common import UNUSABLE, Unusable
from tui.output import say_aside, say_progress
from tui.piped import DASH, PIPED, read_piped
from wizards.storage import Met, is_folder
from wizards.unit.gathering import Done, Work, each, gathered

_Result = TypeVar("_Result")


def name_of(file: str) -> str:
    """Return what a file is called in a sentence."""
    return PIPED if file == DASH else Path(file).name


def _read(met: Met) -> Met:
    return met._replace(path=Path(PIPED), piped=read_piped())


class Many:
    """The files of one call.

    Args:
        names: files and folders as typed.
        verb: what is done, for the progress line.
        pipes: whether ``-`` stands for a session that comes through standard input.

    Attributes:
        files: every file there is to work on.
        single: just one file was named, which is no folder.
        worst: ``UNUSABLE`` as soon as one file could not be used.
        problems: the files that could not be used, each with the sentence why.
    """

    def __init__(self, names: Sequence[str], verb: str, *, pipes: bool = False) -> None:
        self.files: list[Met] = [_read(met) if pipes and met.name == DASH else met for met in gathered(names)]
        self.single = len(names) == 1 and not is_folder(names[0])
        self.worst = 0
        self.problems: list[tuple[str, str]] = []
        self._verb = verb
        if not self.files:
            raise Unusable(f"{'、'.join(Path(name).name or name for name in names)} 里没有自评文件（.toml）。")

    def results(self, work: Work[_Result], policy: str | None = None) -> Iterator[tuple[Done[_Result], _Result]]:
        """Yield what ``work`` makes of each file that can be used; of the others it is said why not."""
        for number, done in enumerate(each(self.files, work, policy), start=1):
            say_progress("")
            name = name_of(done.file)
            for notice in done.notices:
                say_aside(f"{name}：{notice}")
            if done.passed_over:
                say_aside(f"略过 {done.file}：不是自评文件。")
            elif done.result is None:
                say_aside(done.problem if done.named else f"{done.file}：{done.problem}")
                self.worst = UNUSABLE
                self.problems.append((done.file, done.problem))
            else:
                yield done, done.result
            say_progress(f"正在{self._verb} {number}/{len(self.files)} {name}")
        say_progress("")
