"""Files and folders as sessions to work on: each one named, the bad ones too; the work goes on past them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Final, Generic, TypeVar

from wizards.opening import OpenedFile, read_for
from wizards.storage import Met, NoSession, UnusableFile, session_files

_Result = TypeVar("_Result")
_Part = TypeVar("_Part")

WORKERS: Final = 2
PAYS_FROM: Final = 60
"""With fewer files starting a second process costs more than it brings."""
_TOGETHER: Final = 8
_AHEAD: Final = 4


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


def each(
    files: Sequence[Met], work: Work[_Result], policy: str | None = None, *, alone: bool = False
) -> Iterator[Done[_Result]]:
    """Yield what ``work`` makes of each file, in their order, while the next ones are worked on.

    Args:
        files: what ``gathered`` found.
        work: a function of a module (it may run in another process); what it returns must be plain data.
        policy: id of a policy to use in place of the files'.
        alone: in this process only; one with threads of its own cannot be doubled.
    """
    do = partial(_one, work=work, policy=policy)
    if not alone and len(files) >= PAYS_FROM and (os.cpu_count() or 1) >= WORKERS:
        yield from _by_workers(files, do)
    else:
        yield from map(do, files)


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


def _by_workers(files: Sequence[Met], do: Callable[[Met], Done[_Result]]) -> Iterator[Done[_Result]]:
    """Yield in order what two processes make of the files; should they not get along, one does the rest."""
    count = 0
    try:
        for done in _in_order(_parts(files, _TOGETHER), partial(_together, do=do)):
            for one in done:
                yield one
                count += 1
    except (BrokenProcessPool, OSError):
        yield from map(do, files[count:])


def _together(part: Sequence[Met], do: Callable[[Met], Done[_Result]]) -> list[Done[_Result]]:
    return [do(met) for met in part]


def _parts(files: Sequence[Met], size: int) -> Iterator[Sequence[Met]]:
    for at in range(0, len(files), size):
        yield files[at : at + size]


def _in_order(parts: Iterator[_Part], do: Callable[[_Part], _Result]) -> Iterator[_Result]:
    """Yield results in the order of ``parts``; only a few are ever waiting, so memory stays flat."""
    with ProcessPoolExecutor(WORKERS) as pool:
        waiting: list[Future[_Result]] = [pool.submit(do, part) for part in islice(parts, WORKERS * _AHEAD)]
        while waiting:
            result = waiting.pop(0).result()
            waiting += [pool.submit(do, part) for part in islice(parts, 1)]
            yield result
