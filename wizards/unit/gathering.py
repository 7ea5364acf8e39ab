"""Files and folders as sessions to work on: each one named, the bad ones too; the work goes on past them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Generic, TypeVar

from wizards.opening import OpenedFile, read_for
from wizards.storage import Met, NoSession, UnusableFile, session_files
from wizards.unit.two_processes import WORKERS, in_order, is_copied

_Result = TypeVar("_Result")

PAYS_FROM: Final = 60
"""With fewer files a second process costs more than it brings, where it begins as a copy of this one."""
PAYS_FROM_ANEW: Final = 400
"""The same where it begins anew: to load the program and the forms twice costs as much as eighty files."""
_TOGETHER: Final = 8


@dataclass(frozen=True, slots=True)
class Done(Generic[_Result]):
    """What came of one file.

    Attributes:
        file: the file as it was named, or where it was found.
        result: what the work made of it, ``None`` if it could not be used.
        problem: one sentence why it could not be used.
        named: the user named it himself.
        passed_over: it stood in a folder and is no session at all; nobody asked for it.
        notices: what was noticed of the file.
    """

    file: str
    result: _Result | None = None
    problem: str = ""
    named: bool = True
    passed_over: bool = False
    notices: tuple[str, ...] = ()


Work = Callable[[OpenedFile], _Result]


def gathered(paths: Sequence[str]) -> list[Met]:
    """Return the files that are named and those below the folders that are named."""
    return list(session_files(paths))


def always() -> bool:
    """Whatever comes is wanted."""
    return True


def each(
    files: Sequence[Met],
    work: Work[_Result],
    policy: str | None = None,
    *,
    threads: bool = False,
    wanted: Callable[[], bool] = always,
) -> Iterator[Done[_Result]]:
    """Yield what ``work`` makes of each file, in their order, while the next ones are worked on.

    Args:
        files: what ``gathered`` found.
        work: a function of a module (it may run in another process); what it returns must be plain data.
        policy: id of a policy to use in place of the files'.
        threads: this process has threads of its own, so another one must begin anew.
        wanted: asked between two files; nothing more comes once it is false.
    """
    do = partial(_one, work=work, policy=policy)
    pays_from = PAYS_FROM_ANEW if threads or not is_copied() else PAYS_FROM
    if len(files) >= pays_from and (os.cpu_count() or 1) >= WORKERS:
        yield from _by_workers(files, do, fresh=threads, wanted=wanted)
    else:
        yield from _by_itself(files, do, wanted)


def _by_itself(
    files: Sequence[Met], do: Callable[[Met], Done[_Result]], wanted: Callable[[], bool]
) -> Iterator[Done[_Result]]:
    for met in files:
        if not wanted():
            return
        yield do(met)


def _one(met: Met, work: Work[_Result], policy: str | None) -> Done[_Result]:
    done: Done[_Result] = Done(met.name, named=met.named)
    if met.problem:
        return replace(done, problem=f"打不开 {met.path.name}：{met.problem}。")
    try:
        opened = read_for(met.path, policy, met.piped)
    except NoSession as error:
        return replace(done, problem=str(error), passed_over=not met.named)
    except UnusableFile as error:
        return replace(done, problem=str(error))
    return replace(done, result=work(opened), notices=opened.notices)


def _by_workers(
    files: Sequence[Met], do: Callable[[Met], Done[_Result]], *, fresh: bool, wanted: Callable[[], bool]
) -> Iterator[Done[_Result]]:
    """Yield in order what two processes make of the files; should they not get along, one does the rest."""
    count = 0
    try:
        for done in in_order(_parts(files, _TOGETHER), partial(_together, do=do), fresh=fresh, wanted=wanted):
            for one in done:
                yield one
                count += 1
                if not wanted():
                    return
    except (BrokenProcessPool, OSError):
        yield from _by_itself(files[count:], do, wanted)


def _together(part: Sequence[Met], do: Callable[[Met], Done[_Result]]) -> list[Done[_Result]]:
    return [do(met) for met in part]


def _parts(files: Sequence[Met], size: int) -> Iterator[Sequence[Met]]:
    for at in range(0, len(files), size):
        yield files[at : at + size]
