"""A plugin of pytest that reads everything once and then tries each fault in a fork of itself.

Reading the tests costs seconds, a fork costs none. A fault inside a function is put in by changing the code of the
living function; what stands at the top of a file was carried elsewhere by ``from … import`` long ago, so such a fault
is declined and tried in a process of its own.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

PIPES = "MUTATION_PIPES"
"""Environment variable: the two descriptors over which requests come and answers go, with a colon between."""
GREEN, RED, DECLINED = 0, 1, 3
_ROOMS = ("schemas", "wizards", "tui")


class _Failures:
    """Remembers the first test that failed."""

    first = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.first:
            self.first = report.nodeid


@dataclass(frozen=True, slots=True)
class _Living:
    """What lives in the process, looked up once: a fork that went over all objects would copy all their pages."""

    items: dict[str, pytest.Item]
    functions: dict[str, list[FunctionType]]
    caches: list[Any]


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer requests in place of running the tests; each is one line of JSON, and so is the answer."""
    source, target = (int(one) for one in os.environ[PIPES].split(":"))
    living = _Living({item.nodeid: item for item in session.items}, *living_objects())
    gc.freeze()
    with os.fdopen(source, encoding="utf-8") as requests, os.fdopen(target, "w", encoding="utf-8") as answers:
        print(json.dumps({"ready": len(living.items)}), file=answers, flush=True)
        for line in requests:
            print(json.dumps(_ask(session, living, json.loads(line))), file=answers, flush=True)
    return True


def _ask(session: pytest.Session, living: _Living, request: dict[str, Any]) -> dict[str, Any]:
    """Try a request in a fork; return how it ended and which test noticed."""
    come, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(come)
        code, noticed = _try(session, living, request)
        os.write(go, noticed.encode())
        os._exit(code)
    os.close(go)
    ended = _wait(child, request["patience"])
    with os.fdopen(come, "rb") as told:
        noticed = told.read().decode() if ended is not None else ""
    return {"code": RED if ended is None else ended, "noticed": noticed}


def _wait(child: int, patience: float) -> int | None:
    """Return the exit code of a child; ``None`` when it hangs, and is ended."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _try(session: pytest.Session, living: _Living, request: dict[str, Any]) -> tuple[int, str]:
    file = str(Path.cwd() / request["path"])
    if request["path"] and not put_in(file, request["source"], living.functions.get(file, [])):
        return DECLINED, ""
    # What was remembered was computed without the fault.
    for cache in living.caches:
        cache.cache_clear()
    failures = _Failures()
    session.config.pluginmanager.register(failures)
    chosen = [living.items[test] for test in request["tests"] if test in living.items]
    for item, following in zip(chosen, [*chosen[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if failures.first:
            return RED, failures.first
    return GREEN, ""


def put_in(file: str, source: str, functions: list[FunctionType]) -> bool:
    """Give the functions of a file the code of another text of it; False when none of them differs."""
    old = _by_place(compile(Path(file).read_text("utf-8"), file, "exec"))
    new = {place: code for code, place in _by_place(compile(source, file, "exec")).items()}
    changed = 0
    for function in functions:
        code = new.get(old.get(function.__code__, ("", 0)))
        if code is not None and code != function.__code__:
            function.__code__ = code
            changed += 1
    return changed > 0


def _by_place(module: CodeType) -> dict[CodeType, tuple[str, int]]:
    """Return every code object of a file with its name and the how-manieth of that name it is."""
    counts: dict[str, int] = {}
    found: dict[CodeType, tuple[str, int]] = {}
    for code in _below(module):
        counts[code.co_qualname] = counts.get(code.co_qualname, 0) + 1
        found[code] = code.co_qualname, counts[code.co_qualname]
    return found


def _below(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _below(one)


def living_objects() -> tuple[dict[str, list[FunctionType]], list[Any]]:
    """Return the functions of each file of the product, and what remembers results of the product."""
    functions: dict[str, list[FunctionType]] = defaultdict(list)
    caches = []
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            functions[one.__code__.co_filename].append(one)
        elif isinstance(one, functools._lru_cache_wrapper) and _is_ours(one):
            caches.append(one)
    return dict(functions), caches


def _is_ours(cache: Any) -> bool:
    return str(getattr(cache, "__module__", "")).split(".")[0] in _ROOMS
