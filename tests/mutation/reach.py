"""Which test runs which function of the product: learnt once, by running the tests with a tracer."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

OUT = "MUTATION_REACH"
"""Environment variable: the folder where each process of the run leaves what it saw."""
_ROOMS = ("schemas", "wizards")


class Reach:
    """A plugin of pytest: notes for each test the functions it calls, what it costs, whether it passes."""

    def __init__(self, root: Path) -> None:
        self.root = f"{root}{os.sep}"
        self.known: dict[CodeType, str] = {}
        self.seen: set[CodeType] = set()
        self.rows: dict[str, dict[str, Any]] = {}

    def called(self, frame: FrameType, event: str, arg: object) -> None:
        """Note a call; the trace function of the interpreter."""
        self.seen.add(frame.f_code)

    def name(self, code: CodeType) -> str:
        """Return ``file:function`` for a function of the product, else ``""``."""
        if code not in self.known:
            file = code.co_filename.removeprefix(self.root).replace(os.sep, "/")
            ours = file.split("/")[0] in _ROOMS and "<module>" not in code.co_qualname
            self.known[code] = f"{file}:{_plain(code.co_qualname)}" if ours else ""
        return self.known[code]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace one test with its fixtures."""
        self.seen = set()
        before = _processor_seconds()
        threading.settrace(self.called)
        sys.settrace(self.called)
        try:
            result = yield
        finally:
            sys.settrace(None)
            threading.settrace(None)
        calls = sorted({name for code in list(self.seen) if (name := self.name(code))})
        row = self.rows.setdefault(item.nodeid, {"passed": True})
        row |= {"calls": calls, "seconds": _processor_seconds() - before}
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note whether a test can be relied on."""
        row = self.rows.setdefault(report.nodeid, {"passed": True})
        row["passed"] = row["passed"] and report.passed

    def pytest_sessionfinish(self) -> None:
        """Leave what was seen for the one who draws."""
        whole = {name: row for name, row in self.rows.items() if "calls" in row}
        Path(os.environ[OUT], f"{os.getpid()}.json").write_text(json.dumps(whole), encoding="utf-8")


def _processor_seconds() -> float:
    """What the processor did for this process and its children; a clock would count the neighbours too."""
    return sum(os.times()[:4])


def _plain(qualname: str) -> str:
    """Return the function as its file shows it: closures, lambdas and comprehensions belong to the one around them."""
    parts = qualname.replace(".<locals>", "").split(".")
    return ".".join(part for part in parts if not part.startswith("<"))


def pytest_configure(config: pytest.Config) -> None:
    """Put the plugin in place."""
    config.pluginmanager.register(Reach(Path.cwd()), "reach")
