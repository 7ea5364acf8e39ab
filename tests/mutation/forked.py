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
import sys
import time
from collections.abc import Iterator
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


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer requests in place of running the tests; each is one line of JSON, and so is the answer."""
    source, target = (int(one) for one in os.environ[PIPES].split(":"))
    items = {item.nodeid: item for item in session.items}
    with os.fdopen(source, encoding="utf-8") as requests, os.fdopen(target, "w", encoding="utf-8") as answers:
        print(json.dumps({"ready": len(items)}), file=answers, flush=True)
        for line in requests:
            print(json.dumps(_ask(session, items, json.loads(line))), file=answers, flush=True)
    return True


def _ask(session: pytest.Session, items: dict[str, pytest.Item], request: dict[str, Any]) -> dict[str, Any]:
    """Try a request in a fork; return how it ended and which test noticed."""
    come, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(come)
        code, noticed = _try(session, items, request)
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


def _try(session: pytest.Session, items: dict[str, pytest.Item], request: dict[str, Any]) -> tuple[int, str]:
    path = request["path"]
    if path and not put_in(str(Path.cwd() / path), request["source"]):
        return DECLINED, ""
    forget()
    failures = _Failures()
    session.config.pluginmanager.register(failures)
    chosen = [items[test] for test in request["tests"] if test in items]
    for item, following in zip(chosen, [*chosen[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if failures.first:
            return RED, failures.first
    return GREEN, ""


def put_in(file: str, source: str) -> bool:
    """Give the living functions of a file the code of another text of it; False when none of them differs."""
    old = _by_place(compile(Path(file).read_text("utf-8"), file, "exec"))
    new = {place: code for code, place in _by_place(compile(source, file, "exec")).items()}
    changed = 0
    for function in gc.get_objects():
        if not isinstance(function, FunctionType) or function.__code__.co_filename != file:
            continue
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


def forget() -> None:
    """Empty the caches of the product: what was remembered was computed without the fault."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            module = sys.modules.get(getattr(one, "__module__", None) or "")
            if module is not None and module.__name__.split(".")[0] in _ROOMS:
                one.cache_clear()
